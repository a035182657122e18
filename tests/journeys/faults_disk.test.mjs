// The disk is full, files may not grow, the disk falls to read-only: acts are refused, nothing that
// was acknowledged is lost, and where it can it goes on without being started again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { disk_in_a_file, disk_in_memory, move_to } from './disk.mjs';
import { Ledger, after_ms } from './ledger.mjs';
import { Trial, engines } from './trial.mjs';

const more_than_all_readers = 60;

// Filled to the brim and then let out again: the program writes meanwhile, so how much is free
// cannot be asked beforehand.
function fill_the_disk(ballast, left) {
  const piece = Buffer.alloc(64 << 10);
  const file = openSync(ballast, 'w');
  let written = 0;
  try {
    for (;;) written += writeSync(file, piece);
  } catch (error) {
    assert.equal(error.code, 'ENOSPC');
    ftruncateSync(file, written - left);
  } finally {
    closeSync(file);
  }
}

async function read_often(trial, ledger, code) {
  for (let time = 0; time < more_than_all_readers; ++time) {
    const path = `/api/v1/dossiers/${code}`;
    const answer = await trial.call('GET', path, { token: ledger.citizen });
    assert.equal(answer.status, 200, answer.text);
  }
}

async function refuses(trial, ledger) {
  const acknowledged = ledger.acknowledged.size;
  assert.equal(await ledger.file(trial), null);
  assert.equal(ledger.acknowledged.size, acknowledged);
}

async function works_and_is_whole(trial, ledger, what) {
  assert.notEqual(await ledger.one_dossier(trial), null);
  console.log(`# ${what}: ${ledger.words(ledger.check(trial))}`);
}

const small = await disk_in_memory(48 << 20);
if (small === null) console.log('# a full disk is left out: no tmpfs can be mounted here');

describe('on a full disk', { skip: small === null && 'no tmpfs can be mounted here' }, () => {
  const trial = new Trial('sqlite');
  const ledger = new Ledger();
  let code;
  const fill = (left) => fill_the_disk(small.seen('ballast'), left);
  const make_room = () => rmSync(small.seen('ballast'));
  before(async () => {
    move_to(trial, small);
    await trial.start();
    await ledger.sign_in(trial);
    code = await ledger.one_dossier(trial);
  });
  after(async () => {
    await trial.stop();
    await small.remove();
  });

  it('acts are refused, reading goes on, and room is enough to go on', async () => {
    fill(512 << 10);
    await ledger.under_load([trial], () => after_ms(1500));
    await refuses(trial, ledger);
    await read_often(trial, ledger, code);
    assert.ok(ledger.failed.size > 0);
    make_room();
    await works_and_is_whole(trial, ledger, 'after a full disk');
  });

  it('and killed there it serves or says what is wrong, and starts with room again', async () => {
    fill(256 << 10);
    await ledger.under_load([trial], async () => {
      await after_ms(500);
      await trial.stop('SIGKILL');
    });
    try {
      await trial.start();
      await refuses(trial, ledger);
      await trial.stop();
    } catch (error) {
      assert.match(error.message, /ended with 1: .*(full|space|disk)/s);
    }
    make_room();
    await trial.start();
    await works_and_is_whole(trial, ledger, 'killed on a full disk');
  });
});

for (const engine of engines)
  describe(`where files may not grow, on ${engine}`, () => {
    const trial = new Trial(engine);
    const ledger = new Ledger();
    const limit = (bytes) =>
      execFileSync('prlimit', ['--pid', String(trial.process.pid), `--fsize=${bytes}:`]);
    before(async () => {
      await trial.start();
      await ledger.sign_in(trial);
    });
    after(() => trial.remove());

    it('what needs the disk is refused, the program lives and goes on after it', async () => {
      const code = await ledger.one_dossier(trial);
      await ledger.under_load([trial], async () => {
        await after_ms(300);
        limit(0);
        await after_ms(700);
      });
      const upload = await trial.upload(ledger.citizen);
      assert.ok(upload.status >= 500, `${upload.status}`);
      // On PostgreSQL the register is elsewhere: only files need this disk.
      if (engine === 'sqlite') await refuses(trial, ledger);
      await read_often(trial, ledger, code);
      limit('unlimited');
      await works_and_is_whole(trial, ledger, `files that may not grow on ${engine}`);
    });
  });

const breakable = await disk_in_a_file(96 << 20);
if (breakable === null) console.log('# a broken disk is left out: no image can be mounted here');

describe(
  'on a disk that falls to read-only',
  { skip: breakable === null && 'no image can be mounted here' },
  () => {
    const trial = new Trial('sqlite');
    const ledger = new Ledger();
    before(async () => {
      move_to(trial, breakable);
      await trial.start();
      await ledger.sign_in(trial);
    });
    after(async () => {
      await trial.stop('SIGKILL');
      await breakable.remove();
    });

    it('acts are refused, and all is there when the disk was mended', async () => {
      await ledger.under_load([trial], async () => {
        await after_ms(500);
        breakable.sh('mount -o remount,abort "$1"');
        await after_ms(500);
      });
      await refuses(trial, ledger);
      await trial.stop('SIGKILL');
      await assert.rejects(trial.start(), /ended with 1: .*motcua: .*(read-?only|I\/O)/is);
      breakable.sh('umount "$1"; e2fsck -p "$1.img" >/dev/null || [ $? -le 1 ]');
      breakable.sh('mount -o loop "$1.img" "$1"');
      await trial.start();
      await works_and_is_whole(trial, ledger, 'after a disk that fell to read-only');
    });

    it('it does not start on a disk that may only be read, and says so', async () => {
      await trial.stop();
      breakable.sh('mount -o remount,ro "$1"');
      await assert.rejects(trial.start(), /ended with 1: .*cannot be written: read-?only/is);
      breakable.sh('mount -o remount,rw "$1"');
      await trial.start();
      await works_and_is_whole(trial, ledger, 'after a read-only start');
    });
  },
);
