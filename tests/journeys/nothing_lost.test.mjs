// A thousand filings from 32 connections, a kill in the middle, a hand in the database.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { dump, sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

const filings = 1000;
const connections = 32;

async function file_many(trial, token, count, keys) {
  const body = JSON.stringify(await trial.filing());
  const codes = new Map();
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < count) {
        const key = `${keys}-${next++}`;
        try {
          const answer = await fetch(`${trial.origin}/api/v1/dossiers`, {
            method: 'POST',
            body,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'idempotency-key': key,
            },
          });
          if (answer.status === 201) codes.set(key, (await answer.json()).code);
        } catch {
          /* the server was killed */
        }
      }
    }),
  );
  return codes;
}

for (const engine of engines) {
  describe(`nothing is lost on ${engine}`, () => {
    const trial = new Trial(engine);
    let token;
    before(async () => {
      await trial.start();
      token = await trial.signIn('citizen');
    });
    after(() => trial.remove());

    it('gives a thousand filings codes without doubles and gaps', async () => {
      const codes = await file_many(trial, token, filings, 'a');
      assert.equal(codes.size, filings);
      const byDay = new Map();
      for (const code of codes.values()) {
        const [, day, number] = /-(\d{6})-(\d+)$/.exec(code);
        byDay.set(day, [...(byDay.get(day) ?? []), Number(number)]);
      }
      for (const numbers of byDay.values()) {
        numbers.sort((a, b) => a - b);
        assert.deepEqual(
          numbers,
          numbers.map((_, i) => numbers[0] + i),
        );
      }
    });

    it('keeps every filing it has acknowledged when it is killed, and doubles none', async () => {
      const filing = file_many(trial, token, filings, 'b');
      await new Promise((resolve) => setTimeout(resolve, 250));
      await trial.stop('SIGKILL');
      const acknowledged = await filing;
      await trial.start();
      for (const [key, code] of [...acknowledged].slice(-40)) {
        const again = await trial.file(token, {}, { 'idempotency-key': key });
        assert.equal(again.json.code, code);
      }
      const kept = new Set(sql(trial, 'SELECT code FROM dossiers').split('\n'));
      for (const code of acknowledged.values()) assert.ok(kept.has(code), code);
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
    });

    it('holds no identity number and no telephone number in the open', async () => {
      const whole = dump(trial);
      assert.ok(whole.includes('dossier_submitted'));
      for (const secret of ['999197000777', '0900000777', 'khanh.vy@example.vn']) {
        assert.equal(whole.includes(secret), false, secret);
      }
    });

    it('refuses to change the journal', () => {
      assert.throws(() => sql(trial, "UPDATE journal SET actor = 'x'"));
      assert.throws(() => sql(trial, 'DELETE FROM journal'));
    });

    it('notices a state row that was altered by hand', () => {
      const code = sql(trial, 'SELECT code FROM dossiers ORDER BY code LIMIT 1');
      sql(trial, `UPDATE dossiers SET state = 'delivered' WHERE code = '${code}'`);
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 1);
      const [difference] = JSON.parse(out).differences;
      assert.deepEqual([difference.table, difference.why], ['dossiers', 'state']);
    });

    it('stops when it is told, and leaves no log of writes behind', async () => {
      await trial.stop();
      assert.equal(trial.process.exitCode, 0);
      assert.equal(readdirSync(trial.data).includes('motcua.db-wal'), false);
    });
  });
}
