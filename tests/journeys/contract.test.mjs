// The published description of the API against live answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { Trial, course, home } from './trial.mjs';

const document = parse(readFileSync(join(home, 'docs/api/openapi.yaml'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(document, 'api');

/** The answer must have a described status, and its body the described shape. */
function assert_described(method, path, answer) {
  const operation = document.paths[path]?.[method.toLowerCase()];
  assert.ok(operation, `${method} ${path} is described`);
  let response = operation.responses[String(answer.status)];
  assert.ok(response, `${method} ${path} describes ${answer.status}`);
  if (response.$ref) response = document.components.responses.Problem;
  if (!response.content) return;
  const [[type, { schema }]] = Object.entries(response.content);
  assert.ok(answer.headers.get('content-type').startsWith(type));
  const validate = ajv.compile({ $ref: `api${schema.$ref}` });
  assert.ok(
    validate(answer.json),
    `${method} ${path} ${answer.status}: ${ajv.errorsText(validate.errors)}`,
  );
}

describe('the description of the API', () => {
  const trial = new Trial('sqlite');
  const tokens = {};
  before(async () => {
    await trial.start();
    for (const role of ['citizen', ...course.map(([each]) => each)])
      tokens[role] ??= await trial.signIn(role);
  });
  after(() => trial.remove());

  it('is served', async () => {
    const answer = await trial.call('GET', '/api/v1/openapi.yaml');
    assert.equal(answer.status, 200);
    assert.equal(parse(answer.text).openapi, '3.1.0');
  });

  const says_calendars = async () => {
    const token = await trial.signInAs('quan-tri');
    const statements = [{ kind: 'closure', day: '31/12/2098', name: 'Chuyển trụ sở' }];
    for (const [noun, headers] of [
      ['trials', {}],
      ['changes', {}],
      ['changes', { 'if-match': '"0"' }],
    ])
      assert_described(
        'POST',
        `/api/v1/agencies/{code}/calendar/${noun}`,
        await trial.call('POST', `/api/v1/agencies/H42.02.01/calendar/${noun}`, {
          token,
          body: { statements },
          headers,
        }),
      );
  };

  const says_time_rules = async () => {
    const token = await trial.signInAs('kiem-soat');
    assert_described('GET', '/api/v1/time-rules', await trial.call('GET', '/api/v1/time-rules'));
    const body = { from: '01/01/2098', source: 'thử', rules: { due_time: '11:30' } };
    for (const [noun, headers] of [
      ['trials', {}],
      ['changes', {}],
      ['changes', { 'if-match': '"0"' }],
      ['changes', { 'if-match': '"1"' }],
    ])
      assert_described(
        'POST',
        `/api/v1/time-rules/${noun}`,
        await trial.call('POST', `/api/v1/time-rules/${noun}`, { token, body, headers }),
      );
  };

  it('says what the log answers', async () => {
    const log = '/api/v1/log';
    const get = async (described, actual = described) => {
      const answer = await trial.call('GET', actual);
      assert_described('GET', described, answer);
      return answer.json;
    };
    await trial.file(tokens.citizen);
    for (const noun of ['', '/witnesses', '/key']) await get(log + noun);
    const heads = await get(`${log}/heads`, `${log}/heads?limit=1`);
    const { size } = heads.items[0];
    await get(`${log}/heads`, `${log}/heads?cursor=x`);
    const { checkpoint } = await get(`${log}/heads/{size}`, `${log}/heads/${size}`);
    for (const unknown of ['99999999', 'x'])
      await get(`${log}/heads/{size}`, `${log}/heads/${unknown}`);
    for (const body of [{ checkpoint }, { checkpoint: 'hello' }, { checkpoint: 5 }, {}])
      assert_described(
        'POST',
        `${log}/comparisons`,
        await trial.call('POST', `${log}/comparisons`, { body }),
      );
  });

  it('says what a whole course answers', async () => {
    const get = async (path, actual, token) =>
      assert_described('GET', path, await trial.call('GET', actual, { token }));
    await get('/api/v1/procedures', '/api/v1/procedures?q=khai', undefined);
    await get('/api/v1/procedures/{code}', '/api/v1/procedures/1.001193', undefined);
    await get('/api/v1/procedures/{code}', '/api/v1/procedures/9.999999', undefined);
    for (const path of ['areas?q=hoa+lu', 'areas?era=1999', 'agencies?limit=2', 'agencies?on=x'])
      await get(`/api/v1/${path.split('?')[0]}`, `/api/v1/${path}`, undefined);
    for (const code of ['14329', '99999', '37?era=1999'])
      await get('/api/v1/areas/{code}', `/api/v1/areas/${code}`, undefined);
    for (const code of ['H42.02.01', '000.01.02.H42', 'H99', 'H42?on=x'])
      await get('/api/v1/agencies/{code}', `/api/v1/agencies/${code}`, undefined);
    for (const path of ['H42.02.01/calendar', 'H99/calendar', 'H42.02.01/calendar?year=x'])
      await get('/api/v1/agencies/{code}/calendar', `/api/v1/agencies/${path}`, undefined);
    await says_calendars();
    await says_time_rules();
    const filed = await trial.file(tokens.citizen);
    assert_described('POST', '/api/v1/dossiers', filed);
    assert_described('POST', '/api/v1/dossiers', await trial.file(tokens.citizen, { form: {} }));
    const { code } = filed.json;
    for (const [role, noun, body] of course) {
      const described = `/api/v1/dossiers/{code}/${noun.replace('settlement', '{step}')}`;
      assert_described('POST', described, await trial.act(tokens[role], code, noun, body, null));
      assert_described('POST', described, await trial.act(tokens[role], code, noun, body, '"0"'));
      assert_described('POST', described, await trial.act(tokens[role], code, noun, body));
      assert_described('POST', described, await trial.act(tokens[role], code, noun, body));
      await get('/api/v1/dossiers/{code}', `/api/v1/dossiers/${code}`, tokens[role]);
      await get('/api/v1/tasks', '/api/v1/tasks?queue=agency', tokens[role]);
      await get('/api/v1/tasks', '/api/v1/tasks?due=today', tokens[role]);
      await get('/api/v1/tasks', '/api/v1/tasks?due=never', tokens[role]);
      await get('/api/v1/tasks/counts', '/api/v1/tasks/counts?queue=agency', tokens[role]);
    }
    await get(
      '/api/v1/dossiers/{code}/journal',
      `/api/v1/dossiers/${code}/journal`,
      tokens.citizen,
    );
    const rating = `/api/v1/dossiers/${code}/rating`;
    const answers = { overall: 'satisfied', convenience: 'satisfied', timeliness: 'satisfied' };
    for (const attitude of [undefined, 'fine', 'satisfied']) {
      const body = { ...answers, attitude };
      await get('/api/v1/dossiers/{code}/rating', rating, tokens.citizen);
      assert_described(
        'POST',
        '/api/v1/dossiers/{code}/rating',
        await trial.call('POST', rating, { token: tokens.citizen, body }),
      );
    }
    await get('/api/v1/dossiers/{code}/rating', rating, tokens.citizen);
    await get('/api/v1/dossiers/{code}/rating', rating, undefined);
    await get('/api/v1/dossiers/{code}/proof', `/api/v1/dossiers/${code}/proof`, tokens.citizen);
    await get('/api/v1/dossiers/{code}/proof', '/api/v1/dossiers/none/proof', tokens.citizen);
    await get('/api/v1/track/{code}', `/api/v1/track/${code}`, undefined);
    await get('/api/v1/track/{code}', '/api/v1/track/none', undefined);
    await get('/api/v1/search', `/api/v1/search?q=${code}`, tokens.citizen);
    await get('/api/v1/dossiers', '/api/v1/dossiers', tokens.citizen);
    await get('/api/v1/tasks', '/api/v1/tasks', tokens.citizen);
    await get('/api/v1/tasks/counts', '/api/v1/tasks/counts', tokens.citizen);
    for (const report of [
      'figures',
      'overdue',
      'quarter',
      'messages',
      'ratings',
      'feedback',
      'feedback-list',
      'dossiers',
    ])
      for (const query of ['', '?from=2026-02-30&to=2026-03-01'])
        await get(
          `/api/v1/reports/${report}`,
          `/api/v1/reports/${report}${query}`,
          tokens.signatory,
        );
    await get('/api/v1/reports/dossiers', '/api/v1/reports/dossiers?figure=x', tokens.signatory);
    await get('/api/v1/reports/dossiers', '/api/v1/reports/dossiers?of=ratings', tokens.signatory);
    await get('/api/v1/reports/dossiers', '/api/v1/reports/dossiers?of=messages', tokens.signatory);
    for (const query of ['', '?agency=H42.02.01'])
      await get('/api/v1/reports/urgency', `/api/v1/reports/urgency${query}`, tokens.signatory);
    await get('/api/v1/reports/steps', '/api/v1/reports/steps', tokens.signatory);
    for (const query of ['', '?due=x', '?cursor=x'])
      await get('/api/v1/reports/urgent', `/api/v1/reports/urgent${query}`, tokens.signatory);
    await get('/api/v1/register', '/api/v1/register', tokens.counter_officer);
    await get('/api/v1/register', '/api/v1/register?cursor=x', tokens.counter_officer);
    await get('/api/v1/register', '/api/v1/register', tokens.citizen);
  });

  it('says what the course of feedback answers', async () => {
    const token = await trial.signInAs('kiem-soat');
    const send = (body) => trial.call('POST', '/api/v1/feedback', { body });
    const words = { kind: 'rule', agency: 'H42.02.01', words: 'Khó hiểu.' };
    assert_described('POST', '/api/v1/feedback', await send({}));
    const sent = await send(words);
    assert_described('POST', '/api/v1/feedback', sent);
    const one = `/api/v1/feedback/${sent.json.code}`;
    const get = async (path, actual, who) =>
      assert_described('GET', path, await trial.call('GET', actual, { token: who }));
    await get('/api/v1/feedback', '/api/v1/feedback', token);
    await get('/api/v1/feedback', '/api/v1/feedback?cursor=x', token);
    await get('/api/v1/feedback', '/api/v1/feedback', undefined);
    for (const [noun, body, match] of [
      ['answer', { words: 'Rồi.' }, '*'],
      ['intake', {}, null],
      ['intake', {}, '"9"'],
      ['intake', {}, '*'],
      ['transfer', { agency: 'H42.02.01' }, '*'],
      ['transfer', { agency: 'H42.02.02' }, '*'],
      ['refusal', { cause: 'no_time' }, '*'],
      ['intake', {}, '*'],
      ['answer', { words: 'Rồi.' }, '*'],
    ]) {
      const headers = match ? { 'if-match': match } : {};
      assert_described(
        'POST',
        `/api/v1/feedback/{code}/${noun}`,
        await trial.call('POST', `${one}/${noun}`, { token, body, headers }),
      );
      await get('/api/v1/feedback/{code}', one, token);
      await get('/api/v1/feedback/{code}', one, undefined);
      await get('/api/v1/feedback/{code}', `${one}?token=${sent.json.token}`, undefined);
    }
    for (const report of ['feedback', 'feedback-list'])
      await get(`/api/v1/reports/${report}`, `/api/v1/reports/${report}`, token);
  });

  it('has a complete valid answer for each form', async () => {
    const { json } = await trial.call('GET', '/api/v1/procedures/1.001193');
    for (const variant of json.variants) {
      const answer = variant.form.schema.examples[0];
      const papers = variant.papers
        .filter((paper) => paper.required)
        .map((paper) => ({ paper: paper.code, originals: 1 }));
      const filed = await trial.file(tokens.citizen, {
        variant: variant.code,
        form: answer,
        papers,
      });
      assert.equal(filed.status, 201, filed.text);
    }
  });

  it('says what the acts on a listing answer', async () => {
    const token = await trial.signInAs('kiem-soat');
    const listing = '/api/v1/listings/{code}';
    const get = async (path, actual) =>
      assert_described('GET', path, await trial.call('GET', actual, { token }));
    await get('/api/v1/listings', '/api/v1/listings?limit=2');
    await get(listing, '/api/v1/listings/1.000894');
    await get(listing, '/api/v1/listings/9.999999');
    const act = async (method, noun, described, body, match = '*') =>
      assert_described(
        method,
        listing + described,
        await trial.call(method, `/api/v1/listings/1.000894/${noun}`, {
          token,
          body,
          headers: match ? { 'if-match': match } : {},
        }),
      );
    const check = '/checks/{part}';
    await act('POST', 'checks/fee', check, { way: 'free' });
    await act('POST', 'checks/fee', check, { way: 'gift' });
    await act('POST', 'checks/fee', check, { way: 'free' }, '"77"');
    await act('POST', 'checks/fee', check, { way: 'free' }, null);
    await act('DELETE', 'checks/fee', check);
    await act('DELETE', 'checks/fee', check);
    const level = { level: 'partial', from: '2026-01-01', reason: 'Phải có mặt.' };
    await act('POST', 'service-levels', '/service-levels', level);
    await act('POST', 'publication', '/publication', {});
  });

  it('says what visits, hand-over lists and the shelf answer', async () => {
    const token = tokens.counter_officer;
    const one = '/api/v1/visits/{visit}';
    const person = { full_name: 'Đinh Thị Ngọc Ánh' };
    const post = async (described, actual, body, match) => {
      const headers = match ? { 'if-match': match } : {};
      const answer = await trial.call('POST', actual, { token, body, headers });
      assert_described('POST', described, answer);
      return answer.json;
    };
    const get = async (described, actual) =>
      assert_described('GET', described, await trial.call('GET', actual, { token }));
    await post('/api/v1/visits', '/api/v1/visits', { person: { full_name: '' } });
    const { visit } = await post('/api/v1/visits', '/api/v1/visits', { person });
    const here = `/api/v1/visits/${visit}`;
    const filing = await trial.filing({ channel: 'counter' });
    await post(`${one}/filings`, `${here}/filings`, filing);
    const { code } = (await trial.file(tokens.citizen)).json;
    await post(`${one}/dossiers`, `${here}/dossiers`, { code }, '*');
    await post(`${one}/dossiers`, `${here}/dossiers`, { code }, '*');
    await get(one, here);
    await get(one, '/api/v1/visits/none');
    for (const noun of ['acceptance', 'payments', 'deliveries', 'closing', 'abandonment'])
      for (const match of ['"99"', '*', undefined])
        await post(`${one}/${noun}`, `${here}/${noun}`, {}, match);
    await get('/api/v1/visits', '/api/v1/visits');
    for (const list of ['to_hand_over', 'missing', 'unreturned'])
      await get('/api/v1/originals', `/api/v1/originals?list=${list}`);
    const places = {
      from: { agency: 'H42.02.01', sub_unit: 'one_stop' },
      to: { agency: 'H42.02.01', sub_unit: 'council_office' },
    };
    const lists = '/api/v1/hand-overs';
    const { hand_over } = await post(lists, lists, places);
    await post(lists, lists, places);
    await get(lists, `${lists}?side=from`);
    await get(`${lists}/{list}`, `${lists}/${hand_over}`);
    const confirmation = `${lists}/{list}/confirmation`;
    await post(confirmation, `${lists}/${hand_over}/confirmation`, {}, '*');
    const back = '/api/v1/dossiers/{code}/originals-return';
    await post(back, `/api/v1/dossiers/${code}/originals-return`, { papers: ['none'] }, '*');
    await get('/api/v1/shelf', '/api/v1/shelf');
    await get('/api/v1/reminders', '/api/v1/reminders');
  });

  it('is whole: every route of the API is in it', () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = JSON.parse(trial.run('check', '--json').out).routes.filter((route) =>
      route.includes(' /api/'),
    );
    assert.deepEqual(described.sort(), known.sort());
  });
});
