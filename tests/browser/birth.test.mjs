// A citizen files and officers settle, in Debian's Chromium, as people do: each language and width
// once, without JavaScript as well as with it; every page is checked by axe.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { Trial, engines, home } from '../journeys/trial.mjs';

const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: true },
  { engine: 'postgres', language: 'en', width: 360, javascript: false },
].filter((way) => engines.includes(way.engine));
const pictures = join(home, 'test-results', 'pages');
mkdirSync(pictures, { recursive: true });

for (const way of ways) {
  const script = way.javascript ? 'with' : 'without';
  const named = `${way.engine}, ${way.language}, ${way.width} px, ${script} JavaScript`;
  describe(`a birth registration by hand: ${named}`, () => {
    const trial = new Trial(way.engine);
    let browser, context, page, code;
    const seen = [];

    before(async () => {
      await trial.start();
      browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-background-networking',
          '--disable-quic',
        ],
      });
      await as(null);
    });
    after(async () => {
      await browser?.close();
      await trial.remove();
    });

    /** A fresh visitor, signed in when a login is given. */
    async function as(login) {
      await context?.close();
      context = await browser.newContext({
        viewport: { width: way.width, height: 900 },
        javaScriptEnabled: way.javascript,
      });
      page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${trial.origin}/sign-in?lang=${way.language}`);
      if (!login) return;
      await page.fill('[name=login]', login);
      await page.fill('[name=password]', 'motcua-demo');
      await push(page.locator('main form button').first());
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      assert.equal(page.url().includes('/sign-in'), false, `${login} is signed in`);
    }

    // With JavaScript by mouse, without it by keyboard: both must do.
    const push = (target) => (way.javascript ? target.click() : target.press('Enter'));
    const choose = (target) => (way.javascript ? target.check() : target.press('Space'));

    /** Looks at the page: its language, its width, and what axe finds. */
    async function look(name) {
      seen.push(name);
      assert.equal(
        await page.getAttribute('html', 'lang'),
        way.language,
        `${name} speaks ${way.language}`,
      );
      const { scroll, client } = way.javascript
        ? await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            client: document.documentElement.clientWidth,
          }))
        : { scroll: 0, client: 0 };
      assert.ok(scroll <= client, `${name} fits into ${way.width} px`);
      await page.screenshot({
        path: join(pictures, `${name}-${way.language}-${way.width}.png`),
        fullPage: true,
      });
      if (!way.javascript) return;
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map((each) => `${each.id}: ${each.nodes[0].html}`),
        [],
        name,
      );
    }

    it('finds the procedure from the first page', async () => {
      await page.goto(`${trial.origin}/`);
      await look('home');
      await page.fill('[name=q]', 'khai sinh');
      await page.press('[name=q]', 'Enter');
      await page.waitForLoadState();
      await push(page.locator('a[href^="/procedures/1.001193"]').first());
      await page.waitForURL(/\/procedures\//);
      await look('procedure');
    });

    it('files, and loses nothing of what was typed when something is wrong', async () => {
      await as('cong-dan');
      await page.goto(`${trial.origin}/procedures/1.001193/filing`);
      await look('filing');
      const { json } = await trial.call('GET', '/api/v1/procedures/1.001193');
      const answer = json.variants[0].form.schema.examples[0];
      const fill = async (name, value) => {
        const fields = page.locator(`[name="form.${name}"]`);
        const kind = await fields
          .first()
          .evaluate((node) => node.type)
          .catch(() => 'text');
        if (kind === 'radio')
          await choose(page.locator(`[name="form.${name}"][value="${value}"]`));
        else if (kind === 'checkbox') await choose(fields.first());
        else if (kind === 'select-one')
          await page.selectOption(`[name="form.${name}"]`, String(value));
        else await fields.first().fill(String(value));
      };
      for (const [name, value] of Object.entries(answer)) await fill(name, value);
      await page.selectOption('[name=receiving_unit]', 'H42.02.01').catch(() => {});
      await fill('child_full_name', '');
      // The browser's own check would stop the form: the server must do it as well.
      await page
        .locator('main form')
        .last()
        .evaluate((form) => {
          form.noValidate = true;
        });
      await push(page.locator('button.big'));
      await page.locator('[role=alert], .errors').first().waitFor();
      await look('filing-refused');
      assert.equal(
        await page.inputValue('[name="form.child_birth_place"]'),
        answer.child_birth_place,
      );
      await fill('child_full_name', answer.child_full_name);
      await page.setInputFiles('[name="file.birth_notification"]', {
        name: 'giấy chứng sinh.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
      });
      await push(page.locator('button.big'));
      await page.waitForURL(/\/review/);
      await look('review');
      assert.ok((await page.textContent('main')).includes(answer.child_full_name));
      // The draft is there when the browser was closed in between.
      await page.goto(`${trial.origin}/dossiers`);
      await look('own-drafts');
      await page.locator('main a[href*="/filing"]').first().click();
      assert.equal(
        await page.inputValue('[name="form.child_full_name"]'),
        answer.child_full_name,
      );
      await look('filing-draft');
      await push(page.locator('button.big'));
      await page.waitForURL(/\/review/);
      await push(page.locator('button.big'));
      await page.waitForURL(/\/dossiers\/H42/);
      [, code] = /\/dossiers\/([^?]+)/.exec(page.url());
      await look('dossier-of-the-citizen');
      await page.goto(`${trial.origin}/dossiers`);
      assert.ok((await page.textContent('main')).includes(code));
      await look('own-dossiers');
    });

    it('is settled by each officer from the own queue', async () => {
      const turns = [
        ['mot-cua', 'acceptance'],
        ['chanh-van-phong', 'assignment'],
        [null, 'completion'],
        ['lanh-dao', 'approval'],
        ['van-thu', 'issuance'],
        ['mot-cua', 'delivery'],
      ];
      for (const [login, noun] of turns) {
        await as(login ?? 'ho-tich');
        await page.goto(`${trial.origin}/tasks`);
        if (!login && !(await page.textContent('main')).includes(code)) {
          await as('ho-tich-2');
          await page.goto(`${trial.origin}/tasks`);
        }
        await look(`tasks-before-${noun}`);
        await push(page.locator(`a[href="/dossiers/${code}"]`).first());
        await page.waitForURL(/\/dossiers\/H42/);
        await look(`dossier-before-${noun}`);
        await push(page.locator(`form[action$="/${noun}"] button`).last());
        await page.locator(`form[action$="/${noun}"]`).first().waitFor({ state: 'detached' });
      }
      await look('dossier-delivered');
      await page.goto(`${trial.origin}/dossiers/${code}/slip`);
      await page.locator('svg.qr path').waitFor({ state: 'attached' });
      await look('slip');
    });

    it('is tracked by anyone', async () => {
      await as(null);
      await page.goto(`${trial.origin}/track?code=${code}`);
      assert.ok((await page.textContent('main')).includes(code));
      assert.equal(
        await page.getAttribute('progress', 'value'),
        await page.getAttribute('progress', 'max'),
      );
      assert.equal((await page.textContent('main')).includes('Khánh Vy'), false);
      await look('track');
      assert.ok(seen.length > 12);
    });

    it('is what the journal says after all that', () => {
      assert.equal(trial.run('rebuild', '--check').status, 0);
    });
  });
}
