// Whoever controls procedures changes a rule of time by hand: what cannot be read is refused beside
// what was typed, what would move is shown first, and the page says what counts from when.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { byHand, named } from './walk.mjs';

// Each of an engine's ways says something else than the one before.
const first = { year: 2031, time: '16:30', rule: 'resume' };
const second = { year: 2032, time: '16:00', rule: 'restart' };
const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false, ...first },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true, ...second },
  { engine: 'postgres', language: 'en', width: 360, javascript: true, ...first },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: false, ...second },
];
const words = {
  vi: {
    none: 'bỏ',
    resume: 'chạy tiếp phần còn lại',
    restart: 'tính lại từ đầu',
    took_back: 'không quy định',
  },
  en: { none: 'none', resume: 'goes on', restart: 'begins anew', took_back: 'not ruled' },
};

byHand('rules of time by hand', ({ engine, walker }) => {
  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk;
      const said = words[way.language];
      const form = () => walk.page.locator('form[action="/time-rules/trials"]');
      const change = async (typed, chosen) => {
        await walk.fill(form(), typed);
        if (chosen) await form().locator('[name=after_supplement]').selectOption(chosen);
        await walk.send(form().locator('button'));
      };
      before(async () => {
        walk = await walker(way).open();
        await walk.as('kiem-soat');
        await walk.goto('/agencies/H42.02.01/calendar');
        await walk.send(walk.page.locator('main a[href="/time-rules"]'));
      });
      after(() => walk?.close());

      it('refuses what it cannot read beside what was typed', async () => {
        await walk.look('time-rules');
        await change({ from: `01/01/${way.year}`, due_time: 'chiều', source: '1/QĐ-UBND' });
        await walk.look('time-rules-refused');
        assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 1);
        assert.equal(await form().locator('[name=due_time]').inputValue(), 'chiều');
      });

      it('shows what a change would do before anything is published', async () => {
        await change({ due_time: way.time, source: '1/QĐ-UBND' }, way.rule);
        await walk.expectNoErrors('the change is tried');
        await walk.look('time-rules-trial');
        const text = await walk.text();
        assert.ok(text.includes(way.time) && text.includes(said[way.rule]), text);
      });

      it('publishes it, and says from when it counts', async () => {
        await walk.send(walk.page.locator('form[action="/time-rules/changes"] button'));
        await walk.expectNoErrors('the change is published');
        await walk.look('time-rules-published');
        const newest = await walk.page.locator('main .govuk-summary-card').first().innerText();
        assert.ok(newest.includes(`01/01/${way.year}`) && newest.includes(way.time), newest);
      });

      it('takes a rule back', async () => {
        await change({
          from: `01/02/${way.year}`,
          due_time: said.none,
          source: '2/QĐ-UBND',
        });
        assert.ok((await walk.text()).includes(said.took_back));
      });
    });
});
