// Register and reports: every figure has its dossiers, files are sound, and who sees what.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from './rows.mjs';
import { Trial, course, engines } from './trial.mjs';

/** The cells of a table of ours: quoted texts, numbers and days, commas between. */
function cells_of(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell]) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
}

for (const engine of engines) {
  describe(`register and reports on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    const codes = [];
    before(async () => {
      await trial.start();
      for (const role of ['citizen', ...course.map(([each]) => each)])
        tokens[role] ??= await trial.signIn(role);
      tokens.province = await trial.signInAs('lanh-dao-tinh');
      tokens.department = await trial.signInAs('lanh-dao-so');
      // One at each second step of the course, one rejected, one withdrawn.
      for (const steps of [0, 2, 4, 6]) {
        const { json } = await trial.file(tokens.citizen, {
          owner: { kind: 'citizen', full_name: '=1+1', address: 'Phường Hoa Lư' },
        });
        codes.push(json.code);
        for (const [role, noun, body] of course.slice(0, steps)) {
          const done = await trial.act(tokens[role], json.code, noun, body);
          assert.equal(done.status, 201, `${noun}: ${done.text}`);
        }
      }
      const act_on_new = async (role, noun) => {
        const { json } = await trial.file(tokens.citizen);
        const done = await trial.act(tokens[role], json.code, noun, { reason: 'đổi ý' });
        assert.equal(done.status, 201, done.text);
        codes.push(json.code);
      };
      await act_on_new('counter_officer', 'rejection');
      await act_on_new('citizen', 'withdrawal');
    });
    after(() => trial.remove());

    const get = async (path, token = tokens.signatory) => {
      const answer = await trial.call('GET', `/api/v1/${path}`, { token });
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    };
    const file = async (path, token = tokens.signatory) => {
      const answer = await fetch(`${trial.origin}/api/v1/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.status, 200);
      return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const figures = async (query = '') => (await get(`reports/figures${query}`)).items[0];

    it('counts what came and what became of it', async () => {
      const row = await figures();
      assert.equal(row.agency_code, 'H42.02.01');
      assert.equal(row.sector_code, 'civil_status');
      assert.deepEqual(
        [row.total, row.online, row.settled, row.pending, row.withdrawn, row.rejected],
        [6, 6, 1, 3, 1, 1],
      );
      assert.equal(row.total, row.settled + row.pending + row.ended);
      const form = (await get('reports/quarter')).items[0];
      assert.equal(form.total, form.left + form.pending);
      assert.equal(form.left, form.early + form.left_on_time + form.left_late);
    });

    it('lists the dossiers of every figure, page by page', async () => {
      const row = await figures();
      const form = (await get('reports/quarter')).items[0];
      for (const [figure, count] of [...Object.entries(row), ...Object.entries(form)]) {
        if (typeof count !== 'number' || figure === 'number') continue;
        const found = new Set();
        let cursor = '';
        do {
          const page = await get(`reports/dossiers?figure=${figure}&limit=2${cursor}`);
          for (const { code } of page.items) found.add(code);
          cursor = page.next && `&cursor=${page.next}`;
        } while (cursor);
        assert.equal(found.size, count, figure);
      }
    });

    it('tells leaders what is open, how soon it is due, and which dossiers', async () => {
      const by_agency = (await get('reports/urgency', tokens.province)).items;
      assert.deepEqual(by_agency.map((row) => row.agency_code), ['H42.02.01']);
      assert.equal(by_agency[0].running, 3);
      const desks = (await get('reports/urgency?agency=H42.02.01')).items;
      assert.equal(desks.reduce((sum, row) => sum + row.running, 0), 3);
      for (const desk of desks)
        for (const [due, count] of Object.entries(desk)) {
          if (!Number.isInteger(count)) continue;
          const { sub_unit, step, officer } = desk;
          const query = new URLSearchParams({ agency: 'H42.02.01', sub_unit, step, officer, due });
          const { items } = await get(`reports/urgent?${query}`);
          assert.equal(items.length, count, `${step} ${due}`);
        }
      const found = new Set();
      let cursor = '';
      do {
        const page = await get(`reports/urgent?limit=1${cursor}`);
        for (const { code } of page.items) found.add(code);
        cursor = page.next && `&cursor=${page.next}`;
      } while (cursor);
      assert.equal(found.size, 3);
      assert.deepEqual((await get('reports/urgency', tokens.department)).items, []);
    });

    it('says who was told how often, and why not more', async () => {
      const { items } = await get('reports/messages');
      const sum = (member) => items.reduce((all, row) => all + row[member], 0);
      assert.equal(sum('total'), 6);
      const none = await get('reports/dossiers?of=messages&sent=0');
      assert.equal(none.items.length, items[0].total);
      const untold = await get('reports/dossiers?of=messages&sent=0&why=none_due');
      assert.deepEqual(untold.items.map(({ code }) => code), [codes[0], codes[5]].sort());
    });

    it('keeps the figures of a day when a result is corrected on it only once', async () => {
      const before_it = await figures();
      const corrected = await trial.act(tokens.signatory, codes[3], 'correction', {
        reason: 'sai họ tên',
      });
      assert.equal(corrected.status, 201, corrected.text);
      const now = await figures();
      assert.equal(now.total, before_it.total);
      assert.equal(now.settled, before_it.settled - 1);
      assert.equal(now.pending, before_it.pending + 1);
      assert.equal(now.reopened, 0);
    });

    it('numbers the register, tells who brought what, and notes who read it', async () => {
      const { items } = await get('register', tokens.counter_officer);
      assert.deepEqual(items.map(({ number }) => number), [1, 2, 3, 4, 5, 6]);
      assert.deepEqual(items.map(({ code }) => code), codes);
      assert.equal(items[4].owner, 'Trịnh Thị Khánh Vy');
      const noted = "SELECT COUNT(*) FROM access_log WHERE purpose = 'register'";
      assert.equal(Number(sql(trial, noted)), 6);
      const rest = await get('register?limit=4', tokens.counter_officer);
      const last = await get(`register?limit=4&cursor=${rest.next}`, tokens.counter_officer);
      assert.deepEqual(last.items.map(({ number }) => number), [5, 6]);
    });

    it('gives a CSV that Excel reads and in which no name is a formula', async () => {
      const { headers, bytes } = await file('register?format=csv', tokens.counter_officer);
      assert.match(headers.get('content-type'), /^text\/csv/);
      assert.match(headers.get('content-disposition'), /^attachment; filename="register-/);
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const lines = bytes.toString('utf8').split('\r\n');
      assert.equal(lines.length, 8);
      const first = cells_of(lines[1]);
      assert.equal(first.length, cells_of(lines[0]).length);
      assert.equal(first[3], "'=1+1");
      assert.match(first[7], /^\d\d\/\d\d\/\d{4}$/);
    });

    it('gives a workbook that holds the same figures', async () => {
      const { headers, bytes } = await file('reports/figures?format=xlsx');
      assert.match(headers.get('content-type'), /spreadsheetml/);
      const folder = mkdtempSync(join(tmpdir(), 'motcua-xlsx-'));
      try {
        writeFileSync(join(folder, 'figures.xlsx'), bytes);
        execFileSync('unzip', ['-q', 'figures.xlsx'], { cwd: folder });
        const query = (path, part) =>
          execFileSync('xmllint', ['--xpath', path, join(folder, 'xl', part)], {
            encoding: 'utf8',
          });
        const row = await figures();
        // Title, period, place, counted up to, nothing, two lines of head: the figures begin in 8.
        const total = query(
          `string(//*[local-name()="c"][@r="E8"]/*[local-name()="v"])`,
          'worksheets/sheet1.xml',
        );
        assert.equal(Number(total), row.total);
        const texts = query('string(/)', 'sharedStrings.xml');
        assert.match(texts, /Tình hình giải quyết hồ sơ theo cơ quan và lĩnh vực/);
        assert.match(texts, /Hộ tịch/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('shows each their own agency, the province all figures and no register', async () => {
      assert.equal((await get('reports/figures', tokens.department)).items.length, 0);
      assert.equal((await get('register', tokens.department)).items.length, 0);
      const hidden = await get('reports/dossiers?agency=H42.02.01', tokens.department);
      assert.equal(hidden.items.length, 0);
      const taken = await get('register?agency=H42.02.01', tokens.department);
      assert.equal(taken.items.length, 0);
      assert.equal((await get('reports/figures', tokens.province)).items[0].total, 6);
      assert.equal((await get('reports/dossiers', tokens.province)).items.length, 6);
      assert.equal((await get('register?agency=H42.02.01', tokens.province)).items.length, 0);
      const citizen = await trial.call('GET', '/api/v1/reports/figures', {
        token: tokens.citizen,
      });
      assert.equal(citizen.status, 403);
    });

    it('has pages that go from a figure to its dossiers', async () => {
      const page = async (path) =>
        (await trial.call('GET', path, { headers: { cookie: await cookie() } })).text;
      let held;
      const cookie = async () => {
        if (held) return held;
        const { password } = trial.accounts().find(({ login }) => login === 'lanh-dao');
        const answer = await fetch(`${trial.origin}/sign-in`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ login: 'lanh-dao', password }),
        });
        held = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
        return held;
      };
      const report = await page('/reports');
      const link = /href="(\/reports\/dossiers\?[^"]*figure=rejected)"/.exec(report);
      assert.ok(link, report);
      const list = await page(link[1].replaceAll('&amp;', '&'));
      assert.ok(list.includes(`/dossiers/${codes[4]}`), list);
      assert.ok(!list.includes(codes[5]));
      assert.ok(list.includes('<input type="hidden" name="figure" value="rejected">'), list);
      assert.ok((await page('/tasks')).includes('href="/reports"'));
    });

    it('refuses what is no period', async () => {
      const turned = 'from=2026-11-02&to=2026-11-01';
      for (const query of [turned, 'from=x', 'from=2999-01-01&to=2999-02-01']) {
        const answer = await trial.call('GET', `/api/v1/reports/figures?${query}`, {
          token: tokens.signatory,
        });
        assert.equal(answer.status, 422);
        assert.equal(answer.json.code, 'bad_period');
      }
    });

    it('says the same after the register was built anew from the journal', async () => {
      const before_it = await figures();
      await trial.stop();
      const check = trial.run('rebuild', '--check');
      assert.equal(check.status, 0, check.out + check.err);
      await trial.startAgain();
      const again = await figures();
      assert.deepEqual(again, before_it);
    });
  });
}
