// The clock is put back while the program serves, and again between two runs: work goes on at once,
// nothing waits for the old time to come, nothing is lost or doubled.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { give_clock, no_clock, put_clock } from './false_clock.mjs';
import { Ledger, after_ms } from './ledger.mjs';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

for (const engine of engines)
  describe(`the clock is put back on ${engine}`, { skip: no_clock }, () => {
    const trial = new Trial(engine);
    const ledger = new Ledger();
    const put = (offset) => put_clock(trial, offset);
    const sealed = async () => {
      const end = Date.now() + 60_000;
      while (Number(sql(trial, 'SELECT COUNT(*) FROM unsealed')) > 0) {
        assert.ok(Date.now() < end, 'what was done is sealed in time');
        await after_ms(100);
      }
    };
    /** A dossier's whole way, in less time than any clock was put back by. */
    const works = async () => {
      const begin = performance.now();
      assert.notEqual(await ledger.one_dossier(trial), null);
      assert.ok(performance.now() - begin < 600_000);
    };
    before(async () => {
      give_clock(trial);
      await trial.start();
      await ledger.sign_in(trial);
    });
    after(() => trial.remove());

    it('by an hour while people work: they go on at once', async () => {
      await ledger.under_load([trial], async () => {
        await after_ms(400);
        put('-3600');
        const before = ledger.acknowledged.size;
        await after_ms(800);
        assert.ok(ledger.acknowledged.size > before + 5, 'acts under the earlier clock');
      });
      assert.equal(ledger.failed.size, 0);
      await works();
      await sealed();
      ledger.check(trial, { verify: false });
    });

    it('and what a dossier was in that hour can be told', async () => {
      const code = await ledger.one_dossier(trial);
      const at = new Date(Date.now() - 1_800_000).toISOString().replace(/\.\d+Z/, 'Z');
      const { out, err } = trial.run('state', code, '--at', at, '--json');
      assert.equal(out && JSON.parse(out).status, 'delivered', err);
    });

    it('by another hour after a kill: the next run seals, and gives no id twice', async () => {
      await ledger.under_load([trial], async () => {
        await after_ms(400);
        await trial.stop('SIGKILL');
      });
      put('-7200');
      await trial.start();
      await ledger.under_load([trial], () => after_ms(500));
      assert.equal(ledger.failed.size, 0);
      await works();
      await sealed();
      ledger.check(trial, { verify: false });
    });

    it('and put right again: everything is whole', async () => {
      put('+0');
      await works();
      await sealed();
      console.log(`# the clock put back on ${engine}: ${ledger.words(ledger.check(trial))}`);
    });
  });
