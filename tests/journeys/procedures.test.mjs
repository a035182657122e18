// Ten procedures of a commune's ordinary week, each walked to its end through the API by the people
// whose step it is, on both engines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

const ward = 'H42.02.01';
const department = 'H42.10';
const branch = 'H42.10.21';

/** Where each is filed and by which way; what is due at reception makes online filings wait. */
const week = [
  { code: '1.001193', unit: ward, channel: 'online' },
  { code: '2.000635', unit: ward, channel: 'counter' },
  { code: '1.004873', unit: ward, channel: 'online' },
  { code: '1.000894', unit: ward, channel: 'counter' },
  { code: '1.001612', unit: ward, channel: 'online', waits: true },
  { code: '1.013831', unit: branch, channel: 'counter' },
  { code: '1.013225', unit: ward, channel: 'online', visited: true },
  { code: '1.004363', unit: department, channel: 'online', waits: true, visited: true },
  { code: '1.011607', unit: ward, channel: 'counter' },
];

for (const engine of engines) {
  describe(`ten procedures on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = new Map();
    let citizen;

    const as = async (login) => {
      if (!tokens.has(login)) tokens.set(login, await trial.signInAs(login));
      return tokens.get(login);
    };
    /** Whoever finds the dossier in the own queue. */
    const holder = async (code, step) => {
      for (const account of trial.accounts())
        if (account.role === step.role && account.agency === step.agency) {
          const token = await as(account.login);
          const { json } = await trial.call('GET', '/api/v1/tasks?queue=mine&limit=100', { token });
          if (json.items.some((item) => item.code === code)) return token;
        }
      throw new Error(`nobody has ${code} at step ${step.step}`);
    };
    const at = async (code, token) =>
      (await trial.call('GET', `/api/v1/dossiers/${code}`, { token })).json;
    const bodies = {
      completion: { comment: 'Hồ sơ đủ điều kiện.' },
      site_visit: {
        visited_at: new Date(Date.now() - 1000).toISOString(),
        note: 'Đã xem thửa đất, có mặt chủ hồ sơ.',
      },
      delivery: {
        collector: 'Lục Thị Mây',
        authority: { kind: 'authorisation', number: '12/UQ', day: '2026-01-05' },
      },
    };
    const nouns = {
      completion: (step) => `steps/${step}/completion`,
      site_visit: (step) => `steps/${step}/site-visit`,
    };
    const counterOf = async (unit) =>
      as(trial.accounts().find((a) => a.role === 'counter_officer' && a.agency === unit).login);

    const filingOf = async ({ code, unit, channel }) => {
      const { json } = await trial.call('GET', `/api/v1/procedures/${code}`);
      const variant = json.variants[0];
      return trial.filing({
        procedure: code,
        variant: variant.code,
        channel,
        receiving_unit: unit,
        form: variant.form.schema.examples[0],
        papers: variant.papers
          .filter((paper) => paper.required)
          .map((paper) => ({ paper: paper.code, files: [], originals: 1, copies: 0 })),
      });
    };

    const opened = (file, token) => trial.call('GET', `/api/v1/files/${file}`, { token });

    before(async () => {
      await trial.start();
      citizen = await as('cong-dan');
    });
    after(() => trial.remove());

    for (const case_ of week)
      it(`${case_.code} from filing to delivery`, async () => {
        const counter = await counterOf(case_.unit);
        const token = case_.channel === 'online' ? citizen : counter;
        const filed = await trial.call('POST', '/api/v1/dossiers', {
          token,
          body: await filingOf(case_),
        });
        assert.equal(filed.status, 201, filed.text);
        const { code } = filed.json;
        const done = [];
        let document;
        for (;;) {
          const dossier = await at(code, token);
          if (dossier.status === 'delivered') break;
          if (dossier.status === 'awaiting_payment') {
            assert.equal(dossier.status_code, 6);
            assert.ok(case_.waits, 'only what costs at reception waits');
            const paid = await trial.act(counter, code, 'payments', {});
            assert.equal(paid.status, 201, paid.text);
            assert.equal(paid.json.status, 'accepted');
            assert.match(paid.json.receipt.notation, /^\d{6}\/\d{4}$/);
            done.push('payment');
            continue;
          }
          const step = dossier.steps.find((each) => each.state === 'open');
          if (step.action === 'delivery' && dossier.fees.some((f) => !f.paid && f.amount_dong > 0))
            await trial.act(counter, code, 'payments', {});
          const by = await holder(code, step);
          const body = { ...bodies[step.action] };
          if (step.action === 'issuance') {
            document = (await trial.upload(by, `%PDF-1.4\n%${code}\n%%EOF\n`)).json.id;
            body.documents = [document];
          }
          if (step.action === 'site_visit')
            body.photos = [(await trial.upload(by, `%PDF-1.4\n%photo ${code}\n%%EOF\n`)).json.id];
          const noun = nouns[step.action]?.(step.step) ?? step.action;
          const acted = await trial.act(by, code, noun, body, step.etag);
          assert.equal(acted.status, 201, `${step.action}: ${acted.text}`);
          done.push(step.action);
          const shelf = await trial.call('GET', '/api/v1/tasks?queue=shelf&limit=100', {
            token: counter,
          });
          const there = shelf.json.items.find((item) => item.code === code);
          assert.equal(Boolean(there?.waiting_since), step.action === 'issuance', 'on the shelf');
          // Until it is handed over, what was signed is for the office only.
          if (step.action === 'issuance' && case_.channel === 'online') {
            assert.deepEqual((await at(code, citizen)).result.documents, []);
            assert.equal((await opened(document, citizen)).status, 404);
          }
        }
        const journal = await trial.call('GET', `/api/v1/dossiers/${code}/journal`, { token });
        assert.equal(journal.json.items.at(-1).collector, bodies.delivery.collector);
        assert.deepEqual(journal.json.items.at(-1).authority, bodies.delivery.authority);
        assert.equal(done.includes('payment'), case_.waits ?? false);
        assert.equal(done.includes('site_visit'), case_.visited ?? false);
        const ended = await at(code, token);
        // What nobody had a price for is taken when it is known, even after the delivery.
        const unpriced = ended.fees.find((each) => !each.paid && each.amount_dong === null);
        if (unpriced) {
          const lines = [{ fee: unpriced.fee, amount_dong: 8000 }];
          const late = await trial.act(counter, code, 'payments', { lines });
          assert.equal(late.json.receipt?.total_dong, 8000, late.text);
          assert.equal((await at(code, token)).status, 'delivered');
        }
        assert.ok(ended.result.number >= 1);
        assert.deepEqual(ended.result.documents.map((each) => each.id), [document]);
        assert.equal((await opened(document, token)).status, 200);
        assert.ok(ended.acceptance.due_at);
        if (case_.visited) assert.equal(ended.site_visits[0].photos.length, 1);
      });

    it('certifies copies at once: book number, fee and receipt in one act', async () => {
      const body = await filingOf({ code: '2.000815', unit: ward, channel: 'counter' });
      const counter = await counterOf(ward);
      const done = await trial.call('POST', '/api/v1/dossiers', { token: counter, body });
      assert.equal(done.status, 201, done.text);
      assert.equal(done.json.status, 'delivered');
      assert.equal(done.json.number, 1);
      // Two pages, three copies, 2,000 đồng a page.
      assert.equal(done.json.receipt.total_dong, 12000);
      const dossier = await at(done.json.code, counter);
      assert.equal(dossier.acceptance, null);
      assert.equal(dossier.steps.length, 0);
      const online = await trial.call('POST', '/api/v1/dossiers', {
        token: citizen,
        body: { ...body, channel: 'online' },
      });
      assert.equal(online.status, 422);
      assert.equal(online.json.code, 'channel_not_offered');
    });

    it('counts from the hand-over by the post, however late it is entered', async () => {
      const counter = await counterOf(ward);
      const moment = (days) =>
        new Date(Date.now() - days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10) +
        'T09:00:00+07:00';
      const body = await filingOf({ code: '1.004873', unit: ward, channel: 'post' });
      const file = (handed_over_at) => {
        const dated = { ...body, handed_over_at };
        return trial.call('POST', '/api/v1/dossiers', { token: counter, body: dated });
      };
      assert.equal((await file(moment(-1))).json.code, 'hand_over_wrong');
      assert.equal((await file(moment(32))).json.code, 'hand_over_wrong');
      assert.equal((await file('yesterday')).json.pointer, '/handed_over_at');
      const filed = await file(moment(4));
      assert.equal(filed.status, 201, filed.text);
      assert.equal(filed.json.submitted_at, moment(4));
      const accepted = await trial.act(counter, filed.json.code, 'acceptance');
      assert.equal(accepted.json.derivation.received_at, moment(4));
    });

    it('asks for a supplement once, waits, and goes on when it comes', async () => {
      const counter = await counterOf(ward);
      const file = async () =>
        (await trial.call('POST', '/api/v1/dossiers', {
          token: citizen,
          body: await filingOf({ code: '1.004873', unit: ward, channel: 'online' }),
        })).json.code;
      const code = await file();
      const { json: procedure } = await trial.call('GET', '/api/v1/procedures/1.004873');
      const paper = procedure.variants[0].papers[0].code;
      const ask = { papers: [paper], reason: 'Bản chụp bị mờ, cần chụp lại.' };

      const unsaid = await trial.act(counter, code, 'supplement-request', { papers: [paper] });
      assert.equal(unsaid.json.code, 'reason_missing');
      const asked = await trial.act(counter, code, 'supplement-request', ask);
      assert.equal(asked.status, 201, asked.text);
      assert.equal((await at(code, citizen)).status_code, 5);
      assert.equal((await trial.act(counter, code, 'acceptance')).status, 409);
      const again = await trial.act(counter, code, 'supplement-request', ask);
      assert.equal(again.status, 409);

      const empty = await trial.act(citizen, code, 'supplement', { papers: [] });
      assert.equal(empty.json.code, 'papers_missing');
      const upload = await trial.upload(citizen);
      const papers = [{ paper, files: [upload.json.id], originals: 0, copies: 0 }];
      const filed = await at(code, citizen);
      assert.equal(filed.form_before, null);
      const before = filed.form;
      const wrong = { ...before, subject_birth_date: '1700-01-01' };
      const mistaken = await trial.act(citizen, code, 'supplement', { papers, form: wrong });
      assert.equal(mistaken.json.code, 'form_invalid');
      assert.deepEqual(mistaken.json.faults, [
        { pointer: '/form/subject_birth_date', rule: 'x-not-before' },
      ]);
      const form = { ...before, subject_residence: 'Tổ dân phố số 9, phường Hoa Lư' };
      const brought = await trial.act(citizen, code, 'supplement', { papers, form });
      assert.equal(brought.status, 201, brought.text);
      assert.equal(brought.json.status, 'submitted');
      const corrected = await at(code, counter);
      assert.deepEqual([corrected.form, corrected.form_before], [form, before]);
      assert.equal((await trial.act(counter, code, 'acceptance')).status, 201);

      const stranger = await trial.signInAs('cong-dan-2');
      assert.equal((await trial.act(stranger, code, 'supplement', {})).status, 404);

      const unanswered = await file();
      await trial.act(counter, unanswered, 'supplement-request', ask);
      const refused = await trial.act(counter, unanswered, 'rejection', {
        reason: 'Quá hạn bổ sung.',
      });
      assert.equal(refused.json.status, 'rejected');
    });

    it('starts the limit anew when a supplement of the settlement comes', async () => {
      const counter = await counterOf(ward);
      const filed = await trial.call('POST', '/api/v1/dossiers', {
        token: counter,
        body: await filingOf({ code: '1.013225', unit: ward, channel: 'counter' }),
      });
      const { code } = filed.json;
      for (let step = ''; step !== 'settlement'; ) {
        const dossier = await at(code, counter);
        const open = dossier.steps.find((each) => each.state === 'open');
        step = open.step;
        if (step === 'settlement') break;
        const noun = nouns[open.action]?.(open.step) ?? open.action;
        await trial.act(await holder(code, open), code, noun, bodies[open.action] ?? {});
      }
      const officer = await as('dia-chinh');
      const asked = await trial.act(officer, code, 'supplement-request', {
        papers: [],
        reason: 'Bản vẽ chưa ghi kích thước lô đất.',
      });
      assert.equal(asked.status, 201, asked.text);
      const brought = await trial.act(counter, code, 'supplement', { papers: [] });
      assert.equal(brought.json.status, 'in_progress');
      assert.ok(brought.json.due_at, 'a new due date is told');
      assert.equal((await at(code, counter)).acceptance.due_at, brought.json.due_at);
    });

    it('takes each fee once, and only at its own counter', async () => {
      const body = await filingOf({ code: '1.001612', unit: ward, channel: 'counter' });
      const counter = await counterOf(ward);
      const { json } = await trial.call('POST', '/api/v1/dossiers', { token: counter, body });
      const pay = (token, lines) => trial.act(token, json.code, 'payments', { lines });
      const { fees } = await at(json.code, counter);
      const unknown = await pay(counter, [{ fee: 'bribe' }]);
      assert.equal(unknown.json.code, 'unknown_fee');
      const wrong = await pay(counter, [{ fee: fees[0].fee, amount_dong: 1 }]);
      assert.equal(wrong.json.code, 'amount_differs');
      const elsewhere = await pay(await counterOf(department), []);
      assert.equal(elsewhere.status, 404);
      const paid = await pay(counter, [{ fee: fees[0].fee }]);
      assert.equal(paid.status, 201, paid.text);
      assert.equal((await pay(counter, [{ fee: fees[0].fee }])).status, 409);
    });

    it('leaves a register that rebuilds to the same', async () => {
      await trial.stop();
      const rebuilt = trial.run('rebuild', '--check');
      assert.equal(rebuilt.status, 0, rebuilt.out + rebuilt.err);
    });
  });
}
