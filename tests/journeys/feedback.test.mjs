// Ratings and feedback over the API and as pages: who may, what is kept apart, and what is counted.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from './rows.mjs';
import { Trial, course, engines } from './trial.mjs';

const content = {
  overall: 'satisfied',
  convenience: 'very_satisfied',
  timeliness: 'not_satisfied',
  attitude: 'satisfied',
};
const secret_words = 'Ông Lã Quách chờ ở bậc thềm.';

for (const engine of engines) {
  describe(`ratings and feedback on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    before(async () => {
      await trial.start();
      for (const role of ['citizen', ...course.map(([each]) => each)])
        tokens[role] ??= await trial.signIn(role);
      tokens.controller = await trial.signInAs('kiem-soat');
      tokens.other = await trial.signInAs('lanh-dao-so');
    });
    after(() => trial.remove());

    const refused = (answer, status, name) => {
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.json.code, name);
    };
    const api = (method, path, token, body, headers) =>
      trial.call(method, `/api/v1/${path}`, { token, body, headers });
    const delivered = async () => {
      const { json } = await trial.file(tokens.citizen);
      for (const [role, noun, body] of course) {
        const done = await trial.act(tokens[role], json.code, noun, body);
        assert.equal(done.status, 201, done.text);
      }
      return json.code;
    };
    const rate = (code, token, body = content, query = '') =>
      api('POST', `dossiers/${code}/rating${query}`, token, body);
    const send = (changes = {}, token = undefined) =>
      api('POST', 'feedback', token, {
        kind: 'conduct',
        agency: 'H42.02.01',
        words: secret_words,
        phone: '0900000033',
        ...changes,
      });
    const act = (code, noun, body, token = tokens.controller, version = '*') =>
      api('POST', `feedback/${code}/${noun}`, token, body, version ? { 'if-match': version } : {});

    it('takes a rating once, and the dossier stays at its version', async () => {
      const code = await delivered();
      const before_it = await api('GET', `dossiers/${code}`, tokens.citizen);
      assert.equal((await api('GET', `dossiers/${code}/rating`, tokens.citizen)).json.open, true);
      const rated = await rate(code, tokens.citizen, { ...content, words: secret_words });
      assert.equal(rated.status, 201, rated.text);
      assert.equal(rated.json.timeliness, 'not_satisfied');
      refused(await rate(code, tokens.citizen), 409, 'rated_before');
      const after_it = await api('GET', `dossiers/${code}`, tokens.citizen);
      assert.equal(after_it.headers.get('etag'), before_it.headers.get('etag'));
      const seen = await api('GET', `dossiers/${code}/rating`, tokens.citizen);
      assert.equal(seen.json.open, false);
      assert.equal(seen.json.rating.overall, 'satisfied');
      assert.equal(seen.text.includes('Lã'), false);
    });

    it('takes a rating from whoever holds the slip, and from no officer', async () => {
      const code = await delivered();
      const { json } = await api('GET', `dossiers/${code}`, tokens.citizen);
      const token = json.slip_url.split('/').pop();
      refused(await rate(code, undefined), 404, 'no_such_dossier');
      const with_slip = (body, who, key = token) => rate(code, who, body, `?token=${key}`);
      refused(await with_slip(content, undefined, '0'.repeat(26)), 404, 'no_such_dossier');
      refused(await with_slip(content, tokens.counter_officer), 403, 'not_yours');
      refused(await with_slip({ ...content, overall: 'fine' }), 422, 'bad_field');
      refused(await with_slip({}), 422, 'rating_incomplete');
      const page = await trial.call('GET', `/track/${code}/${token}`);
      assert.ok(page.text.includes(`/track/${code}/${token}/rating`));
      const form = await fetch(`${trial.origin}/track/${code}/${token}/rating`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...content, _key: 'a key of this form' }),
      });
      assert.equal(form.status, 303);
      assert.match(form.headers.get('location'), /rating\?done=rating$/);
    });

    it('refuses a rating of what is not over', async () => {
      const { json } = await trial.file(tokens.citizen);
      refused(await rate(json.code, tokens.citizen), 409, 'wrong_state');
      const page = await trial.call('GET', `/track/${json.code}`);
      assert.equal(page.text.includes('/rating'), false);
    });

    it('counts ratings, and every count has its dossiers', async () => {
      const { items } = (await api('GET', 'reports/ratings', tokens.signatory)).json;
      assert.equal(items.length, 1);
      assert.equal(items[0].ratings, 2);
      assert.equal(items[0].share_satisfied, '100.00');
      for (const aspect of Object.keys(content))
        for (const answer of ['very_satisfied', 'satisfied', 'not_satisfied']) {
          const cell = `reports/dossiers?of=ratings&aspect=${aspect}&answer=${answer}`;
          const found = (await api('GET', cell, tokens.signatory)).json.items;
          assert.equal(found.length, items[0][`${aspect}_${answer}`], cell);
        }
      assert.deepEqual((await api('GET', 'reports/ratings', tokens.other)).json.items, []);
      refused(
        await api('GET', 'reports/dossiers?of=ratings&answer=fine', tokens.signatory),
        404,
        'no_such_answer',
      );
      for (const format of ['csv', 'xlsx']) {
        const file = await api('GET', `reports/ratings?format=${format}`, tokens.signatory);
        assert.equal(file.status, 200);
        assert.match(file.headers.get('content-disposition'), /ratings-/);
        assert.equal(file.text.includes('Lã'), false);
      }
    });

    it('shows what a citizen wrote to who signs, and to nobody else', async () => {
      const code = sql(
        trial,
        'SELECT d.code FROM ratings r JOIN dossiers d ON d.id = r.dossier_id' +
          ' ORDER BY r.entry LIMIT 1',
      );
      const page = async (login) => {
        const form = new URLSearchParams({ login, password: 'motcua-demo' });
        const entered = await fetch(`${trial.origin}/sign-in`, {
          method: 'POST',
          redirect: 'manual',
          body: form,
        });
        const cookie = entered.headers.get('set-cookie').split(';')[0];
        return (await fetch(`${trial.origin}/dossiers/${code}`, { headers: { cookie } })).text();
      };
      assert.ok((await page('lanh-dao')).includes(secret_words));
      for (const login of ['mot-cua', 'ho-tich', 'chanh-van-phong'])
        assert.equal((await page(login)).includes(secret_words), false, login);
    });

    it('takes feedback from anybody, with a code, a key and a day', async () => {
      const sent = await send();
      assert.equal(sent.status, 201, sent.text);
      assert.match(sent.json.code, /^PA-H42\.02\.01-\d{6}-\d{4}$/);
      assert.equal(sent.json.derivation.certainty, 'recalled');
      const { code, token } = sent.json;
      refused(await api('GET', `feedback/${code}`), 404, 'no_such_feedback');
      refused(await api('GET', `feedback/${code}`, tokens.citizen), 404, 'no_such_feedback');
      const wrong = '0'.repeat(26);
      refused(await api('GET', `feedback/${code}?token=${wrong}`), 404, 'no_such_feedback');
      const seen = await api('GET', `feedback/${code}?token=${token}`);
      assert.equal(seen.json.status, 'received');
      for (const word of ['Lã', '0900000033']) assert.equal(seen.text.includes(word), false);
      const receipt = await trial.call('GET', sent.json.url);
      assert.equal(receipt.status, 200);
      assert.ok(receipt.text.includes(token));
      assert.equal(receipt.text.includes('Lã'), false);
    });

    it('turns complaints and denunciations away at the door and keeps nothing', async () => {
      const before_it = sql(trial, 'SELECT COUNT(*) FROM journal');
      refused(await send({ kind: 'complaint' }), 422, 'is_complaint');
      refused(await send({ kind: 'denunciation' }), 422, 'is_denunciation');
      refused(await send({ kind: 'gift' }), 422, 'bad_field');
      refused(await send({ words: ' ' }), 422, 'words_missing');
      refused(await send({ agency: '' }), 422, 'agency_missing');
      assert.equal(sql(trial, 'SELECT COUNT(*) FROM journal'), before_it);
    });

    it('is answered by those who handle it, for the sender to read', async () => {
      const { code, token } = (await send({}, tokens.citizen)).json;
      const own = (await api('GET', 'feedback', tokens.citizen)).json.items;
      assert.deepEqual(own.map((item) => item.code), [code]);
      refused(await act(code, 'intake', {}, tokens.counter_officer), 404, 'no_such_feedback');
      refused(await act(code, 'intake', {}, tokens.citizen), 403, 'not_yours');
      refused(await act(code, 'intake', {}, tokens.sub_unit_head, null), 428, 'version_missing');
      refused(await act(code, 'intake', {}, tokens.sub_unit_head, '"7"'), 412, 'feedback_changed');
      refused(await act(code, 'answer', { words: 'Rồi.' }), 409, 'not_taken_in');
      assert.equal((await act(code, 'intake', {}, tokens.sub_unit_head)).status, 201);
      const whole = await api('GET', `feedback/${code}`, tokens.sub_unit_head);
      assert.equal(whole.json.words, secret_words);
      assert.equal(whole.json.phone, '0900000033');
      const readings = "SELECT COUNT(*) FROM access_log WHERE purpose = 'feedback'";
      assert.ok(Number(sql(trial, readings)) > 0);
      const words = 'Đã kê thêm ghế.';
      const answered = await act(code, 'answer', { words }, tokens.sub_unit_head);
      assert.equal(answered.json.status, 'answered');
      const seen = await api('GET', `feedback/${code}?token=${token}`);
      assert.equal(seen.json.answer, words);
    });

    it('is handed on with its day, or turned away for a cause that has a name', async () => {
      const { code, due_at } = (await send()).json;
      const handed = await act(code, 'transfer', { agency: 'H42.02.02' });
      assert.equal(handed.status, 201, handed.text);
      refused(await act(code, 'intake', {}, tokens.sub_unit_head), 404, 'no_such_feedback');
      const seen = (await api('GET', `feedback/${code}`, tokens.controller)).json;
      assert.deepEqual([seen.agency.code, seen.due_at], ['H42.02.02', due_at]);
      refused(await act(code, 'refusal', { cause: 'no_time', reason: 'x' }), 422, 'unknown_cause');
      refused(await act(code, 'refusal', { cause: 'complaint' }), 422, 'reason_missing');
      const away = await act(code, 'refusal', { cause: 'complaint', reason: 'Luật Khiếu nại.' });
      assert.equal(away.json.status, 'turned_away');
      refused(await act(code, 'intake', {}), 409, 'feedback_closed');
    });

    it('is counted by agency, and every count has its list', async () => {
      const { items } = (await api('GET', 'reports/feedback', tokens.controller)).json;
      assert.deepEqual(items.map((row) => row.agency_code), ['H42.02.01', 'H42.02.02']);
      const sum = (member) => items.reduce((all, row) => all + row[member], 0);
      assert.equal(sum('total'), 3);
      for (const figure of ['total', 'received', 'carried', 'on_time', 'late', 'turned_away']) {
        const list = await api('GET', `reports/feedback-list?figure=${figure}`, tokens.controller);
        assert.equal(list.json.items.length, sum(figure), figure);
      }
      for (const format of ['csv', 'xlsx']) {
        const path = `reports/feedback-list?format=${format}`;
        const file = await api('GET', path, tokens.controller);
        assert.equal(file.status, 200);
        assert.equal(file.text.includes('Lã'), false);
      }
      const here = (await api('GET', 'reports/feedback', tokens.signatory)).json.items;
      assert.deepEqual(here.map((row) => row.agency_code), ['H42.02.01']);
    });

    it('keeps no words and no numbers outside the secrets', () => {
      const bodies = sql(
        trial,
        "SELECT body FROM journal WHERE kind LIKE 'feedback%' OR kind = 'dossier_rated'",
      );
      for (const word of ['Lã', '0900000033', 'Khiếu', 'ghế'])
        assert.equal(bodies.includes(word), false, word);
    });

    it('is what its journal says', () => {
      const checked = trial.run('rebuild', '--check', '--json');
      assert.equal(checked.status, 0, checked.out);
    });

    it('has a limit for who sends too much', async () => {
      let answer;
      for (let i = 0; i < 21; ++i) answer = await send({ words: `${i}` });
      refused(answer, 429, 'too_many_requests');
      assert.ok(Number(answer.headers.get('retry-after')) > 0);
    });
  });
}
