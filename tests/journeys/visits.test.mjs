// One person comes to the counter with several dossiers: typed once, one receipt, one slip; and the
// same for results that are collected together.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Trial, course, engines } from './trial.mjs';

const ward = 'H42.02.01';
const person = {
  kind: 'citizen',
  full_name: 'Đinh Thị Ngọc Ánh',
  identity_number: '999188000345',
  phone: '0900000345',
  address: 'Phường Hoa Lư',
};

for (const engine of engines) {
  describe(`visits at the counter on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let counter;
    before(async () => {
      await trial.start();
      counter = await trial.signInAs('mot-cua');
      for (const [role] of course) tokens[role] ??= await trial.signIn(role, ward);
      tokens.case_officer = await trial.signInAs('ho-tich');
    });
    after(() => trial.remove());

    const open = async (body = { person }) => {
      const opened = await trial.call('POST', '/api/v1/visits', { token: counter, body });
      assert.equal(opened.status, 201, opened.text);
      return opened.json.visit;
    };
    const see = async (visit, token = counter) =>
      trial.call('GET', `/api/v1/visits/${visit}`, { token });
    const act = (visit, noun, body = {}, version = '*', token = counter) =>
      trial.call('POST', `/api/v1/visits/${visit}/${noun}`, {
        token,
        body,
        headers: version ? { 'if-match': version } : {},
      });
    const filingOf = async (code, changes = {}) => {
      const { json } = await trial.call('GET', `/api/v1/procedures/${code}`);
      const variant = json.variants[0];
      return trial.filing({
        procedure: code,
        variant: variant.code,
        channel: 'counter',
        receiving_unit: ward,
        owner: person,
        form: variant.form.schema.examples[0],
        papers: variant.papers
          .slice(0, 1)
          .map((paper) => ({ paper: paper.code, originals: 1, copies: 1 })),
        ...changes,
      });
    };
    const file = async (visit, code, changes) => {
      const filed = await act(visit, 'filings', await filingOf(code, changes), null);
      assert.equal(filed.status, 201, filed.text);
      return filed.json.code;
    };

    it('takes three dossiers, one fee total and one slip', async () => {
      const visit = await open();
      const codes = [
        await file(visit, '1.001612'),
        await file(visit, '2.000635'),
        await file(visit, '1.000894', {
          owner: { ...person, full_name: 'Đinh Văn Quý', identity_number: '999188000346' },
        }),
      ];
      const before = (await see(visit)).json;
      assert.deepEqual(
        before.dossiers.map((each) => each.code),
        codes,
      );
      assert.equal(before.dossiers[2].submitter, person.full_name);
      assert.equal(before.dossiers[0].submitter, null);
      const accepted = await act(visit, 'acceptance', {}, before.etag);
      assert.equal(accepted.status, 201, accepted.text);
      assert.deepEqual(accepted.json.dossiers, codes);
      const stale = await act(visit, 'payments', {}, before.etag);
      assert.equal(stale.json.code, 'changed_meanwhile');
      const now = (await see(visit)).json;
      assert.ok(now.dossiers.every((each) => each.due_at));
      assert.ok(now.owed_dong > 50000);
      const wrong = await act(visit, 'payments', { total_dong: now.owed_dong - 1 }, now.etag);
      assert.equal(wrong.status, 409);
      assert.equal(wrong.json.code, 'total_differs');
      const key = { 'if-match': now.etag, 'idempotency-key': randomUUID() };
      const pay = () =>
        trial.call('POST', `/api/v1/visits/${visit}/payments`, {
          token: counter,
          body: { total_dong: now.owed_dong },
          headers: key,
        });
      const paid = await pay();
      assert.equal(paid.status, 201, paid.text);
      assert.deepEqual((await pay()).json, paid.json);
      const { receipt } = paid.json;
      assert.equal(receipt.total_dong, now.owed_dong);
      const after = (await see(visit)).json;
      assert.equal(after.owed_dong, 0);
      assert.equal(after.receipts.length, 1);
      const receipts = after.dossiers.flatMap((each) =>
        each.fees.filter((fee) => fee.paid).map((fee) => fee.receipt),
      );
      assert.ok(receipts.length >= 2);
      assert.deepEqual([...new Set(receipts)], [receipt.notation]);
      const closed = await act(visit, 'closing', {}, after.etag);
      assert.equal(closed.json.state, 'closed', closed.text);
      const late = await act(visit, 'filings', await filingOf('2.000635'), null);
      assert.equal(late.json.code, 'wrong_state');
      const slip = await page(`/visits/${visit}/slip`);
      for (const code of codes) assert.ok(slip.includes(code), code);
      assert.equal(slip.match(/class="qr"/g).length, 3);
      assert.ok(slip.includes(receipt.notation));
    });

    /** A page, as the counter officer's browser gets it. */
    let cookie;
    const page = async (path) => {
      cookie ??= (
        await fetch(`${trial.origin}/sign-in`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ login: 'mot-cua', password: 'motcua-demo' }),
        })
      ).headers.get('set-cookie');
      const answer = await fetch(trial.origin + path, { headers: { cookie } });
      assert.equal(answer.status, 200, path);
      return answer.text();
    };

    it('goes on with a visit after the browser and the house were closed', async () => {
      const visit = await open();
      const code = await file(visit, '2.000635');
      await trial.stop();
      await trial.startAgain();
      const { json } = await trial.call('GET', '/api/v1/visits', { token: counter });
      const line = json.items.find((each) => each.visit === visit);
      assert.equal(line.person, person.full_name);
      assert.equal(line.dossiers, 1);
      assert.ok((await page(`/visits/${visit}`)).includes(code));
      const left = await act(visit, 'abandonment');
      assert.equal(left.json.state, 'abandoned');
      const { json: dossier } = await trial.call('GET', `/api/v1/dossiers/${code}`, {
        token: counter,
      });
      assert.equal(dossier.status, 'submitted');
    });

    it('knows who came before, within its own scope only', async () => {
      const like = await file(await open(), '2.000635');
      const visit = await open({ like });
      assert.deepEqual((await see(visit)).json.person.full_name, person.full_name);
      const elsewhere = await trial.signInAs('mot-cua-vu-ban');
      assert.equal((await see(visit, elsewhere)).status, 404);
      const not_theirs = await trial.call('POST', '/api/v1/visits', {
        token: elsewhere,
        body: { like },
      });
      assert.equal(not_theirs.json.code, 'no_such_dossier');
      assert.equal((await see(visit, tokens.case_officer)).status, 404);
    });

    it('says what is wrong, in its order', async () => {
      const visit = await open();
      assert.equal((await act(visit, 'closing', {}, null)).status, 428);
      assert.equal((await act(visit, 'closing', {}, '"7"')).status, 412);
      assert.equal((await act('LG-none', 'closing')).json.code, 'no_such_visit');
      const nobody = await trial.call('POST', '/api/v1/visits', {
        token: counter,
        body: { person: { full_name: '' } },
      });
      assert.equal(nobody.json.code, 'person_incomplete');
      assert.equal((await act(visit, 'acceptance')).json.code, 'nothing_to_do');
      assert.equal((await act(visit, 'dossiers', { code: 'none' })).json.code, 'no_such_dossier');
    });

    it('hands several results to one collector with one paper', async () => {
      const citizen = await trial.signInAs('cong-dan');
      const codes = [];
      for (let i = 0; i < 2; ++i) {
        const { code } = (await trial.file(citizen)).json;
        for (const [role, noun, body] of course.slice(0, 5))
          assert.equal((await trial.act(tokens[role], code, noun, body)).status, 201);
        codes.push(code);
      }
      const visit = await open();
      for (const code of codes) assert.equal((await act(visit, 'dossiers', { code })).status, 201);
      const collector = 'Lục Thị Mây';
      const refused = await act(visit, 'deliveries', { collector });
      assert.equal(refused.json.code, 'authority_missing');
      assert.equal(refused.json.dossier, codes[0]);
      const authority = { kind: 'authorisation', number: '12/UQ', day: '2026-01-05' };
      const done = await act(visit, 'deliveries', {
        collector,
        authority,
        originals: { all_here: true },
      });
      assert.equal(done.status, 201, done.text);
      for (const code of codes) {
        const { json } = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
        assert.equal(json.status, 'delivered');
        assert.ok(json.originals.every((each) => each.whereabouts === 'returned'));
        assert.equal(json.originals[0].recipient, collector);
        const journal = await trial.call('GET', `/api/v1/dossiers/${code}/journal`, {
          token: citizen,
        });
        assert.deepEqual(journal.json.items.at(-1).authority, authority);
      }
    });

    it('leaves a register in which everything is as the journal says', () => {
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
      assert.equal(JSON.parse(out).ok, true);
    });
  });
}
