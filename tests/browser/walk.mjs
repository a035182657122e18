// People at Debian's Chromium: signed in once each, acting as people do, and looking hard at every
// page they pass: its language, its width, its texts, and what axe finds.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { Trial, engines, home } from '../journeys/trial.mjs';

/** A folder for a picture of every page looked at; without it none are taken. */
const pictures = process.env.MOTCUA_PICTURES;
const password = 'motcua-demo';
const session = 'motcua_session';

/** What the locale files' keys begin with: a text such as "dossier.filed" was never translated. */
const beginnings = new Set(
  Object.keys(JSON.parse(readFileSync(join(home, 'locales', 'vi.json'), 'utf8'))).map(
    (key) => key.split('.')[0],
  ),
);

export const pdf = (name) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.4\n%invented: ${name}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`),
});
/** A picture of one pixel. */
export const photo = (name) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg' +
      'gg==',
    'base64',
  ),
});

/** One browser for a file of tests; closing a context closes what somebody had open. */
export const launch = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-quic',
    ],
  });

export const named = ({ engine, language, width, javascript }) =>
  `${engine}, ${language}, ${width} px, ${javascript ? 'with' : 'without'} JavaScript`;

/** Texts that a program shows when nobody has written them. */
export function untranslated(text) {
  const keys = [...text.matchAll(/\b([a-z_]+)\.[a-z_]+\b/g)].filter(([, beginning]) =>
    beginnings.has(beginning),
  );
  const names = [...text.matchAll(/\b[a-z]+_[a-z_]+\b/g)];
  const blanks = [...text.matchAll(/\{+[a-z_]+\}+/g)];
  return [...keys, ...names, ...blanks].map(([found]) => found);
}

const sessions = new WeakMap();
const readings = new Set();

export class Walk {
  /** way: {language, width, javascript} */
  constructor(trial, browser, way) {
    Object.assign(this, { trial, browser, way, troubles: [], seen: [] });
    if (!sessions.has(trial)) sessions.set(trial, new Map());
    this.sessions = sessions.get(trial);
    if (pictures) mkdirSync(pictures, { recursive: true });
  }

  async open() {
    this.context = await this.browser.newContext({
      viewport: { width: this.way.width, height: 900 },
      javaScriptEnabled: this.way.javascript,
    });
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(45_000);
    this.listen(this.page);
    await this.goto(`/sign-in?lang=${this.way.language}`);
    return this;
  }

  async close() {
    await this.context?.close();
  }

  /** Makes `login` the one who acts from here on; null is a visitor nobody knows. */
  async as(login) {
    if (!this.context) await this.open();
    await this.context.clearCookies({ name: session });
    const known = this.sessions.get(login);
    if (known) {
      await this.context.addCookies([known]);
    } else if (login) {
      await this.goto('/sign-in');
      await this.signIn(login);
      const cookies = await this.context.cookies();
      this.sessions.set(
        login,
        cookies.find((each) => each.name === session),
      );
    }
    return this.page;
  }

  async signIn(login) {
    await this.page.fill('[name=login]', login);
    await this.page.fill('[name=password]', password);
    await this.send(this.page.locator('main form button'));
    await this.expectNoErrors(`${login} is signed in`);
  }

  /** Ends the session behind the open page's back, as signing out in another window does. */
  async endSession(login) {
    this.sessions.delete(login);
    const other = await this.context.newPage();
    await other.goto(`${this.trial.origin}/track`);
    await other.locator('form[action="/sign-out"] button').press('Enter');
    await other.waitForURL(`${this.trial.origin}/`);
    await other.close();
  }

  listen(page) {
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('console', (message) => {
      // A page that is itself refused (404, 422) is no trouble: what it lacks would be.
      const itself =
        message.location().url === page.url() && /status of [45]\d\d/.test(message.text());
      if (message.type() === 'error' && !itself) this.troubles.push(message.text());
    });
  }

  goto(path) {
    return this.page.goto(this.trial.origin + path);
  }

  // With JavaScript by mouse, without it by keyboard: both must do.
  push(target) {
    return this.way.javascript ? target.click() : target.press('Enter');
  }
  choose(target) {
    return this.way.javascript ? target.check() : target.press('Space');
  }

  /** Presses what leads to another page, and waits for that page. */
  async send(button) {
    await Promise.all([this.page.waitForEvent('framenavigated'), this.push(button)]);
    await this.page.waitForLoadState('domcontentloaded');
  }

  /** Fills in the fields of `form` by their names. */
  async fill(form, typed) {
    for (const [name, value] of Object.entries(typed)) await this.fillOne(form, name, value);
  }

  async fillOne(form, name, value) {
    if (await form.locator(`[name="${name}.year"]`).count())
      return this.fill(form, this.asFields({ [name]: value }));
    const fields = form.locator(`[name="${name}"]`);
    const kind = await fields.first().evaluate((node) => node.type);
    if (kind === 'file') await fields.setInputFiles(value);
    else if (kind === 'radio')
      await this.choose(form.locator(`[name="${name}"][value="${value}"]`));
    else if (kind === 'checkbox') {
      if ((await fields.first().isChecked()) !== Boolean(value)) await this.choose(fields.first());
    } else if (kind === 'select-one') await fields.selectOption(String(value));
    else await fields.fill(String(value));
  }

  /** What is typed, as the fields of a page hold it: a day in its three parts. */
  asFields(typed) {
    const fields = {};
    for (const [name, value] of Object.entries(typed)) {
      const [, year, month, day] = /^(\d{4})-(\d+)-(\d+)$/.exec(value) ?? [];
      if (!year) fields[name] = String(value);
      else
        Object.assign(fields, {
          [`${name}.day`]: String(Number(day)),
          [`${name}.month`]: String(Number(month)),
          [`${name}.year`]: year,
        });
    }
    return fields;
  }

  /** What the fields of a form hold now. */
  typed(form) {
    return form.evaluate((node) => {
      const ticked = [...node.querySelectorAll('input[type=checkbox]')];
      return {
        ...Object.fromEntries(ticked.map((each) => [each.name, String(each.checked)])),
        ...Object.fromEntries([...new FormData(node)].map(([name, value]) => [name, value])),
      };
    });
  }

  /** The example of a procedure's variant, by the names of the page's fields. */
  async example(code, variantCode) {
    const { json } = await this.trial.call('GET', `/api/v1/procedures/${code}`);
    const variant =
      json.variants.find((each) => each.code === variantCode) ?? json.variants[0];
    const { properties, examples } = variant.form.schema;
    const typed = {};
    for (const [name, value] of Object.entries(examples[0]))
      typed[`form.${name}`] = properties[name].type === 'boolean' ? value : String(value);
    const required = variant.papers.filter((paper) => paper.required).map((paper) => paper.code);
    return { variant: variant.code, typed, required };
  }

  /** The citizen writes a whole filing and comes as far as its review. */
  async writeDraft(code, unit) {
    const example = await this.example(code);
    await this.goto(`/procedures/${code}/filing`);
    const form = this.page.locator('main form[enctype]');
    await this.fill(form, { receiving_unit: unit, ...example.typed });
    for (const paper of example.required)
      await this.fillOne(form, `file.${paper}`, pdf('bản chụp.pdf'));
    await this.send(form.locator('button.big'));
    await this.expectNoErrors(`${code} is written`);
  }

  /** Files by page: by the citizen with files and a review, at the counter with papers counted. */
  async file(code, { login, unit, variant, typed = {} }) {
    const online = login.startsWith('cong-dan');
    await this.as(login);
    const example = await this.example(code, variant);
    await this.goto(`/procedures/${code}`);
    await this.look('procedure');
    await this.send(
      this.page.locator(`main a.govuk-button[href*="variant=${example.variant}"]`),
    );
    const form = this.page.locator('main form[enctype]');
    if (await form.locator('select[name=receiving_unit]').count())
      await this.fill(form, { receiving_unit: unit });
    if (!online) await this.fill(form, { 'owner.full_name': 'Trần Bảo Châu' });
    await this.fill(form, { ...example.typed, ...typed });
    for (const paper of example.required)
      await this.fillOne(
        form,
        `${online ? 'file' : 'originals'}.${paper}`,
        online ? pdf('bản chụp.pdf') : 1,
      );
    await this.look(`${code}-filing`);
    await this.send(form.locator('button.big'));
    await this.expectNoErrors(`${code} is filed`);
    if (online) {
      await this.look('review');
      await this.send(this.page.locator('button.big'));
    }
    const [, filed] = /\/dossiers\/([^?]+)|done=(.+)$/.exec(this.page.url()) ?? [];
    await this.look(online ? 'filed' : 'filed-at-the-counter');
    return filed ?? new URL(this.page.url()).searchParams.get('done');
  }

  async expectNoErrors(what) {
    const summary = this.page.locator('.govuk-error-summary');
    if (await summary.count()) assert.fail(`${what}: ${await summary.innerText()}`);
  }

  /** One act at the page of a dossier, found in the own queue when the step is one's own. */
  async act(login, code, noun, typed = {}, { queue = true } = {}) {
    await this.as(login);
    if (queue) {
      await this.goto('/tasks');
      // What is due soon stands above the queue as well.
      await this.send(this.page.locator(`td a[href="/dossiers/${code}"]`));
    } else {
      await this.goto(`/dossiers/${code}`);
    }
    const page = this.page.locator(`a.govuk-button[href="/dossiers/${code}/${noun}"]`);
    if (await page.count()) await this.send(page);
    const form = await this.openForm(noun);
    await this.unfold();
    await this.fill(form, typed);
    await this.look(`before-${noun}`);
    await this.send(form.locator('button'));
    await this.expectNoErrors(`${noun} of ${code} by ${login}`);
  }

  /** The form of an act, opened when it lies folded. */
  async openForm(noun) {
    const form = this.page.locator(`form[action$="/${noun}"]`);
    const folded = this.page.locator(`details:not([open]):has(form[action$="/${noun}"]) > summary`);
    if (await folded.count()) await this.push(folded);
    return form;
  }

  /** Opens whatever lies folded, so that it is looked at as well. */
  unfold() {
    return this.page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
  }

  text() {
    return this.page.locator('main').innerText();
  }

  async look(name) {
    this.seen.push(name);
    const { page, way } = this;
    const found = await page.evaluate(() => ({
      language: document.documentElement.lang,
      wide: document.scrollingElement.scrollWidth,
      room: document.documentElement.clientWidth,
      text: document.body.innerText,
      title: document.title,
    }));
    assert.equal(found.language, way.language, `${name} speaks ${way.language}`);
    assert.ok(found.wide <= found.room, `${name} is ${found.wide} of ${found.room} px wide`);
    assert.deepEqual(untranslated(found.text + '\n' + found.title), [], name);
    assert.deepEqual(this.troubles, [], name);
    if (pictures)
      await page.screenshot({
        path: join(pictures, `${name}-${way.language}-${way.width}.png`),
        fullPage: true,
      });
    // Axe is a script, and slow: one of its readings of a page at a width is enough.
    const reading = `${name} ${way.width}`;
    if (!way.javascript || readings.has(reading)) return;
    readings.add(reading);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    assert.deepEqual(
      violations.map((each) => `${each.id}: ${each.nodes[0].html}`),
      [],
      name,
    );
  }
}

/**
 * A province on each engine and a browser before it. `tests` is handed the engine, the trial, and
 * `walker`, which makes a Walk of a way once the browser runs.
 */
export function byHand(title, tests) {
  for (const engine of engines)
    describe(`${title} on ${engine}`, () => {
      const trial = new Trial(engine);
      let browser;
      before(async () => {
        await trial.start();
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        await trial.remove();
      });
      tests({ engine, trial, walker: (way) => new Walk(trial, browser, way) });
    });
}
