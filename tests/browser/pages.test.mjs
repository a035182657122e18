// Every page once in each language, at each width, with JavaScript and without: the list is held
// against the program's own routes, so that a new page is looked at or named here.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial } from '../journeys/trial.mjs';
import { Walk, launch, named } from './walk.mjs';

const engine = 'sqlite';
const procedure = '1.001193';
const ways = ['vi', 'en'].flatMap((language) =>
  [360, 1280].flatMap((width) =>
    [true, false].map((javascript) => ({ engine, language, width, javascript })),
  ),
);

describe('every page once', () => {
  const trial = new Trial(engine);
  let browser, code, settling, asked, file, slip, listed, over, said, receipt, visit, list, size;

  /** By route: who looks, from where, and what the answer is when it is not 200. */
  const pages = {
    '/': [
      { path: '/' },
      { path: '/?q=khai+sinh', name: 'search' },
      { path: '/?q=zzzzzz', name: 'search-empty' },
    ],
    '/sign-in': [{ path: '/sign-in' }],
    '/track': [
      { path: '/track' },
      { path: () => `/track?code=${code}`, name: 'track-found' },
      { path: '/track?code=H42.02.01-200101-9999', name: 'track-unknown', status: 404 },
    ],
    '/track/{code}/{token}': [{ path: () => slip }],
    '/track/{code}/{token}/rating': [
      { path: () => `${slip}/rating`, name: 'rating-too-early' },
      { path: () => `/track/${code}/0/rating`, name: 'rating-unknown', status: 404 },
    ],
    '/dossiers/{code}/rating': [
      { who: 'cong-dan', path: () => `/dossiers/${over}/rating` },
      { who: 'mot-cua', path: () => `/dossiers/${over}/rating`, name: 'rating-no', status: 403 },
    ],
    '/feedback': [
      { path: '/feedback' },
      { path: () => `/feedback?dossier=${code}&procedure=${procedure}`, name: 'feedback-about' },
      { path: '/feedback?code=PA&token=0', name: 'feedback-lost' },
      { who: 'cong-dan', path: '/feedback', name: 'feedback-own' },
    ],
    '/feedback/{code}/{token}': [
      { path: () => receipt },
      { path: () => `/feedback/${said}/0`, name: 'feedback-receipt-unknown', status: 404 },
    ],
    '/feedback-tasks': [
      { who: 'kiem-soat', path: '/feedback-tasks' },
      { who: 'kiem-soat', path: '/feedback-tasks?queue=closed', name: 'feedback-closed' },
      { who: 'van-thu', path: '/feedback-tasks', name: 'feedback-not-handled' },
    ],
    '/feedback-tasks/{code}': [
      { who: 'kiem-soat', path: () => `/feedback-tasks/${said}` },
      { who: 'mot-cua', path: () => `/feedback-tasks/${said}`, name: 'feedback-no', status: 404 },
    ],
    '/track/{code}/{token}/proof': [{ path: () => `${slip}/proof`, download: true }],
    '/agencies': [
      { path: '/agencies' },
      { path: '/agencies?q=zzzzzz', name: 'agencies-none' },
    ],
    '/agencies/{code}': [{ path: '/agencies/H42.02.01' }],
    '/agencies/{code}/calendar': [
      { path: '/agencies/H42.02.01/calendar?year=2026' },
      { path: '/agencies/H42.02.01/calendar?year=2030', name: 'calendar-unannounced' },
      { path: '/agencies/H42.02.01/calendar?year=x', name: 'calendar-no-year', status: 422 },
      { path: '/agencies/H99/calendar', name: 'calendar-unknown', status: 404 },
    ],
    '/agencies/{code}/calendar/changes': [
      { who: 'quan-tri', path: '/agencies/H42.02.01/calendar/changes' },
      {
        who: 'mot-cua',
        path: '/agencies/H42.02.01/calendar/changes',
        name: 'calendar-not-yours',
        status: 403,
      },
    ],
    '/areas': [
      { path: '/areas' },
      { path: '/areas?q=dong+thanh', name: 'areas-found' },
      { path: '/areas?q=zzzzzz', name: 'areas-none' },
    ],
    '/procedures/{code}': [
      { path: `/procedures/${procedure}` },
      { path: '/procedures/2.000815', name: 'procedure-at-once' },
      { path: '/procedures/1.000253', name: 'procedure-of-the-police' },
      { path: () => `/procedures/${listed}`, name: 'procedure-listed' },
      { path: '/procedures/9.999999', name: 'procedure-unknown', status: 404 },
    ],
    '/time-rules': [
      { path: '/time-rules' },
      { who: 'kiem-soat', path: '/time-rules', name: 'time-rules-change' },
    ],
    '/log': [
      { path: '/log' },
      { who: 'lanh-dao', path: '/log', name: 'log-officer' },
    ],
    '/log/heads': [
      { path: '/log/heads' },
      { path: '/log/heads?before=1', name: 'log-heads-none' },
    ],
    '/log/heads/{size}': [
      { path: () => `/log/heads/${size}` },
      { path: '/log/heads/99999999', name: 'log-head-unknown', status: 404 },
    ],
    '/log/heads/{size}/checkpoint': [
      { path: () => `/log/heads/${size}/checkpoint`, download: true },
    ],
    '/log/entries': [
      { path: '/log/entries' },
      { path: '/log/entries?entry=1', name: 'log-entry-unknown', status: 404 },
      { path: '/log/entries?entry=x', name: 'log-entry-unreadable', status: 422 },
    ],
    '/catalogue': [
      { who: 'kiem-soat', path: '/catalogue' },
      { who: 'kiem-soat', path: '/catalogue?q=zzzzzz', name: 'catalogue-nothing' },
      { who: 'mot-cua', path: '/catalogue', name: 'catalogue-not-yours', status: 403 },
    ],
    '/catalogue/{code}': [
      { who: 'kiem-soat', path: () => `/catalogue/${listed}` },
      { who: 'kiem-soat', path: '/catalogue/1.000253', name: 'check-of-the-police' },
      { who: 'kiem-soat', path: '/catalogue/9.999999', name: 'check-unknown', status: 404 },
    ],
    '/procedures/{code}/filing': [
      { who: 'cong-dan', path: `/procedures/${procedure}/filing`, name: 'filing-draft' },
      { who: 'cong-dan-2', path: `/procedures/${procedure}/filing` },
      { who: 'mot-cua', path: `/procedures/${procedure}/filing`, name: 'filing-counter' },
    ],
    '/procedures/{code}/review': [{ who: 'cong-dan', path: `/procedures/${procedure}/review` }],
    '/dossiers': [
      { who: 'cong-dan', path: '/dossiers' },
      { who: 'cong-dan-3', path: '/dossiers', name: 'dossiers-none' },
      { who: 'mot-cua', path: '/dossiers', name: 'not-yours', status: 403 },
    ],
    '/dossiers/{code}': [
      { who: 'cong-dan', path: () => `/dossiers/${code}` },
      { who: 'mot-cua', path: () => `/dossiers/${code}`, name: 'dossier-officer' },
      { who: 'ho-tich', path: () => `/dossiers/${settling}`, name: 'dossier-settling' },
      { who: 'cong-dan-2', path: () => `/dossiers/${code}`, name: 'not-found', status: 404 },
    ],
    '/dossiers/{code}/supplement': [
      { who: 'cong-dan', path: () => `/dossiers/${asked}/supplement` },
      { who: 'mot-cua', path: () => `/dossiers/${asked}/supplement`, name: 'supplement-counter' },
    ],
    '/dossiers/{code}/slip': [{ who: 'cong-dan', path: () => `/dossiers/${code}/slip` }],
    '/tasks': [
      { who: 'mot-cua', path: '/tasks' },
      { who: 'mot-cua', path: '/tasks?queue=agency', name: 'tasks-agency' },
      { who: 'mot-cua', path: '/tasks?queue=agency&due=five_days', name: 'tasks-five-days' },
      { who: 'mot-cua', path: '/tasks?queue=agency&due=overdue', name: 'tasks-overdue' },
      { who: 'mot-cua', path: '/tasks?queue=shelf', name: 'tasks-shelf' },
      { who: 'mot-cua', path: '/tasks?q=zzzzzz', name: 'tasks-nothing' },
      { who: 'van-thu', path: '/tasks', name: 'tasks-empty' },
    ],
    '/visits': [
      { who: 'mot-cua', path: '/visits' },
      { who: 'mot-cua', path: '/visits?q=vu+minh', name: 'visits-known' },
      { who: 'ho-tich', path: '/visits', name: 'visits-not-yours', status: 403 },
    ],
    '/visits/{visit}': [
      { who: 'mot-cua', path: () => `/visits/${visit}` },
      { who: 'mot-cua', path: () => `/visits/${visit}?q=khai+sinh`, name: 'visit-found' },
      { who: 'mot-cua', path: () => `/visits/${visit}?q=zzzzzz`, name: 'visit-nothing' },
      { who: 'mot-cua', path: '/visits/none', name: 'visit-unknown', status: 404 },
    ],
    '/visits/{visit}/slip': [{ who: 'mot-cua', path: () => `/visits/${visit}/slip` }],
    '/hand-overs': [
      { who: 'mot-cua', path: '/hand-overs' },
      { who: 'quan-tri', path: '/hand-overs', name: 'hand-overs-none' },
    ],
    '/hand-overs/{list}': [
      { who: 'mot-cua', path: () => `/hand-overs/${list}` },
      { who: 'ho-tich', path: () => `/hand-overs/${list}`, name: 'hand-over-to-confirm' },
      { who: 'mot-cua', path: '/hand-overs/none', name: 'hand-over-unknown', status: 404 },
    ],
    '/reports': [
      { who: 'lanh-dao', path: '/reports' },
      { who: 'lanh-dao-tinh', path: '/reports?period=this_year', name: 'reports-province' },
      { who: 'lanh-dao', path: '/reports?from=01/02/2020&to=29/02/2020', name: 'reports-empty' },
      { who: 'lanh-dao', path: '/reports?from=x', name: 'reports-wrong', status: 422 },
    ],
    '/reports/overdue': [{ who: 'lanh-dao', path: '/reports/overdue' }],
    '/reports/urgency': [
      { who: 'lanh-dao', path: '/reports/urgency' },
      { who: 'lanh-dao-tinh', path: '/reports/urgency', name: 'urgency-province' },
      { who: 'lanh-dao-so', path: '/reports/urgency', name: 'urgency-none' },
    ],
    '/reports/urgent': [
      { who: 'lanh-dao-tinh', path: '/reports/urgent?due=five_days' },
      { who: 'lanh-dao', path: '/reports/urgent?due=x', name: 'urgent-unknown', status: 404 },
    ],
    '/reports/steps': [
      { who: 'lanh-dao-tinh', path: '/reports/steps' },
      { who: 'lanh-dao-so', path: '/reports/steps', name: 'steps-none' },
    ],
    '/reports/quarter': [{ who: 'lanh-dao', path: '/reports/quarter' }],
    '/reports/messages': [{ who: 'lanh-dao', path: '/reports/messages' }],
    '/reports/ratings': [
      { who: 'lanh-dao', path: '/reports/ratings' },
      { who: 'lanh-dao', path: '/reports/ratings?period=last_year', name: 'ratings-none' },
    ],
    '/reports/feedback': [{ who: 'kiem-soat', path: '/reports/feedback' }],
    '/reports/feedback-list': [
      { who: 'kiem-soat', path: '/reports/feedback-list' },
      { who: 'lanh-dao', path: '/reports/feedback-list?figure=late', name: 'feedback-none-late' },
    ],
    '/reports/dossiers': [
      { who: 'lanh-dao', path: '/reports/dossiers?of=ratings' },
      { who: 'lanh-dao', path: '/reports/dossiers?figure=pending' },
      { who: 'lanh-dao', path: '/reports/dossiers?figure=x', name: 'figure-unknown', status: 404 },
    ],
    '/register': [
      { who: 'mot-cua', path: '/register' },
      { who: 'cong-dan', path: '/register', name: 'register-not-yours', status: 403 },
    ],
    '/files/{id}': [{ who: 'cong-dan', path: () => `/files/${file}`, download: true }],
  };

  before(async () => {
    await trial.start();
    browser = await launch();
    const keeper = await trial.signInAs('kiem-soat');
    const work = await trial.call('GET', '/api/v1/listings?limit=1', { token: keeper });
    listed = work.json.items[0].code;
    const citizen = await trial.signInAs('cong-dan');
    const upload = await trial.upload(citizen);
    file = upload.json.id;
    const { papers } = await trial.filing();
    papers[0].files = [file];
    const filed = await trial.file(citizen, { papers });
    code = filed.json.code;
    const { json } = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
    slip = json.slip_url;
    settling = (await trial.file(citizen)).json.code;
    asked = (await trial.file(citizen)).json.code;
    over = (await trial.file(citizen)).json.code;
    const taken_back = await trial.act(citizen, over, 'withdrawal', { reason: 'nộp nhầm' });
    assert.equal(taken_back.status, 201, taken_back.text);
    const sent = await trial.call('POST', '/api/v1/feedback', {
      token: citizen,
      body: { kind: 'rule', agency: 'H42.02.01', words: 'Mẫu đơn khó hiểu.' },
    });
    said = sent.json.code;
    receipt = sent.json.url;
    const counter = await trial.signInAs('mot-cua');
    await trial.act(counter, settling, 'acceptance');
    const request = await trial.act(counter, asked, 'supplement-request', {
      papers: ['birth_notification'],
      reason: 'Ảnh chụp bị mờ.\nNăm sinh của mẹ chưa khớp.',
    });
    assert.equal(request.status, 201, request.text);
    const head = await trial.signInAs('chanh-van-phong');
    const assigned = await trial.act(head, settling, 'assignment', { officer: 'ho-tich' });
    assert.equal(assigned.status, 201, assigned.text);
    await visit_and_list(counter);
    size = (await trial.call('GET', '/api/v1/log/heads?limit=1')).json.items[0].size;
    const walk = new Walk(trial, browser, ways[0]);
    await walk.as('cong-dan');
    await walk.writeDraft(procedure, 'H42.02.01');
    await walk.close();
  });
  /** A visit with a dossier that somebody else owns, and a list of what was accepted. */
  const visit_and_list = async (token) => {
    const post = (path, body, headers) =>
      trial.call('POST', `/api/v1/${path}`, { token, body, headers });
    const person = { full_name: 'Đinh Thị Ngọc Ánh', phone: '0900000345' };
    visit = (await post('visits', { person })).json.visit;
    const filing = await trial.filing({ channel: 'counter' });
    assert.equal((await post(`visits/${visit}/filings`, filing)).status, 201);
    const places = {
      from: { agency: 'H42.02.01', sub_unit: 'one_stop' },
      to: { agency: 'H42.02.01', sub_unit: 'council_office' },
    };
    list = (await post('hand-overs', places)).json.hand_over;
    assert.ok(list);
  };
  after(async () => {
    await browser?.close();
    await trial.remove();
  });

  it('the list is that of the program', () => {
    const { routes } = JSON.parse(trial.run('check', '--json').out);
    const shown = routes
      .map((route) => route.split(' '))
      .filter(([method, pattern]) => method === 'GET' && !pattern.startsWith('/api/'))
      .map(([, pattern]) => pattern);
    assert.deepEqual(Object.keys(pages).sort(), shown.sort());
  });

  for (const way of ways)
    it(named(way), async () => {
      const walk = new Walk(trial, browser, way);
      for (const [pattern, visits] of Object.entries(pages))
        for (const { who = null, path, name, status = 200, download } of visits) {
          const page = await walk.as(who);
          const address = typeof path === 'string' ? path : path();
          if (download) {
            const answer = await page.request.get(trial.origin + address);
            assert.equal(answer.status(), status, address);
            continue;
          }
          const answer = await walk.goto(address);
          assert.equal(answer.status(), status, address);
          await walk.unfold();
          await walk.look(name ?? (pattern.replaceAll(/[^a-z]+/g, '-').slice(1) || 'home'));
        }
      await walk.close();
    });
});
