// Somebody who doubts opens the log, keeps a head, and holds it against the log later: by page,
// with JavaScript and without. What cannot be read is refused beside what was brought.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Trial } from '../journeys/trial.mjs';
import { byHand, named } from './walk.mjs';

const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true },
  { engine: 'postgres', language: 'en', width: 360, javascript: true },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: false },
];
const words = {
  vi: {
    nobody: 'chưa có nơi làm chứng nào',
    part: 'Vẫn là một phần của sổ',
    not_signed: 'Sổ này không ký nội dung đó',
    unreadable: /không phải một đầu sổ đầy đủ/,
    missing: /dán một đầu sổ hoặc chọn tệp/,
    too_large: /không quá 64 KB/,
    not_in_log: /chưa có hoặc chưa được niêm phong/,
    digits: /chỉ gồm chữ số/,
    place: /Mục thứ [\d.]+ trong [\d.]+ mục/,
    fresh: 'cập nhật',
    never: 'chưa ký lần nào',
    good: 'chữ ký đúng',
  },
  en: {
    nobody: 'No witness outside',
    part: 'Still part of this log',
    not_signed: 'This log did not sign that',
    unreadable: /This is no whole head/,
    missing: /paste a head or choose a file/,
    too_large: /64 KB at most/,
    not_in_log: /no such entry, or it is not sealed yet/,
    digits: /digits only/,
    place: /Number [\d.]+ of [\d.]+ entries/,
    fresh: 'up to date',
    never: 'has never vouched',
    good: 'good signature',
  },
};

async function until(holds) {
  const end = Date.now() + 45_000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(Date.now() < end, 'in time');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

byHand('the open log by hand', ({ engine, trial, walker }) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-heads-'));
  const neighbour = new Trial('sqlite');
  let code, entry, citizen;
  const get = async (path, token) => (await trial.call('GET', `/api/v1/${path}`, { token })).json;
  before(async () => {
    citizen = await trial.signInAs('cong-dan');
    ({ code } = (await trial.file(citizen)).json);
    await until(async () => {
      const { entries } = await get(`dossiers/${code}/proof`, citizen);
      entry = JSON.parse(entries[0].text).id;
      return entries[0].index !== null;
    });
  });
  after(async () => {
    await neighbour.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk, kept;
      const said = words[way.language];
      const form = () => walk.page.locator('form[action="/log/comparisons"]');
      const compare = async (text) => {
        await form().locator('textarea').fill(text);
        await walk.send(form().locator('button'));
      };
      const refused = async (text, status) => {
        await compare(text);
        const error = walk.page.locator('#checkpoint-error');
        assert.match(await error.innerText(), status);
        assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 1);
      };
      before(async () => {
        walk = await walker(way).open();
        await walk.as(null);
      });
      after(() => walk?.close());

      it('is reached from every page, and says what it is and what not', async () => {
        await walk.goto('/');
        await walk.send(walk.page.locator('footer a[href="/log"]'));
        await walk.unfold();
        await walk.look('log');
        const text = await walk.text();
        assert.ok(text.includes(said.nobody), text);
        const { head } = await get('log');
        assert.ok(text.includes(head.root.slice(0, 12)));
      });

      it('gives a head to keep', async () => {
        const [download] = await Promise.all([
          walk.page.waitForEvent('download'),
          walk.push(walk.page.locator('main a.govuk-button[download]')),
        ]);
        assert.match(download.suggestedFilename(), /^checkpoint-\d+\.txt$/);
        const file = join(folder, `${way.width}.txt`);
        await download.saveAs(file);
        kept = readFileSync(file, 'utf8');
        assert.match(kept, /^motcua\/.*\n\d+\n.{44}\n\n— motcua\//);
      });

      it('leads from the list of heads to each whole head', async () => {
        await trial.file(citizen);
        await walk.send(walk.page.locator('main a[href="/log/heads"]'));
        await walk.look('log-heads');
        await walk.send(walk.page.locator('main .card a').first());
        await walk.look('log-head');
        const [, size] = /\/log\/heads\/(\d+)$/.exec(walk.page.url());
        const note = await walk.page.locator('main pre').first().textContent();
        assert.equal(note, (await get(`log/heads/${size}`)).checkpoint);
      });

      it('answers for the head that was kept, pasted or as a file', async () => {
        await walk.send(walk.page.locator('main a[href="/log#compare"]'));
        await compare(kept);
        await walk.expectNoErrors('the head is compared');
        assert.equal(await walk.page.locator('.govuk-panel__title').innerText(), said.part);
        await walk.unfold();
        await walk.look('log-compared');
        await form()
          .locator('[type=file]')
          .setInputFiles({ name: 'kept.txt', mimeType: 'text/plain', buffer: Buffer.from(kept) });
        await walk.send(form().locator('button'));
        assert.equal(await walk.page.locator('.govuk-panel__title').innerText(), said.part);
      });

      it('tells when the log did not sign what was brought', async () => {
        await compare(kept.replace(/\n(\d+)\n/, (_, size) => `\n${size}0\n`));
        await walk.look('log-not-signed');
        const found = await walk.page.locator('[role=alert] h2').first().innerText();
        assert.equal(found, said.not_signed);
      });

      it('refuses by name what is no head, and keeps what was typed', async () => {
        await refused('xin chào', said.unreadable);
        assert.equal(await form().locator('textarea').inputValue(), 'xin chào');
        await walk.look('log-refused');
        await refused('', said.missing);
        await form().locator('[type=file]').setInputFiles({
          name: 'long.txt',
          mimeType: 'text/plain',
          buffer: Buffer.alloc(70_000, 'x'),
        });
        await refused('', said.too_large);
      });

      it('finds the place of an entry', async () => {
        await walk.goto('/log');
        const search = walk.page.locator('form[action="/log/entries"]');
        await search.locator('input').fill(entry);
        await walk.send(search.locator('button'));
        assert.match(await walk.text(), said.place);
        await walk.look('log-entry');
        for (const [typed, answer] of [
          ['1', said.not_in_log],
          ['x1', said.digits],
        ]) {
          await search.locator('input').fill(typed);
          await walk.send(search.locator('button'));
          assert.match(await walk.page.locator('#entry-error').innerText(), answer);
        }
        await walk.look('log-entry-refused');
      });

      it('is reached from the proof of a dossier, and from the desk', async () => {
        const { slip_url } = await get(`dossiers/${code}`, citizen);
        await walk.goto(slip_url);
        assert.equal(await walk.page.locator('main a[href="/log"]').count(), 1);
        await walk.as('mot-cua');
        await walk.goto(`/dossiers/${code}`);
        await walk.send(walk.page.locator('main a[href="/log"]'));
        assert.equal(new URL(walk.page.url()).pathname, '/log');
      });
    });

  describe('with witnesses', () => {
    before(async () => {
      const { key } = await get('log/key');
      await neighbour.start('--witness-for', key);
      const theirs = JSON.parse(neighbour.run('log', 'key', '--json').out).witness_key;
      const name = theirs.split('+')[0];
      await trial.stop();
      await trial.start(
        ...['--witness', `${name}=${neighbour.origin}/api/v1/log/witness`],
        ...['--witness-key', theirs, '--witness', `disk=file:${join(folder, 'heads.txt')}`],
        ...['--witness', `nowhere=file:${join(folder, 'none', 'heads.txt')}`],
      );
      citizen = await trial.signInAs('cong-dan');
      await trial.file(citizen);
      await until(async () => {
        const { items } = await get('log/witnesses');
        return items.filter(({ standing }) => standing === 'fresh').length === 2;
      });
    });

    for (const way of ways.filter((each) => each.engine === engine))
      it(`shows how far each has got: ${named(way)}`, async () => {
        const said = words[way.language];
        const walk = await walker(way).open();
        try {
          await walk.goto('/log');
          await walk.unfold();
          await walk.look('log-witnesses');
          const witnesses = walk.page.locator('section[aria-labelledby=witnesses]');
          const [cosigns, keeps, never] = await witnesses.locator('.card').allInnerTexts();
          assert.ok(cosigns.includes(said.fresh) && keeps.includes(said.fresh), cosigns);
          assert.ok(never.includes(said.never), never);
          await walk.send(witnesses.locator('.card a').first());
          await walk.look('log-head-cosigned');
          assert.ok((await walk.text()).includes(said.good));
        } finally {
          await walk.close();
        }
      });
  });
});
