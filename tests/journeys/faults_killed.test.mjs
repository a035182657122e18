// The program is killed, again and again, while people file, accept and deliver, and while it
// starts. MOTCUA_KILLS says how often on each engine (100); bench/nightly says 220.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Ledger, after_ms, chances } from './ledger.mjs';
import { Trial, engines } from './trial.mjs';

const kills = Number(process.env.MOTCUA_KILLS ?? 100);
const first_starts = Number(process.env.MOTCUA_FIRST_STARTS ?? Math.ceil(kills / 10));
/** Everything is read again after so many kills; rows and answers are compared after each. */
const reading_every = 5;

for (const engine of engines) {
  describe(`killed on ${engine}`, () => {
    const trial = new Trial(engine);
    const ledger = new Ledger();
    before(async () => {
      await trial.start();
      await ledger.sign_in(trial);
    });
    after(() => trial.remove());

    it(`loses and doubles nothing, ${kills} times`, async () => {
      const chance = chances(7);
      let happened = 0;
      for (let kill = 1; kill <= kills; ++kill) {
        await ledger.under_load([trial], async () => {
          await after_ms(20 + chance() * 400);
          await trial.stop('SIGKILL');
        });
        await trial.start();
        happened = ledger.check(trial, { verify: kill % reading_every === 0 || kill === kills });
      }
      const { status, out, err } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out + err);
      assert.equal(ledger.failed.size, 0, 'a program that is not killed answers');
      assert.ok(ledger.acknowledged.size > kills, `${ledger.acknowledged.size} acts`);
      assert.ok(ledger.refused.size > 0 && ledger.unanswered.size > 0);
      console.log(`# killed ${kills} times on ${engine}: ${ledger.words(happened)}`);
    });

    it('gives the answer again to whoever asks again', async () => {
      const filed = [...ledger.acknowledged].filter(([, act]) => /^dossier_submitted/.test(act));
      const again = async (key) => {
        const headers = { 'idempotency-key': key };
        const body = ledger.bodies.get(key);
        const token = ledger.citizen;
        return (await trial.call('POST', '/api/v1/dossiers', { token, body, headers })).json.code;
      };
      for (const [key, act] of filed.slice(-5))
        assert.equal(`dossier_submitted ${await again(key)}`, act);
      ledger.check(trial, { verify: false });
    });
  });

  describe(`killed at its first start on ${engine}`, () => {
    it(`begins anew or goes on, ${first_starts} times`, async () => {
      const chance = chances(11);
      for (let time = 0; time < first_starts; ++time) {
        const trial = new Trial(engine);
        try {
          const starting = trial.start().catch(() => null);
          await after_ms(10 + chance() * 600);
          await trial.stop('SIGKILL');
          await starting;
          await trial.start();
          const ledger = await new Ledger().sign_in(trial);
          assert.notEqual(await ledger.one_dossier(trial), null);
          ledger.check(trial);
        } finally {
          await trial.remove();
        }
      }
    });
  });
}
