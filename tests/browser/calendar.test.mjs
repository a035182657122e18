// An administrator closes the office for a day by hand: what would move is shown first, a wrong day
// is refused beside what was typed, and the year shows what was published; on one sheet of paper.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { byHand, named } from './walk.mjs';

const agency = 'H42.02.01';
const path = `/agencies/${agency}/calendar`;
const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false, days: 1 },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true, days: 2 },
  { engine: 'postgres', language: 'en', width: 360, javascript: true, days: 1 },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: false, days: 2 },
];
const local = (iso) => iso.split('-').reverse().join('/');

byHand('a calendar by hand', ({ engine, trial, walker }) => {
  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk, code, due;
      before(async () => {
        const citizen = await trial.signInAs('cong-dan');
        code = (await trial.file(citizen)).json.code;
        await trial.act(await trial.signInAs('mot-cua'), code, 'acceptance');
        const { json } = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
        due = json.acceptance.due_at.slice(0, 10);
        walk = await walker(way).open();
        await walk.as('quan-tri');
      });
      after(() => walk?.close());

      const form = (kind) => walk.page.locator(`form:has([name=kind][value=${kind}])`);

      it('refuses a day that is none beside what was typed', async () => {
        await walk.goto(path);
        await walk.send(walk.page.locator(`main a[href="${path}/changes"]`));
        await walk.unfold();
        await walk.look('calendar-changes');
        await walk.fill(form('closure'), { day: '30/02/2027', name: 'Bão số 9' });
        await walk.send(form('closure').locator('button'));
        await walk.look('calendar-changes-refused');
        assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 1);
        assert.equal(await form('closure').locator('[name=name]').inputValue(), 'Bão số 9');
        assert.equal(await form('closure').locator('[name=name]').isVisible(), true);
      });

      it('shows which due dates would move before anything is published', async () => {
        await walk.fill(form('closure'), {
          day: local(due),
          name: `Bão số ${way.days}`,
          document: '15/TB-UBND',
        });
        await walk.send(form('closure').locator('button'));
        await walk.expectNoErrors('the closure is tried');
        await walk.look('calendar-trial');
        const text = await walk.text();
        assert.ok(text.includes(`Bão số ${way.days}`));
        assert.ok(text.includes('1.001193'), 'the procedure whose due date moves');
        assert.ok(!text.includes(code), 'administrators see no dossiers');
      });

      it('publishes it, and the year shows it', async () => {
        await walk.send(walk.page.locator(`form[action="${path}/changes"] button`));
        await walk.expectNoErrors('the closure is published');
        await walk.look('calendar-published');
        await walk.goto(`${path}?year=${due.slice(0, 4)}`);
        assert.ok((await walk.text()).includes(`Bão số ${way.days}`));
        assert.ok((await walk.page.locator('td.day_closure').count()) >= 1);
      });

      it('a swap is said of both days in one act', async () => {
        await walk.goto(`${path}/changes`);
        await walk.unfold();
        const [monday, saturday] = way.days === 1
          ? ['03/03/2031', '08/03/2031']
          : ['10/03/2031', '15/03/2031'];
        await walk.fill(form('swap'), { day: monday, other: saturday, name: 'Hoán đổi' });
        await walk.send(form('swap').locator('button'));
        await walk.expectNoErrors('the swap is tried');
        await walk.look('calendar-trial-swap');
        await walk.send(walk.page.locator(`form[action="${path}/changes"] button`));
        await walk.goto(`${path}?year=2031`);
        await walk.look('calendar-swapped');
        const text = await walk.text();
        assert.ok(text.includes(monday) && text.includes(saturday));
      });

      it('the dossier tells it in words', async () => {
        const words = way.language === 'vi' ? 'Hạn trả lùi từ' : 'The due date moves later';
        await walk.as('cong-dan');
        for (let tries = 0; tries < 50; ++tries) {
          await walk.goto(`/dossiers/${code}`);
          if ((await walk.text()).includes(words)) break;
          await walk.page.waitForTimeout(100);
        }
        await walk.unfold();
        await walk.look('dossier-moved');
        assert.ok((await walk.text()).includes(words));
        assert.ok((await walk.text()).includes(agency), 'whose calendar counted');
      });

      it('the year prints on one sheet', async () => {
        await walk.goto(`${path}?year=${due.slice(0, 4)}`);
        const paper = await walk.page.pdf({ preferCSSPageSize: true, printBackground: true });
        const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
        assert.equal(sheets.length, 1);
      });
    });
});
