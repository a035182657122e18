// A visit at the counter by hand: one person, several dossiers, one receipt, one slip; then their
// originals go to the office by a list. The second dossier is filed by keyboard alone, and counted.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { byHand, named } from './walk.mjs';

const copies = '2.000635';
const person = {
  full_name: 'Đinh Thị Ngọc Ánh',
  identity_number: '999188000345',
  phone: '0900000345',
};
const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: true },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: false },
  { engine: 'postgres', language: 'en', width: 1280, javascript: true },
  { engine: 'postgres', language: 'vi', width: 360, javascript: false },
];
/** What a second dossier of the same person may cost at most, beside the letters of its answers. */
const keys_max = 60;

byHand('visits by hand', ({ engine, trial, walker }) => {
  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk, visit;
      before(async () => {
        walk = await walker(way).open();
        await walk.as('mot-cua');
      });
      after(() => walk?.close());

      const form = () => walk.page.locator('main form[enctype]');
      const button = (noun) => walk.page.locator(`form[action$="/${noun}"] button`);
      const focused = () => walk.page.evaluate(() => document.activeElement.textContent.trim());
      /** What is pressed where the keyboard is. */
      const enter = async () => {
        const left = walk.page.waitForEvent('framenavigated');
        await walk.page.keyboard.press('Enter');
        await left;
        await walk.page.waitForLoadState('domcontentloaded');
      };

      it('is opened for a person who is typed once', async () => {
        await walk.goto('/visits');
        await walk.look('visits');
        const opening = walk.page.locator('main form[action="/visits"]:has([name=full_name])');
        await walk.fill(opening, { ...person, full_name: '', identity_number: '12' });
        await walk.send(opening.locator('button'));
        await walk.look('visits-refused');
        assert.equal(await walk.page.locator('.govuk-error-summary a').count(), 2);
        assert.equal(await walk.page.inputValue('#phone'), person.phone);
        await walk.fill(opening, person);
        await walk.send(opening.locator('button'));
        await walk.expectNoErrors('the visit is open');
        visit = new URL(walk.page.url()).pathname;
        await walk.look('visit-empty');
        assert.ok((await walk.text()).includes(person.full_name));
      });

      it('takes a first dossier with the person filled in', async () => {
        await walk.page.fill('#q', 'trích lục');
        await walk.page.focus('#q');
        await enter();
        await walk.look('visit-found');
        await enter();
        const example = await walk.example(copies);
        assert.equal(await walk.page.inputValue('[name="owner.full_name"]'), person.full_name);
        assert.equal(await walk.page.inputValue('[name="owner.phone"]'), person.phone);
        await walk.fill(form(), { ...example.typed, 'originals.declaration_form': 1 });
        await walk.look('visit-filing');
        await walk.send(form().locator('button.big'));
        await walk.expectNoErrors('the first dossier is filed');
        assert.equal(new URL(walk.page.url()).pathname, visit);
        assert.equal(await walk.page.locator('tbody a.code').count(), 1);
      });

      it('takes a second one by keyboard alone', async () => {
        const { typed } = await walk.example(copies);
        const wanted = new Map(
          Object.entries({ ...walk.asFields(typed), 'originals.declaration_form': '1' }),
        );
        await enter();
        assert.match(walk.page.url(), new RegExp(`/procedures/${copies}/filing`));
        let keys = 1;
        let fields = 0;
        const press = async (key) => {
          ++keys;
          await walk.page.keyboard.press(key);
        };
        const here = () =>
          walk.page.evaluate(() => {
            const { name, type, value, checked } = document.activeElement;
            return { name, type, value, checked };
          });
        const answer = async ({ name, type }) => {
          const value = wanted.get(name);
          if (value === undefined) return;
          if (type === 'checkbox') await press('Space');
          else if (type === 'radio' || type === 'select-one')
            for (let i = 0; (await here()).value !== value && i < 9; ++i)
              await press('ArrowDown');
          else if ((await here()).value !== value) {
            await walk.page.keyboard.press('Control+A');
            await walk.page.keyboard.type(value);
          }
          wanted.delete(name);
          ++fields;
        };
        await answer(await here());
        for (let i = 0; wanted.size > 0 && i < 99; ++i) {
          await press('Tab');
          await answer(await here());
        }
        assert.deepEqual([...wanted.keys()], []);
        ++keys;
        await enter();
        await walk.expectNoErrors('the second dossier is filed');
        console.log(`# a second dossier: ${fields} fields, ${keys} keys beside their letters`);
        assert.ok(keys <= keys_max, `${keys} keys`);
        assert.equal(await walk.page.locator('tbody a.code').count(), 2);
      });

      it('is accepted, paid on one receipt and printed on one slip', async () => {
        await walk.send(button('acceptance'));
        await walk.look('visit-accepted');
        assert.match(await focused(), /32\.000/);
        await enter();
        await walk.look('visit-paid');
        assert.match(await walk.text(), /\d{6}\/\d{4}/);
        await enter();
        await walk.look('visit-slip');
        assert.equal(await walk.page.locator('svg.qr').count(), 2);
        await walk.goto(visit);
        await walk.unfold();
        await walk.send(button('closing'));
        await walk.look('visit-closed');
        assert.equal(await button('closing').count(), 0);
      });

      it('has its originals handed over to the office', async () => {
        await walk.goto('/hand-overs');
        await walk.unfold();
        await walk.look('hand-overs');
        await walk.send(walk.page.locator('form[action="/hand-overs"] button').first());
        await walk.look('hand-over');
        const list = new URL(walk.page.url()).pathname;
        assert.equal(await button('confirmation').count(), 0);
        await walk.as('ho-tich');
        await walk.goto('/hand-overs');
        await walk.send(walk.page.locator(`a[href="${list}"]`).first());
        await walk.look('hand-over-to-confirm');
        await walk.page.locator('[name="received.1"]').press('Space');
        await walk.send(button('confirmation'));
        await walk.look('hand-over-incomplete');
        await walk.goto('/hand-overs');
        await walk.look('hand-overs-missing');
        await walk.goto(list);
        await walk.choose(walk.page.locator('[name="received.1"]').first());
        await walk.send(button('confirmation'));
        await walk.look('hand-over-received');
        const code = await walk.page.locator('a.code').first().innerText();
        await walk.goto(`/dossiers/${code}`);
        await walk.unfold();
        await walk.look('dossier-originals');
        await walk.as('mot-cua');
        await walk.goto('/tasks?queue=shelf');
        await walk.look('shelf');
      });
    });

  it('leaves a register that rebuilds to the same', () => {
    assert.equal(trial.run('rebuild', '--check').status, 0);
  });
});
