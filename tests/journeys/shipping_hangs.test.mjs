// A second folder that hangs, as a disk of the net does whose server is away: whoever opens, writes
// or flushes there does not come back. It is played by a pipe that nobody reads, in the place of
// what is written next.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync, constants, existsSync, openSync, readSync, renameSync, rmSync, statSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Shipped, pause, within } from './shipped.mjs';
import { program } from './trial.mjs';

const patience = 3000;
const farewell = 30_000;

/** Hangs whoever writes the next segment of the newest chain, until it ends. */
class Hang {
  constructor(trial) {
    const last = trial.segments().at(-1);
    const next = Number(/(\d+)\.seg$/.exec(last)[1]) + 1;
    this.place = join(last, '..', `${String(next).padStart(12, '0')}.seg.part`);
    execFileSync('mkfifo', ['-m', '600', this.place]);
  }

  /** Takes what is written there to its end. */
  async end() {
    const aside = `${this.place}.aside`;
    renameSync(this.place, aside);
    const handle = openSync(aside, constants.O_RDONLY | constants.O_NONBLOCK);
    rmSync(aside);
    const piece = Buffer.alloc(65536);
    const is_at_end = () => {
      try {
        return readSync(handle, piece) === 0;
      } catch (error) {
        assert.equal(error.code, 'EAGAIN');
        return false;
      }
    };
    await within(60, is_at_end, 'whoever hung there is done');
    closeSync(handle);
  }
}

class Hanging extends Shipped {
  log() {
    return join(this.data, 'motcua.db-wal');
  }

  begin(milliseconds = patience) {
    return super.begin('--ship-patience', `${milliseconds}ms`);
  }

  async saysSo() {
    await within(60, async () => /stands still/.test(await this.health()), 'it says so');
  }

  async isBroughtBack(codes) {
    const done = this.restored();
    assert.deepEqual([done.status, done.ok], [0, true], done.err);
    const all = this.filed.map(({ code }) => code);
    assert.deepEqual(await this.knownIn(done.other, all), codes);
  }

  /** How it ended, and after how many milliseconds. */
  async ended(signal = 'SIGTERM') {
    const asked = Date.now();
    await this.stop(signal);
    return { code: this.process.exitCode, took: Date.now() - asked };
  }
}

describe('a second folder that hangs', () => {
  const trial = new Hanging();
  let hang;
  after(() => trial.end());

  it('holds up nobody, and the log of writes begins anew', async () => {
    await trial.begin();
    const doomed = await trial.fileOne();
    const rejected = await trial.reject(doomed);
    assert.equal(rejected.status, 201, rejected.text);
    trial.filed.pop();
    await trial.fileOne();
    await trial.arrived();
    hang = new Hang(trial);
    await trial.fileOne();
    assert.doesNotMatch(await trial.health(), /stands still/);
    await trial.saysSo();
    assert.equal((await trial.call('GET', '/readyz')).status, 200);
    const erased = trial.run('erase', doomed, '--cause', 'ordered', '--decision', '1/QĐ');
    assert.equal(erased.status, 0, 'an erasure empties the log: ' + erased.err);
    await trial.fileOne();
    assert.ok(statSync(trial.log()).size < 1 << 20, `${statSync(trial.log()).size} bytes`);
    assert.equal(trial.errors.match(/stands still/g).length, 1, trial.errors);
  });

  it('has what came before it while it hangs', () => trial.isBroughtBack([trial.filed[0].code]));

  it('has everything when it is back, in a new chain', async () => {
    await hang.end();
    await trial.arrived();
    assert.equal(trial.chains().length, 2);
    await within(60, () => trial.pictures().length > 1, 'the picture of the new chain');
    await trial.fileOne();
    await trial.arrived();
    assert.match(trial.errors, /shipping: goes on/);
    await trial.isBroughtBack(trial.filed.map(({ code }) => code));
  });

  it('does not keep the program from ending, and then no log of writes stays', async () => {
    hang = new Hang(trial);
    await trial.fileOne();
    await trial.saysSo();
    const { code, took } = await trial.ended();
    assert.deepEqual([code, took < farewell], [0, true], `${took} ms`);
    assert.match(trial.errors, /the second folder hangs/);
    assert.equal(existsSync(trial.log()), false);
    assert.equal(trial.run('verify', '--files').status, 0);
    rmSync(hang.place);
    await trial.begin();
    await trial.arrived();
    await within(60, () => trial.pictures().length > 2, 'the picture of the new chain');
    await trial.stop('SIGKILL');
    await trial.isBroughtBack(trial.filed.map(({ code }) => code));
  });
});

describe('a second folder that hangs as the program ends', () => {
  const trial = new Hanging();
  after(() => trial.end());

  it('gets what it missed when the program is back, in its chain', async () => {
    await trial.begin(60_000);
    await trial.fileOne();
    await trial.arrived();
    const hang = new Hang(trial);
    await trial.fileOne();
    const { code, took } = await trial.ended();
    assert.deepEqual([code, took < farewell], [0, true], `${took} ms`);
    rmSync(hang.place);
    await trial.begin();
    await trial.arrived();
    assert.equal(trial.chains().length, 1, 'nothing was missed');
    await trial.stop('SIGKILL');
    await trial.isBroughtBack(trial.filed.map(({ code: each }) => each));
  });
});

describe('a shipper beside the program', () => {
  const trial = new Hanging();
  let shipper;
  after(async () => {
    if (shipper?.exitCode === null && shipper.signalCode === null) shipper.kill('SIGKILL');
    await trial.end();
  });

  it('ends when it is asked to although its folder hangs', async () => {
    await trial.start();
    trial.citizen = await trial.signInAs('cong-dan');
    const words = ['--data', trial.data, '--to', trial.second, '--every', '200ms'];
    shipper = spawn(program, ['ship', ...words, '--patience', `${patience}ms`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    shipper.stderr.on('data', (piece) => {
      said += piece;
    });
    await within(60, () => trial.pictures().length > 0, 'the first picture');
    await trial.fileOne();
    await pause(1000);
    new Hang(trial);
    await trial.fileOne();
    await within(60, () => /stands still/.test(said), 'it says so');
    const asked = Date.now();
    const ended = new Promise((resolve) => shipper.on('exit', resolve));
    shipper.kill('SIGTERM');
    assert.equal(await ended, 0);
    assert.ok(Date.now() - asked < farewell, `${Date.now() - asked} ms`);
    await trial.stop();
    assert.equal(existsSync(trial.log()), false);
    await trial.isBroughtBack([trial.filed[0].code]);
  });
});
