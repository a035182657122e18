// A second copy, taken while people file, and brought back to life elsewhere.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from './rows.mjs';
import { Trial, engines, program } from './trial.mjs';

const files_in = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** Runs a command beside the server, which goes on serving. */
function run(...words) {
  return new Promise((resolve) => {
    const child = spawn(program, words);
    const said = { out: '', err: '' };
    child.stdout.on('data', (piece) => (said.out += piece));
    child.stderr.on('data', (piece) => (said.err += piece));
    child.on('exit', (status) => resolve({ status, ...said }));
  });
}

for (const engine of engines) {
  describe(`a backup on ${engine}`, () => {
    const trial = new Trial(engine);
    const to = mkdtempSync(join(tmpdir(), 'motcua-backup-'));
    const places = [];
    let citizen, code, known;
    const backup = async (...words) => {
      const { status, out, err } = await run(
        'backup', '--to', to, '--json', ...trial.where, ...words);
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };
    /** A new place, in which the trial's keys lie when `keys`. */
    const place = (keys = true) => {
      const other = new Trial(engine);
      places.push(other);
      if (keys)
        for (const name of ['master.key', 'log.key'])
          cpSync(join(trial.data, name), join(other.data, name));
      return other;
    };
    const restored = (other, ...words) => {
      const { status, out, err } = other.run('restore', '--from', to, '--json', ...words);
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };
    const file_with = async (text) => {
      const { json } = await trial.upload(
        citizen, `%PDF-1.4\n%${text}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`);
      const { papers } = await trial.filing();
      const filed = await trial.file(citizen, {
        papers: papers.map((each) => ({ ...each, files: [json.id], originals: 0, copies: 1 })),
      });
      assert.equal(filed.status, 201, filed.text);
      return filed.json.code;
    };

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      code = await file_with('one');
    });
    after(async () => {
      await trial.remove();
      for (const other of places) await other.remove();
      rmSync(to, { recursive: true, force: true });
    });

    it('is taken while people file, and is whole', async () => {
      let going = true;
      known = [code];
      const filing = (async () => {
        while (going) known.push(await file_with(`more ${known.length}`));
      })();
      const { status, ok, manifest, verified, err } = await backup();
      going = false;
      await filing;
      assert.deepEqual([status, ok], [0, true], err + JSON.stringify(verified));
      assert.ok(manifest.log.entries > 100 && manifest.files >= 1);
      assert.equal(manifest.keys.included, false);
      assert.match(manifest.keys.master, /^[0-9a-f]{16}$/);
      const written = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8'));
      assert.deepEqual(written, manifest);
    });

    it('holds no key unless it is told to', async () => {
      const names = files_in(to).map((path) => path.split('/').at(-1));
      assert.equal(names.some((name) => name.endsWith('.key')), false);
      const key = readFileSync(join(trial.data, 'master.key'));
      for (const path of files_in(to))
        assert.equal(readFileSync(path).includes(key), false, path);
      assert.equal(statSync(join(to, 'manifest.json')).mode & 0o077, 0);
    });

    it('copies only the contents that it has not yet', async () => {
      known.push(await file_with('after the first backup'));
      const before = files_in(join(to, 'files')).length;
      const { status, manifest } = await backup();
      assert.equal(status, 0);
      assert.equal(manifest.new_files, manifest.files - before);
      assert.ok(manifest.new_files > 0);
      assert.equal((await backup()).manifest.new_files, 0);
    });

    it('is brought back to life, with every act that was acknowledged before it', async () => {
      const other = place();
      const done = restored(other);
      assert.deepEqual([done.status, done.ok, done.as_the_manifest_says], [0, true, true],
        done.err + JSON.stringify(done.verified));
      await other.start();
      const token = await other.signInAs('cong-dan');
      for (const each of known)
        assert.equal((await other.call('GET', `/api/v1/dossiers/${each}`, { token })).status, 200);
      const again = await other.file(token);
      assert.equal(again.status, 201, again.text);
      assert.equal(other.run('verify', '--files').status, 0);
    });

    it('goes to no place that is in use, and not without its keys', () => {
      assert.equal(restored(trial).status, 2);
      assert.equal(trial.run('backup', '--to', trial.data).status, 2);
      const strange = mkdtempSync(join(tmpdir(), 'motcua-strange-'));
      writeFileSync(join(strange, 'letter.txt'), 'x');
      assert.equal(trial.run('backup', '--to', strange).status, 2);
      assert.equal(place().run('restore', '--from', strange).status, 2);
      rmSync(strange, { recursive: true });
      assert.match(restored(place(false)).err, /no usable master key/);
      const wrong = place();
      writeFileSync(join(wrong.data, 'master.key'), Buffer.alloc(32, 7));
      assert.match(restored(wrong).err, /another than that of the backup/);
    });

    it('brings its keys where it was told to take them', async () => {
      assert.equal((await backup('--with-keys')).status, 0);
      assert.equal(statSync(join(to, 'keys', 'master.key')).mode & 0o777, 0o600);
      const done = restored(place(false));
      assert.deepEqual([done.status, done.ok], [0, true], done.err);
    });

    it('loses what was erased with the next one', async () => {
      const counter = await trial.signIn('counter_officer', 'H42.02.01');
      const rejected = await trial.act(counter, code, 'rejection', { reason: 'Nộp nhầm.' });
      assert.equal(rejected.status, 201, rejected.text);
      const erased = trial.run('erase', code, '--cause', 'ordered', '--decision', '1/QĐ');
      assert.equal(erased.status, 0, erased.out);
      const { status, manifest } = await backup();
      assert.deepEqual([status, manifest.dropped_files], [0, 1]);
      const done = restored(place());
      assert.deepEqual([done.status, done.ok], [0, true], done.err);
    });

    it('that was damaged says so when it is restored', () => {
      const [content] = files_in(join(to, 'files'));
      const bytes = readFileSync(content);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(content, bytes);
      const { status, verified } = restored(place());
      assert.deepEqual([status, verified.first_bad.why], [1, 'content_altered']);
    });

    it('repairs the contents of the one it was taken from', async () => {
      assert.equal(existsSync(join(to, 'files')), true);
      const second = mkdtempSync(join(tmpdir(), 'motcua-second-'));
      assert.equal(trial.run('backup', '--to', second).status, 0);
      const [content] = files_in(join(trial.data, 'files'));
      execFileSync('truncate', ['-s', '10', content]);
      assert.equal(trial.run('verify', '--files', '--log-only').status, 1);
      assert.equal(trial.run('verify', '--repair-from', second).status, 0);
      rmSync(second, { recursive: true });
    });

    it('is not called whole where hands had been in what it was taken from', async () => {
      const trigger = 'journal_no_' + (engine === 'sqlite' ? 'update' : 'change');
      sql(trial, `DROP TRIGGER ${trigger}${engine === 'sqlite' ? '' : ' ON journal'}`);
      const entry = sql(trial, 'SELECT MAX(entry_id) FROM leaves');
      sql(trial, `UPDATE journal SET actor = '17' WHERE id = ${entry}`);
      const { status, ok, verified } = await backup();
      assert.deepEqual([status, ok], [1, false]);
      assert.deepEqual([verified.first_bad.entry, verified.first_bad.why],
        [entry, 'entry_altered']);
    });
  });
}
