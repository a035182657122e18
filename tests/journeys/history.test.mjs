// A demo province with a past: its shares, its days, what is open, and that it can be had again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

const dossiers = 1200;
const order = ['--months', '4', '--dossiers', String(dossiers), '--today', '2026-11-24'];

const number = (trial, statement) => Number(sql(trial, statement));
const share = (count) => (100 * count) / dossiers;
const near = (found, wanted, leeway, what) =>
  assert.ok(Math.abs(found - wanted) <= leeway, `${what}: ${found}, not about ${wanted}`);

const local_day = (microseconds) =>
  new Date(Number(microseconds) / 1000 + 7 * 3600 * 1000).toISOString().slice(0, 10);
const worked_saturdays = ['2026-08-22'];
const holidays = ['2026-08-31', '2026-09-01', '2026-09-02'];
function is_day_off(day) {
  const weekday = new Date(day).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  return (weekend && !worked_saturdays.includes(day)) || holidays.includes(day);
}

const digests = new Map();

for (const engine of engines) {
  describe(`a past on ${engine}`, () => {
    const trial = new Trial(engine);
    before(() => {
      const done = trial.run('demo', 'history', '--json', ...order);
      assert.equal(done.status, 0, done.err);
      assert.match(done.err, /2026-1\d-\d\d \(\d+ %\)/);
      const written = JSON.parse(done.out);
      assert.equal(written.dossiers, dossiers);
      digests.set(engine, written.digest);
    });
    after(() => trial.remove());

    it('has each kind of procedure in its share', () => {
      const of = (codes) =>
        share(
          number(
            trial,
            `SELECT COUNT(*) FROM dossiers WHERE procedure_code IN ('${codes.join("','")}')`,
          ),
        );
      near(of(['2.000815']), 45, 1, 'certified copies');
      near(of(['1.001193', '1.004873', '1.000894', '2.000635']), 23.5, 2, 'civil status');
      near(of(['1.013831']), 14, 1, 'land');
      near(of(['1.011607']), 6, 1, 'social');
      near(of(['1.001612']), 5, 1, 'household business');
      near(of(['1.013225']), 3, 1, 'building');
    });

    it('has what went otherwise in its share', () => {
      const rows = (table) => share(number(trial, `SELECT COUNT(*) FROM ${table}`));
      near(rows('delays'), 0.4, 0.1, 'late');
      near(rows('rejections'), 1.5, 0.2, 'rejected');
      near(rows('supplements'), 6.5, 0.6, 'supplemented');
      near(rows("stops WHERE cause = 'withdrawn'"), 0.7, 0.2, 'withdrawn');
      assert.ok(number(trial, 'SELECT COUNT(*) FROM annulments') > 0, 'a result was corrected');
      for (const state of ['sent', 'failed', 'no_phone'])
        assert.ok(
          number(trial, `SELECT COUNT(*) FROM messages WHERE state = '${state}'`) > 0,
          `a text is ${state}`,
        );
    });

    it('has ratings of one in six, mostly content, and feedback with answers', () => {
      const of_delivered =
        (100 * number(trial, 'SELECT COUNT(*) FROM ratings')) /
        number(trial, "SELECT COUNT(*) FROM dossiers WHERE state = 'delivered'");
      near(of_delivered, 16.5, 3.5, 'rated');
      const bad = "SELECT COUNT(*) FROM ratings WHERE overall = 'not_satisfied'";
      assert.ok(number(trial, bad) * 8 < number(trial, 'SELECT COUNT(*) FROM ratings'));
      const feedback = (where) => number(trial, `SELECT COUNT(*) FROM feedback WHERE ${where}`);
      assert.ok(feedback('closed_at <= due_at') > 5, 'answered in time');
      assert.ok(feedback('closed_at > due_at') >= 1, 'answered late');
      assert.ok(feedback("state = 'turned_away'") >= 1, 'turned away');
      assert.ok(feedback('closed_at IS NULL') >= 5, 'open');
      const now = Date.parse('2026-11-24T00:00:00+07:00') * 1000;
      assert.equal(feedback(`closed_at IS NULL AND due_at < ${now}`), 1, 'overdue');
      const texts = "SELECT COUNT(*) FROM feedback_messages WHERE state = 'sent'";
      assert.ok(number(trial, texts) > 0, 'somebody was told');
    });

    it('has everybody that an office meets', () => {
      const some = (what, statement) => assert.ok(number(trial, statement) > 0, what);
      some(
        'received elsewhere',
        'SELECT COUNT(*) FROM dossiers WHERE receiving_unit <> competent_agency',
      );
      some(
        'namesakes',
        'SELECT COUNT(*) FROM (SELECT folded_name FROM dossier_search GROUP BY folded_name' +
          ' HAVING COUNT(DISTINCT identity_index) > 1) n',
      );
      some(
        'a child without a number',
        "SELECT COUNT(*) FROM dossier_search s JOIN dossiers d ON d.id = s.dossier_id" +
          " WHERE s.identity_index IS NULL AND d.procedure_code = '1.001193'",
      );
      const abroad = ['keller', 'rossi', 'dubois', 'novak', 'tanaka', 'park', 'lindqvist'];
      some(
        'a foreigner',
        'SELECT COUNT(*) FROM dossier_search WHERE ' +
          abroad.map((name) => `folded_name LIKE '% ${name}'`).join(' OR '),
      );
      some(
        'an authorised neighbour',
        "SELECT COUNT(*) FROM papers WHERE paper = 'authorisation_letter'",
      );
      some('papers that open', 'SELECT COUNT(*) FROM paper_files');
    });

    it('says sorry before the day that was promised, and is late all the same', () => {
      const late = number(
        trial,
        'SELECT COUNT(*) FROM delays y JOIN issuances i ON i.dossier_id = y.dossier_id' +
          ' WHERE i.issued_at > y.due_before AND y.announced_at < y.due_before',
      );
      assert.equal(late, number(trial, 'SELECT COUNT(*) FROM delays'));
    });

    it('has nothing on a day off', () => {
      const days = new Set(
        sql(trial, "SELECT recorded_at FROM journal WHERE kind NOT LIKE '%published'")
          .split('\n')
          .map(local_day)
          .filter((day) => day < '2026-11-24' && day >= '2026-07-01'),
      );
      assert.ok(days.size > 60, `${days.size} days`);
      assert.deepEqual([...days].filter(is_day_off), []);
    });

    it('has open dossiers in every state, some overdue and some due next', () => {
      const states = sql(trial, 'SELECT DISTINCT state FROM dossiers ORDER BY state').split('\n');
      assert.deepEqual(states, [
        'accepted',
        'awaiting_payment',
        'awaiting_supplement',
        'delivered',
        'in_progress',
        'rejected',
        'resolved',
        'stopped',
        'submitted',
        'withdrawal_requested',
      ]);
      const due_before = (day) =>
        number(
          trial,
          `SELECT COUNT(*) FROM steps WHERE state = 'open' AND due_at < ${
            Date.parse(`${day}T00:00:00+07:00`) * 1000
          }`,
        );
      const overdue = due_before('2026-11-24');
      const next = due_before('2026-11-26');
      assert.ok(overdue > 0 && next > overdue, `${overdue} overdue, ${next} due by then`);
      near(number(trial, "SELECT COUNT(*) FROM steps WHERE state = 'open'"), 34, 6, 'open');
    });

    it('has papers that open, for the people whose sign-ins are printed', async () => {
      await trial.start();
      const opened = [];
      for (const login of ['cong-dan', 'cong-dan-2', 'cong-dan-3']) {
        const token = await trial.signInAs(login);
        const get = (path) => trial.call('GET', `/api/v1/${path}`, { token });
        for (const { code } of (await get('dossiers')).json.items)
          for (const paper of (await get(`dossiers/${code}`)).json.papers)
            for (const { id } of paper.files) opened.push((await get(`files/${id}`)).text);
      }
      await trial.stop();
      assert.ok(opened.length > 0);
      for (const content of opened) assert.match(content, /^%PDF-1\.4/);
    });

    it('has heirs, and people who still give the address of before the merger', async () => {
      const land = "procedure_code = '1.013831' AND competent_agency = 'H42.10.21'";
      const codes = sql(trial, `SELECT code FROM dossiers WHERE ${land} ORDER BY code`).split('\n');
      await trial.start();
      const token = await trial.signInAs('mot-cua-dat-dai');
      const seen = [];
      for (const code of codes)
        seen.push((await trial.call('GET', `/api/v1/dossiers/${code}`, { token })).json);
      await trial.stop();
      const kinds = new Set(seen.map(({ form }) => form.transfer_kind));
      assert.deepEqual([...kinds].sort(), ['gift', 'inheritance', 'sale']);
      const old = seen.filter(({ owner }) => /, tỉnh (Nam Định|Hà Nam)$/.test(owner.address));
      near((100 * old.length) / seen.length, 14, 9, 'addresses in provinces that are no more');
    });

    it('is what its journal says', () => {
      const checked = trial.run('rebuild', '--check', '--json');
      assert.equal(checked.status, 0, checked.out);
    });

    it('is written into an empty database only', () => {
      const again = trial.run('demo', 'history', ...order);
      assert.equal(again.status, 1);
      assert.match(again.err, /dossiers already/);
    });

    it('is the same for the same seed', () => {
      const other = new Trial('sqlite');
      try {
        const done = other.run('demo', 'history', '--json', ...order);
        assert.equal(JSON.parse(done.out).digest, digests.get(engine));
      } finally {
        other.remove();
      }
    });
  });
}

describe('a demo without a past of its own', () => {
  const trial = new Trial('sqlite');
  after(() => trial.remove());
  it('says so', () => {
    const done = trial.run('demo', 'history', '--demo', 'nam-dinh-2022');
    assert.equal(done.status, 1);
    assert.match(done.err, /no past/);
  });
});
