// A synchronous standby of PostgreSQL: when the server falls, nothing acknowledged is lost.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ledger, after_ms } from './ledger.mjs';
import { within } from './shipped.mjs';
import { Trial, home } from './trial.mjs';

const cluster = process.env.MOTCUA_TEST_POSTGRES_DIR;
const skip = !cluster && 'no server is offered';

describe('a synchronous standby of PostgreSQL', { skip }, () => {
  const trial = new Trial('sqlite');
  const ledger = new Ledger();
  let folder;
  const at = (name) => join(folder, name);
  const postgres = (action, name, ...more) =>
    execFileSync(join(home, 'bin', 'postgres'), [action, at(name), ...more], {
      encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
    });
  const url_in = (told) => /MOTCUA_TEST_POSTGRES=(\S+)/.exec(told)[1];
  const use = (url) => {
    trial.database = url;
    trial.where = ['--data', trial.data, '--database', url];
  };
  const asked = (url, question) =>
    execFileSync('psql', ['-XAtq', '-d', url.replace('motcua_owner@', 'postgres@'), '-c', question],
      { encoding: 'utf8' }).trim();

  before(async () => {
    folder = mkdtempSync(join(cluster, 'standby-'));
    execFileSync('chmod', ['go+x', folder]);
    const first = url_in(postgres('start', 'first', '--fsync', 'on'));
    postgres('standby', 'second', at('first'));
    await within(30, () => asked(first, 'SELECT sync_state FROM pg_stat_replication') === 'sync',
      'the standby follows');
    use(first);
    await trial.start();
    await ledger.sign_in(trial);
  });
  after(async () => {
    await trial.stop('SIGKILL');
    for (const name of ['first', 'second']) if (existsSync(at(name))) postgres('stop', name);
    await trial.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every act that was acknowledged when the server fell, and goes on', async () => {
    await ledger.under_load([trial], async () => {
      await after_ms(1500);
      postgres('crash', 'first');
      await trial.stop('SIGKILL');
    });
    assert.ok(ledger.acknowledged.size > 20, `${ledger.acknowledged.size} acts`);
    use(url_in(postgres('promote', 'second')));
    await trial.start();
    console.log(`# after the fall: ${ledger.words(ledger.check(trial))}`);
    assert.notEqual(await ledger.one_dossier(trial), null);
    ledger.check(trial);
  });
});
