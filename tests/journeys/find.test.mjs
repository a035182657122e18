// Finding a procedure through the API and the pages, on both engines, as people type.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`finding a procedure on ${engine}`, () => {
    const trial = new Trial(engine);
    const find = async (q, more = '') => {
      const path = `/api/v1/procedures?q=${encodeURIComponent(q)}${more}`;
      const answer = await trial.call('GET', path);
      assert.equal(answer.status, 200, q);
      return answer.json.items;
    };
    const page = async (path, cookie = '') =>
      (await fetch(trial.origin + path, { headers: { cookie } })).text();

    before(() => trial.start());
    after(() => trial.remove());

    it('puts first what was meant', async () => {
      const meant = {
        'dang ky khai sinh': '1.001193',
        'khia sinh': '1.001193',
        gks: '1.001193',
        1001193: '1.001193',
        'birth registration': '1.001193',
        'độc thân': '1.004873',
        cưới: '1.000894',
        'sao y': '2.000815',
        đkkd: '1.001612',
        'xay nha': '1.013225',
        'sang tên sổ đỏ': '1.013831',
        'hộ ngheo': '1.011607',
      };
      for (const [typed, code] of Object.entries(meant))
        assert.equal((await find(typed))[0]?.code, code, typed);
    });

    it('answers anything with a list', async () => {
      for (const typed of ['zzzz', '???', '😀', '%zz', "' OR zz=zz --", 'a'.repeat(700)])
        assert.deepEqual(await find(typed), [], typed);
    });

    it('names things in the language asked for', async () => {
      const [english] = await find('khai sinh', '&lang=en');
      assert.deepEqual([english.name, english.language], ['Birth registration', 'en']);
      const [vietnamese] = await find('birth', '&lang=vi');
      assert.deepEqual([vietnamese.name, vietnamese.language], ['Đăng ký khai sinh', 'vi']);
    });

    it('keeps to sector, tier and limit, and has one page', async () => {
      assert.equal((await find('dang ky', '&sector=land')).length, 1);
      assert.deepEqual(await find('dang ky', '&sector=land&tier=commune'), []);
      assert.equal((await find('dang ky', '&limit=2')).length, 2);
      const { json } = await trial.call('GET', '/api/v1/procedures?q=dang+ky&limit=1');
      assert.equal(json.next, null);
      const { status } = await trial.call('GET', '/api/v1/procedures?q=dang+ky&cursor=0x');
      assert.equal(status, 422);
    });

    it('lists all of them by pages without words', async () => {
      const items = [];
      let cursor = '';
      do {
        const path = `/api/v1/procedures?limit=100&q=+&cursor=${encodeURIComponent(cursor)}`;
        const { json } = await trial.call('GET', path);
        items.push(...json.items);
        cursor = json.next;
      } while (cursor);
      const fileable = items.filter((item) => item.fileable).length;
      assert.ok(fileable >= 10 && items.length > 1000, 'what is only listed is there too');
      assert.equal(new Set(items.map((item) => item.code)).size, items.length);
      assert.ok(items.slice(0, fileable).every((item) => item.fileable));
      assert.ok(items.every((item) => item.name));
    });

    it('shows on the first page what was found, or what else to try', async () => {
      const found = await page('/?q=gks');
      assert.match(found, /Tìm thấy \d+ thủ tục/);
      assert.ok(found.indexOf('/procedures/1.001193') > 0);
      const lost = await page('/?q=zz%3Cb%3E');
      assert.match(lost, /Không tìm thấy thủ tục nào cho “zz&lt;b&gt;”/);
      assert.match(lost, /tel:18001096/);
      const english = await page('/?q=cuoi&lang=en');
      assert.match(english, /lang="en">Marriage registration/);
    });

    it('tells a citizen at which step a filing is, and an officer nothing of it', async () => {
      const enter = async (login) => {
        const answer = await fetch(`${trial.origin}/sign-in`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ login, password: 'motcua-demo' }),
        });
        return answer.headers.get('set-cookie').split(';')[0];
      };
      const citizen = await page('/procedures/1.001193/filing', await enter('cong-dan'));
      assert.match(citizen, /Bước 1 trên 3/);
      assert.match(citizen, /<li aria-current="step">Điền tờ khai/);
      const counter = await enter('mot-cua');
      assert.doesNotMatch(await page('/procedures/1.001193/filing', counter), /Bước 1/);
      assert.match(await page('/tasks', counter), /data-to="filing"/);
      assert.doesNotMatch(await page('/tasks', await enter('ho-tich')), /data-to="filing"/);
    });

    it('lets the script of the page ask this house, and nobody else', async () => {
      const { headers } = await fetch(`${trial.origin}/`);
      assert.match(headers.get('content-security-policy'), /connect-src 'self';/);
      const script = await fetch(`${trial.origin}/assets/find.mjs`);
      assert.match(script.headers.get('content-type'), /^text\/javascript/);
      assert.ok((await script.arrayBuffer()).byteLength < 4096);
    });
  });
}
