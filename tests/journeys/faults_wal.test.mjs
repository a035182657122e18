// The end of SQLite's log of writes is torn off or garbled, as by a power cut or a bad disk: what
// was on the disk when it was acknowledged is there; what the disk has lost itself is told.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ledger, after_ms, chances } from './ledger.mjs';
import { sql, sqlite_visitor } from './rows.mjs';
import { Trial } from './trial.mjs';

const header_bytes = 32;
const frame_header_bytes = 24;
const tears = Number(process.env.MOTCUA_TEARS ?? 3);

/** Where each whole frame of the log ends that belongs to its present round. */
function frames_of(trial) {
  const log = readFileSync(join(trial.data, 'motcua.db-wal'));
  const frame_bytes = frame_header_bytes + log.readUInt32BE(8);
  const ends = [];
  for (let at = header_bytes; at + frame_bytes <= log.length; at += frame_bytes) {
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    ends.push(at + frame_bytes);
  }
  return ends;
}

/** Somebody who reads one old picture: what is written stays in the log of writes meanwhile. */
async function slow_reader(trial) {
  const read = 'BEGIN; SELECT COUNT(*) FROM journal';
  const { shell, ended } = await sqlite_visitor(trial, read);
  return async () => {
    shell.kill('SIGKILL');
    await ended;
  };
}

function tear(trial, at, by_garbling) {
  const file = join(trial.data, 'motcua.db-wal');
  if (!by_garbling) return truncateSync(file, at);
  const log = readFileSync(file);
  for (let byte = at; byte < log.length; byte += 97) log[byte] ^= 0x5a;
  writeFileSync(file, log);
}

describe('the log of writes on sqlite', () => {
  const trial = new Trial('sqlite');
  const ledger = new Ledger();
  const chance = chances(3);
  const copies = [];
  let known, remembered, synced, ends;
  /** The folder of the killed program, as another place. */
  const copy = () => {
    const other = new Trial('sqlite');
    copies.push(other);
    cpSync(trial.data, other.data, { recursive: true });
    // What was not on the disk yet is gone from beside the key too.
    writeFileSync(join(other.data, 'log.head'), remembered);
    return other;
  };
  const against_known = (other) => {
    const heads = join(other.data, 'known-head.txt');
    writeFileSync(heads, known);
    const { status, out, err } = other.run('verify', '--json', '--against', heads);
    return { status, err, ...(out ? JSON.parse(out) : {}) };
  };

  before(async () => {
    await trial.start();
    await ledger.sign_in(trial);
    const let_go = await slow_reader(trial);
    await ledger.under_load([trial], () => after_ms(800));
    while (sql(trial, 'SELECT COUNT(*) FROM unsealed') !== '0') await after_ms(100);
    // Of the sealed log; the head is what a witness, or a manifest, keeps elsewhere.
    known = sql(trial, 'SELECT note FROM tree_heads ORDER BY size DESC LIMIT 1') + '\n';
    remembered = readFileSync(join(trial.data, 'log.head'));
    synced = { frames: frames_of(trial).length, acknowledged: new Map(ledger.acknowledged) };
    await ledger.under_load([trial], async () => {
      await after_ms(500);
      await trial.stop('SIGKILL');
    });
    await let_go();
    ends = frames_of(trial);
    assert.ok(ends.length > synced.frames + 20 && synced.frames > 20);
  });
  after(async () => {
    for (const each of [trial, ...copies]) await each.remove();
  });

  it('torn after what was synced, keeps every act up to there and is sound', async () => {
    for (let time = 0; time < tears; ++time) {
      const other = copy();
      const first = ends[synced.frames - 1];
      tear(other, first + Math.floor(chance() * (ends.at(-1) - first)), time % 2 === 1);
      await other.start();
      const held = Object.assign(new Ledger(), { acknowledged: synced.acknowledged });
      held.check(other);
      assert.equal(against_known(other).status, 0);
      if (time + 1 === tears) {
        const later = await new Ledger('later').sign_in(other);
        assert.notEqual(await later.one_dossier(other), null);
        later.verify(other);
      }
      await other.remove();
    }
  });

  it('torn before it, is a sound earlier state, and the heads that were kept tell so', async () => {
    for (const garbled of [false, true]) {
      const other = copy();
      tear(other, ends[Math.floor(synced.frames / 2)] + 100, garbled);
      const alone = () => {
        const { status, out } = other.run('verify', '--files', '--json');
        return [status, JSON.parse(out).first_bad?.why];
      };
      assert.deepEqual(alone(), [1, 'known_head_beyond'], 'log.head tells');
      await other.start();
      const later = await new Ledger('later').sign_in(other);
      assert.notEqual(await later.one_dossier(other), null);
      assert.match((await other.call('GET', '/healthz')).text, /sealing: stands still/);
      await other.stop();
      assert.equal(other.run('log', 'accept-loss').status, 0);
      assert.deepEqual(alone(), [0, undefined], 'the loss was accepted');
      const { status, first_bad, head } = against_known(other);
      assert.equal(status, 1);
      assert.equal(first_bad.why, 'known_head_beyond');
      assert.ok(head.size < Number(known.split('\n')[1]), known);
      await other.remove();
    }
  });

  it('torn where the database had taken it over already, is told and never sound', async () => {
    const other = copy();
    const file = join(other.data, 'motcua.db');
    execFileSync('sqlite3', [file, 'PRAGMA wal_checkpoint(PASSIVE);', '.quit'], {
      stdio: 'ignore',
    });
    rmSync(`${file}-wal`, { force: true });
    cpSync(join(trial.data, 'motcua.db-wal'), `${file}-wal`);
    rmSync(`${file}-shm`, { force: true });
    tear(other, ends[Math.floor(synced.frames / 2)], false);
    const { status, first_bad, err } = against_known(other);
    assert.equal(status, 1, err);
    console.log(`# a log torn below the database: ${first_bad?.why ?? err.trim()}`);
  });
});
