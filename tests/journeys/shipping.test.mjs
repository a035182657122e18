// What is committed is shipped to a second folder within seconds, and brought back from there.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Shipped, files_in, pause, within } from './shipped.mjs';
import { Trial, program } from './trial.mjs';

/** Local time, as --at takes it. */
const local = (milliseconds) =>
  new Date(milliseconds + 7 * 3600_000).toISOString().replace(/\..*$/, '+07:00');

describe('a database that is shipped', () => {
  const trial = new Shipped();
  let between;

  before(async () => {
    await trial.begin();
    await trial.fileOne();
    await trial.arrived();
    await pause(1100);
    between = Date.now();
    await pause(1100);
    await trial.fileOne();
    await trial.arrived();
  });
  after(() => trial.end());

  it('is brought back as it was last, with every content, and is served', async () => {
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok, done.left_out], [0, true, ''], done.err);
    assert.equal(done.files, 2);
    const codes = trial.filed.map(({ code }) => code);
    assert.deepEqual(await trial.knownIn(done.other, codes), codes);
  });

  it('is brought back as it was at a moment', async () => {
    const done = trial.restored('--at', local(between));
    assert.deepEqual([done.status, done.ok, done.files], [0, true, 1], done.err);
    const codes = trial.filed.map(({ code }) => code);
    assert.deepEqual(await trial.knownIn(done.other, codes), codes.slice(0, 1));
  });

  it('says what cannot be done, and why', () => {
    const long_ago = trial.restored('--at', '2020-01-01');
    assert.equal(long_ago.status, 2);
    assert.match(long_ago.err, /nothing was shipped before that moment: the first .* is 20/);
    assert.match(trial.restored('--at', 'yesterday').err, /--at is a moment/);
    const other = new Trial('sqlite');
    trial.places.push(other);
    const without = other.run('restore', '--from', trial.second);
    assert.deepEqual([without.status, /no keys are shipped/.test(without.err)], [2, true]);
  });

  it('is read by nobody else, and holds no key', () => {
    for (const path of files_in(trial.second)) assert.equal(statSync(path).mode & 0o077, 0, path);
    assert.equal(files_in(trial.second).some((path) => path.endsWith('.key')), false);
  });

  it('is not shipped to its own folder, to none, and not without its key', () => {
    const beside = trial.run('ship', '--to', trial.data);
    assert.equal(beside.status, 2, beside.err);
    assert.equal(trial.run('ship', '--to', '').status, 2);
    const bare = new Trial('sqlite');
    cpSync(join(trial.data, 'motcua.db'), join(bare.data, 'motcua.db'));
    const keyless = bare.run('ship', '--to', trial.second);
    assert.equal(keyless.status, 2);
    assert.match(keyless.err, /there is no master key/);
    rmSync(bare.data, { recursive: true });
  });

  it('loses nothing that was acknowledged five seconds before a kill', async () => {
    const killed = [];
    let going = true;
    const filing = (async () => {
      while (going) {
        try {
          killed.push({ code: await trial.fileOne(), at: Date.now() });
        } catch {
          return;
        }
      }
    })();
    await pause(4000);
    const at = Date.now();
    await trial.stop('SIGKILL');
    going = false;
    await filing;
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok], [0, true], done.err + JSON.stringify(done.verified));
    const known = new Set(await trial.knownIn(done.other, killed.map(({ code }) => code)));
    const lost = killed.filter(({ code }) => !known.has(code));
    const oldest = Math.max(0, ...lost.map((each) => at - each.at));
    console.log(`# of ${killed.length} dossiers ${lost.length} were lost; the oldest had been ` +
      `acknowledged ${oldest} ms before the kill`);
    assert.ok(killed.length >= 5, `${killed.length} were filed`);
    assert.ok(oldest <= 5000, `${oldest} ms`);
  });

  it('goes on in its chain when the program is back, after a kill and after an end', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL']) {
      await trial.begin();
      await trial.fileOne();
      await trial.arrived();
      await trial.stop(signal);
      assert.equal(trial.chains().length, 1, signal);
    }
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok], [0, true], done.err);
    const codes = trial.filed.slice(-2).map(({ code }) => code);
    assert.deepEqual(await trial.knownIn(done.other, codes), codes);
  });

  it('is restored without a segment torn at the end, and names one that is missing', () => {
    const segments = trial.segments();
    truncateSync(segments.at(-1), statSync(segments.at(-1)).size - 7);
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok], [0, true], done.err);
    assert.match(done.left_out, /^segment \d+, the last, is torn and was left out$/);
    rmSync(segments.at(-3));
    const { status, err } = trial.restored();
    assert.equal(status, 2);
    assert.match(err, /segment \d+ is missing; .* can be brought back with --at 20/);
    const at = /--at (\S+)/.exec(err)[1];
    assert.equal(trial.restored('--at', at).status, 0);
  });
});

describe('a second folder that goes away', () => {
  const trial = new Shipped();
  after(() => trial.end());

  it('holds up nobody, and has everything when it is back', async () => {
    await trial.begin();
    await trial.fileOne();
    await trial.arrived();
    const away = trial.second + '.away';
    renameSync(trial.second, away);
    await trial.fileOne();
    await within(60, async () => /stands still/.test(await trial.health()), 'it says so');
    assert.equal((await trial.call('GET', '/readyz')).status, 200);
    await pause(1500);
    await trial.fileOne();
    assert.equal(existsSync(trial.second), false, 'nothing is written to where it hung');
    renameSync(away, trial.second);
    await trial.arrived();
    assert.match(trial.errors, /shipping stands still/);
    await trial.stop('SIGKILL');
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok, done.files], [0, true, 3], done.err);
    const codes = trial.filed.map(({ code }) => code);
    assert.deepEqual(await trial.knownIn(done.other, codes), codes);
  });
});

describe('a shipper beside the program', () => {
  const trial = new Shipped();
  let shipper;
  const ship = () => new Promise((resolve) => {
    shipper = spawn(program, [
      'ship', '--data', trial.data, '--to', trial.second, '--every', '200ms',
    ], { stdio: ['ignore', 'pipe', 'inherit'] });
    shipper.stdout.once('data', resolve);
  });
  const kill = (signal) => new Promise((resolve) => {
    shipper.on('exit', resolve);
    shipper.kill(signal);
  });
  after(async () => {
    if (shipper && shipper.exitCode === null && shipper.signalCode === null) await kill('SIGKILL');
    await trial.end();
  });

  it('may be killed at any moment', async () => {
    await trial.start();
    trial.citizen = await trial.signInAs('cong-dan');
    await ship();
    await within(60, () => trial.pictures().length > 0, 'the first picture');
    for (let round = 0; round < 6; ++round) {
      await trial.fileOne();
      await pause(40 * round);
      await kill('SIGKILL');
      await trial.fileOne();
      await ship();
    }
    await trial.fileOne();
    await within(60, () => {
      const pictures = join(trial.chains().at(-1), 'pictures');
      return existsSync(pictures) &&
        readdirSync(pictures).some((name) => name.endsWith('.json'));
    }, 'the picture of the newest chain');
    await kill('SIGTERM');
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok], [0, true], done.err + JSON.stringify(done.verified));
    const codes = trial.filed.map(({ code }) => code);
    assert.deepEqual(await trial.knownIn(done.other, codes), codes);
  });
});

describe('an erasure', () => {
  const trial = new Shipped();
  after(() => trial.end());

  it('leaves the second folder when what is kept is younger than it', async () => {
    await trial.begin('--ship-keep', '3s', '--ship-picture-every', '10s');
    const code = await trial.fileOne();
    const rejected = await trial.reject(code);
    assert.equal(rejected.status, 201, rejected.text);
    await trial.arrived();
    const contents = () => files_in(join(trial.second, 'files')).length;
    assert.equal(contents(), 1);
    const asked = Date.now();
    const erased = trial.run('erase', code, '--cause', 'ordered', '--decision', '1/QĐ');
    assert.equal(erased.status, 0, erased.err);
    assert.ok(Date.now() - asked < 30_000, 'an erasure does not wait long for the shipper');
    await within(30, () => contents() === 0, 'the content leaves the second folder');
    await trial.stop();
    const done = trial.restored();
    assert.deepEqual([done.status, done.ok, done.files], [0, true, 0], done.err);
  });
});
