// A citizen files and officers settle, in Debian's Chromium, as people do: each language and width
// once, without JavaScript as well as with it; every page is checked by axe.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { byHand, named, pdf } from './walk.mjs';

const procedure = '1.001193';
const ward = 'H42.02.01';
const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: true },
  { engine: 'postgres', language: 'en', width: 360, javascript: false },
];

byHand('a birth registration by hand', ({ engine, trial, walker }) => {
  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk, code;
      before(async () => {
        walk = await walker(way).open();
      });
      after(() => walk?.close());

      it('finds the procedure from the first page', async () => {
        await walk.goto('/');
        await walk.look('home');
        await walk.page.fill('[name=q]', 'khai sinh');
        await walk.page.press('[name=q]', 'Enter');
        await walk.page.waitForURL(/q=khai/);
        await walk.send(walk.page.locator(`a[href^="/procedures/${procedure}"]`).first());
        await walk.look('procedure');
        assert.match(walk.page.url(), /\/procedures\//);
      });

      it('files, and loses nothing of what was typed when something is wrong', async () => {
        await walk.as('cong-dan');
        await walk.goto(`/procedures/${procedure}/filing`);
        await walk.look('filing');
        const form = walk.page.locator('main form[enctype]');
        const big = walk.page.locator('button.big');
        const { typed } = await walk.example(procedure);
        const name = 'form.child_full_name';
        await walk.fill(form, { ...typed, receiving_unit: ward, [name]: '' });
        await walk.send(big);
        await walk.look('filing-refused');
        const place = 'form.child_birth_place';
        assert.equal(await walk.page.inputValue(`[name="${place}"]`), typed[place]);
        await walk.fill(form, {
          [name]: typed[name],
          'file.birth_notification': pdf('giấy chứng sinh.pdf'),
        });
        await walk.send(big);
        assert.match(walk.page.url(), /\/review/);
        await walk.look('review');
        assert.ok((await walk.text()).includes(typed[name]));
        // The draft is there when the browser was closed in between.
        await walk.goto('/dossiers');
        await walk.look('own-drafts');
        await walk.send(walk.page.locator('main a[href*="/filing"]').first());
        assert.equal(await walk.page.inputValue(`[name="${name}"]`), typed[name]);
        await walk.look('filing-draft');
        await walk.send(big);
        await walk.send(big);
        [, code] = /\/dossiers\/([^?]+)/.exec(walk.page.url());
        await walk.look('dossier-of-the-citizen');
        await walk.goto('/dossiers');
        assert.ok((await walk.text()).includes(code));
        await walk.look('own-dossiers');
      });

      it('is settled by each officer from the own queue', async () => {
        await walk.act('mot-cua', code, 'acceptance');
        await walk.act('chanh-van-phong', code, 'assignment');
        // Nobody was chosen: it went to who has the fewest.
        await walk.as('ho-tich');
        await walk.goto('/tasks');
        const officer = (await walk.text()).includes(code) ? 'ho-tich' : 'ho-tich-2';
        await walk.act(officer, code, 'completion');
        await walk.act('lanh-dao', code, 'approval');
        await walk.act('van-thu', code, 'issuance');
        await walk.act('mot-cua', code, 'delivery');
        await walk.look('delivered');
        await walk.goto(`/dossiers/${code}/slip`);
        await walk.page.locator('svg.qr path').waitFor({ state: 'attached' });
        await walk.look('slip');
      });

      it('is tracked by anyone', async () => {
        await walk.as(null);
        await walk.goto(`/track?code=${code}`);
        const text = await walk.text();
        assert.ok(text.includes(code));
        assert.equal(text.includes('Khánh Vy'), false);
        const progress = walk.page.locator('progress');
        assert.equal(await progress.getAttribute('value'), await progress.getAttribute('max'));
        await walk.look('track');
        assert.ok(walk.seen.length > 12);
      });

      it('is what the journal says after all that', () => {
        const { status, out, err } = trial.run('rebuild', '--check');
        assert.equal(status, 0, out + err);
      });
    });
});
