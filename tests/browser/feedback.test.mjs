// Somebody says how content they are, and what should be better; an officer answers: each language
// and width, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { course } from '../journeys/trial.mjs';
import { byHand, named } from './walk.mjs';

const ways = [
  { engine: 'sqlite', language: 'vi', width: 360, javascript: false },
  { engine: 'sqlite', language: 'en', width: 1280, javascript: true },
  { engine: 'postgres', language: 'vi', width: 1280, javascript: true },
  { engine: 'postgres', language: 'en', width: 360, javascript: false },
];
const words = 'Phải chờ ba buổi sáng.\nXin sắp xếp lại.';

byHand('ratings and feedback by hand', ({ engine, trial, walker }) => {
  for (const way of ways.filter((each) => each.engine === engine))
    describe(named(way), () => {
      let walk, code, receipt;
      const big = () => walk.page.locator('button.big');
      before(async () => {
        walk = await walker(way).open();
        const citizen = await trial.signInAs('cong-dan');
        code = (await trial.file(citizen)).json.code;
        for (const [role, noun, body] of course) {
          const done = await trial.act(await trial.signIn(role), code, noun, body);
          assert.equal(done.status, 201, done.text);
        }
      });
      after(() => walk?.close());

      it('asks the citizen, and says beside the question what is missing', async () => {
        await walk.as('cong-dan');
        await walk.goto(`/dossiers/${code}`);
        await walk.look('dossier-to-rate');
        await walk.send(walk.page.locator(`a[href="/dossiers/${code}/rating"]`));
        await walk.look('rating');
        const form = walk.page.locator('main form');
        await walk.fill(form, { overall: 'satisfied', convenience: 'very_satisfied' });
        await walk.send(big());
        await walk.look('rating-refused');
        assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 2);
        assert.ok(await walk.page.locator('#timeliness-error').count());
        assert.ok(await walk.page.locator('#overall-satisfied').isChecked());
        await walk.fill(form, { timeliness: 'not_satisfied', attitude: 'satisfied', words });
        await walk.send(big());
        await walk.expectNoErrors('it is rated');
        await walk.look('rated');
        assert.ok(await walk.page.locator('.govuk-panel').count());
        assert.equal(await walk.page.locator('form[action$="/rating"]').count(), 0);
      });

      it('shows the sums to who leads, with the dossiers behind', async () => {
        await walk.as('lanh-dao');
        await walk.goto('/reports/ratings');
        await walk.look('report-ratings');
        await walk.send(walk.page.locator('table.report a.govuk-link[href*="answer="]').last());
        await walk.look('report-rated');
        assert.ok((await walk.text()).includes(code));
        await walk.send(walk.page.locator(`table.report a[href="/dossiers/${code}"]`));
        assert.ok((await walk.text()).includes('ba buổi sáng'));
      });

      it('turns a complaint away, keeps what was typed, and gives a receipt', async () => {
        await walk.as(null);
        await walk.goto('/feedback');
        await walk.look('feedback');
        const form = walk.page.locator('main form[method=post]');
        await walk.fill(form, { kind: 'complaint', dossier: code, words, phone: '0900000055' });
        await walk.send(big());
        await walk.look('feedback-complaint');
        assert.ok(await walk.page.locator('#kind-error').count());
        assert.equal(await walk.page.locator('#words').inputValue(), words);
        await walk.fill(form, { kind: 'conduct' });
        await walk.send(big());
        await walk.expectNoErrors('it is sent');
        await walk.look('feedback-sent');
        receipt = new URL(walk.page.url()).pathname;
      });

      it('is taken in and answered, and the answer stands where the key leads', async () => {
        await walk.as('chanh-van-phong');
        await walk.goto('/feedback-tasks');
        await walk.look('feedback-queue');
        const said = receipt.split('/')[2];
        await walk.send(walk.page.locator(`a[href="/feedback-tasks/${said}"]`));
        await walk.unfold();
        await walk.look('feedback-one');
        assert.ok((await walk.text()).includes('0900000055'));
        await walk.send(walk.page.locator('form[action$="/intake"] button'));
        await walk.look('feedback-taken-in');
        await walk.send(walk.page.locator('form[action$="/answer"] button'));
        await walk.look('feedback-answer-missing');
        assert.ok(await walk.page.locator('.govuk-error-summary').count());
        const form = walk.page.locator('form[action$="/answer"]');
        await walk.fill(form, { words: 'Đã kê thêm ghế.' });
        await walk.send(form.locator('button'));
        await walk.expectNoErrors('it is answered');
        await walk.look('feedback-answered');
        await walk.as(null);
        await walk.goto('/feedback');
        const [, , , token] = receipt.split('/');
        const look_up = walk.page.locator('form[method=get][action="/feedback"]');
        await walk.fill(look_up, { code: said.toLowerCase(), token });
        await walk.send(look_up.locator('button'));
        await walk.look('feedback-receipt-answered');
        assert.ok((await walk.text()).includes('Đã kê thêm ghế.'));
      });
    });
});
