// Where a backup goes, and what it must not take the place of.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { after_ms } from './ledger.mjs';
import { until } from './log.mjs';
import { sql } from './rows.mjs';
import { Trial, engines, program } from './trial.mjs';

const keys = ['master.key', 'log.key'];

for (const engine of engines) {
  describe(`the folder of a backup on ${engine}`, () => {
    const trial = new Trial(engine);
    const others = [];
    const folder = mkdtempSync(join(tmpdir(), 'motcua-places-'));
    const to = join(folder, 'copy of the province');
    const copy = () => readFileSync(join(to, engine === 'sqlite' ? 'motcua.db' : 'motcua.pgdump'));
    const backup = (from = trial, place = to) => {
      const { status, out, err } = from.run('backup', '--to', place, '--json');
      return { status, err, ...JSON.parse(out || '{}') };
    };
    /** A new place with an empty database, and with these files of the trial. */
    const another = (...names) => {
      const other = new Trial(engine);
      others.push(other);
      for (const name of names) cpSync(join(trial.data, name), join(other.data, name));
      return other;
    };

    before(async () => {
      await trial.start();
      const citizen = await trial.signInAs('cong-dan');
      const { json } = await trial.upload(citizen);
      const { papers } = await trial.filing();
      papers[0].files = [json.id];
      assert.equal((await trial.file(citizen, { papers })).status, 201);
      // Until it is sealed.
      await until(() => sql(trial, 'SELECT COUNT(*) FROM unsealed') === '0');
      assert.equal(backup().status, 0);
    });
    after(async () => {
      await trial.remove();
      for (const other of others) await other.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    it('keeps its copy when the database was lost, and the program says so at once', async () => {
      const lost = another(...keys, 'log.head');
      await lost.start();
      await until(async () =>
        /sealing: stands still/.test((await lost.call('GET', '/healthz')).text),
      );
      const before_it = copy();
      const { status, problem } = backup(lost);
      assert.equal(status, 1);
      assert.match(problem, /shorter than the head .* left as it is/);
      rmSync(join(lost.data, 'log.head'));
      assert.match(backup(lost).problem, /shorter than the head/, 'the manifest knows as well');
      assert.ok(copy().equals(before_it));
      assert.deepEqual(
        readdirSync(to).filter((name) => /new|part|begun/.test(name)),
        [],
      );
    });

    it('is none that holds something else, whatever its files are called', () => {
      const site = join(folder, 'site');
      mkdirSync(join(site, 'files', 'photos'), { recursive: true });
      writeFileSync(join(site, 'manifest.json'), '{"name":"a site"}');
      writeFileSync(join(site, 'files', 'photos', 'a.jpg'), 'precious');
      assert.equal(backup(trial, site).status, 2);
      assert.ok(existsSync(join(site, 'files', 'photos', 'a.jpg')));
      writeFileSync(join(site, 'manifest.json'), 'not even JSON');
      assert.equal(backup(trial, site).status, 2);
      assert.equal(backup(trial, join(site, 'manifest.json')).status, 2);
    });

    it('is none that holds the copy of another province', async () => {
      const stranger = another();
      await stranger.start();
      const before_it = copy();
      const { status, problem } = backup(stranger);
      assert.equal(status, 2);
      assert.match(problem, /another master key/);
      assert.ok(copy().equals(before_it));
    });

    it('is gone on with when the first backup was killed', async () => {
      const place = join(folder, 'killed');
      const begun = join(place, 'begun.json');
      const killed = spawn(program, ['backup', '--to', place, ...trial.where], { stdio: 'ignore' });
      const ended = new Promise((resolve) => killed.on('exit', resolve));
      while (!existsSync(begun) && killed.exitCode === null) await after_ms(1);
      killed.kill('SIGKILL');
      await ended;
      const { status, ok } = backup(trial, place);
      assert.deepEqual([status, ok, existsSync(begun)], [0, true, false]);
    });

    it('is taken by one backup at a time', async () => {
      const words = 'exec 9>"$0"; flock 9; echo held; exec sleep 60';
      const holder = spawn('sh', ['-c', words, join(to, 'lock')]);
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      const { status, problem } = backup();
      const ended = new Promise((resolve) => holder.on('exit', resolve));
      holder.kill();
      await ended;
      assert.deepEqual([status, /under way/.test(problem)], [2, true], problem);
    });

    const no_copy_to_read = engine !== 'sqlite' && 'a dump is looked at when it is restored';
    it('has contents that went bad there copied anew', { skip: no_copy_to_read }, () => {
      const [content] = readdirSync(join(to, 'files'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
      for (const harm of [(bytes) => bytes.fill(1, 40, 60), (bytes) => bytes.subarray(0, 10)]) {
        const sound = readFileSync(content);
        writeFileSync(content, harm(Buffer.from(sound)));
        assert.equal(backup().status, 0);
        assert.ok(readFileSync(content).equals(sound));
      }
    });

    it('is restored with the right keys after the wrong ones were tried', () => {
      const other = another();
      const [wrong, without_log, right] = ['wrong', 'without', 'right'].map((name) => {
        const place = join(folder, name);
        mkdirSync(place);
        return place;
      });
      for (const name of keys)
        for (const place of [wrong, right]) cpSync(join(trial.data, name), join(place, name));
      writeFileSync(join(wrong, 'master.key'), Buffer.alloc(32, 7));
      cpSync(join(trial.data, 'master.key'), join(without_log, 'master.key'));
      const restored = (place) => other.run('restore', '--from', to, '--keys', place);
      assert.match(restored(wrong).err, /wrong, .*another than that of the backup/);
      assert.match(restored(without_log).err, /no usable key of the log/);
      assert.deepEqual(readdirSync(other.data), []);
      const { status, err } = restored(right);
      assert.equal(status, 0, err);
    });

    const other_tool = engine !== 'sqlite' && 'a dump cannot be altered by hand';
    it('is read, and restored, of an older release', { skip: other_tool }, () => {
      const older = join(folder, 'older');
      cpSync(to, older, { recursive: true });
      const place = { data: older, wrap: [] };
      sql(place, "DROP TABLE late_causes; DELETE FROM migrations WHERE name LIKE '0027%'");
      const words = ['verify', '--json', '--data', older];
      for (const name of keys) cpSync(join(trial.data, name), join(older, name));
      const told = spawnSync(program, words, { encoding: 'utf8' });
      assert.equal(told.status, 2);
      assert.match(JSON.parse(told.stdout).problem, /older release: motcua migrate/);
      const other = another(...keys);
      const { status, out, err } = other.run('restore', '--from', older, '--json');
      assert.equal(JSON.parse(out).verified.ok, true, err);
      assert.equal(status, 1, 'the manifest says another digest');
    });

    it('has a manifest that the log is held against, also when an editor wrote it', () => {
      const manifest = join(to, 'manifest.json');
      const verified = (file) => trial.run('verify', '--log-only', '--against', file);
      assert.equal(verified(manifest).status, 0, verified(manifest).err);
      const { checkpoint } = JSON.parse(readFileSync(manifest, 'utf8')).log;
      const head = join(folder, 'head.txt');
      writeFileSync(head, `\ufeff${checkpoint.replaceAll('\n', '\r\n')}`);
      assert.equal(verified(head).status, 0, verified(head).err);
      writeFileSync(head, '{"log":{}}');
      assert.equal(verified(head).status, 2);
    });
  });
}
