// The log: heads, proofs that anybody can check, hands in the database, and a witness.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify as verify_signature } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checker } from './checker.mjs';
import { until, verified, whole_bundle } from './log.mjs';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

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

/** So many milliseconds from now. */
const moment = (later) => new Date(Date.now() + later).toISOString().replace(/\.\d+Z/, 'Z');

for (const engine of engines) {
  describe(`the log on ${engine}`, () => {
    const trial = new Trial(engine);
    const witness = new Trial('sqlite');
    let citizen, code, key, head_file;
    const verify = (...words) => verified(trial, ...words);
    const bundle = () => whole_bundle(trial, code, citizen);
    const get = (path, token) => trial.call('GET', `/api/v1/${path}`, { token });
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
      const { entries, checkpoint, key: named } = await bundle();
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
      const check = await checker();
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

    it('tells its newest head, and what waits for a place', async () => {
      const { json } = await get('log');
      assert.equal(json.key, key);
      const { size, root } = opened((await get('log/checkpoint')).text, key);
      assert.ok(json.head.size <= size && json.waiting.entries >= 0);
      if (json.head.size === size) assert.equal(json.head.root, root);
    });

    it('lists its heads newest first, page by page, each of them signed', async () => {
      await trial.file(citizen);
      await bundle();
      const sizes = [];
      let cursor = '';
      for (let page = 0; page < 3 && cursor !== null; ++page) {
        const { json } = await get(`log/heads?limit=2&cursor=${cursor}`);
        sizes.push(...json.items.map(({ size }) => size));
        cursor = json.next;
      }
      assert.ok(sizes.length > 2);
      assert.deepEqual(sizes, [...new Set(sizes)].sort((a, b) => b - a));
      for (const size of sizes.slice(0, 3)) {
        const { json } = await get(`log/heads/${size}`);
        const head = opened(json.checkpoint, key);
        assert.deepEqual(head, { size, root: json.root });
      }
      const text = await trial.call('GET', `/log/heads/${sizes[1]}/checkpoint`);
      const saved = new RegExp(`attachment; filename="checkpoint-${sizes[1]}.txt"`);
      assert.match(text.headers.get('content-disposition'), saved);
      assert.match(text.headers.get('content-type'), /^text\/plain/);
      assert.equal(text.text, (await get(`log/heads/${sizes[1]}`)).json.checkpoint);
    });

    const compared = (checkpoint) =>
      trial.call('POST', '/api/v1/log/comparisons', { body: { checkpoint } });

    it('answers for a head that was kept, with a proof', async () => {
      const kept = (await get('log/checkpoint')).text;
      await trial.file(citizen);
      const { json } = await until(async () => {
        const answer = await compared(kept.replaceAll('\n', '\r\n') + '\n');
        return answer.json.to > answer.json.from && answer;
      });
      assert.equal(json.fate, 'part_of_log');
      assert.equal(json.to, opened(json.checkpoint, key).size);
      const { proof } = (await get(`log/consistency?from=${json.from}&to=${json.to}`)).json;
      assert.deepEqual(json.proof, proof);
      const forged = kept.replace(/\n(\d+)\n/, (_, size) => `\n${size}0\n`);
      const answer = await compared(forged);
      assert.deepEqual([answer.json.fate, answer.json.proof], ['not_signed', null]);
    });

    it('refuses by name what is no head of it', async () => {
      const kept = (await get('log/checkpoint')).text;
      const refused = async (text, status, name) => {
        const answer = await compared(text);
        assert.deepEqual([answer.status, answer.json.code], [status, name]);
        assert.match(answer.headers.get('content-type'), /problem\+json/);
      };
      await refused('', 422, 'kept_head_missing');
      await refused('hello', 422, 'kept_head_unreadable');
      await refused(kept.split('\n\n')[0], 422, 'kept_head_unreadable');
      await refused(`${kept}\n${kept}`, 422, 'kept_head_several');
      await refused(kept.replace(/^motcua/, 'other'), 422, 'kept_head_of_other_log');
      await refused('x'.repeat(70_000), 413, 'kept_head_too_large');
      const missing = await get('log/heads/99999999');
      assert.deepEqual([missing.status, missing.json.code], [404, 'no_such_head']);
      assert.equal((await get('log/heads?cursor=x')).json.code, 'bad_cursor');
    });

    it('says openly that nobody vouches for it', async () => {
      assert.deepEqual((await get('log/witnesses')).json.items, []);
    });

    it('tells of an entry its place and no more', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id, kind, stream } = JSON.parse(text);
      const { json } = await get(`log/inclusion?entry=${id}`);
      const page = await trial.call('GET', `/log/entries?entry=${id}`);
      assert.equal(page.status, 200);
      assert.ok(page.text.includes(json.leaf_hash));
      for (const told of [kind, stream, code]) assert.ok(!page.text.includes(told), told);
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
    it('goes on when the node that seals is killed', nodes, async () => {
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
          console.log(`# sealed ${Date.now() - begin} ms after the other node was killed`);
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
      const heads_cut = join(trial.data, 'heads-cut.txt');
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
      const kept = readFileSync(heads, 'utf8');
      writeFileSync(heads_cut, kept + kept.slice(0, -50));
      const cut = trial.run('verify', '--log-only', '--against', heads_cut);
      assert.equal(cut.status, 0, cut.err);
      assert.match(cut.err, /heads-cut.txt: its end was not written whole/);
      const progress = JSON.parse(trial.run('log', 'witnesses', '--json').out);
      const of = (each) => progress.find((one) => one.name === each);
      assert.deepEqual([of(name).fault, of('disk').fault], ['', '']);
      assert.equal(of('gone').fault, 'no_answer');
      const { items } = (await get('log/witnesses')).json;
      assert.deepEqual(
        items.map((each) => [each.name, each.standing, each.keeps, each.key]),
        [
          [name, 'fresh', 'cosignatures', theirs],
          ['disk', 'fresh', 'file', null],
          ['gone', 'never', 'cosignatures', key_named('gone')],
        ],
      );
      const { size } = opened(note, key);
      const { cosignatures } = (await get(`log/heads/${size}`)).json;
      assert.deepEqual(
        cosignatures.map((each) => [each.witness, each.signed]),
        [[name, true]],
      );
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

    it('notices a head of another log, as after its key was replaced', () => {
      const file = join(trial.data, 'another.txt');
      writeFileSync(file, witness.run('log', 'head').out);
      const { status, first_bad } = verify('--log-only', '--against', file);
      assert.deepEqual([status, first_bad.why], [1, 'known_head_of_another_log']);
    });

    it('notices a head that it does not continue', () => {
      const head = readFileSync(head_file, 'utf8');
      const other = head.replace(/\n(\d+)\n/, (_, size) => `\n${size}0\n`);
      const file = join(trial.data, 'other.txt');
      writeFileSync(file, other);
      const { status, first_bad } = verify('--log-only', '--against', file);
      assert.deepEqual([status, first_bad.why], [1, 'known_head_not_signed']);
    });

    // From here on the database is spoilt.
    it('tells whoever kept a head that another log stands in its place', async () => {
      const kept = readFileSync(head_file, 'utf8');
      const { size } = opened(kept, key);
      // The largest complete subtree counts for the root at every size above it.
      const level = Math.floor(Math.log2(size));
      if (trial.database) sql(trial, 'ALTER TABLE tree_nodes DISABLE TRIGGER USER');
      else sql(trial, 'DROP TRIGGER tree_nodes_no_update');
      const other = 'ab'.repeat(32);
      const hash = trial.database ? `decode('${other}', 'hex')` : `x'${other}'`;
      sql(trial, `UPDATE tree_nodes SET hash = ${hash} WHERE level = ${level} AND position = 0`);
      const { json } = await compared(kept);
      assert.deepEqual([json.fate, json.proof], ['differs', null]);
      const body = new FormData();
      body.set('checkpoint', kept);
      const page = await fetch(`${trial.origin}/log/comparisons`, { method: 'POST', body });
      assert.equal(page.status, 200);
      assert.match(await page.text(), /role="alert"><h2>Sổ đã bị sửa<.*là bằng chứng/s);
    });

    it('does not start when its key is gone', async () => {
      await trial.stop();
      execFileSync('rm', [join(trial.data, 'log.key')]);
      await assert.rejects(trial.start(), /no usable key of the log/);
    });
  });
}
