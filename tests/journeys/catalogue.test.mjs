// A listed procedure on its way to the public: checked part by part against its source, published,
// filed; and what is refused on the way. On both engines.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

const code = '9.910001';
const record = (changes = {}) => ({
  format: 'motcua-listing-1',
  code,
  name: 'Xác nhận việc thử',
  sector: 'Hộ tịch',
  tiers: ['commune'],
  body: 'Ủy ban nhân dân cấp xã',
  methods: ['counter', 'online'].map((channel) => ({
    channel,
    limit: { cell: '5 Ngày làm việc', unit: 'working_days', length: 5 },
    fee: { cell: '8000 Đồng', amount_dong: 8000 },
  })),
  papers: [
    { name: 'Đơn đề nghị', quantity: '1', originals: 1 },
    { name: 'Thẻ căn cước', quantity: '1', originals: 1, shown: true },
  ],
  results: [{ name: 'Giấy xác nhận', code: 'KQ.T.000001' }],
  ...changes,
});

for (const engine of engines) {
  describe(`keeping the catalogue on ${engine}`, () => {
    const trial = new Trial(engine);
    let keeper, cookie;
    const path = (noun = '') => `/api/v1/listings/${code}${noun}`;
    const act = (noun, body, { method = 'POST', token = keeper, match = '*', key } = {}) =>
      trial.call(method, path(noun), {
        token,
        body,
        headers: {
          ...(match ? { 'if-match': match } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
      });
    const look = async () => trial.call('GET', path(), { token: keeper });
    const bring = (...records) => {
      const file = join(trial.data, 'listing.ndjson');
      writeFileSync(file, records.map((each) => JSON.stringify(each)).join('\n') + '\n');
      assert.equal(trial.run('import', 'procedures', file).status, 0);
    };
    const show = async (address) =>
      (await fetch(trial.origin + address, { headers: { cookie } })).text();
    const post = async (address, fields) => {
      const form = /name="_token" value="([^"]+)"/.exec(await show(`/catalogue/${code}`));
      const version = (await look()).headers.get('etag').replaceAll('"', '');
      const answer = await fetch(`${trial.origin}/catalogue/${code}/${address}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams({ _token: form[1], _version: version, ...fields }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const papers = [
      { name: 'Đơn đề nghị', need: 'required', originals: 1, copies: 0 },
      { name: 'Thẻ căn cước', need: 'present_only', originals: 1, copies: 0 },
    ];

    before(async () => {
      await trial.start();
      bring(record(), record({ code: '9.910002', sector: 'Hải quan', name: 'Việc của hải quan' }));
      keeper = await trial.signInAs('kiem-soat');
      const answer = await fetch(`${trial.origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ login: 'kiem-soat', password: 'motcua-demo' }),
      });
      cookie = answer.headers.get('set-cookie').split(';')[0];
    });
    after(() => trial.remove());

    it('is the work of procedure controllers, who see no dossiers', async () => {
      for (const login of ['mot-cua', 'quan-tri']) {
        const token = await trial.signInAs(login);
        assert.equal((await trial.call('GET', '/api/v1/listings', { token })).status, 403);
        const refused = await act('/checks/fee', { way: 'free' }, { token });
        assert.deepEqual([refused.status, refused.json.code], [403, 'not_yours']);
      }
      const filed = await trial.file(await trial.signInAs('cong-dan'));
      const path_of = `/api/v1/dossiers/${filed.json.code}`;
      assert.equal((await trial.call('GET', path_of, { token: keeper })).status, 404);
    });

    it('lists what is to check with counts, by state and sector', async () => {
      const list = async (query) =>
        (await trial.call('GET', `/api/v1/listings?${query}`, { token: keeper })).json;
      const all = await list('limit=1');
      assert.equal(all.items.length, 1);
      assert.ok(all.by_state.untouched > 500 && all.by_state.others > 50);
      assert.ok(all.by_sector['Hộ tịch'] > 5);
      const found = await list('q=xac+nhan+viec+thu');
      assert.deepEqual(
        found.items.map((item) => [item.code, item.state, item.open_checks]),
        [[code, 'untouched', 3]],
      );
      const second = await list(`limit=1&cursor=${all.next}`);
      assert.notEqual(second.items[0].code, all.items[0].code);
      const page = await show('/catalogue?q=xac+nhan+viec+thu');
      assert.match(page, /1 thủ tục, hay dùng nhất đứng trước/);
      assert.match(page, new RegExp(`/catalogue/${code}`));
    });

    it('shows the cell of the source beside what was read from it', async () => {
      const { json, headers } = await look();
      assert.equal(headers.get('etag'), '"1"');
      assert.deepEqual(json.proposed.limit, { unit: 'working_days', length: 5 });
      assert.deepEqual(json.open, ['limit', 'fee', 'papers']);
      const page = await show(`/catalogue/${code}`);
      assert.match(page, /<q>5 Ngày làm việc<\/q> → <strong>5 ngày làm việc<\/strong>/);
      assert.match(page, /<q>8000 Đồng<\/q> → <strong>8\.000 đồng<\/strong>/);
      assert.match(page, /chưa kiểm tra/);
    });

    it('refuses in the order of the house', async () => {
      const check = (body, more) => act('/checks/limit', body, more);
      const good = { unit: 'working_days', length: 5 };
      const why = async (answer) => [(await answer).status, (await answer).json.code];
      assert.deepEqual(await why(check(good, { match: null })), [428, 'version_missing']);
      assert.deepEqual(await why(check(good, { match: '"7"' })), [412, 'changed_meanwhile']);
      assert.deepEqual(await why(check({ unit: 'weeks' })), [422, 'unknown_unit']);
      assert.deepEqual(await why(act('/checks/colour', {})), [404, 'unknown_part']);
      assert.deepEqual(await why(act('/checks/limit', undefined, { method: 'DELETE' })), [
        409,
        'not_checked_before',
      ]);
      const others = await trial.call('POST', '/api/v1/listings/9.910002/checks/limit', {
        token: keeper,
        body: good,
        headers: { 'if-match': '*' },
      });
      assert.deepEqual([others.status, others.json.code], [409, 'run_by_others']);
    });

    it('is not published before limit, fee and papers are checked', async () => {
      const answer = await act('/publication', {});
      assert.equal(answer.status, 409);
      assert.deepEqual(answer.json.parts, ['limit', 'fee', 'papers']);
    });

    it('keeps a check, corrects it, and takes it back', async () => {
      const seven = { unit: 'working_days', length: 7 };
      const checked = await act('/checks/limit', seven, { key: 'k1' });
      assert.equal(checked.status, 201, checked.text);
      const again = await act('/checks/limit', seven, { key: 'k1' });
      assert.equal(again.text, checked.text);
      await act('/checks/limit', { unit: 'working_days', length: 5 });
      const { json } = await look();
      assert.deepEqual(json.open, ['fee', 'papers']);
      assert.equal(json.checked.limit.length, 5);
      assert.match(json.checked.limit.checked_by, /^\d+$/);
      const { json: seen } = await trial.call('GET', `/api/v1/procedures/${code}`);
      assert.equal(seen.listing.checked.limit.certainty, 'checked');
      assert.equal(seen.listing.checked.limit.checked_by, undefined, 'officers are not named');
      assert.equal((await act('/checks/limit', undefined, { method: 'DELETE' })).status, 201);
      assert.deepEqual((await look()).json.open, ['limit', 'fee', 'papers']);
    });

    it('is checked by the page as by the API', async () => {
      const wrong = await post('checks/limit', { unit: '', length: 'năm' });
      assert.equal(wrong.status, 422);
      assert.match(wrong.text, /Hãy chọn đơn vị của thời hạn/);
      const right = await post('checks/limit', { unit: 'working_days', length: '5' });
      assert.equal(right.status, 303, right.text);
      const fee = { way: 'fixed', amount_dong: '8.000', due: 'reception' };
      assert.equal((await post('checks/fee', fee)).status, 303);
      const rows = { rows: '3' };
      papers.forEach((paper, row) => {
        for (const [name, value] of Object.entries(paper)) rows[`paper.${row}.${name}`] = value;
      });
      rows['paper.2.need'] = 'not_a_paper';
      assert.equal((await post('checks/papers', rows)).status, 303);
      const { json } = await look();
      assert.deepEqual(json.open, []);
      assert.deepEqual(json.checked.papers.papers, papers);
      assert.match(await show(`/catalogue/${code}`), /kiem-soat, /);
    });

    it('opens a part again when its source changes, and that part alone', async () => {
      const changed = record();
      for (const method of changed.methods) method.fee = { cell: '9000 Đồng', amount_dong: 9000 };
      bring(changed);
      assert.deepEqual((await look()).json.open, ['fee']);
      assert.match(await show(`/catalogue/${code}`), /nguồn đã thay đổi, cần kiểm tra lại/);
      bring(record());
      assert.deepEqual((await look()).json.open, [], 'what was checked is what it says again');
    });

    it('is not wholly online while a paper must be shown, and names the paper', async () => {
      const set = (level, reason = '') =>
        act('/service-levels', { level, from: '2026-01-01', reason });
      const refused = await set('full');
      assert.deepEqual([refused.status, refused.json.code], [422, 'shown_in_person']);
      assert.deepEqual(refused.json.papers, ['Thẻ căn cước']);
      const page = await post('service-level', { level: 'full', from: '2026-01-01', reason: '' });
      assert.match(page.text, /xuất trình trực tiếp\. Cụ thể: Thẻ căn cước/);
      assert.equal((await set('partial')).json.code, 'level_reason_missing');
      assert.equal((await set('partial', 'Phải xuất trình thẻ căn cước.')).status, 201);
      assert.equal((await look()).json.service_level.level, 'partial');
      const later = await act('/service-levels', {
        level: 'information',
        from: '2999-01-01',
        reason: '',
      });
      assert.equal(later.status, 201);
      assert.equal((await look()).json.service_level.level, 'partial', 'a level has its day');
    });

    it('is not wholly online once a paper is found that must be shown', async () => {
      const all_online = [{ ...papers[0] }];
      assert.equal((await act('/checks/papers', { papers: all_online })).status, 201);
      const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
      const full = { level: 'full', from: day, reason: '' };
      assert.equal((await act('/service-levels', full)).status, 201);
      const refused = await act('/checks/papers', { papers });
      assert.equal(refused.json.code, 'shown_in_person');
      assert.deepEqual(refused.json.papers, ['Thẻ căn cước']);
      const partial = { level: 'partial', from: day, reason: 'Phải xuất trình thẻ căn cước.' };
      assert.equal((await act('/service-levels', partial)).status, 201);
      assert.equal((await act('/checks/papers', { papers })).status, 201);
    });

    it('is published with each fact checked by whom and when, and can then be filed', async () => {
      const without = await act('/publication', { process: 'civil-status' });
      assert.equal(without.json.code, 'notation_missing');
      const done = await act('/publication', { process: 'civil-status', notation: 'XNT' });
      assert.deepEqual([done.status, done.json.revision], [201, 1], done.text);
      assert.equal(
        (await act('/publication', { process: 'civil-status', notation: 'XNT' })).json.code,
        'published_before',
      );
      const { json } = await trial.call('GET', `/api/v1/procedures/${code}`);
      assert.equal(json.fileable, true);
      const [variant] = json.variants;
      assert.deepEqual(
        [variant.limit.length, variant.limit.certainty, variant.fees[0].amount_dong],
        [5, 'checked', 8000],
      );
      assert.match(variant.limit.checked_on, /^\d{4}-\d\d-\d\d$/);
      assert.match(await show(`/procedures/${code}`), /cán bộ đã kiểm tra ngày/);
      const citizen = await trial.signInAs('cong-dan');
      const filed = await trial.file(citizen, {
        procedure: code,
        variant: 'general',
        form: variant.form.schema.examples[0],
        papers: [{ paper: 'paper_1', files: [], originals: 1, copies: 0 }],
      });
      assert.equal(filed.status, 201, filed.text);
    });

    describe('what the province decides', () => {
      const where = `/api/v1/procedures/${code}/decisions`;
      const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
      const decide = (body, { match = '*', token = keeper } = {}) =>
        trial.call('POST', where, {
          token,
          body: { number: '7/QĐ-UBND', signed_on: '2026-03-02', effective_from: today, ...body },
          headers: { 'if-match': match },
        });
      const limit = (length) => ({ variant: 'general', unit: 'working_days', length });
      const file_and_accept = async () => {
        const filed = await trial.file(await trial.signInAs('cong-dan'), {
          procedure: code,
          variant: 'general',
          form: { request: 'Đề nghị xác nhận.' },
          papers: [{ paper: 'paper_1', files: [], originals: 1, copies: 0 }],
        });
        assert.equal(filed.status, 201, filed.text);
        const desk = await trial.signInAs('mot-cua');
        const done = await trial.act(desk, filed.json.code, 'acceptance', {});
        assert.equal(done.status, 201, done.text);
        const { json } = await trial.call('GET', `/api/v1/dossiers/${filed.json.code}`, {
          token: desk,
        });
        return { derivation: done.json.derivation, fees: json.fees };
      };

      it('is refused where it may not be', async () => {
        const why = async (answer) => (await answer).json.code;
        const token = await trial.signInAs('mot-cua');
        assert.equal(await why(decide({}, { token })), 'not_yours');
        assert.equal(await why(decide({}, { match: '"9"' })), 'changed_meanwhile');
        assert.equal(await why(decide({ number: '' })), 'decision_incomplete');
        assert.equal(await why(decide({ limit: limit(6) })), 'limit_not_shorter');
        const fee = { variant: 'general', fee: 'fee', amount_dong: 1, resolution: '', from: today };
        assert.equal(await why(decide({ fee })), 'resolution_missing');
        assert.equal(await why(decide({ agency: 'H99' })), 'unknown_agency');
        assert.equal(await why(decide({ agency: 'H42' })), 'agency_not_competent');
        assert.equal(await why(decide({ hours: [{ step: 'baking', hours: 1 }] })), 'unknown_step');
      });

      it('shortens the limit of what is received from its day on, and not before', async () => {
        const later = await decide({ effective_from: '2999-01-01', limit: limit(1) });
        assert.equal(later.status, 201, later.text);
        assert.equal((await file_and_accept()).derivation.length, 5);
        const now = await decide({ limit: limit(3), hours: [{ step: 'settlement', hours: 16 }] });
        assert.equal(now.status, 201, now.text);
        const { derivation } = await file_and_accept();
        assert.deepEqual([derivation.length, derivation.source], [3, '7/QĐ-UBND']);
        const { json } = await trial.call('GET', `/api/v1/procedures/${code}`);
        assert.equal(json.variants[0].limit.length, 3);
        assert.match(await show(`/procedures/${code}`), /Theo Quyết định 7\/QĐ-UBND của tỉnh/);
      });

      it('sets a fee by resolution from its day on', async () => {
        const fee = { variant: 'general', fee: 'fee', amount_dong: 4000, resolution: '1/NQ-HĐND' };
        await decide({ fee: { ...fee, amount_dong: 1, from: '2999-01-01' } });
        assert.equal((await file_and_accept()).fees[0].amount_dong, 8000);
        assert.equal((await decide({ fee: { ...fee, from: today } })).status, 201);
        assert.equal((await file_and_accept()).fees[0].amount_dong, 4000);
        assert.match(await show(`/procedures/${code}`), /4\.000 đồng/);
      });

      it('names who settles what is filed from its day on', async () => {
        const [here, there] = ['H42.02.01', 'H42.02.02'];
        const file = async (more = {}) =>
          trial.file(await trial.signInAs('cong-dan'), {
            procedure: code,
            variant: 'general',
            form: { request: 'Đề nghị xác nhận.' },
            papers: [{ paper: 'paper_1', files: [], originals: 1, copies: 0 }],
            receiving_unit: here,
            ...more,
          });
        const settles = async (filed) => {
          assert.equal(filed.status, 201, filed.text);
          const token = await trial.signInAs('cong-dan');
          const path = `/api/v1/dossiers/${filed.json.code}`;
          return (await trial.call('GET', path, { token })).json.competent_agency.code;
        };
        assert.equal(await settles(await file()), here);
        assert.equal((await decide({ agency: there, effective_from: '2999-01-01' })).status, 201);
        assert.equal(await settles(await file()), here);
        assert.equal((await decide({ agency: there })).status, 201);
        assert.equal(await settles(await file()), there);
        const other = await file({ competent_agency: here });
        assert.equal(other.json.code, 'outside_receiving_scope');
        assert.equal((await decide({ agency: here })).status, 201);
        assert.equal(await settles(await file()), here);
      });

      it('raises an alarm until it is published', async () => {
        const { json, headers } = await trial.call('GET', where);
        const [first] = json.items;
        assert.equal(first.publish_by, '2026-03-09', 'five working days after Monday 2 March');
        assert.match(await show('/catalogue'), /quá hạn 09\/03\/2026/);
        const note = (on, match = headers.get('etag')) =>
          trial.call('POST', `${where}/${first.revision}/publication`, {
            token: keeper,
            body: { on },
            headers: { 'if-match': match },
          });
        assert.equal((await note('2026-03-01')).json.code, 'before_decision');
        assert.equal((await note('2026-03-05')).status, 201);
        assert.equal((await note('2026-03-05')).status, 412);
        assert.equal((await note('2026-03-05', '*')).json.code, 'noted_before');
      });

      it('is kept by the page too', async () => {
        const page = await show(`/catalogue/${code}`);
        const section = page.slice(page.indexOf('id="decisions"'));
        const [, version] = /name="_version" value="(\d+)"/.exec(section);
        const typed = { number: '9/QĐ-UBND', signed_on: today, effective_from: today };
        const wrong = await post('decisions', {
          ...typed,
          _version: version,
          limit_of: 'general/working_days',
          limit_length: '8',
        });
        assert.match(wrong.text, /Tỉnh chỉ được rút ngắn/);
        assert.match(wrong.text, /value="9\/QĐ-UBND"/, 'what was typed comes again');
        const right = await post('decisions', { ...typed, _version: version });
        assert.equal(right.status, 303, right.text);
        assert.match(await show(`/catalogue/${code}`), /Quyết định 9\/QĐ-UBND/);
      });
    });

    it('does not replace what is published by a full text of its own', async () => {
      const shipped = (noun, body) =>
        trial.call('POST', `/api/v1/listings/1.001193/${noun}`, {
          token: keeper,
          body,
          headers: { 'if-match': '*' },
        });
      assert.equal((await shipped('publication', {})).json.code, 'published_in_full');
    });

    it('leaves a sound register', () => {
      const check = trial.run('rebuild', '--check');
      assert.equal(check.status, 0, check.out);
    });
  });
}
