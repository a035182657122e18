// The QR code of a slip: read from a picture of it, as a telephone does, and followed to the proof.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch } from '../browser/walk.mjs';
import { checker } from './checker.mjs';
import { Trial, engines } from './trial.mjs';

/** How a slip comes to people. Sizes are those of A4 and of a telephone, in CSS pixels. */
const ways = {
  'printed at the counter': { login: 'mot-cua', media: 'print', width: 794 },
  "on the citizen's telephone": { login: 'cong-dan', media: 'screen', width: 360 },
};

/** Dots to a pixel: 192 an inch, fewer than any printer or telephone has. */
const sharpness = 2;

/** What the QR codes in a picture say. */
function codes_in(picture) {
  const words = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', picture];
  return execFileSync('zbarimg', words, { encoding: 'utf8' }).trim().split('\n');
}

for (const engine of engines) {
  describe(`the QR code of a slip on ${engine}`, () => {
    const trial = new Trial(engine);
    const pages = {};
    let browser, owner, code, key, decoded;

    before(async () => {
      await trial.start();
      const citizen = await trial.signInAs('cong-dan');
      ({ owner } = await trial.filing());
      code = (await trial.file(citizen)).json.code;
      const counter = await trial.signInAs('mot-cua');
      const accepted = await trial.act(counter, code, 'acceptance');
      assert.equal(accepted.status, 201, accepted.text);
      key = (await trial.call('GET', '/api/v1/log/key')).json.key;
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await trial.remove();
    });

    /** The slip in the browser of somebody who signed in. */
    const slip_of = async ({ login, media, width }, path) => {
      const context = await browser.newContext({
        viewport: { width, height: 1123 },
        deviceScaleFactor: sharpness,
      });
      const page = await context.newPage();
      await page.goto(`${trial.origin}/sign-in`);
      await page.fill('[name=login]', login);
      await page.fill('[name=password]', 'motcua-demo');
      await Promise.all([page.waitForNavigation(), page.click('main form button')]);
      await page.goto(`${trial.origin}${path}/slip`);
      await page.emulateMedia({ media });
      return page;
    };
    const read = async (page) => {
      const picture = join(trial.data, 'slip.png');
      await page.screenshot({ path: picture, fullPage: true });
      return codes_in(picture);
    };

    for (const [how, way] of Object.entries(ways))
      it(`is read from the slip ${how}`, async () => {
        const page = (pages[how] = await slip_of(way, `/dossiers/${code}`));
        assert.ok((await page.innerText('.slip')).includes(owner.full_name));
        const found = await read(page);
        assert.equal(found.length, 1);
        decoded ??= found[0];
        assert.equal(found[0], decoded);
        assert.ok(decoded.startsWith(`${trial.origin}/track/${code}/`), decoded);
      });

    it('is read for each dossier from the one slip of a visit', async () => {
      const counter = await trial.signInAs('mot-cua');
      const send = (path, body, headers = {}) =>
        trial.call('POST', `/api/v1/visits${path}`, { token: counter, body, headers });
      const { visit } = (await send('', { person: owner })).json;
      const codes = [];
      for (let each = 0; each < 2; ++each) {
        const filed = await send(`/${visit}/filings`, await trial.filing({ channel: 'counter' }));
        assert.equal(filed.status, 201, filed.text);
        codes.push(filed.json.code);
      }
      const accepted = await send(`/${visit}/acceptance`, {}, { 'if-match': '*' });
      assert.equal(accepted.status, 201, accepted.text);
      const page = await slip_of(ways['printed at the counter'], `/visits/${visit}`);
      const begins = codes.map((each) => `${trial.origin}/track/${each}/`);
      const found = (await read(page)).sort();
      assert.equal(found.length, codes.length);
      for (const [at, begin] of begins.entries()) assert.ok(found[at].startsWith(begin), begin);
      for (const address of found) assert.equal((await fetch(address)).status, 200, address);
    });

    it('leads whoever holds the paper to a page that names nobody', async () => {
      const answer = await fetch(decoded, { redirect: 'manual' });
      assert.equal(answer.status, 200);
      const text = await answer.text();
      assert.ok(text.includes(code));
      const receiver = await pages['printed at the counter'].innerText('.signer');
      assert.ok(receiver.split(' ').length > 1, receiver);
      const { full_name, identity_number, phone, email, address } = owner;
      for (const own of [full_name, identity_number, phone, email, address, receiver])
        assert.ok(!text.includes(own), own);
    });

    it('leads on to the proof and to the page that checks it', async () => {
      const page = await (await fetch(decoded)).text();
      const { pathname } = new URL(decoded);
      for (const path of [`${pathname}/proof`, '/assets/verifier.html']) {
        assert.ok(page.includes(`href="${path}"`), path);
        assert.equal((await fetch(trial.origin + path)).status, 200, path);
      }
    });

    it('gives a proof that holds without the server', async () => {
      const check = await checker();
      let bundle;
      for (const end = Date.now() + 60_000; ; ) {
        bundle = await (await fetch(`${decoded}/proof`)).text();
        if (!bundle.includes('"index":null')) break;
        assert.ok(Date.now() < end, 'sealed in time');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await trial.stop();
      const found = check(bundle, key);
      assert.deepEqual([found.why, found.dossier, found.key_published], [null, code, true]);
      assert.deepEqual(
        found.entries.map(({ kind, outcome }) => [kind, outcome]),
        [
          ['dossier_submitted', 'proved'],
          ['dossier_accepted', 'proved'],
        ],
      );
    });
  });
}
