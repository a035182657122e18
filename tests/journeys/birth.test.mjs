// The whole path of one birth registration through the API, on both engines.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, course, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`birth registration on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let citizen;
    let code;
    before(async () => {
      await trial.start();
      for (const role of new Set(course.map(([role]) => role)))
        tokens[role] = await trial.signIn(role);
      citizen = await trial.signIn('citizen');
    });
    after(() => trial.remove());

    it('finds the procedure without accents and tells its papers and form', async () => {
      const found = await trial.call('GET', '/api/v1/procedures?q=dang+ky+khai+sinh');
      assert.equal(found.json.items[0].code, '1.001193');
      assert.equal(found.json.items[0].fileable, true);
      const { json } = await trial.call('GET', '/api/v1/procedures/1.001193');
      assert.equal(json.variants[0].limit.unit, 'same_day');
      assert.ok(json.variants[0].papers.some((paper) => paper.required));
      assert.equal(json.variants[0].form.schema.$schema.includes('draft-07'), true);
    });

    it('files with a paper and gets a code', async () => {
      const file = await trial.upload(citizen);
      assert.equal(file.status, 201);
      assert.equal(file.json.content_type, 'application/pdf');
      const papers = [
        { paper: 'birth_notification', files: [file.json.id], originals: 0, copies: 0 },
      ];
      const filed = await trial.file(citizen, { papers });
      assert.equal(filed.status, 201, filed.text);
      assert.match(filed.json.code, /^H42\.02\.01-\d{6}-\d{4}$/);
      assert.equal(filed.json.status, 'submitted');
      code = filed.json.code;
    });

    it('goes through every officer in turn, each finding it in the own queue', async () => {
      for (const [role, noun, body] of course) {
        const queue = await trial.call('GET', '/api/v1/tasks?queue=mine', {
          token: tokens[role],
        });
        const task = queue.json.items.find((item) => item.code === code);
        assert.ok(task, `${role} has it in the queue`);
        const done = await trial.act(tokens[role], code, noun, body, task.etag);
        assert.equal(done.status, 201, `${noun}: ${done.text}`);
        assert.equal(done.json.code, code);
        if (noun === 'acceptance') {
          assert.match(done.json.due_at, /T17:00:00\+07:00$/);
          assert.equal(done.json.derivation.unit, 'same_day');
        }
        if (noun === 'issuance') assert.equal(done.json.number, 1);
      }
      const dossier = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
      assert.equal(dossier.json.status, 'delivered');
      assert.equal(dossier.json.result.number, 1);
      assert.equal(dossier.headers.get('etag'), '"7"');
    });

    it('keeps every decision in the journal, in order', async () => {
      const { json } = await trial.call('GET', `/api/v1/dossiers/${code}/journal?limit=3`, {
        token: citizen,
      });
      assert.deepEqual(
        json.items.map((item) => item.kind),
        ['dossier_submitted', 'dossier_accepted', 'dossier_assigned'],
      );
      const rest = await trial.call(
        'GET',
        `/api/v1/dossiers/${code}/journal?cursor=${json.next}`,
        { token: citizen },
      );
      assert.deepEqual(
        rest.json.items.map((item) => item.kind),
        ['step_completed', 'dossier_approved', 'result_issued', 'result_delivered'],
      );
      assert.equal(rest.json.next, null);
    });

    it('tells anyone the state and the progress, and nothing else', async () => {
      const { json } = await trial.call('GET', `/api/v1/track/${code}`);
      assert.deepEqual(json, { code, progress: 100, status: 'delivered', status_code: 10 });
    });

    it('tells who holds the slip the due date besides, and no name', async () => {
      const own = await trial.call('GET', `/api/v1/dossiers/${code}`, { token: citizen });
      const token = own.json.slip_url.split('/').pop();
      assert.match(token, /^[0-9a-hjkmnp-tv-z]{26}$/);
      const { json } = await trial.call('GET', `/api/v1/track/${code}?token=${token}`);
      assert.equal(json.due_at, own.json.acceptance.due_at);
      const page = await trial.call('GET', own.json.slip_url);
      assert.equal(page.status, 200);
      assert.ok(page.text.includes(own.json.procedure.name));
      assert.ok(!page.text.includes(own.json.owner.full_name));
      for (const wrong of [`${token.slice(0, -1)}`, '0'.repeat(26)]) {
        const answer = await trial.call('GET', `/api/v1/track/${code}?token=${wrong}`);
        assert.equal(answer.json.code, 'no_such_dossier');
        assert.equal((await trial.call('GET', `/track/${code}/${wrong}`)).status, 404);
      }
    });

    it('takes the papers as the officer counts them', async () => {
      const { json } = await trial.file(citizen);
      const before = await trial.call('GET', `/api/v1/dossiers/${json.code}`, { token: citizen });
      const paper = before.json.papers[0].paper;
      const wrong = await trial.act(tokens.counter_officer, json.code, 'acceptance', {
        papers: [{ paper, originals: -1, copies: 0 }],
      });
      assert.equal(wrong.json.code, 'unknown_paper');
      const accepted = await trial.act(tokens.counter_officer, json.code, 'acceptance', {
        papers: [{ paper, originals: 3, copies: 2 }],
      });
      assert.equal(accepted.status, 201, accepted.text);
      const after = await trial.call('GET', `/api/v1/dossiers/${json.code}`, { token: citizen });
      const counted = after.json.papers.find((each) => each.paper === paper);
      assert.deepEqual([counted.originals, counted.copies], [3, 2]);
      assert.deepEqual(counted.files, before.json.papers[0].files);
    });

    it('sends a step back to an earlier one and forward again', async () => {
      const filed = await trial.file(citizen);
      const other = filed.json.code;
      for (const [role, noun, body] of course.slice(0, 3)) {
        assert.equal((await trial.act(tokens[role], other, noun, body)).status, 201);
      }
      const without = await trial.act(tokens.signatory, other, 'steps/approval/send-back', {});
      assert.equal(without.json.code, 'reason_missing');
      const back = await trial.act(tokens.signatory, other, 'steps/approval/send-back', {
        reason: 'Thiếu quê quán của trẻ.',
        to: 'settlement',
      });
      assert.equal(back.status, 201, back.text);
      assert.equal(back.json.step, 'settlement');
      const again = await trial.act(
        tokens.case_officer,
        other,
        'steps/settlement/completion',
        {},
      );
      assert.equal(again.json.step, 'approval');
    });

    it('rejects with a reason that the owner reads', async () => {
      const { json } = await trial.file(citizen);
      const rejected = await trial.act(tokens.counter_officer, json.code, 'rejection', {
        reason: 'Không thuộc thẩm quyền của phường.',
      });
      assert.equal(rejected.json.status, 'rejected');
      const seen = await trial.call('GET', `/api/v1/dossiers/${json.code}`, { token: citizen });
      assert.equal(seen.json.rejection.reason, 'Không thuộc thẩm quyền của phường.');
    });

    it('finds a dossier by name, number and code, only within the own agency', async () => {
      for (const words of ['Trinh Thi Khanh', '999197000777', '0900 000 777', code]) {
        const found = await trial.call('GET', `/api/v1/search?q=${encodeURIComponent(words)}`, {
          token: tokens.counter_officer,
        });
        assert.ok(
          found.json.items.some((item) => item.code === code),
          words,
        );
      }
      const stranger = await trial.signIn('counter_officer', 'H42.02.02');
      const hidden = await trial.call('GET', '/api/v1/search?q=999197000777', {
        token: stranger,
      });
      assert.deepEqual(hidden.json.items, []);
    });

    it('is what the journal says after all that', async () => {
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
      assert.equal(JSON.parse(out).ok, true);
    });
  });
}
