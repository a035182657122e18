// What guards the house: tries at the door, kinds of files, who reads them, and whether tampering
// with the database shows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`the guards of the house on ${engine}`, () => {
    const trial = new Trial(engine);
    let citizen, counter;
    before(async () => {
      await trial.start('--trusted-proxy', '127.0.0.1');
      citizen = await trial.signInAs('cong-dan');
      counter = await trial.signIn('counter_officer', 'H42.02.01');
    });
    after(() => trial.remove());

    const refused = (answer, status, name) => {
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.json.code, name);
      assert.match(answer.headers.get('content-type'), /problem\+json/);
    };
    const with_paper = async (file) => {
      const papers = [{ paper: 'birth_notification', files: [file], originals: 0, copies: 0 }];
      return (await trial.file(citizen, { papers })).json.code;
    };

    it('stops who guesses a password, and not the person whose login it is', async () => {
      const from = (address) => ({ 'x-forwarded-for': address });
      const enter = (password, headers) =>
        trial.call('POST', '/api/v1/sessions', {
          body: { login: 'van-thu', password },
          headers,
        });
      const { password } = trial.accounts().find((each) => each.login === 'van-thu');
      for (let i = 0; i < 5; ++i)
        refused(await enter('wrong', from('203.0.113.9')), 401, 'wrong_login_or_password');
      const stopped = await enter(password, from('203.0.113.9'));
      refused(stopped, 429, 'too_many_tries');
      const wait = Number(stopped.headers.get('retry-after'));
      assert.ok(wait > 0 && wait <= 15 * 60, `${wait}`);
      // What somebody writes before the proxy's own words counts for nothing.
      refused(await enter(password, from('198.51.100.1, 203.0.113.9')), 429, 'too_many_tries');
      assert.equal((await enter(password, from('203.0.113.10'))).status, 201);
    });

    it('tells on the page too how long to wait', async () => {
      const enter = () =>
        fetch(`${trial.origin}/sign-in`, {
          method: 'POST',
          headers: { 'x-forwarded-for': '203.0.113.11' },
          body: new URLSearchParams({ login: 'nobody-at-all', password: 'wrong' }),
        });
      for (let i = 0; i < 5; ++i) assert.equal((await enter()).status, 422);
      const last = await enter();
      assert.equal(last.status, 429);
      assert.match(last.headers.get('retry-after'), /^\d+$/);
      assert.match(await last.text(), /Hãy chờ 15 phút/);
    });

    it('takes the kinds of files that its refusal names, by content and by name', async () => {
      const text = await trial.upload(citizen, 'Đơn viết bằng chữ thường.\n');
      assert.equal(text.status, 415);
      assert.equal(text.json.code, 'kind_not_accepted');
      assert.match(text.json.title, /PDF, JPG, PNG, DOCX hoặc XLSX/);
      const form = new FormData();
      form.set('file', new Blob(['%PDF-1.4\n%%EOF\n']), 'ảnh chụp.png');
      const misnamed = await fetch(`${trial.origin}/api/v1/files`, {
        method: 'POST',
        headers: { authorization: `Bearer ${citizen}` },
        body: form,
      });
      assert.equal(misnamed.status, 415);
      assert.equal((await misnamed.json()).code, 'kind_not_as_named');
    });

    it('gives a file back to those who may see it, and notes who read', async () => {
      const file = (await trial.upload(citizen)).json;
      const get = (token, headers) =>
        trial.call('GET', `/api/v1/files/${file.id}`, { token, headers });
      refused(await get(counter), 404, 'no_such_file');
      await with_paper(file.id);
      const readings = "SELECT COUNT(*) FROM access_log WHERE purpose = 'file'";
      const noted = () => Number(sql(trial, readings));
      assert.equal(noted(), 0);
      for (const token of [citizen, counter]) {
        const answer = await get(token);
        assert.equal(answer.status, 200);
        assert.match(answer.text, /^%PDF-1.4/);
        assert.equal(answer.headers.get('content-type'), 'application/pdf');
        assert.match(answer.headers.get('content-disposition'), /^inline; filename=/);
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
        const again = await get(token, { 'if-none-match': answer.headers.get('etag') });
        assert.equal(again.status, 304);
        assert.equal(again.text, '');
      }
      assert.equal(noted(), 1);
      refused(await get(await trial.signInAs('cong-dan-2')), 404, 'no_such_file');
      refused(await get(undefined), 401, 'sign_in_needed');
    });

    it('names the methods of a path, and answers a bad path as a program wants it', async () => {
      const answer = await trial.call('PATCH', '/api/v1/dossiers');
      refused(answer, 405, 'method_not_allowed');
      assert.deepEqual(answer.headers.get('allow').split(', ').sort(), ['GET', 'HEAD', 'POST']);
      for (const bad of ['%00', '%ff%fe', '%zz'])
        refused(await trial.call('GET', `/api/v1/dossiers/${bad}`), 400, 'bad_request');
      const page = await trial.call('GET', '/dossiers/%00');
      assert.match(page.headers.get('content-type'), /text\/html/);
    });

    it('keeps its data to itself and says when the port is taken', () => {
      const names = readdirSync(trial.data, { recursive: true });
      const open_to_others = names.filter(
        (name) => !name.startsWith('uploads') && statSync(join(trial.data, name)).mode & 0o077,
      );
      assert.deepEqual(open_to_others, []);
      if (engine === 'sqlite')
        for (const name of ['motcua.db', 'motcua.db-wal', 'motcua.db-shm'])
          assert.ok(names.includes(name), name);
      const { port } = new URL(trial.origin);
      const second = trial.run('serve', '--port', port);
      assert.equal(second.status, 1);
      assert.match(second.err, new RegExp(`port ${port}: another program is using it`));
    });

    const roles = engine === 'sqlite' ? { skip: 'SQLite has no roles' } : {};
    it('lets the serving role only read its logs and add to them', roles, () => {
      const serving = new URL(trial.database ?? 'postgres://none');
      serving.username = 'motcua_app';
      const as_app = (statement) =>
        spawnSync('psql', ['-qAt', '-v', 'ON_ERROR_STOP=1', serving.href, '-c', statement], {
          encoding: 'utf8',
        });
      const columns = {
        access_log: 'purpose',
        security_log: 'about',
        journal: 'body',
        leaves: 'entry_id',
        tree_nodes: 'hash',
        tree_heads: 'note',
        cosignatures: 'line',
      };
      for (const [log, column] of Object.entries(columns)) {
        assert.equal(as_app(`SELECT COUNT(*) FROM ${log}`).status, 0);
        for (const statement of [
          `UPDATE ${log} SET ${column} = ${column}`,
          `DELETE FROM ${log}`,
          `TRUNCATE ${log}`,
        ])
          assert.match(as_app(statement).stderr, /permission denied/, statement);
      }
      const added = as_app(
        'INSERT INTO security_log (id, at, kind, actor, peer, about)' +
          " VALUES (1, 1, 'a', '', '', '')",
      );
      assert.equal(added.status, 0, added.stderr);
    });

    // From here on the database is spoilt.
    it('notices a file, a trigger and a secret that were tampered with', async () => {
      const lost = (await trial.upload(citizen, '%PDF-1.4\n% to be lost\n')).json.id;
      await with_paper((await trial.upload(citizen, '%PDF-1.4\n% to be deleted\n')).json.id);
      const check = () => {
        const { status, out } = trial.run('rebuild', '--check', '--json');
        const found = JSON.parse(out);
        assert.equal(status, found.ok ? 0 : 1);
        return found;
      };
      assert.equal(check().ok, true);

      const content = readdirSync(join(trial.data, 'files'), { recursive: true }).find((name) =>
        name.endsWith(`-${lost}`),
      );
      const place = join(trial.data, 'files', content);
      renameSync(place, `${place}.elsewhere`);
      const missing = { table: 'files', row: lost, why: 'content missing' };
      assert.deepEqual(check().differences, [missing]);
      renameSync(`${place}.elsewhere`, place);

      const deleted = sql(trial, 'SELECT MAX(file_id) FROM paper_files');
      sql(trial, `DELETE FROM files WHERE id = ${deleted}`);
      const gone = { table: 'files', row: deleted, why: 'missing' };
      const broken = check();
      assert.deepEqual(broken.differences, [gone]);
      assert.deepEqual(broken.broken_rules, [
        { rule: 'a file that a paper or a visit names is there', offenders: 1 },
        { rule: 'a file is what the entry says that named it', offenders: 1 },
      ]);

      const drop = { sqlite: 'journal_no_update', postgres: 'journal_no_change ON journal' };
      sql(trial, `DROP TRIGGER ${drop[engine]}`);
      const trigger = `trigger ${drop[engine].split(' ')[0]}`;
      const off = { table: 'journal', row: trigger, why: 'missing' };
      assert.deepEqual(check().differences, [off, gone]);
      assert.match(trial.run('rebuild', '--check').out, new RegExp(`row ${trigger}: missing`));

      const entry = sql(trial, 'SELECT MAX(entry_id) FROM journal_secrets');
      const secret = (why) => {
        const [first] = check().differences;
        assert.deepEqual(first, { table: 'journal_secrets', row: entry, why });
      };
      const older = '(SELECT salt FROM journal_secrets ORDER BY entry_id LIMIT 1)';
      sql(trial, `UPDATE journal_secrets SET salt = ${older} WHERE entry_id = ${entry}`);
      secret('salt');
      sql(trial, `UPDATE journal_secrets SET ciphertext = salt WHERE entry_id = ${entry}`);
      secret('ciphertext');
      sql(trial, `DELETE FROM journal_secrets WHERE entry_id = ${entry}`);
      secret('missing');
    });
  });
}
