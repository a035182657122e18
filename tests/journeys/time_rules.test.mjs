// The rules of time: who controls procedures sees what a change would do before it is published,
// open due dates then follow, and the register is sound when everything is over. On both engines.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`rules of time on ${engine}`, () => {
    const trial = new Trial(engine);
    let citizen, controller, code, due, revision;

    const say = (noun, rules, { from = '01/07/2025', source = '12/QĐ-UBND', ...more } = {}) =>
      trial.call('POST', `/api/v1/time-rules/${noun}`, {
        token: controller,
        body: { from, source, rules },
        ...more,
      });
    const dossier = async () =>
      (await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen })).json;

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      controller = await trial.signInAs('kiem-soat');
      code = (await trial.file(citizen)).json.code;
      await trial.act(await trial.signInAs('mot-cua'), code, 'acceptance');
    });
    after(() => trial.remove());

    it('are there for everybody, with their source', async () => {
      const answer = await trial.call('GET', '/api/v1/time-rules');
      assert.equal(answer.status, 200);
      revision = answer.json.revision;
      assert.equal(answer.headers.get('etag'), `"${revision}"`);
      const now = answer.json.rules.at(-1);
      assert.equal(now.from, '2025-07-01');
      assert.equal(now.after_supplement.value, 'restart');
      assert.match(now.after_supplement.source.vi, /Nghị định 118/);
      const { clocks, acceptance } = await dossier();
      assert.equal(acceptance.derivation.time_rules, revision);
      assert.equal(clocks.legal_due_at, acceptance.due_at);
      assert.ok(acceptance.derivation.stretches.every(({ clause }) => clause));
      due = acceptance.due_at;
    });

    it('are changed by whoever controls procedures, and by nobody else', async () => {
      for (const login of ['mot-cua', 'quan-tri', 'lanh-dao']) {
        const token = await trial.signInAs(login);
        const body = { from: '01/01/2027', source: 'thử', rules: { due_time: '11:30' } };
        for (const noun of ['trials', 'changes'])
          assert.equal(
            (await trial.call('POST', `/api/v1/time-rules/${noun}`, { token, body })).status,
            403,
          );
      }
    });

    it('are refused by name', async () => {
      for (const [rule, rules, more] of [
        ['bad_day', { due_time: '11:30' }, { from: 'mai' }],
        ['unknown_rule', { lunch: '11:30' }, {}],
        ['source_missing', { due_time: '11:30' }, { source: '' }],
        ['bad_value', { due_time: '27:30' }, {}],
        ['nothing_new', { after_supplement: 'restart' }, {}],
      ]) {
        const { status, json } = await say('trials', rules, more);
        assert.deepEqual([status, json.code, json.rule], [422, 'bad_rule', rule]);
      }
    });

    it('say what they would move, and move nothing', async () => {
      const { status, json, headers } = await say('trials', { same_day_late_from: '00:00' });
      assert.equal(status, 200);
      assert.equal(headers.get('etag'), `"${revision}"`);
      assert.deepEqual(
        json.changes.map(({ rule, before, after }) => [rule, before, after]),
        [['same_day_late_from', '15:00', '00:00']],
      );
      assert.ok(json.due_dates.looked_at >= 1);
      assert.equal((await dossier()).acceptance.due_at, due);
    });

    it('want to know which revision was seen', async () => {
      const changed = { same_day_late_from: '00:00' };
      assert.equal((await say('changes', changed)).status, 428);
      const stale = { headers: { 'if-match': '"99"' } };
      assert.equal((await say('changes', changed, stale)).status, 412);
    });

    it('are followed by open due dates, each by an act of its own', async () => {
      const { json } = await say('trials', { same_day_late_from: '00:00' });
      const moves = (json.due_dates.counts.later ?? 0) > 0;
      const done = await say(
        'changes',
        { same_day_late_from: '00:00' },
        { headers: { 'if-match': `"${revision}"` } },
      );
      assert.equal(done.status, 201, done.text);
      assert.equal(done.json.revision, revision + 1);
      // Received on a day off it was due on the next working day, and is still.
      for (let tries = 0; moves && tries < 100; ++tries) {
        if ((await dossier()).acceptance.due_at !== due) break;
        await pause(100);
      }
      const { acceptance, clocks } = await dossier();
      assert.equal(acceptance.due_at > due, moves);
      assert.equal(clocks.legal_due_at, acceptance.due_at);
    });

    it('leave a register that can be rebuilt, with derivations that hold', async () => {
      await trial.stop();
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
    });
  });
}
