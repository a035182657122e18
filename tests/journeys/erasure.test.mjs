// What a dossier says of people is destroyed: nothing is left on the disk, everybody is told so,
// and the log still holds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { dump } from './rows.mjs';
import { Trial, course, engines, program } from './trial.mjs';

// Nobody else is called so, and no text of the program holds these words.
const owner = {
  kind: 'citizen',
  full_name: 'Quách Thị Zyxwvut',
  identity_number: '999197000778',
  phone: '0900000778',
  email: 'zyxwvut@example.vn',
  address: 'Ngõ Wqrstuv, phường Hoa Lư',
};
const strings = ['zyxwvut', 'Zyxwvut', '999197000778', '0900000778', 'Wqrstuv'];

function contents(trial) {
  return readdirSync(join(trial.data, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

for (const engine of engines) {
  describe(`erasure on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let citizen, code, slip, proof;
    const order = ['--cause', 'ordered', '--decision', '12/QĐ-UBND', '--json'];
    const erase = (...words) => {
      const { status, out, err } = trial.run('erase', ...words);
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };
    const get = (path, token = tokens.counter_officer) =>
      trial.call('GET', `/api/v1/${path}`, { token });

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      for (const [role] of course) tokens[role] ??= await trial.signIn(role, 'H42.02.01');
      tokens.case_officer = await trial.signInAs('ho-tich');
      const { json: file } = await trial.upload(citizen);
      const { papers } = await trial.filing();
      const filed = await trial.file(citizen, {
        owner,
        papers: papers.map((paper) => ({ ...paper, files: [file.id], originals: 0, copies: 1 })),
      });
      assert.equal(filed.status, 201, filed.text);
      code = filed.json.code;
      slip = (await get(`dossiers/${code}`)).json.slip_url;
    });
    after(() => trial.remove());

    it('is refused while the dossier is open', () => {
      const { status, dossiers } = erase(code, ...order);
      assert.deepEqual([status, dossiers[0].problem], [1, 'wrong_state']);
    });

    it('needs to be told which dossiers and by which paper', () => {
      assert.equal(trial.run('erase', ...order).status, 2);
      assert.equal(trial.run('erase', code, '--ended-before', '2030-01-01', ...order).status, 2);
      assert.equal(trial.run('erase', code, '--cause', 'ordered').status, 2);
    });

    it('makes nothing where there is no database', () => {
      const nowhere = join(trial.data, 'mistyped');
      const words = ['erase', code, ...order, '--data', nowhere];
      assert.equal(spawnSync(program, words).status, 2);
      assert.equal(spawnSync(program, ['verify', '--json', '--data', nowhere]).status, 2);
      assert.equal(existsSync(nowhere), false);
    });

    it('is told and undone in a dry run', async () => {
      for (const [role, noun, body] of course) {
        const done = await trial.act(tokens[role], code, noun, body);
        assert.equal(done.status, 201, `${noun}: ${done.text}`);
      }
      proof = (await get(`dossiers/${code}/proof`)).json;
      assert.ok(dump(trial).includes('zyxwvut'));
      assert.equal(contents(trial).length, 1);
      const { status, dossiers } = erase(code, '--dry-run', ...order);
      assert.deepEqual([status, dossiers[0].ok, dossiers[0].files], [0, true, 1]);
      assert.equal((await get(`dossiers/${code}`)).json.erased, false);
    });

    it('leaves nothing of the person in the database and on the shelf', () => {
      const { status, dossiers, err } = erase(code, ...order);
      assert.deepEqual([status, dossiers[0].ok], [0, true], err);
      const left = dump(trial);
      assert.ok(left.includes(code));
      for (const text of strings) assert.equal(left.includes(text), false, text);
      assert.deepEqual(contents(trial), []);
    });

    it('is said by page and API, and the dossier keeps its state', async () => {
      const { json } = await get(`dossiers/${code}`);
      assert.deepEqual([json.erased, json.owner, json.form], [true, null, null]);
      assert.equal(json.status, 'delivered');
      const entries = (await get(`dossiers/${code}/journal`)).json.items;
      assert.equal(entries.at(-1).kind, 'dossier_erased');
      const own = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
      assert.equal(own.json.erased, true);
      assert.equal((await trial.call('GET', slip)).status, 200);
      const found = await get('search?q=zyxwvut');
      assert.deepEqual(found.json.items, []);
      assert.equal((await get('dossiers', citizen)).status, 200);
      assert.equal((await get('tasks')).status, 200);
    });

    it('is final', async () => {
      const { dossiers } = erase(code, ...order);
      assert.equal(dossiers[0].problem, 'erased_before');
      const corrected = await trial.act(tokens.signatory, code, 'correction', { reason: 'sai' });
      assert.deepEqual([corrected.status, corrected.json.code], [409, 'erased_before']);
    });

    it('leaves journal, log and proofs whole', async () => {
      const { entries } = (await get(`dossiers/${code}/proof`)).json;
      assert.deepEqual(
        entries.slice(0, proof.entries.length).map(({ text }) => text),
        proof.entries.map(({ text }) => text),
      );
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
      const verified = trial.run('verify', '--files', '--json');
      assert.equal(verified.status, 0, verified.out);
    });

    it('takes all that ended before a day', async () => {
      const { json } = await trial.file(citizen, { owner });
      const rejected = await trial.act(tokens.counter_officer, json.code, 'rejection', {
        reason: 'Không đúng nơi tiếp nhận.',
      });
      assert.equal(rejected.status, 201, rejected.text);
      assert.deepEqual(erase('--ended-before', '2020-01-01', ...order).dossiers, []);
      const { dossiers } = erase('--ended-before', '2099-01-01', ...order);
      assert.deepEqual(
        dossiers.map((each) => [each.code, each.ok]),
        [[json.code, true]],
      );
    });
  });
}
