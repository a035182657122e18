// Finding a procedure as one types, in Debian's Chromium: by keyboard, by touch, without an answer
// from the server, without JavaScript; each look is checked by axe.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { Trial, home } from '../journeys/trial.mjs';

const ways = [
  { language: 'vi', width: 360, javascript: true },
  { language: 'en', width: 1280, javascript: true },
  { language: 'vi', width: 1280, javascript: false },
  { language: 'en', width: 360, javascript: false },
];
const birth = { vi: 'Đăng ký khai sinh', en: 'Birth registration' };
const nothing = { vi: /Không tìm thấy/, en: /Nothing found/ };
const found = { vi: /thủ tục tìm thấy/, en: /procedures? found/ };
const lost = { vi: /Không tìm thấy thủ tục nào cho “zzzz”/, en: /No procedure found for “zzzz”/ };
const pictures = join(home, 'test-results', 'pages');
mkdirSync(pictures, { recursive: true });

for (const way of ways) {
  const { language, width, javascript } = way;
  const script = javascript ? 'with' : 'without';
  describe(`finding by hand: ${language}, ${width} px, ${script} JavaScript`, () => {
    const trial = new Trial('sqlite');
    let browser, page;

    before(async () => {
      await trial.start();
      browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled: javascript,
      });
      page = await context.newPage();
      page.setDefaultTimeout(45_000);
    });
    after(async () => {
      await browser?.close();
      await trial.remove();
    });

    const open = (path = '/') => page.goto(`${trial.origin}${path}?lang=${language}`);
    const options = () => page.locator('[role=option]');
    const said = () => page.locator('[role=status]');
    const answered = (words) =>
      page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === words);
    async function type(field, words) {
      const answer = answered(words);
      await page.fill(field, words);
      await answer;
    }

    async function look(name) {
      const { scroll, client } = javascript
        ? await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            client: document.documentElement.clientWidth,
          }))
        : { scroll: 0, client: 0 };
      assert.ok(scroll <= client, `${name} fits into ${width} px`);
      const path = join(pictures, `find-${name}-${language}-${width}-${script}.png`);
      await page.screenshot({ path });
      if (!javascript) return;
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map((each) => `${each.id}: ${each.nodes[0].html}`),
        [],
        name,
      );
    }

    // Without JavaScript there is nothing to see before the button is pressed.
    const typing = (sentence, test) => javascript && it(sentence, test);

    typing('offers what fits while one types, and goes there by keyboard', async () => {
      await open();
      await type('#q', 'khia sinh');
      await options().first().waitFor();
      assert.match(await said().textContent(), found[language]);
      assert.match(await options().first().textContent(), new RegExp(birth[language]));
      assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true');
      await page.press('#q', 'ArrowDown');
      const active = await page.getAttribute('#q', 'aria-activedescendant');
      assert.equal(active, await options().first().getAttribute('id'));
      assert.equal(await options().first().getAttribute('aria-selected'), 'true');
      await look('open');
      await page.press('#q', 'ArrowUp');
      assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), '');
      await page.press('#q', 'Escape');
      assert.equal(await options().first().isVisible(), false);
      assert.equal(await page.inputValue('#q'), 'khia sinh');
      await page.press('#q', 'ArrowDown');
      await page.press('#q', 'Enter');
      await page.waitForURL(/\/procedures\/1\.001193$/);
    });

    typing('goes where one presses, and shows the last words only', async () => {
      await open();
      const last = answered('gks');
      await page.locator('#q').pressSequentially('gks', { delay: 30 });
      await last;
      await options().first().waitFor();
      assert.match(await options().first().textContent(), /1\.001193/);
      await options().first().click();
      await page.waitForURL(/\/procedures\/1\.001193$/);
    });

    typing('says so when there is nothing, and forgets it with the words', async () => {
      await open();
      await type('#q', 'zzzz');
      await page.waitForFunction(() => document.querySelector('[role=status]').textContent);
      assert.match(await said().textContent(), nothing[language]);
      assert.equal(await page.locator('[role=listbox]').isVisible(), false);
      await look('nothing');
      await page.fill('#q', '');
      assert.equal(await said().textContent(), '');
    });

    typing('leaves the form as it is when the server does not answer', async () => {
      await page.route('**/api/v1/procedures*', (route) => route.abort());
      await open();
      const failed = page.waitForEvent('requestfailed');
      await page.fill('#q', 'ket hon');
      await failed;
      assert.equal(await page.locator('[role=listbox]').isVisible(), false);
      await page.press('#q', 'Enter');
      await page.waitForURL(/\?q=ket\+hon/);
      assert.equal(await page.locator('a[href="/procedures/1.000894"]').count(), 1);
      await page.unroute('**/api/v1/procedures*');
    });

    it('finds by the button, and tells what else to try', async () => {
      await open();
      await page.fill('#q', 'GKS');
      await page.locator('.search button').press('Enter');
      await page.waitForURL(/\?q=GKS/);
      const first = page.locator('.card a').first();
      assert.equal(await first.textContent(), birth[language]);
      await look('found');
      await page.fill('#q', 'zzzz');
      await page.locator('.search button').press('Enter');
      await page.waitForURL(/\?q=zzzz/);
      assert.match(await page.textContent('.lost'), lost[language]);
      await look('lost');
    });

    it('takes an officer from the tasks to the form', async () => {
      await open('/sign-in');
      await page.fill('[name=login]', 'mot-cua');
      await page.fill('[name=password]', 'motcua-demo');
      await page.locator('main form button').first().press('Enter');
      await page.waitForURL(/\/tasks/);
      await look('tasks');
      if (javascript) {
        await type('#procedure', 'GKS');
        await options().first().waitFor();
        await look('counter');
        await page.press('#procedure', 'ArrowDown');
        await page.press('#procedure', 'Enter');
        await page.waitForURL(/\/procedures\/1\.001193\/filing$/);
      } else {
        await page.fill('#procedure', 'GKS');
        await page.press('#procedure', 'Enter');
        await page.waitForURL(/\/\?q=GKS/);
        assert.ok((await page.locator('.card').count()) > 0);
      }
    });
  });
}
