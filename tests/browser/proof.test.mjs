// From the slip's QR code to a proof that is checked on the visitor's own device, without network.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { Trial } from '../journeys/trial.mjs';
import { launch } from './walk.mjs';

const words = {
  vi: {
    proof: 'Tải tệp chứng minh',
    verifier: 'Tải trang kiểm tra',
    proved: /1 mục đúng như khi được ghi vào sổ/,
    compare: /Chưa đối chiếu khóa/,
    entry: /Đã nộp hồ sơ: đúng/,
    differs: /không khớp với sổ đã ký/,
    other_key: /không phải khóa bạn đã nhập/,
    no_bundle: /không phải tệp chứng minh/,
  },
  en: {
    proof: 'Get the proof file',
    verifier: 'Get the page that checks it',
    proved: /1 entries are as they were/,
    compare: /The key was not compared/,
    entry: /as recorded/,
    differs: /does not fit the signed log/,
    other_key: /not the one that you entered/,
    no_bundle: /no proof file/,
  },
};

for (const [language, width] of [
  ['vi', 360],
  ['en', 1280],
]) {
  describe(`a proof in hand: ${language}, ${width} px`, () => {
    const trial = new Trial('sqlite');
    const folder = mkdtempSync(join(tmpdir(), 'motcua-proof-'));
    const said = words[language];
    const troubles = [];
    let browser, page, key, slip;

    before(async () => {
      await trial.start();
      const citizen = await trial.signInAs('cong-dan');
      const { code } = (await trial.file(citizen)).json;
      const get = (path) => trial.call('GET', `/api/v1/${path}`, { token: citizen });
      slip = (await get(`dossiers/${code}`)).json.slip_url;
      key = (await get('log/key')).json.key;
      for (let sealed = false; !sealed; ) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        sealed = (await get(`dossiers/${code}/proof`)).json.entries[0].index !== null;
      }
      browser = await launch();
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      page = await context.newPage();
      page.on('pageerror', (error) => troubles.push(String(error)));
    });
    after(async () => {
      await browser?.close();
      await trial.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const look = async () => {
      const fits = await page.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      );
      assert.ok(fits, `it fits into ${width} px`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map(({ id }) => id), []);
    };
    const got = async (name, as) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      await download.saveAs(join(folder, as));
    };
    const check = async (file, typed = '') => {
      await page.setInputFiles('#file', join(folder, file));
      await page.fill('#key', typed);
      await page.click('form button');
      await page.waitForSelector('#result', { state: 'visible' });
      return page.textContent('#summary');
    };

    it('is offered where the QR code leads', async () => {
      await page.goto(`${trial.origin}${slip}?lang=${language}`);
      await look();
      await got(said.proof, 'proof.json');
      await got(said.verifier, 'verifier.html');
      assert.equal(JSON.parse(readFileSync(join(folder, 'proof.json'))).key, key);
    });

    it('is checked by a page from the disk, which says what it did not compare', async () => {
      await trial.stop();
      await page.goto(pathToFileURL(join(folder, 'verifier.html')).href);
      if (language === 'en') await page.click('#language');
      assert.match(await check('proof.json'), said.proved);
      assert.match(await page.textContent('#entries'), said.entry);
      assert.match(await page.textContent('#key_note'), said.compare);
      assert.ok(await page.isVisible('#key_note'));
      await look();
      assert.match(await check('proof.json', key), said.proved);
      assert.ok(!(await page.isVisible('#key_note')));
    });

    it('is not believed when anything in it was altered', async () => {
      const text = readFileSync(join(folder, 'proof.json'), 'utf8');
      const altered = text.replace('recorded_at\\":1', 'recorded_at\\":2');
      assert.notEqual(altered, text);
      writeFileSync(join(folder, 'altered.json'), altered);
      writeFileSync(join(folder, 'other.json'), 'hello');
      assert.match(await check('altered.json'), said.differs);
      await look();
      assert.match(await check('proof.json', 'motcua/other+00000000+AAAA'), said.other_key);
      assert.match(await check('other.json'), said.no_bundle);
      assert.deepEqual(troubles, []);
    });
  });
}
