// A dossier that is late: the step that ate the time is named, and whoever goes on says why.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { give_clock, no_clock, put_clock } from './false_clock.mjs';
import { Trial, course, engines } from './trial.mjs';

for (const engine of engines)
  describe(`late dossiers on ${engine}`, { skip: no_clock }, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let code;
    let explained;
    const put = (offset) => put_clock(trial, offset);
    const dossier = async (token, which = code) =>
      (await trial.call('GET', `/api/v1/dossiers/${which}`, { token })).json;
    const complete = (late) =>
      trial.act(tokens.case_officer, code, 'steps/settlement/completion', late && { late });
    before(async () => {
      give_clock(trial);
      await trial.start();
      tokens.citizen = await trial.signInAs('cong-dan');
      for (const [role] of course) tokens[role] ??= await trial.signIn(role, 'H42.02.01');
      tokens.case_officer = await trial.signInAs('ho-tich');
      ({ code } = (await trial.file(tokens.citizen)).json);
      for (const [role, noun, body] of course.slice(0, 2))
        assert.equal((await trial.act(tokens[role], code, noun, body)).status, 201);
      // Longer than any row of days off, so that it is late whenever this runs.
      put('+20d');
      tokens.citizen = await trial.signInAs('cong-dan');
      for (const [role] of course) tokens[role] = await trial.signIn(role, 'H42.02.01');
      tokens.case_officer = await trial.signInAs('ho-tich');
    });
    after(() => trial.remove());

    it('names the step that ate the time to officers, and not to the citizen', async () => {
      const seen = await dossier(tokens.case_officer);
      assert.equal(seen.eaten_by.step, 'settlement');
      const open = seen.steps.find(({ state }) => state === 'open');
      assert.ok(open.clock.used_minutes > open.clock.share_minutes);
      assert.ok(open.clock.due_at <= seen.acceptance.due_at);
      const own = await dossier(tokens.citizen);
      assert.equal(own.eaten_by, null);
      assert.deepEqual(own.late_desks, []);
      assert.ok(own.steps.every((step) => step.clock === null));
      const { items } = (
        await trial.call('GET', '/api/v1/reports/steps', { token: tokens.signatory })
      ).json;
      assert.equal(items[0].step, 'settlement');
      assert.equal(items[0].most, 1);
    });

    it('does not go on before somebody has said why', async () => {
      const refused = await complete();
      assert.equal(refused.status, 422, refused.text);
      assert.equal(refused.json.code, 'late_without_cause');
      assert.deepEqual(refused.json.places, [
        { agency: 'H42.02.01', sub_unit: 'council_office' },
        { agency: 'H42.02.01', sub_unit: 'one_stop' },
      ]);
      const elsewhere = await complete({ cause: 'officer', agency: 'H42', sub_unit: 'x' });
      assert.equal(elsewhere.json.code, 'unknown_sub_unit');
      assert.equal((await complete({ cause: 'weather' })).json.code, 'unknown_cause');
    });

    it('goes on with a cause, and asks no more', async () => {
      const done = await complete({ cause: 'consulted_agency' });
      assert.equal(done.status, 201, done.text);
      explained = (await dossier(tokens.case_officer)).late_cause;
      assert.equal(explained.cause, 'consulted_agency');
      assert.equal(explained.sub_unit, 'council_office');
      assert.equal((await trial.act(tokens.signatory, code, 'approval')).status, 201);
      assert.equal((await trial.act(tokens.records_clerk, code, 'issuance')).status, 201);
    });

    it('shows the cause among what was overdue', async () => {
      const { items } = (
        await trial.call('GET', '/api/v1/reports/overdue', { token: tokens.signatory })
      ).json;
      const line = items.find((each) => each.code === code);
      assert.equal(line.cause, 'consulted_agency');
      assert.notEqual(line.sub_unit, '');
    });

    it('keeps it when the register is built anew', async () => {
      await trial.stop();
      const checked = trial.run('rebuild', '--check');
      assert.equal(checked.status, 0, checked.out + checked.err);
    });
  });
