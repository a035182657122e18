// Where originals are: counted at the counter, handed over by lists that the other side confirms,
// returned to the person, and asked for where they are still in the house.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, course, engines } from './trial.mjs';

const ward = 'H42.02.01';
const counter_place = { agency: ward, sub_unit: 'one_stop' };
const office_place = { agency: ward, sub_unit: 'council_office' };
const paper = 'birth_notification';

for (const engine of engines) {
  describe(`originals on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let citizen;
    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      for (const [role] of course) tokens[role] ??= await trial.signIn(role, ward);
      tokens.case_officer = await trial.signInAs('ho-tich');
    });
    after(() => trial.remove());

    const dossierAt = async (steps) => {
      const { code } = (await trial.file(citizen)).json;
      for (const [role, noun, body] of course.slice(0, steps))
        assert.equal((await trial.act(tokens[role], code, noun, body)).status, 201);
      return code;
    };
    const originals = async (code, token = citizen) =>
      (await trial.call('GET', `/api/v1/dossiers/${code}`, { token })).json.originals;
    const give = (token, from, to, dossiers) =>
      trial.call('POST', '/api/v1/hand-overs', { token, body: { from, to, dossiers } });
    const confirm = (token, list, body, version = '*') =>
      trial.call('POST', `/api/v1/hand-overs/${list}/confirmation`, {
        token,
        body,
        headers: { 'if-match': version },
      });
    const listed = async (token, list) =>
      (await trial.call('GET', `/api/v1/originals?list=${list}`, { token })).json.items;

    it('go from the counter to the office by one list, and back', async () => {
      const codes = [await dossierAt(1), await dossierAt(1)];
      assert.equal((await originals(codes[0]))[0].whereabouts, 'here');
      assert.equal((await listed(tokens.counter_officer, 'to_hand_over')).length, 2);
      const given = await give(tokens.counter_officer, counter_place, office_place);
      assert.equal(given.status, 201, given.text);
      const list = given.json.hand_over;
      const { json } = await trial.call('GET', `/api/v1/hand-overs/${list}`, {
        token: tokens.case_officer,
      });
      assert.deepEqual(json.lines.map((each) => each.code).sort(), [...codes].sort());
      assert.equal((await originals(codes[0]))[0].whereabouts, 'on_the_way');
      assert.equal((await confirm(tokens.case_officer, list, {}, '"7"')).status, 412);
      const counted = await confirm(tokens.case_officer, list, { received: [1] });
      assert.equal(counted.json.state, 'incomplete', counted.text);
      const missing = await listed(tokens.counter_officer, 'missing');
      assert.equal(missing.length, 1);
      assert.equal(missing[0].hand_over, list);
      const found = await confirm(tokens.case_officer, list, {});
      assert.equal(found.json.state, 'received', found.text);
      assert.deepEqual(await listed(tokens.counter_officer, 'missing'), []);
      const there = (await originals(codes[1], tokens.case_officer))[0];
      assert.equal(there.keeper.sub_unit.code, 'council_office');
      assert.equal(there.holder, 'ho-tich');
      assert.equal((await originals(codes[1]))[0].holder, null);
      for (const [role, noun, body] of course.slice(1, 5))
        assert.equal((await trial.act(tokens[role], codes[0], noun, body)).status, 201);
      const back = await give(tokens.case_officer, office_place, counter_place);
      assert.equal(back.status, 201, back.text);
      const lines = await trial.call('GET', `/api/v1/hand-overs/${back.json.hand_over}`, {
        token: tokens.counter_officer,
      });
      assert.deepEqual(
        lines.json.lines.map((each) => each.code),
        [codes[0]],
      );
      await confirm(tokens.counter_officer, back.json.hand_over, {});
      const done = await trial.act(tokens.counter_officer, codes[0], 'delivery', {
        originals: { papers: [paper] },
      });
      assert.equal(done.status, 201, done.text);
      assert.equal((await originals(codes[0]))[0].whereabouts, 'returned');
    });

    it('are returned by whoever has them, and to nobody twice', async () => {
      const code = await dossierAt(2);
      const stop = (originals) =>
        trial.act(tokens.case_officer, code, 'stop', {
          cause: 'not_eligible',
          reason: 'Trẻ đã được đăng ký khai sinh.',
          originals,
        });
      assert.equal((await stop({ papers: [paper] })).json.code, 'original_elsewhere');
      assert.equal((await stop({ papers: ['none'] })).json.code, 'unknown_original');
      assert.equal((await stop(undefined)).status, 201);
      const left = await listed(tokens.counter_officer, 'unreturned');
      assert.ok(left.some((each) => each.code === code && each.days === 0));
      const back = (token, body) => trial.act(token, code, 'originals-return', body);
      const body = { papers: [paper], recipient: 'Vũ Thị Hòa' };
      assert.equal((await back(citizen, body)).status, 403);
      assert.equal((await back(tokens.counter_officer, { ...body, way: 'wind' })).status, 422);
      const given = await back(tokens.counter_officer, body);
      assert.equal(given.status, 201, given.text);
      assert.equal((await originals(code))[0].recipient, 'Vũ Thị Hòa');
      const twice = await back(tokens.counter_officer, body);
      assert.equal(twice.json.code, 'unknown_original');
      const rest = await listed(tokens.counter_officer, 'unreturned');
      assert.ok(rest.every((each) => each.code !== code));
    });

    it('are nobody else’s business', async () => {
      const code = await dossierAt(1);
      const elsewhere = await trial.signInAs('mot-cua-vu-ban');
      const taken = await give(elsewhere, counter_place, office_place);
      assert.equal(taken.status, 403);
      const given = await give(tokens.counter_officer, counter_place, office_place, [code]);
      assert.equal(given.status, 201, given.text);
      const path = `/api/v1/hand-overs/${given.json.hand_over}`;
      assert.equal((await trial.call('GET', path, { token: elsewhere })).status, 404);
      assert.equal((await trial.call('GET', path, { token: citizen })).status, 403);
      const none = await give(tokens.counter_officer, counter_place, counter_place);
      assert.equal(none.json.code, 'unknown_sub_unit');
      const counts = await trial.call('GET', '/api/v1/shelf', { token: tokens.counter_officer });
      assert.equal(counts.json.unclaimed, 0);
    });

    it('leave a register in which everything is as the journal says', () => {
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
      assert.equal(JSON.parse(out).ok, true);
    });
  });
}
