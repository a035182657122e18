// The log: heads, proofs that anybody can check, hands in the database, and a witness.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify as verify_signature } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Trial, engines, home } from './trial.mjs';

const sha256 = (...pieces) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
const leaf_hash = (text) => sha256(Buffer.from([0]), text);
const node_hash = (left, right) => sha256(Buffer.from([1]), left, right);

/** RFC 9162, 2.1.3.2: the root that a proof leads to. */
function root_from(hash, index, size, proof) {
  let [node, last] = [index, size - 1];
  for (const sibling of proof.map((each) => Buffer.from(each, 'base64'))) {
    assert.notEqual(last, 0);
    if (node % 2 === 1 || node === last) {
      hash = node_hash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      hash = node_hash(hash, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  assert.equal(last, 0);
  return hash;
}

/** The three lines of a checkpoint, when the key signed it. */
function opened(note, key) {
  const at = note.lastIndexOf('\n\n');
  const text = note.slice(0, at + 1);
  const [, name, encoded] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(key);
  const spki = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(encoded, 'base64').subarray(1),
  ]);
  const line = note.split('\n').find((each) => each.startsWith(`— ${name} `));
  const signature = Buffer.from(line.split(' ')[2], 'base64').subarray(4);
  const public_key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  assert.ok(verify_signature(null, Buffer.from(text), public_key, signature));
  const [origin, size, root] = text.split('\n');
  assert.equal(origin, name);
  return { size: Number(size), root };
}

/** A witness' verifier key that nobody has the secret of. */
function key_named(name) {
  const key = Buffer.concat([Buffer.from([4]), sha256('nobody')]);
  const id = sha256(name + '\n', key).subarray(0, 4);
  return `${name}+${id.toString('hex')}+${key.toString('base64')}`;
}

function sql(trial, statement) {
  const command = trial.database
    ? ['psql', ['-qAt', trial.database, '-c', statement]]
    : ['sqlite3', [join(trial.data, 'motcua.db'), statement]];
  return execFileSync(...command, { encoding: 'utf8' }).trim();
}

/** Takes the journal's triggers away, as the database's owner can. */
function without_triggers(trial) {
  if (trial.database) return sql(trial, 'ALTER TABLE journal DISABLE TRIGGER USER');
  for (const name of ['known', 'no_update', 'no_delete'])
    sql(trial, `DROP TRIGGER journal_${name}`);
}

/** So many milliseconds from now. */
const moment = (later) => new Date(Date.now() + later).toISOString().replace(/\.\d+Z/, 'Z');

async function until(holds) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(Date.now() < end, 'in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

for (const engine of engines) {
  describe(`the log on ${engine}`, () => {
    const trial = new Trial(engine);
    const witness = new Trial('sqlite');
    let citizen, code, key, head_file;
    const get = (path, token) => trial.call('GET', `/api/v1/${path}`, { token });
    const verify = (...words) => {
      const { status, out, err } = trial.run('verify', '--json', ...words);
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };
    /** The dossier's bundle, once all of its entries are sealed. */
    const bundle = () =>
      until(async () => {
        const { json } = await get(`dossiers/${code}/proof`, citizen);
        return json.entries.every(({ index }) => index !== null) && json;
      });

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      code = (await trial.file(citizen)).json.code;
      key = (await get('log/key')).json.key;
      head_file = join(trial.data, 'head.txt');
    });
    after(async () => {
      await trial.remove();
      await witness.remove();
    });

    it('proves an entry of a dossier to whoever has only the key', async () => {
      const begin = Date.now();
      const { entries, checkpoint, key: named } = await bundle();
      assert.ok(Date.now() - begin < 2500);
      assert.equal(named, key);
      const { size, root } = opened(checkpoint, key);
      assert.equal(entries.length, 1);
      for (const { text, index, proof } of entries) {
        assert.equal(JSON.parse(text).body.code, code);
        assert.equal(root_from(leaf_hash(text), index, size, proof).toString('base64'), root);
      }
    });

    it('gives the proof as a file to whoever holds the slip', async () => {
      const { slip_url } = (await get(`dossiers/${code}`, citizen)).json;
      const file = await trial.call('GET', `${slip_url}/proof`);
      assert.match(file.headers.get('content-disposition'), new RegExp(`attachment.*${code}.json`));
      assert.deepEqual(file.json.entries, (await bundle()).entries);
      const page = await trial.call('GET', slip_url);
      assert.ok(page.text.includes(`href="${slip_url}/proof"`));
      assert.equal((await trial.call('GET', `/track/${code}/wrong/proof`)).status, 404);
    });

    it('is understood by the page that checks it from a disk', async () => {
      const made = mkdtempSync(join(trial.data, 'check-'));
      const check_file = join(made, 'check.mjs');
      const esbuild = join(home, 'node_modules/.bin/esbuild');
      const words = [join(home, 'verifier/check.mjs'), '--bundle', '--format=esm'];
      execFileSync(esbuild, [...words, `--outfile=${check_file}`, '--log-level=error']);
      const { check } = await import(check_file);
      const text = JSON.stringify(await bundle());
      const found = check(text, key);
      assert.deepEqual([found.why, found.key_published], [null, true]);
      assert.deepEqual(new Set(found.entries.map(({ outcome }) => outcome)), new Set(['proved']));
      const altered = text.replace('recorded_at\\":1', 'recorded_at\\":2');
      assert.notEqual(altered, text);
      assert.equal(check(altered).entries[0].outcome, 'entry_differs');
      assert.equal(check(text.replace(/\\n(\d+)\\n/, '\\n1$1\\n')).why, 'head_not_signed');
      assert.equal(check(text, key_named('other')).why, 'other_key');
      assert.equal(check('{}').why, 'no_bundle');
    });

    it('shows the proof of a dossier to nobody else', async () => {
      assert.equal((await get(`dossiers/${code}/proof`)).status, 401);
      const other = await trial.signInAs('quan-tri');
      assert.equal((await get(`dossiers/${code}/proof`, other)).status, 404);
    });

    it('tells head, key and proofs by command as by API', async () => {
      const note = (await get('log/checkpoint')).text;
      const head = trial.run('log', 'head', '--json');
      assert.equal(JSON.parse(head.out).checkpoint, note);
      assert.equal(trial.run('log', 'head').out, note);
      assert.equal(trial.run('log', 'key').out.split('\n')[0], key);
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      const inclusion = (await get(`log/inclusion?entry=${id}`)).json;
      assert.equal(inclusion.leaf_hash, leaf_hash(text).toString('base64'));
      assert.deepEqual(JSON.parse(trial.run('log', 'inclusion', id, '--json').out), inclusion);
      const consistency = (await get('log/consistency?from=5')).json;
      const said = trial.run('log', 'consistency', '5', String(consistency.to), '--json');
      assert.deepEqual(JSON.parse(said.out), consistency);
    });

    it('refuses by name what it cannot prove', async () => {
      const refused = async (path, status, name) => {
        const answer = await get(path);
        assert.deepEqual([answer.status, answer.json.code], [status, name], path);
      };
      await refused('log/inclusion?entry=1', 404, 'not_in_log');
      await refused('log/inclusion', 422, 'bad_field');
      await refused('log/consistency?from=x', 422, 'bad_field');
      await refused('log/consistency?from=5&to=4', 422, 'bad_tree_size');
      await refused('log/consistency?from=5&to=99999999', 422, 'bad_tree_size');
      const shown = await fetch(`${trial.origin}/api/v1/log/witness`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: 'old 0\n\n' + (await get('log/checkpoint')).text,
      });
      assert.equal(shown.status, 404);
      assert.equal((await shown.json()).code, 'unknown_log');
    });

    const nodes = engine === 'sqlite' ? { skip: 'SQLite serves one node' } : {};
    it('goes on within two seconds when the node that seals is killed', nodes, async () => {
      const other = new Trial('sqlite');
      const own = other.data;
      [other.data, other.where, other.database] = [trial.data, trial.where, trial.database];
      await other.start();
      try {
        for (const [dying, living] of [
          [trial, other],
          [other, trial],
        ]) {
          await Promise.all([dying.file(citizen), living.file(citizen)]);
          await dying.stop('SIGKILL');
          const filed = await living.file(citizen);
          const begin = Date.now();
          await until(async () => {
            const path = `/api/v1/dossiers/${filed.json.code}/proof`;
            const { json } = await living.call('GET', path, { token: citizen });
            return json.entries[0].index !== null;
          });
          assert.ok(Date.now() - begin < 2500, `${Date.now() - begin} ms`);
          await dying.start();
        }
        assert.equal(verify('--log-only').ok, true);
      } finally {
        await other.stop();
        rmSync(own, { recursive: true, force: true });
      }
    });

    it('is whole, and says so', () => {
      const found = verify();
      assert.deepEqual([found.status, found.ok, found.first_bad], [0, true, null], found.err);
      assert.ok(found.entries > 100 && found.heads > 0);
      assert.equal(found.state.ok, true);
    });

    it('keeps its key to itself', () => {
      assert.equal(statSync(join(trial.data, 'log.key')).mode & 0o777, 0o600);
      assert.match(readFileSync(join(trial.data, 'log.key'), 'utf8'), /^PRIVATE\+KEY\+motcua\//);
    });

    it('is shown to a witness and a file, and keeps what they sign', async () => {
      await witness.start('--witness-for', key);
      const theirs = JSON.parse(witness.run('log', 'key', '--json').out).witness_key;
      const name = theirs.split('+')[0];
      const heads = join(trial.data, 'heads.txt');
      await trial.stop();
      await trial.start(
        ...['--witness', `${name}=${witness.origin}/api/v1/log/witness`, '--witness-key', theirs],
        ...['--witness', `disk=file:${heads}`, '--witness', 'gone=http://127.0.0.1:9/x'],
        ...['--witness-key', key_named('gone')],
      );
      code = (await trial.file(citizen)).json.code;
      await bundle();
      const note = await until(async () => {
        const { text } = await get('log/checkpoint');
        return text.includes(`— ${name} `) && text;
      });
      opened(note, key);
      await until(() => readFileSync(heads, 'utf8').includes(note.split('\n')[2]));
      writeFileSync(head_file, note);
      assert.equal(verify('--log-only', '--against', heads, head_file).ok, true);
      const progress = JSON.parse(trial.run('log', 'witnesses', '--json').out);
      const of = (each) => progress.find((one) => one.name === each);
      assert.deepEqual([of(name).fault, of('disk').fault], ['', '']);
      assert.equal(of('gone').fault, 'no_answer');
    });

    it('is read again from an earlier head on', () => {
      const { ok, entries } = verify('--log-only', '--since', head_file);
      assert.deepEqual([ok, entries], [true, 0]);
    });

    it('lets a dossier be seen as it was', async () => {
      const counter = await trial.signIn('counter_officer', 'H42.02.01');
      const seen = (at) => {
        const { status, out } = trial.run('state', '--at', at, code, '--json');
        return { status, ...JSON.parse(out) };
      };
      const filed = (await get(`dossiers/${code}`, citizen)).json;
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const between = moment(0);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const accepted = await trial.act(counter, code, 'acceptance');
      assert.equal(accepted.status, 201, accepted.text);
      const then = seen(between);
      assert.deepEqual([then.status, then.version], ['submitted', 1]);
      for (const member of ['owner', 'form', 'papers', 'receiving_unit', 'submitted_at'])
        assert.deepEqual(then[member], filed[member], member);
      assert.equal(then.journal.length, 1);
      assert.equal(seen(moment(60_000)).version, 2);
      const told = trial.run('state', '--at', between, code);
      assert.match(told.out, /status +submitted \(1\)/);
      assert.equal(seen('2020-01-01').problem, 'no_such_dossier');
      assert.equal(trial.run('state', '--at', 'yesterday', code).status, 2);
    });

    it('takes no file that holds no head of it', () => {
      const wrong = join(trial.data, 'wrong.txt');
      writeFileSync(wrong, 'hello\n');
      assert.equal(verify('--against', wrong).status, 2);
      assert.equal(verify('--against', join(trial.data, 'none.txt')).status, 2);
      assert.equal(verify('--key', 'x').status, 2);
      assert.match(verify('--since', wrong).err, /holds no signed heads/);
    });

    it('notices a head that it does not continue', () => {
      const head = readFileSync(head_file, 'utf8');
      const other = head.replace(/\n(\d+)\n/, (_, size) => `\n${size}0\n`);
      const file = join(trial.data, 'other.txt');
      writeFileSync(file, other);
      const { status, first_bad } = verify('--log-only', '--against', file);
      assert.deepEqual([status, first_bad.why], [1, 'known_head_not_signed']);
    });

    it('names a file whose row and content were exchanged with another one’s by hand', async () => {
      const files = [];
      for (const login of ['cong-dan', 'cong-dan-2']) {
        const token = await trial.signInAs(login);
        const { json } = await trial.upload(token, `%PDF-1.4\n%of ${login}\n%%EOF\n`);
        const { papers } = await trial.filing();
        papers[0].files = [json.id];
        const filed = await trial.file(token, { papers });
        assert.equal(filed.status, 201, filed.text);
        files.push(json.id);
      }
      const [one, other] = files;
      const exchange = () => {
        for (const [from, to] of [[one, 1], [other, one], [1, other]])
          sql(trial, `UPDATE files SET id = ${to} WHERE id = ${from}`);
        const contents = readdirSync(join(trial.data, 'files'), { recursive: true });
        for (const [from, to] of [[one, other], [other, one]])
          for (const name of contents.filter((each) => each.endsWith(`-${from}`))) {
            const place = join(trial.data, 'files', name);
            renameSync(place, place.replace(/-\d+$/, `-${to}`));
          }
      };
      assert.equal(verify('--files').ok, true);
      exchange();
      const first = [...files].sort()[0];
      const state = verify();
      assert.deepEqual([state.status, state.ok], [1, false]);
      const { why, table, row, column } = state.first_bad;
      assert.deepEqual(
        [why, table, row, column],
        ['state_differs', 'files', first, 'content_name'],
      );
      const opened = verify('--files');
      assert.deepEqual([opened.ok, opened.first_bad.why], [false, 'content_exchanged']);
      assert.equal(opened.first_bad.file, first);
      assert.equal(opened.contents.bad, 2);
      exchange();
      assert.equal(verify('--files').ok, true);
    });

    // From here on the database is spoilt.
    it('names the entry that was altered by hand', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      without_triggers(trial);
      sql(trial, `UPDATE journal SET recorded_at = recorded_at - 86400000000 WHERE id = ${id}`);
      const { status, first_bad } = verify('--log-only');
      assert.equal(status, 1);
      assert.deepEqual([first_bad.entry, first_bad.why], [id, 'entry_altered']);
      sql(trial, `UPDATE journal SET recorded_at = recorded_at + 86400000000 WHERE id = ${id}`);
      const found = verify();
      assert.equal(found.first_bad.why, 'state_differs');
      const trigger = trial.database ? 'journal_no_change' : 'journal_known';
      assert.equal(found.first_bad.row, `trigger ${trigger}`);
    });

    it('names the entry that was removed by hand', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      sql(trial, `DELETE FROM journal WHERE id = ${id}`);
      const { first_bad } = verify('--log-only');
      assert.deepEqual([first_bad.entry, first_bad.why], [id, 'entry_missing']);
    });

    it('does not start when its key is gone', async () => {
      await trial.stop();
      execFileSync('rm', [join(trial.data, 'log.key')]);
      await assert.rejects(trial.start(), /no usable key of the log/);
    });
  });
}
