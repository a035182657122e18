// Agencies and areas: who serves whom, then and now; and what becomes of dossiers when an agency is
// merged into another. Both demo provinces.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

const enc = encodeURIComponent;

for (const engine of engines) {
  describe(`the province's agencies on ${engine}`, () => {
    const trial = new Trial(engine);
    before(() => trial.start());
    after(() => trial.remove());

    const get = async (path) => (await trial.call('GET', path)).json;
    async function all(path) {
      const items = [];
      for (let next = ''; next !== null; ) {
        const page = await get(`${path}&limit=100${next ? `&cursor=${next}` : ''}`);
        items.push(...page.items);
        next = page.next;
      }
      return items;
    }

    it('are 129 communes, of which 14 receive, 13 departments and the land registry', async () => {
      assert.equal((await all('/api/v1/agencies?kind=commune')).length, 129);
      assert.equal((await all('/api/v1/agencies?kind=commune&live=true')).length, 14);
      assert.equal((await all('/api/v1/agencies?kind=department')).length, 13);
      assert.equal((await all('/api/v1/agencies?kind=land_registry_branch')).length, 6);
      const centre = await get('/api/v1/agencies/H42.01');
      const desks = centre.sub_units.filter(({ code }) => code.startsWith('desk_'));
      assert.equal(desks.length, 13);
      for (const { code } of await all('/api/v1/agencies?kind=department')) {
        const { sub_units } = await get(`/api/v1/agencies/${code}`);
        assert.ok(sub_units.length >= 4 && sub_units.length <= 6, code);
      }
    });

    it('are found by their code in either order', async () => {
      const one = await get('/api/v1/agencies/H42.02.01');
      assert.equal(one.code_2016, '000.01.02.H42');
      assert.deepEqual(await get('/api/v1/agencies/000.01.02.h42'), one);
      assert.equal(one.area.name, 'Phường Hoa Lư, Tỉnh Ninh Bình');
      assert.deepEqual(one.office_hours[0], ['07:30', '11:30']);
      const unknown = await trial.call('GET', '/api/v1/agencies/H42.77');
      assert.equal(unknown.json.code, 'no_such_agency');
    });

    it('that do not receive here say where to go, and take no filing', async () => {
      const [listed] = (await get('/api/v1/agencies?kind=commune&live=false&limit=1')).items;
      const page = await trial.call('GET', `/agencies/${listed.code}`);
      assert.match(page.text, /Cổng Dịch vụ công quốc gia/);
      const citizen = await trial.signInAs('cong-dan');
      const refused = await trial.file(citizen, { receiving_unit: listed.code });
      assert.equal(refused.status, 422);
      assert.equal(refused.json.code, 'agency_not_receiving');
      assert.equal(refused.json.successor, null);
    });

    it('take a filing whose unit is written in the older order', async () => {
      const citizen = await trial.signInAs('cong-dan');
      const filed = await trial.file(citizen, { receiving_unit: '000.01.02.H42' });
      assert.match(filed.json.code, /^H42\.02\.01-\d{6}-\d{4}$/);
      const older = filed.json.code.replace('H42.02.01', '000.01.02.H42');
      const track = await trial.call('GET', `/api/v1/track/${older}`);
      assert.equal(track.json.code, filed.json.code);
    });

    it('send land matters to the branch that serves the commune', async () => {
      const [phu_ly] = (await get('/api/v1/agencies?kind=commune&live=true&q=phu+ly')).items;
      const branches = await all('/api/v1/agencies?kind=land_registry_branch');
      const serving = [];
      for (const { code } of branches) {
        const { areas } = await get(`/api/v1/agencies/${code}`);
        if (areas.includes(phu_ly.area.code)) serving.push(code);
      }
      assert.deepEqual(serving, ['H42.10.22']);
    });
  });

  describe(`old and new areas on ${engine}`, () => {
    const trial = new Trial(engine);
    before(() => trial.start());
    after(() => trial.remove());
    const get = async (path) => (await trial.call('GET', path)).json;

    it('lead from a commune of 2022 to the one of today and its agency', async () => {
      const q = enc('Liên Bảo, Vụ Bản');
      const { items } = await get(`/api/v1/areas?kind=commune&q=${q}`);
      assert.deepEqual(items.map(({ path }) => path), [
        'Xã Liên Bảo, Huyện Vụ Bản, Tỉnh Nam Định',
      ]);
      const area = await get(`/api/v1/areas/${items[0].code}?era=${items[0].era}`);
      assert.deepEqual(area.today.map(({ path }) => path), ['Phường Trường Thi, Tỉnh Ninh Bình']);
      const now = await get(`/api/v1/areas/${area.today[0].code}`);
      assert.match(now.agencies[0].name, /phường Trường Thi/);
      const page = await trial.call('GET', `/areas?q=${q}`);
      assert.match(page.text, new RegExp(`/agencies/${now.agencies[0].code}"`));
    });

    it('tell of a divided commune that its name is not enough', async () => {
      const { items } = await get('/api/v1/areas?era=2025-06&parent=268&limit=100');
      let divided = 0;
      for (const { code, name } of items) {
        const { today } = await get(`/api/v1/areas/${code}?era=2025-06`);
        assert.ok(today.length >= 1, name);
        if (today.length === 1) continue;
        ++divided;
        assert.ok(today.every(({ part }) => part), name);
      }
      assert.ok(divided > 0, 'Hà Đông has divided wards');
      const page = await trial.call('GET', `/areas?q=${enc('Dương Nội Hà Đông')}&lang=en`);
      assert.match(page.text, /Divided among several new units/);
      const vi = await trial.call('GET', `/areas?q=${enc('Dương Nội Hà Đông')}&lang=vi`);
      assert.match(vi.text, /được chia vào nhiều đơn vị mới/);
    });

    it('keep the same code apart by era', async () => {
      const old = await get('/api/v1/areas/13741?era=2022-10');
      const now = await get('/api/v1/areas/13741?era=2025-07');
      assert.equal(old.path, 'Thị trấn Gôi, Huyện Vụ Bản, Tỉnh Nam Định');
      assert.equal(now.path, 'Xã Vụ Bản, Tỉnh Ninh Bình');
      assert.ok(now.predecessors.length > 1);
      assert.equal((await get('/api/v1/areas/13741?era=1954')).code, 'unknown_era');
      assert.equal((await get('/api/v1/areas/77777')).code, 'no_such_area');
    });

    it('are looked up on a page without anything typed, too', async () => {
      for (const path of ['/areas', '/areas?q=khongcoten', '/areas?q=xa&after=20', '/agencies'])
        assert.equal((await trial.call('GET', path)).status, 200, path);
    });
  });

  describe(`an agency that is merged on ${engine}`, () => {
    const trial = new Trial(engine);
    let code;
    before(() => trial.start());
    after(() => trial.remove());
    const merge = (...more) =>
      trial.run('admin', 'agencies', 'merge', '--from', '000.01.02.H42', '--into', 'H42.02.02',
        '--cause', '1/NQ (thử)', '--json', ...more);

    it('is told beforehand what would happen, and nothing does', async () => {
      code = (await trial.file(await trial.signInAs('cong-dan'))).json.code;
      const told = JSON.parse(merge('--dry-run').out);
      assert.deepEqual(told.done.ended, [{ agency: 'H42.02.01', officers: 12, open_dossiers: 1 }]);
      const agency = await trial.call('GET', '/api/v1/agencies/H42.02.01');
      assert.equal(agency.json.in_force, true);
    });

    it('leaves its open dossiers to the successor, by their old code', async () => {
      const done = merge();
      assert.equal(done.status, 0, done.out + done.err);
      assert.equal(JSON.parse(merge().out).problem, 'closed_before: 000.01.02.H42');
      const agency = (await trial.call('GET', '/api/v1/agencies/H42.02.01')).json;
      assert.equal(agency.in_force, false);
      assert.equal(agency.competent_now.code, 'H42.02.02');
      const page = await trial.call('GET', '/agencies/H42.02.01');
      assert.match(page.text, /xã Vụ Bản/);
      const counter = await trial.signInAs('mot-cua-vu-ban');
      const queue = await trial.call('GET', '/api/v1/tasks', { token: counter });
      assert.deepEqual(queue.json.items.map((item) => item.code), [code]);
      assert.equal((await trial.call('GET', `/api/v1/track/${code}`)).json.code, code);
    });

    it('has them settled there, with results in the successor\u2019s book', async () => {
      const course = [
        ['mot-cua-vu-ban', 'acceptance', {}],
        ['chanh-van-phong', 'assignment', { officer: 'ho-tich' }],
        ['ho-tich', 'steps/settlement/completion', {}],
        ['lanh-dao', 'approval', {}],
        ['van-thu', 'issuance', {}],
        ['mot-cua-vu-ban', 'delivery', {}],
      ];
      for (const [login, noun, body] of course) {
        const done = await trial.act(await trial.signInAs(login), code, noun, body);
        assert.equal(done.status, 201, `${login} ${noun}: ${done.text}`);
      }
      const token = await trial.signInAs('mot-cua-vu-ban');
      const { json } = await trial.call('GET', `/api/v1/dossiers/${code}`, { token });
      assert.equal(json.status, 'delivered');
      assert.equal(json.receiving_unit.code, 'H42.02.01');
      assert.equal(json.receiving_unit.successor.code, 'H42.02.02');
    });

    it('takes nothing new, and names who does', async () => {
      const refused = await trial.file(await trial.signInAs('cong-dan'));
      assert.equal(refused.json.code, 'agency_not_receiving');
      assert.equal(refused.json.successor, 'H42.02.02');
    });

    it('is one of several acts after which the state is what the journal says', async () => {
      const act = (...words) =>
        trial.run('admin', 'agencies', ...words, '--cause', '2/NQ', '--json');
      assert.equal(
        act('rename', 'H42.02.02', '--name-vi', 'Xã Thử', '--name-en', 'X', '--on', '2026-01-01')
          .status,
        0,
      );
      assert.equal(
        act('split', '--from', 'H42.02.03', '--into', 'H42.02.04', '--into', 'H42.02.05').status,
        0,
      );
      assert.equal(act('close', 'H42.02.06').status, 0);
      assert.equal(act('close', 'H42.02.06').status, 1);
      assert.equal(trial.run('admin', 'agencies', 'open', 'H42.02.07').status, 0);
      const named = async (on) =>
        (await trial.call('GET', `/api/v1/agencies/H42.02.02?on=${on}`)).json.name;
      assert.equal(await named('2025-12-31'), 'Ủy ban nhân dân xã Vụ Bản');
      assert.equal(await named('2026-01-01'), 'Xã Thử');
      const shown = JSON.parse(trial.run('admin', 'agencies', 'show', 'H42.02.07', '--json').out);
      assert.equal(shown.done.live, true);
      const check = trial.run('rebuild', '--check', '--json');
      assert.equal(check.status, 0, check.out);
    });
  });

  describe(`Nam Định in 2022 on ${engine}`, () => {
    const trial = new Trial(engine, { demo: 'nam-dinh-2022' });
    before(() => trial.start());
    after(() => trial.remove());

    it('has three tiers', async () => {
      const count = async (kind) => {
        const listed = trial.run('admin', 'agencies', 'list', '--kind', kind, '--json');
        return JSON.parse(listed.out).length;
      };
      assert.equal(await count('district'), 10);
      assert.equal(await count('commune'), 226);
      const commune = (await trial.call('GET', '/api/v1/agencies/H40.18.12')).json;
      assert.equal(commune.parent, 'H40.18');
      assert.equal(commune.code_2016, '000.12.18.H40');
      assert.equal(commune.area.name, 'Phường Trần Hưng Đạo, Thành phố Nam Định, Tỉnh Nam Định');
      assert.match((await trial.call('GET', '/')).text, /Nam Định/);
    });

    it('settles a procedure of a district there', async () => {
      const { json } = await trial.call('GET', '/api/v1/procedures/9.000007');
      const [variant] = json.variants;
      const filing = {
        procedure: '9.000007',
        receiving_unit: 'H40.18',
        form: variant.form.schema.examples[0],
        papers: variant.papers
          .filter(({ required }) => required)
          .map(({ code }) => ({ paper: code, files: [], originals: 1, copies: 0 })),
        variant: variant.code,
      };
      const counter = await trial.signInAs('mot-cua-thanh-pho');
      const body = {
        channel: 'counter',
        delivery: { way: 'counter' },
        owner: { kind: 'citizen', full_name: 'Trịnh Minh Hiếu' },
        ...filing,
      };
      const filed = await trial.call('POST', '/api/v1/dossiers', { token: counter, body });
      assert.equal(filed.status, 201, filed.text);
      const course = [
        ['mot-cua-thanh-pho', 'acceptance', {}],
        ['truong-phong-tai-chinh', 'assignment', { officer: 'tai-chinh' }],
        ['tai-chinh', 'steps/settlement/completion', {}],
        ['lanh-dao-thanh-pho', 'approval', { form_of_authority: 'KT.' }],
        ['van-thu-thanh-pho', 'issuance', {}],
        ['mot-cua-thanh-pho-2', 'delivery', {}],
      ];
      for (const [login, noun, act] of course) {
        const done = await trial.act(await trial.signInAs(login), filed.json.code, noun, act);
        assert.equal(done.status, 201, `${login} ${noun}: ${done.text}`);
      }
    });

    it('offers twenty-five of them, whose invented parts are shown as not verified', async () => {
      const { json } = await trial.call('GET', '/api/v1/procedures?tier=district&limit=100');
      assert.equal(json.items.filter(({ fileable }) => fileable).length, 25);
      const page = await trial.call('GET', '/procedures/9.000015');
      assert.match(page.text, /chưa xác minh/i);
    });

    it('keeps a database of its own', async () => {
      const other = trial.run('demo', 'init', '--demo', 'ninh-binh-2026');
      assert.equal(other.status, 1);
      assert.match(other.err, /Nam Định/);
      assert.equal(trial.run('rebuild', '--check').status, 0);
    });
  });
}
