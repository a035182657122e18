// A supplement that never comes: its last day is told, it is reminded of once, and when the day is
// over the program ends the dossier by itself. The clock is put forward while the program serves.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { give_clock, no_clock, put_clock } from './false_clock.mjs';
import { after_ms } from './ledger.mjs';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

const hour_ms = 3_600_000;

for (const engine of engines)
  describe(`supplements never come on ${engine}`, { skip: no_clock }, () => {
    const trial = new Trial(engine);
    const put = (moment) =>
      put_clock(trial, `+${Math.round((moment - Date.now()) / 1000)}`);
    const until = async (found, what) => {
      for (const end = Date.now() + 45_000; Date.now() < end; await after_ms(200))
        if (await found()) return;
      assert.fail(`not seen in time: ${what}`);
    };
    /** Signs in anew: a session does not last as long as a supplement may. */
    const read = async (code, role = 'citizen') => {
      const token = await trial.signIn(role);
      return (await trial.call('GET', `/api/v1/dossiers/${code}`, { token })).json;
    };
    let accepted; // asked for while it is being settled
    let filed; // asked for before the acceptance
    let last_day;
    before(async () => {
      give_clock(trial);
      await trial.start();
    });
    after(() => trial.remove());

    it('is told until when it may come, in the API and on the page', async () => {
      const citizen = await trial.signIn('citizen');
      const counter = await trial.signIn('counter_officer', 'H42.02.01');
      const ask = { papers: [], reason: 'Giấy chứng sinh bị mờ.' };
      filed = (await trial.file(citizen)).json.code;
      accepted = (await trial.file(citizen)).json.code;
      await trial.act(counter, accepted, 'acceptance');
      const head = await trial.signInAs('chanh-van-phong');
      await trial.act(head, accepted, 'assignment', { officer: 'ho-tich' });
      const officer = await trial.signInAs('ho-tich');
      for (const [token, code] of [
        [counter, filed],
        [officer, accepted],
      ]) {
        const asked = await trial.act(token, code, 'supplement-request', ask);
        assert.equal(asked.status, 201, asked.text);
        last_day = asked.json.supplement_due_at;
        const { supplement } = await read(code);
        assert.equal(supplement.due_at, last_day);
        assert.equal(supplement.reminded_at, null);
      }
      const tasks = await trial.call('GET', '/api/v1/tasks?queue=mine', { token: officer });
      const line = tasks.json.items.find((each) => each.code === accepted);
      assert.equal(line.supplement_due_at, last_day);
    });

    it('is reminded of once when its day comes near', async () => {
      put(Date.parse(last_day) - hour_ms);
      const reminded = () => sql(trial, 'SELECT COUNT(*) FROM supplement_reminders') === '2';
      await until(reminded, 'two reminders');
      await after_ms(6_000);
      const messages = sql(trial, "SELECT COUNT(*) FROM messages WHERE kind = 'supplement'");
      assert.equal(messages, '4', 'one for each request, one for each reminder');
      assert.ok((await read(filed)).supplement.reminded_at);
      assert.equal((await read(accepted)).status, 'awaiting_supplement');
    });

    it('ends the dossier when the day is over, and says why', async () => {
      put(Date.parse(last_day) + 12 * hour_ms);
      await until(async () => (await read(accepted)).status === 'stopped', 'the stop');
      const dossier = await read(accepted);
      assert.equal(dossier.stop.cause, 'not_supplemented');
      const [year, month, day] = last_day.slice(0, 10).split('-');
      assert.ok(dossier.stop.reason.includes(`${day}/${month}/${year}`), dossier.stop.reason);
      await until(async () => (await read(filed)).status === 'rejected', 'the rejection');
      assert.equal((await read(filed)).rejection.reason, dossier.stop.reason);
      const told = sql(
        trial,
        "SELECT COUNT(*) FROM messages WHERE kind IN ('returned', 'rejected')",
      );
      assert.equal(told, '2');
    });

    it('gives originals back at the counter, and can be reopened by a signatory', async () => {
      const counter = await trial.signIn('counter_officer', 'H42.02.01');
      const back = await trial.act(counter, accepted, 'originals-return', {
        papers: ['birth_notification'],
      });
      assert.equal(back.status, 201, back.text);
      const signatory = await trial.signInAs('lanh-dao');
      const reopened = await trial.act(signatory, accepted, 'correction', {
        reason: 'Giấy tờ đã gửi qua bưu chính trước hạn.',
      });
      assert.equal(reopened.status, 201, reopened.text);
      assert.equal((await read(accepted)).status, 'in_progress');
    });

    it('reminds an officer of what is due soon, and the signatory when it is overdue', async () => {
      // Since the correction the first dossier is to be settled within the day.
      const reminders = async (login) => {
        const token = await trial.signInAs(login);
        const { json } = await trial.call('GET', '/api/v1/reminders', { token });
        return json.items.filter((each) => each.code === accepted);
      };
      await until(async () => (await reminders('ho-tich')).length === 1, 'the reminder');
      const [reminder] = await reminders('ho-tich');
      assert.equal(reminder.kind, 'due_soon');
      assert.deepEqual(await reminders('lanh-dao'), []);
      put(Date.parse(reminder.due_at) + hour_ms);
      await until(async () => (await reminders('lanh-dao')).length === 1, "the signatory's");
      assert.equal((await reminders('lanh-dao'))[0].kind, 'overdue');
      assert.equal(sql(trial, 'SELECT COUNT(*) FROM officer_messages'), '0', 'no number, no text');
    });

    it('leaves a register that rebuilds to the same', async () => {
      await trial.stop();
      const rebuilt = trial.run('rebuild', '--check');
      assert.equal(rebuilt.status, 0, rebuilt.out + rebuilt.err);
    });
  });
