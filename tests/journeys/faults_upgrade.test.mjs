// A release is rolled out node by node: the program of the commit before and this one serve one
// PostgreSQL together, and a migration runs while the older one goes on.
//   MOTCUA_PREVIOUS_PROGRAM   the older program, where it is built already (its files beside it)
//   MOTCUA_PREVIOUS_SECONDS   how long building it may take, else it is left out (600)
//   MOTCUA_PREVIOUS_COMMIT    another commit than the one before
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ledger, after_ms } from './ledger.mjs';
import { Trial, engines, home } from './trial.mjs';

const none = !engines.includes('postgres') && 'MOTCUA_TEST_POSTGRES is not set';
const allowed = process.env.MOTCUA_PREVIOUS_SECONDS ?? '600';

function previous_program() {
  if (process.env.MOTCUA_PREVIOUS_PROGRAM) return { program: process.env.MOTCUA_PREVIOUS_PROGRAM };
  const commit = process.env.MOTCUA_PREVIOUS_COMMIT;
  const words = ['--within', allowed, ...(commit ? [commit] : [])];
  const { status, stdout, stderr } = spawnSync(join(home, 'bin', 'previous'), words, {
    encoding: 'utf8',
  });
  if (status === 0) return { program: stdout.trim() };
  if (status === 3 || status === 124) return { why: stderr.trim().split('\n').at(-1) };
  throw new Error(`bin/previous ended with ${status}: ${stderr}`);
}
const previous = none ? { why: none } : previous_program();
if (previous.why) console.log(`# the release before is left out: ${previous.why}`);

describe('the release before and this one together', { skip: previous.why ?? false }, () => {
  const older = new Trial(none ? 'sqlite' : 'postgres');
  const newer = older.beside();
  const ledger = new Ledger();
  before(async () => {
    older.program = previous.program;
    await older.start();
    await ledger.sign_in(older);
  });
  after(async () => {
    await newer.stop();
    await older.remove();
  });

  it('this one starts, and migrates, while the older one serves without a failure', async () => {
    await ledger.under_load([older], async () => {
      await after_ms(300);
      await newer.start();
      await after_ms(300);
    });
    assert.equal(ledger.failed.size, 0, ledger.words(0));
  });

  it('what is filed on one is accepted on the other and delivered on the first', async () => {
    for (const nodes of [[older, newer], [newer, older]])
      assert.notEqual(await ledger.one_dossier(...nodes), null);
    await ledger.under_load([older, newer], () => after_ms(1500));
    assert.equal(ledger.failed.size, 0, ledger.words(0));
    console.log(`# two releases: ${ledger.words(ledger.check(newer))}`);
  });

  it('one of them may be killed and started again, and everything is whole', async () => {
    await ledger.under_load([older, newer], async () => {
      await after_ms(300);
      await newer.stop('SIGKILL');
      await after_ms(200);
      await newer.start();
    });
    await older.stop();
    assert.notEqual(await ledger.one_dossier(newer), null);
    ledger.check(newer);
  });
});

/** The program's own files with one migration more. */
function home_with(migration, text) {
  const later = mkdtempSync(join(tmpdir(), 'motcua-home-'));
  for (const name of ['templates', 'locales', 'assets', 'data', 'docs'])
    symlinkSync(join(home, name), join(later, name));
  mkdirSync(join(later, 'migrations'));
  for (const name of readdirSync(join(home, 'migrations')))
    cpSync(join(home, 'migrations', name), join(later, 'migrations', name));
  writeFileSync(join(later, 'migrations', migration), text);
  return later;
}
const widening =
  'CREATE TABLE later (\n    id BIGINT PRIMARY KEY NOT NULL\n);\n' +
  'ALTER TABLE dossiers ADD COLUMN later BIGINT NOT NULL DEFAULT 0;\n';

describe('a node with a migration more beside one without it', { skip: none }, () => {
  const older = new Trial(none ? 'sqlite' : 'postgres');
  const newer = older.beside();
  const newest = older.beside();
  const ledger = new Ledger();
  const homes = [];
  before(async () => {
    await older.start();
    await ledger.sign_in(older);
    homes.push(home_with('9998_later.expand.sql', widening));
    newer.environment = { MOTCUA_HOME: homes[0] };
  });
  after(async () => {
    for (const node of [newest, newer]) await node.stop();
    await older.remove();
    for (const folder of homes) rmSync(folder, { recursive: true });
  });

  it('goes on, and starts again, where the migration only adds', async () => {
    await ledger.under_load([older], async () => {
      await after_ms(200);
      await newer.start();
    });
    await ledger.under_load([older, newer], () => after_ms(400));
    assert.equal(ledger.failed.size + ledger.uploads_failed, 0, ledger.words(0));
    await older.stop();
    await older.start();
    assert.notEqual(await ledger.one_dossier(older, newer), null);
    ledger.check(newer);
    ledger.check(older);
  });

  it('goes on, and does not start again, where the migration says no more', async () => {
    homes.push(home_with('9998_later.expand.sql', widening));
    writeFileSync(join(homes[1], 'migrations', '9999_narrower.sql'), 'DROP TABLE later;\n');
    newest.environment = { MOTCUA_HOME: homes[1] };
    await newest.start();
    assert.notEqual(await ledger.one_dossier(older, newest), null);
    await older.stop();
    await assert.rejects(older.start(), /9999_narrower.* older than the database/);
    assert.notEqual(await ledger.one_dossier(newest), null);
    ledger.check(newest);
  });
});
