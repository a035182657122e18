// Two nodes on one PostgreSQL: connections are cut, the server falls and comes back, a node is
// killed. The server here makes every commit durable, unlike that of the other tests.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ledger, after_ms } from './ledger.mjs';
import { sql } from './rows.mjs';
import { Trial, engines, home } from './trial.mjs';

const times = Number(process.env.MOTCUA_CUTS ?? 6);
const falls = Number(process.env.MOTCUA_FALLS ?? 1);
const none = !engines.includes('postgres') && 'MOTCUA_TEST_POSTGRES is not set';

describe('on PostgreSQL with two nodes', { skip: none }, () => {
  // Where the server's own user may enter, too.
  const folder = none ? null : mkdtempSync('/tmp/motcua-fault-pg-');
  const server = (...words) =>
    execFileSync(join(home, 'bin', 'postgres'), words, { encoding: 'utf8' }).trim();
  const ledger = new Ledger();
  let trial, other;
  before(async () => {
    server('start', folder, '--fsync', 'on');
    trial = new Trial('sqlite');
    trial.engine = 'postgres';
    trial.database = server('database', folder, 'faults');
    trial.where.push('--database', trial.database);
    await trial.start();
    other = await trial.beside().start();
    await ledger.sign_in(trial);
  });
  after(async () => {
    await other?.stop();
    await trial?.remove();
    server('stop', folder);
    rmSync(folder, { recursive: true, force: true });
  });
  const sealed = async () => {
    const end = Date.now() + 60_000;
    while (Number(sql(trial, 'SELECT COUNT(*) FROM unsealed')) > 0) {
      assert.ok(Date.now() < end, 'what was done is sealed in time');
      await after_ms(200);
    }
  };
  const works_and_is_whole = async (what) => {
    assert.notEqual(await ledger.one_dossier(trial, other), null);
    await sealed();
    console.log(`# ${what}: ${ledger.words(ledger.check(trial))}`);
  };

  it(`work goes on when all connections are cut ${times} times, and nothing is lost`, async () => {
    const cut =
      'SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity' +
      ' WHERE datname = current_database() AND pid <> pg_backend_pid()';
    await ledger.under_load([trial, other], async () => {
      for (let time = 0; time < times; ++time) {
        await after_ms(150);
        sql(trial, cut);
      }
      await after_ms(300);
    });
    await works_and_is_whole(`connections cut ${times} times`);
  });

  it(`nothing acknowledged is lost when the server falls ${falls} times under load`, async () => {
    for (let fall = 0; fall < falls; ++fall)
      await ledger.under_load([trial, other], async () => {
        await after_ms(500);
        server('crash', folder);
        const { status } = await trial.call('GET', '/api/v1/dossiers', { token: ledger.citizen });
        assert.equal(status, 503);
        server('again', folder);
        await after_ms(500);
      });
    await works_and_is_whole(`the server fell ${falls} times`);
  });

  it('a node that is killed takes nothing with it, and the other goes on and seals', async () => {
    await ledger.under_load([trial, other], async () => {
      await after_ms(500);
      await other.stop('SIGKILL');
      await after_ms(500);
    });
    await sealed();
    ledger.check(trial);
    await other.start();
    await works_and_is_whole('one of two nodes killed');
  });
});
