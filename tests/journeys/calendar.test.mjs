// Calendars of an agency: what it says counts at acceptance, an open due date follows what is
// published later by an act of its own, an import says what it changes; and the register is sound
// when everything is over. On both engines.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

const agency = 'H42.02.01';
const province = 'H42';

for (const engine of engines) {
  describe(`calendars on ${engine}`, () => {
    const trial = new Trial(engine);
    let citizen, counter, administrator, code, due, before_moving;

    const calendar = (path, options) =>
      trial.call('GET', `/api/v1/agencies/${agency}/calendar${path}`, options);
    const say = (noun, statements, headers = {}, token = administrator) =>
      trial.call('POST', `/api/v1/agencies/${agency}/calendar/${noun}`, {
        token,
        body: { statements },
        headers,
      });
    const closure = (day) => ({
      kind: 'closure',
      day,
      name: 'Bão số 9',
      document: '15/TB-UBND',
    });
    const dossier = async () =>
      (await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen })).json;
    /** The day after the one on which the dossier is due, and so on. */
    const days_after = (day, count) =>
      new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
    const write = (name, lines) => {
      const file = join(trial.data, name);
      writeFileSync(file, lines.join('\n') + '\n');
      return file;
    };
    const bring_in = (...words) => {
      const { status, out, err } = trial.run('import', 'calendar', ...words, '--json');
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      counter = await trial.signInAs('mot-cua');
      administrator = await trial.signInAs('quan-tri');
      code = (await trial.file(citizen)).json.code;
      const accepted = await trial.act(counter, code, 'acceptance');
      assert.equal(accepted.status, 201, accepted.text);
      due = (await dossier()).acceptance.due_at.slice(0, 10);
      before_moving = (await dossier()).acceptance;
    });
    after(() => trial.remove());

    it('a derivation names the calendars that counted', () => {
      assert.equal(before_moving.derivation.calendar, 'vietnam');
      assert.equal(before_moving.derivation.layers, undefined, 'nobody else has said anything');
    });

    it('the year is for everybody, and says whose word a day is', async () => {
      const { status, headers, json } = await calendar(`?year=${due.slice(0, 4)}`);
      assert.equal(status, 200);
      assert.equal(headers.get('etag'), '"0"');
      assert.ok(json.days.length >= 365);
      const first = json.days[0];
      assert.equal(first.look, 'holiday', 'New Year');
      assert.equal(first.calendar, 'vietnam');
      assert.equal((await calendar('?year=soon')).json.code, 'bad_year');
      const unknown = await trial.call('GET', '/api/v1/agencies/H99/calendar');
      assert.equal(unknown.status, 404);
    });

    it('refuses in the order of all acts', async () => {
      const said = [closure(due)];
      assert.equal((await say('changes', said, {}, null)).status, 401);
      assert.equal((await say('changes', said, { 'if-match': '"0"' }, counter)).status, 403);
      const wrong = { kind: 'closure', day: 'tomorrow', name: 'x' };
      const unreadable = await say('changes', [wrong], { 'if-match': '"0"' });
      assert.deepEqual(
        [unreadable.status, unreadable.json.code, unreadable.json.statement],
        [422, 'bad_statement', 'bad_day'],
      );
      assert.equal((await say('changes', said)).status, 428);
      assert.equal((await say('changes', said, { 'if-match': '"7"' })).status, 412);
      const over = await say('changes', [closure('2024-01-02')], { 'if-match': '"0"' });
      assert.deepEqual([over.status, over.json.code], [422, 'day_is_over']);
      const colour = await say('trials', [{ ...closure(due), colour: 'red' }]);
      assert.equal(colour.json.code, 'bad_field');
    });

    it('a trial tells what would move, and moves nothing', async () => {
      const trying = await say('trials', [closure(due)]);
      assert.equal(trying.status, 200, trying.text);
      assert.equal(trying.json.revision, 0);
      assert.equal(trying.json.changes.length, 1);
      assert.match(trying.json.changes[0].words, /đóng cửa \(Bão số 9\)/);
      const { counts, shifts } = trying.json.due_dates;
      assert.equal(counts.later, 1);
      assert.equal(shifts.length, 1);
      assert.equal(shifts[0].from, before_moving.due_at);
      assert.deepEqual(shifts[0].codes, [], 'administrators see no dossiers');
      assert.equal((await dossier()).acceptance.due_at, before_moving.due_at);
      assert.equal((await calendar('')).headers.get('etag'), '"0"');
    });

    it('an open due date follows a closure, by an act of its own', async () => {
      const promise = { 'if-match': '"0"', 'idempotency-key': 'a-closure' };
      const published = await say('changes', [closure(due)], promise);
      assert.equal(published.status, 201, published.text);
      assert.deepEqual(published.json, { calendar: agency, revision: 1 });
      const again = await say('changes', [closure(due)], promise);
      assert.deepEqual([again.status, again.json], [201, published.json]);
      let now;
      for (let tries = 0; tries < 100; ++tries) {
        now = await dossier();
        if (now.acceptance.due_at !== before_moving.due_at) break;
        await pause(100);
      }
      assert.ok(now.acceptance.due_at > before_moving.due_at, now.acceptance.due_at);
      assert.deepEqual(now.acceptance.derivation.layers, [{ calendar: agency, revision: 1 }]);
      const { json } = await trial.call('GET', `/api/v1/dossiers/${code}/journal`, {
        token: citizen,
      });
      const entry = json.items.at(-1);
      assert.equal(entry.kind, 'due_rederived');
      assert.equal(entry.due_before, before_moving.due_at);
      assert.equal(entry.due_at, now.acceptance.due_at);
      assert.deepEqual(entry.calendars, [{ calendar: agency, revision: 1 }]);
      assert.equal(entry.actor.role, 'system');
    });

    it('the page of the dossier tells it in words, and the year shows the closure', async () => {
      const { json } = await calendar(`?year=${due.slice(0, 4)}`);
      const day = json.days.find((each) => each.day === due);
      assert.deepEqual(
        [day.look, day.calendar, day.name, day.document],
        ['closure', agency, 'Bão số 9', '15/TB-UBND'],
      );
      const page = await fetch(
        `${trial.origin}/agencies/${agency}/calendar?year=${due.slice(0, 4)}`,
      );
      assert.match(await page.text(), /Bão số 9/);
    });

    it('an import reports bad lines by number and takes the others', async () => {
      const file = write('agency.csv', [
        'kind,day,hours,name',
        `working,${days_after(due, 20)},07:30-11:30,Nửa ngày`,
        'closure,30/02/2027,,Ngày không có',
        'closure,2027-03-01',
        'holiday,2027-03-01,,Không có loại này',
        'closure,2027-03-02,,',
      ]);
      const dry = bring_in(file, '--agency', agency, '--dry-run');
      assert.equal(dry.status, 1);
      assert.deepEqual(
        dry.problems.map(({ line, problem }) => [line, problem]),
        [
          [3, 'bad_day'],
          [4, 'calendar_cells'],
          [5, 'unknown_kind'],
          [6, 'name_missing'],
        ],
      );
      assert.equal(dry.changes.length, 1);
      assert.equal(dry.revision, 0);
      assert.equal((await calendar('')).headers.get('etag'), '"1"');
      assert.equal(bring_in(file, '--agency', agency).revision, 2);
      assert.equal((await calendar('')).headers.get('etag'), '"2"');
      const again = bring_in(file, '--agency', agency);
      assert.deepEqual([again.revision, again.changes], [0, []]);
      assert.equal((await calendar('')).headers.get('etag'), '"2"');
      const in_words = trial.run('import', 'calendar', file, '--agency', agency);
      assert.match(in_words.out, /Dòng 4: số ô khác số cột/);
      assert.match(in_words.out, /không có gì thay đổi/);
    });

    it('the province and the nation are imported too, as JSON lines', async () => {
      const season = { kind: 'hours', yearly: '04-16..10-15', hours: '07:00-11:30 13:30-16:30' };
      const hours = write('province.ndjson', [JSON.stringify(season)]);
      const of_province = bring_in(hours, '--province');
      assert.deepEqual([of_province.status, of_province.calendar], [0, province]);
      const nation = bring_in(write('nation.csv', ['kind,day', 'announced,01/01/2099']));
      assert.deepEqual([nation.status, nation.calendar], [0, 'vietnam']);
      const { json } = await calendar('?year=2050');
      assert.equal(json.announced_until, '2099-01-01');
      assert.deepEqual(
        json.layers.map((layer) => layer.calendar),
        ['vietnam', province, agency],
      );
      const july = json.days.find((each) => each.day === '2050-07-04');
      assert.equal(july.hours, '07:00-11:30 13:30-16:30');
    });

    it('a file or an agency that is none ends with 2', () => {
      assert.equal(bring_in(join(trial.data, 'none.csv')).status, 2);
      const file = write('one.csv', ['kind,day', 'ordinary,2027-03-01']);
      assert.equal(bring_in(file, '--agency', 'H42.99').status, 2);
      const header = write('header.csv', ['day,name', '2027-03-01,x']);
      assert.equal(bring_in(header, '--agency', agency).status, 1);
    });

    it('what was imported stays after a start with the demo', async () => {
      await trial.stop();
      await trial.startAgain();
      assert.equal((await calendar('')).json.announced_until, '2099-01-01');
    });

    it('the register can be rebuilt, and its derivations hold', async () => {
      await trial.stop();
      const rebuilt = trial.run('rebuild', '--check', '--json');
      assert.equal(rebuilt.status, 0, rebuilt.out + rebuilt.err);
      const verified = trial.run('verify', '--json');
      assert.equal(verified.status, 0, verified.out + verified.err);
    });
  });
}
