// How dossiers end without a result, and what becomes of one that is late or wrong, by the API.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, course, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`endings on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let citizen;
    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      for (const [role] of course) tokens[role] ??= await trial.signIn(role, 'H42.02.01');
      tokens.case_officer = await trial.signInAs('ho-tich');
    });
    after(() => trial.remove());

    const dossierAt = async (steps) => {
      const { code } = (await trial.file(citizen)).json;
      for (const [role, noun, body] of course.slice(0, steps))
        assert.equal((await trial.act(tokens[role], code, noun, body)).status, 201);
      return code;
    };
    const seen = async (code) =>
      (await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen })).json;

    it('ends at once what is withdrawn before it is accepted', async () => {
      const code = await dossierAt(0);
      const done = await trial.act(citizen, code, 'withdrawal', { reason: 'Nộp nhầm phường.' });
      assert.equal(done.json.status, 'stopped', done.text);
      const dossier = await seen(code);
      assert.equal(dossier.stop.cause, 'withdrawn');
      assert.equal(dossier.withdrawal.reason, 'Nộp nhầm phường.');
    });

    it('waits for a word on a later withdrawal, and goes on when it is refused', async () => {
      const code = await dossierAt(2);
      const asked = await trial.act(citizen, code, 'withdrawal', { reason: 'Xin rút.' });
      assert.equal(asked.json.status, 'withdrawal_requested', asked.text);
      const vague = await trial.act(tokens.case_officer, code, 'withdrawal-decision', {
        decision: 'perhaps',
      });
      assert.equal(vague.json.code, 'bad_field');
      const no = await trial.act(tokens.case_officer, code, 'withdrawal-decision', {
        decision: 'refused',
        reason: 'Đã trình ký.',
      });
      assert.equal(no.json.status, 'in_progress', no.text);
      assert.equal((await seen(code)).withdrawal.answer, 'Đã trình ký.');
    });

    it('apologises once, with a new date that the owner reads', async () => {
      const code = await dossierAt(2);
      const before = (await seen(code)).acceptance.due_at;
      const told = await trial.act(tokens.case_officer, code, 'delay', {
        cause: 'consulted_agency',
        working_days: 7,
        explanation: 'Chờ xác minh của nơi cư trú cũ.',
      });
      assert.equal(told.status, 201, told.text);
      const dossier = await seen(code);
      assert.equal(dossier.delay.due_before, before);
      assert.equal(dossier.acceptance.due_at, dossier.delay.due_at);
      const again = await trial.act(tokens.case_officer, code, 'delay', {
        cause: 'officer',
        working_days: 9,
        explanation: 'Xin lỗi.',
      });
      assert.equal(again.status, 409);
      assert.equal(again.json.code, 'delay_announced_before');
    });

    it('stops with a cause, and takes a wrong stop back', async () => {
      const code = await dossierAt(2);
      const stopped = await trial.act(tokens.case_officer, code, 'stop', {
        cause: 'not_eligible',
        reason: 'Trẻ đã được đăng ký khai sinh.',
      });
      assert.equal(stopped.json.status, 'stopped', stopped.text);
      assert.equal((await seen(code)).stop.reason, 'Trẻ đã được đăng ký khai sinh.');
      const back = await trial.act(tokens.signatory, code, 'correction', {
        reason: 'Nhầm người trùng tên.',
      });
      assert.equal(back.json.status, 'in_progress', back.text);
      assert.equal((await seen(code)).stop, null);
    });

    it('takes a wrong result back, and its number stays used', async () => {
      const code = await dossierAt(6);
      const first = (await seen(code)).result.number;
      const back = await trial.act(tokens.records_clerk, code, 'correction', {
        reason: 'Sai chữ đệm.',
      });
      assert.equal(back.json.step, 'settlement', back.text);
      for (const [role, noun, body] of course.slice(2))
        assert.equal((await trial.act(tokens[role], code, noun, body)).status, 201);
      const dossier = await seen(code);
      assert.equal(dossier.result.number, first + 1);
      assert.equal(dossier.annulled.length, 1);
      assert.equal(dossier.status, 'delivered');
    });

    it('leaves a register in which everything is as the journal says', () => {
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
      assert.equal(JSON.parse(out).ok, true);
    });
  });
}
