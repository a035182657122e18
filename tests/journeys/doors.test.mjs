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

    it('points at what is of a wrong kind in every act, unknown members are ignored', async () => {
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
      }
      points_at(await act('payments', { lines: [{ amount_dong: '9' }] }), '/lines/0/amount_dong');
      assert.equal((await act('acceptance', { other: 1 })).status, 201);
      const head = tokens.sub_unit_head;
      points_at(await trial.act(head, code, 'assignment', { officer: 123 }), '/officer');
    });

    it('refuses a key that it cannot keep', async () => {
      for (const key of ['', 'x'.repeat(201), '\xff\xfe'])
        refused(await trial.file(citizen, {}, { 'idempotency-key': key }), 422, 'bad_key');
      const longest = { 'idempotency-key': 'x'.repeat(200) };
      const first = await trial.file(citizen, {}, longest);
      assert.equal((await trial.file(citizen, {}, longest)).json.code, first.json.code);
    });

    it('takes the same members in another order for the same body', async () => {
      const headers = { 'idempotency-key': 'in any order' };
      const body = await filing();
      const post = (entries) =>
        trial.call('POST', '/api/v1/dossiers', {
          token: citizen,
          body: Object.fromEntries(entries),
          headers,
        });
      const first = await post(Object.entries(body));
      const second = await post(Object.entries(body).reverse());
      assert.equal(second.text, first.text);
    });

    it('shows a citizen roles and what is meant for citizens, and officers all', async () => {
      const code = await filed();
      await trial.act(counter, code, 'acceptance', {});
      await trial.act(tokens.sub_unit_head, code, 'assignment', { officer: 'ho-tich' });
      const comment = 'Chỉ để nội bộ.';
      const settled = await trial.act(
        tokens.case_officer,
        code,
        'steps/settlement/completion',
        { comment },
      );
      assert.equal(settled.status, 201);
      const get = (path, token) => trial.call('GET', `/api/v1/dossiers${path}`, { token });
      for (const path of [`/${code}`, `/${code}/journal`, '']) {
        const seen = await get(path, citizen);
        assert.equal(seen.status, 200);
        for (const inner of ['ho-tich', 'mot-cua', comment])
          assert.equal(seen.text.includes(inner), false, `${path} ${inner}`);
      }
      const own = (await get(`/${code}/journal`, citizen)).json.items;
      assert.deepEqual(own[3].actor, { role: 'case_officer' });
      const all = (await get(`/${code}/journal`, counter)).json.items;
      assert.deepEqual(all[3].actor, { login: 'ho-tich', role: 'case_officer' });
      assert.equal(all[3].remark, comment);
      const steps = (await get(`/${code}`, counter)).json.steps;
      assert.ok(steps.some((step) => step.officer === 'ho-tich'));
      const turned_down = await filed();
      await trial.act(counter, turned_down, 'rejection', { reason: 'Sai nơi nộp.' });
      const { items } = (await get(`/${turned_down}/journal`, citizen)).json;
      assert.equal(items[1].remark, 'Sai nơi nộp.');
    });

    it('finds by any words of a name and by numbers however written', async () => {
      const owner = {
        full_name: 'Đỗ Thị Quỳnh Như',
        identity_number: 'c9912345',
        phone: '+84900000321',
      };
      const { code } = (await trial.file(citizen, { owner })).json;
      const search = (q, more = '') =>
        trial.call('GET', `/api/v1/search?q=${encodeURIComponent(q)}${more}`, { token: counter });
      for (const q of ['quynh nhu', 'nhu', 'Như Đỗ', 'C9912345', code.toLowerCase(), ` ${code} `])
        assert.ok((await search(q)).json.items.some((item) => item.code === code), q);
      for (const q of ['+84900000321', '0900 000 321', '84900000321', '0900.000.321'])
        assert.deepEqual((await search(q)).json.items.map((item) => item.code), [code], q);
      assert.deepEqual((await search('uynh')).json.items, []);
      await trial.file(citizen, { owner });
      const first = (await search('quynh', '&limit=1')).json;
      assert.equal(first.items.length, 1);
      const second = (await search('quynh', `&limit=1&cursor=${first.next}`)).json;
      assert.equal(second.items[0].code, code);
      assert.equal(second.next, null);
    });

    it('knows a code in small letters and with blanks around it', async () => {
      const code = await filed();
      const typed = encodeURIComponent(` ${code.toLowerCase()} `);
      const glance = await trial.call('GET', `/api/v1/track/${typed}`);
      assert.equal(glance.json.code, code);
      assert.equal((await trial.call('GET', `/track?code=${typed}`)).status, 200);
      const seen = await trial.call('GET', `/api/v1/dossiers/${typed}`, { token: citizen });
      assert.equal(seen.json.code, code);
    });

    it('wants a place for delivery by post, of a sensible length', async () => {
      const { owner } = await filing();
      const homeless = { ...owner, address: '' };
      const post = (place, who = homeless) =>
        trial.file(citizen, { owner: who, delivery: { way: 'post', place } });
      refused(await post('  '), 422, 'delivery_place_missing');
      refused(await post('x'.repeat(601)), 422, 'delivery_place_too_long');
      assert.equal((await post('Số 1, đường Lê Lợi')).status, 201);
      assert.equal((await post('', owner)).status, 201);
    });

    it('refuses a cursor that no page has given, and ends with a whole page', async () => {
      const paths = [
        ['/api/v1/procedures?', undefined],
        ['/api/v1/dossiers?', citizen],
        [`/api/v1/dossiers/${await filed()}/journal?`, citizen],
        ['/api/v1/tasks?', counter],
        ['/api/v1/search?q=khanh&', counter],
      ];
      for (const [path, token] of paths)
        refused(await trial.call('GET', `${path}cursor=no-such`, { token }), 422, 'bad_cursor');
      const other = await trial.signInAs('cong-dan-2');
      for (let i = 0; i < 4; ++i) await trial.file(other);
      const page = async (more) =>
        (await trial.call('GET', `/api/v1/dossiers?limit=2${more}`, { token: other })).json;
      const first = await page('');
      const second = await page(`&cursor=${first.next}`);
      assert.equal(second.items.length, 2);
      assert.equal(second.next, null);
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
