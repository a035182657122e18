// Nothing typed is lost: what people wrote comes back to them after a mistake, a session that
// ended, a broken token, too large a file, a colleague who was faster, a restart and an overload.
import assert from 'node:assert/strict';
import { mkdtempSync, openSync, ftruncateSync, closeSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sqlite_visitor } from '../journeys/rows.mjs';
import { Trial, engines } from '../journeys/trial.mjs';
import { Walk, launch, named, pdf } from './walk.mjs';

const procedure = '1.001193';
const ward = 'H42.02.01';
const paper = 'birth_notification';
const ways = {
  sqlite: { engine: 'sqlite', language: 'vi', width: 360, javascript: true },
  postgres: { engine: 'postgres', language: 'en', width: 1280, javascript: false },
};

/** A file of that many bytes that begins as a PDF does. */
function largeFile(folder, name, bytes) {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  writeSync(file, '%PDF-1.4\n');
  ftruncateSync(file, bytes);
  closeSync(file);
  return path;
}

/** Holds the database's one place for writers until let go. */
async function holdWriters(trial) {
  const { shell, ended } = await sqlite_visitor(trial, 'BEGIN IMMEDIATE');
  return async () => {
    shell.stdin.end('ROLLBACK;\n.quit\n');
    await ended;
  };
}

for (const engine of engines) {
  const way = ways[engine];
  describe(`nothing typed is lost: ${named(way)}`, () => {
    const trial = new Trial(engine);
    const folder = mkdtempSync(join(tmpdir(), 'motcua-large-'));
    let browser, walk, example;

    before(async () => {
      await trial.start();
      browser = await launch();
      walk = await new Walk(trial, browser, way).open();
      example = await walk.example(procedure);
      example.typed.receiving_unit = ward;
    });
    after(async () => {
      await browser?.close();
      await trial.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const form = () => walk.page.locator('main form[enctype]');
    const big = () => walk.page.locator('button.big');
    /** A filing with everything typed, not yet sent. */
    const begin = async (login, changes = {}) => {
      await walk.as(login);
      await walk.goto(`/procedures/${procedure}/filing`);
      await walk.fill(form(), { ...example.typed, ...changes });
    };
    /** The fields of the open page that differ from what was typed. */
    const lost = async (changes = {}) => {
      const there = await walk.typed(form());
      return Object.entries(walk.asFields({ ...example.typed, ...changes })).filter(
        ([name, value]) => there[name] !== value,
      );
    };
    const attach = () => walk.fillOne(form(), `file.${paper}`, pdf('giấy chứng sinh.pdf'));
    const sendAgain = () => walk.send(walk.page.locator('main form button'));
    const filed = async () => {
      await walk.goto(`/procedures/${procedure}/filing`);
      assert.deepEqual(await lost(), []);
    };

    it('when a field is wrong', async () => {
      const wrong = { 'form.child_full_name': '', 'form.mother_birth_year': '19x7' };
      await begin('cong-dan', wrong);
      const born = 'form.child_birth_date';
      await walk.fill(form(), { [`${born}.day`]: '31', [`${born}.month`]: '2' });
      await attach();
      await walk.send(big());
      await walk.look('filing-refused');
      const year = example.typed[born].slice(0, 4);
      assert.deepEqual(await lost({ ...wrong, [born]: `${year}-2-31` }), []);
      const summary = walk.page.locator('.govuk-error-summary a');
      const targets = await summary.evaluateAll((links) =>
        links.map((link) => document.querySelector(link.getAttribute('href'))?.name),
      );
      assert.deepEqual(targets, [
        'form.child_full_name',
        'form.child_birth_date.day',
        'form.mother_birth_year',
      ]);
      assert.equal(await walk.page.locator(`[name="kept.${paper}"]`).isChecked(), true);
      if (way.javascript)
        assert.equal(await walk.page.evaluate(() => document.activeElement.id), 'errors');
      await walk.fill(form(), example.typed);
      await walk.send(big());
      await walk.expectNoErrors('the mended filing');
      assert.match(walk.page.url(), /\/review/);
    });

    it('when the session is over before it is sent', async () => {
      await begin('cong-dan-2');
      await attach();
      await walk.endSession('cong-dan-2');
      await walk.send(big());
      await walk.look('session-over');
      await walk.signIn('cong-dan-2');
      await walk.look('send-again');
      await sendAgain();
      // The file has to be chosen again: the page asks for it, and for nothing else.
      assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 1);
      assert.deepEqual(await lost(), []);
    });

    it('when the form has a token that is not its own', async () => {
      await begin('cong-dan-2');
      await form()
        .locator('[name=_token]')
        .evaluate((field) => {
          field.value = 'of another session';
        });
      await walk.send(big());
      await sendAgain();
      assert.deepEqual(await lost(), []);
    });

    it('when one file is too large', async () => {
      await begin('cong-dan-2');
      const path = largeFile(folder, 'ảnh chụp.pdf', 21 << 20);
      await form().locator(`[name="file.${paper}"]`).setInputFiles(path);
      await walk.send(big());
      await walk.look('filing-file-too-large');
      assert.ok(await walk.page.locator(`#file-${paper}-error`).innerText());
      assert.deepEqual(await lost(), []);
    });

    it('when all files together are too large', async () => {
      const changes = { 'form.child_full_name': 'Vũ Ngọc Hạ Vy', 'form.mother_birth_year': '1996' };
      await begin('cong-dan-2', changes);
      const path = largeFile(folder, 'phim.pdf', 201 << 20);
      await form().locator(`[name="file.${paper}"]`).setInputFiles(path);
      await walk.send(big());
      await walk.look('too-large');
      // Not even the fields were read. The page says to go back, and there they are.
      await walk.page.goBack();
      assert.deepEqual(await lost(changes), []);
    });

    it('when a colleague was faster', async () => {
      const code = await walk.file('2.000635', { login: 'mot-cua', unit: ward });
      await walk.act('mot-cua', code, 'acceptance');
      await walk.act('chanh-van-phong', code, 'assignment', { officer: 'ho-tich' });
      const remark = 'Đã tra sổ năm 1990, quyển 01, số 45.\nCần hai bản.';
      await walk.as('ho-tich');
      await walk.goto(`/dossiers/${code}`);
      const write = async () => walk.fill(await walk.openForm('completion'), { remark });
      const send = async () => walk.send(walk.page.locator('form[action$="/completion"] button'));
      await write();
      // In another window the same officer sends it back, and the head assigns it to them again.
      const own = await trial.signInAs('ho-tich');
      const head = await trial.signInAs('chanh-van-phong');
      const acted = async (token, noun, body) => {
        const answer = await trial.act(token, code, noun, body);
        assert.equal(answer.status, 201, answer.text);
      };
      await acted(own, 'steps/settlement/send-back', { to: 'assignment', reason: 'Nhầm việc.' });
      await acted(head, 'assignment', { officer: 'ho-tich' });
      await send();
      await walk.look('changed-meanwhile');
      assert.equal(await walk.page.locator('.govuk-error-summary li').count(), 3);
      assert.equal(await walk.page.inputValue('[name=remark]'), remark);
      // Then the step is gone: the remark has no field any more, and is shown to be copied.
      await acted(own, 'steps/settlement/completion', {});
      await send();
      await walk.look('done-meanwhile');
      assert.equal(await walk.page.locator('[name=remark]').count(), 0);
      assert.ok((await walk.text()).includes(remark));
    });

    it('when the house is restarted while somebody types', async () => {
      const changes = { 'owner.phone': '0900000999', 'form.child_full_name': 'Vũ Ngọc Hạ Vy' };
      await begin('cong-dan-3');
      await walk.send(form().locator('[name=_save]'));
      await walk.fill(form(), changes);
      await trial.stop();
      await trial.startAgain();
      await walk.send(big());
      assert.deepEqual(await lost(changes), []);
    });

    it('when nobody answers, and the browser is told to load again', async () => {
      const changes = { 'owner.phone': '0900000888', 'form.child_full_name': 'Vũ Ngọc Thu Vy' };
      await begin('cong-dan-3', changes);
      await trial.stop();
      await walk.send(big());
      assert.match(walk.page.url(), /^chrome-error:/);
      await trial.startAgain();
      await walk.page.reload();
      walk.troubles.length = 0;
      assert.deepEqual(await lost(changes), []);
    });

    // Only SQLite has one place for all writers, so that its loss can be had at will.
    if (engine === 'sqlite')
      it('when the house is overloaded', async () => {
        const changes = { 'form.child_full_name': 'Vũ Ngọc Đông Vy' };
        await begin('cong-dan-3', changes);
        const token = await trial.signInAs('cong-dan');
        const letGo = await holdWriters(trial);
        // More acts than there are workers and places in the queue: the rest is turned away, and
        // the house stays full until the writers may go on.
        let full;
        const isFull = new Promise((resolve) => {
          full = resolve;
        });
        const acts = Array.from({ length: 700 }, async () => {
          const { status } = await trial.act(token, 'H42.02.01-200101-9999', 'supplement');
          if (status === 503) full();
        });
        await isFull;
        const answer = walk.page.waitForResponse((each) => each.request().method() === 'POST');
        await walk.send(big());
        assert.equal((await answer).status(), 503);
        await walk.look('busy');
        await letGo();
        await Promise.all(acts);
        await sendAgain();
        assert.deepEqual(await lost(changes), []);
      });

    it('leaves a register that rebuilds to the same', () => {
      assert.equal(trial.run('rebuild', '--check').status, 0);
    });
  });
}
