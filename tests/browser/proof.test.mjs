// From the slip's QR code to a proof that is checked on the visitor's own device, without network.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { Trial, course } from '../journeys/trial.mjs';
import { launch } from './walk.mjs';

const words = {
  vi: {
    proof: 'Tải tệp chứng minh',
    verifier: 'Tải trang kiểm tra',
    proved: /3 mục đúng như khi được ghi vào sổ/,
    two_proved: /2 mục đúng như khi được ghi vào sổ/,
    limits: /chứng minh các mục 1 đến 3 .*riêng tệp đã lưu không cho biết sau mục cuối/,
    two_limits: /chứng minh các mục 1 đến 2 /,
    compare: /Chưa đối chiếu khóa/,
    entry: /Đã nộp hồ sơ: đúng/,
    differs: /không khớp với sổ đã ký/,
    other_key: /không phải khóa bạn đã nhập/,
    no_bundle: /không phải tệp chứng minh/,
    entry_missing: /Tệp thiếu mục 2\./,
    first_missing: /Tệp thiếu mục 1, mục mở hồ sơ/,
    entry_repeated: /Mục 3 có hai lần/,
    other_code: /Tệp ghi mã H42\.99\.99-261128-9999, nhưng các mục là của hồ sơ H42\.02\.01-/,
    no_entries: /Tệp không có mục nào/,
  },
  en: {
    proof: 'Get the proof file',
    verifier: 'Get the page that checks it',
    proved: /3 entries are as they were/,
    two_proved: /2 entries are as they were/,
    limits: /proves entries 1 to 3 .*saved file alone cannot rule out entries after the last/,
    two_limits: /proves entries 1 to 2 /,
    compare: /The key was not compared/,
    entry: /as recorded/,
    differs: /does not fit the signed log/,
    other_key: /not the one that you entered/,
    no_bundle: /no proof file/,
    entry_missing: /Entry 2 is missing in the file/,
    first_missing: /Entry 1, which opens the dossier, is missing/,
    entry_repeated: /Entry 3 is in the file twice/,
    other_code: /names H42\.99\.99-261128-9999, but its entries are of the dossier H42\.02\.01-/,
    no_entries: /The file holds no entry/,
  },
};

const stranger = 'H42.99.99-261128-9999';

/** Files put together from true entries, by what is said of them. */
const forged = {
  entry_missing: ({ entries }) => entries.splice(1, 1),
  first_missing: (bundle) => {
    bundle.entries.shift();
    bundle.dossier = stranger;
  },
  entry_repeated: ({ entries }) => entries.push(entries[2]),
  other_code: (bundle) => (bundle.dossier = stranger),
  no_entries: ({ entries }) => entries.splice(0),
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
      for (const [role, noun, body] of course.slice(0, 2)) {
        const officer = await trial.signIn(role, 'H42.02.01');
        const acted = await trial.act(officer, code, noun, body);
        assert.equal(acted.status, 201, acted.text);
      }
      const get = (path) => trial.call('GET', `/api/v1/${path}`, { token: citizen });
      slip = (await get(`dossiers/${code}`)).json.slip_url;
      key = (await get('log/key')).json.key;
      for (let sealed = false; !sealed; ) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const { entries } = (await get(`dossiers/${code}/proof`)).json;
        sealed = entries.every(({ index }) => index !== null);
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
      assert.match(await page.textContent('#limits'), said.limits);
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

    const forge = (as, change) => {
      const bundle = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8'));
      change(bundle);
      writeFileSync(join(folder, as), JSON.stringify(bundle));
    };

    for (const [why, change] of Object.entries(forged))
      it(`is not believed when it was put together: ${why}`, async () => {
        forge('forged.json', change);
        assert.match(await check('forged.json', key), said[why]);
        assert.equal(await page.getAttribute('#summary', 'class'), 'bad');
        assert.ok(!(await page.isVisible('#limits')));
        await look();
      });

    it('proves no more than it holds when its end was cut off, and says so', async () => {
      forge('cut.json', ({ entries }) => entries.pop());
      assert.match(await check('cut.json', key), said.two_proved);
      assert.match(await page.textContent('#limits'), said.two_limits);
      assert.ok(await page.isVisible('#limits'));
      await look();
    });

    /** The page in a browser that lacks what `without` takes away. */
    const opened_without = async (without) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.addInitScript(without);
      page = await context.newPage();
      page.on('pageerror', (error) => troubles.push(String(error)));
      await page.goto(pathToFileURL(join(folder, 'verifier.html')).href);
    };

    it('is checked by a browser of 2020 too', async () => {
      await opened_without(() => {
        delete Object.hasOwn;
        delete Element.prototype.replaceChildren;
        delete Blob.prototype.text;
        delete String.prototype.replaceAll;
        delete Array.prototype.at;
      });
      if (language === 'en') await page.click('#language');
      assert.match(await check('proof.json', key), said.proved);
      assert.deepEqual(troubles, []);
    });

    it('is not checked by a browser that cannot, and the page says that', async () => {
      await opened_without(() => delete globalThis.BigInt);
      assert.ok(await page.isVisible('#too_old'));
      assert.ok(!(await page.isVisible('#form')));
      assert.match(await page.textContent('#too_old'), /quá cũ.*too old/);
    });
  });
}
