// What the API's doors let in: nothing blank, nothing of a wrong kind, nothing that nobody reads.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, course, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`the doors of the API on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let citizen, counter;
    before(async () => {
      await trial.start();
      for (const role of new Set(course.map(([each]) => each)))
        tokens[role] = await trial.signIn(role);
      citizen = await trial.signInAs('cong-dan');
      counter = tokens.counter_officer;
    });
    after(() => trial.remove());

    const refused = (answer, status, name) => {
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.json.code, name);
      assert.match(answer.headers.get('content-type'), /problem\+json/);
    };
    const points_at = (answer, pointer) => {
      refused(answer, 422, 'bad_field');
      assert.equal(answer.json.pointer, pointer);
    };
    const filed = async () => (await trial.file(citizen)).json.code;
    const filing = () => trial.filing();

    it('takes no blank name and no blank reason', async () => {
      const { owner } = await filing();
      const blank = await trial.file(citizen, { owner: { ...owner, full_name: ' \u00a0 ' } });
      refused(blank, 422, 'owner_incomplete');
      const code = await filed();
      const reason = '  \n ';
      refused(await trial.act(counter, code, 'rejection', { reason }), 422, 'reason_missing');
      refused(
        await trial.act(counter, code, 'supplement-request', { papers: [], reason }),
        422,
        'reason_missing',
      );
    });

    it('keeps names as they are read, without blanks around', async () => {
      const { owner } = await filing();
      const name = '  Trịnh Thị Khánh Vy\n'.normalize('NFD');
      const { json } = await trial.file(citizen, { owner: { ...owner, full_name: name } });
      const seen = await trial.call('GET', `/api/v1/dossiers/${json.code}`, { token: citizen });
      assert.equal(seen.json.owner.full_name, 'Trịnh Thị Khánh Vy'.normalize('NFC'));
    });

    it('points at what is of a wrong kind or unknown in a filing', async () => {
      const { owner, papers } = await filing();
      const file = (changes) => trial.file(citizen, changes);
      points_at(await file({ recieving_unit: 'x' }), '/recieving_unit');
      points_at(await file({ owner: { ...owner, fullname: 'x' } }), '/owner/fullname');
      points_at(await file({ owner: { ...owner, phone: 900000777 } }), '/owner/phone');
      points_at(await file({ papers: [{ ...papers[0], copy: 1 }] }), '/papers/0/copy');
      points_at(await file({ papers: [{ ...papers[0], copies: '1' }] }), '/papers/0/copies');
      points_at(await file({ papers: [{ ...papers[0], files: [1] }] }), '/papers/0/files/0');
      points_at(await file({ delivery: 'counter' }), '/delivery');
      points_at(await file({ form: [] }), '/form');
    });

    it('points at what is of a wrong kind or unknown in every act', async () => {
      const code = await filed();
      const act = (noun, body) => trial.act(counter, code, noun, body);
      for (const [noun, member] of [
        ['rejection', 'reason'],
        ['assignment', 'officer'],
        ['approval', 'form_of_authority'],
        ['delivery', 'collector'],
        ['supplement-request', 'papers'],
        ['supplement', 'remark'],
        ['payments', 'lines'],
        ['steps/settlement/completion', 'comment'],
        ['steps/settlement/send-back', 'to'],
        ['steps/inspection/site-visit', 'note'],
      ]) {
        points_at(await act(noun, { [member]: 123 }), `/${member}`);
        points_at(await act(noun, { other: null }), '/other');
      }
      points_at(await act('acceptance', { papers: [] }), '/papers');
      points_at(await act('issuance', { number: 7 }), '/number');
      points_at(await act('payments', { lines: [{ fe: 'x' }] }), '/lines/0/fe');
      points_at(await act('payments', { lines: [{ amount_dong: '9' }] }), '/lines/0/amount_dong');
      assert.equal((await act('acceptance', {})).status, 201);
      const head = tokens.sub_unit_head;
      points_at(await trial.act(head, code, 'assignment', { officer: 123 }), '/officer');
      points_at(await trial.act(head, code, 'assignment', { oficer: 'ho-tich' }), '/oficer');
    });

    it('wants login and password as JSON', async () => {
      const enter = (body) => trial.call('POST', '/api/v1/sessions', { body });
      points_at(await enter({ password: 'x' }), '/login');
      points_at(await enter({ login: 'cong-dan' }), '/password');
      points_at(await enter({ login: 'cong-dan', password: 1 }), '/password');
      const form = await fetch(`${trial.origin}/api/v1/sessions`, {
        method: 'POST',
        body: new URLSearchParams({ login: 'cong-dan', password: 'x' }),
      });
      assert.equal(form.status, 415);
    });
  });
}
