// What is refused, by name, with the right status and in the right order; and nothing done twice.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`refusals on ${engine}`, () => {
    const trial = new Trial(engine);
    let citizen, other, counter, stranger, code;
    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      other = await trial.signInAs('cong-dan-2');
      counter = await trial.signIn('counter_officer', 'H42.02.01');
      stranger = await trial.signIn('counter_officer', 'H42.02.02');
      code = (await trial.file(citizen)).json.code;
    });
    after(() => trial.remove());

    const refused = (answer, status, name) => {
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.json.code, name);
      assert.match(answer.headers.get('content-type'), /problem\+json/);
      assert.ok(answer.json.title.length > 5);
    };

    it('asks who is there first', async () => {
      refused(await trial.act(undefined, code, 'acceptance', {}, null), 401, 'sign_in_needed');
      refused(await trial.act('nonsense', code, 'acceptance', {}, null), 401, 'sign_in_needed');
    });
    it('hides a dossier from those who may not see it', async () => {
      refused(await trial.act(stranger, code, 'acceptance', {}, null), 404, 'no_such_dossier');
      refused(
        await trial.call('GET', `/api/v1/dossiers/${code}`, { token: other }),
        404,
        'no_such_dossier',
      );
      refused(
        await trial.call('GET', `/api/v1/dossiers/${code}/journal`, { token: stranger }),
        404,
        'no_such_dossier',
      );
    });
    it('lets nobody but officers enter what came to the counter or by post', async () => {
      for (const channel of ['counter', 'post'])
        refused(await trial.file(citizen, { channel }), 422, 'channel_not_offered');
    });
    it('lets only the role of the step act, before it looks at versions', async () => {
      refused(await trial.act(citizen, code, 'acceptance', {}, null), 403, 'not_yours');
      refused(await trial.act(counter, code, 'approval', {}, null), 403, 'not_yours');
    });
    it('wants the version, refuses a stale one and tells what changed', async () => {
      refused(await trial.act(counter, code, 'acceptance', {}, null), 428, 'version_missing');
      const stale = await trial.act(counter, code, 'acceptance', {}, '"0"');
      refused(stale, 412, 'changed_meanwhile');
      assert.equal(stale.json.current, '"1"');
      assert.equal(stale.json.changes[0].kind, 'dossier_submitted');
    });
    it('refuses an act in the wrong state', async () => {
      const filed = (await trial.file(citizen)).json.code;
      assert.equal((await trial.act(counter, filed, 'acceptance', {}, '"1"')).status, 201);
      refused(await trial.act(counter, filed, 'acceptance', {}, '"2"'), 409, 'wrong_state');
      refused(await trial.act(counter, filed, 'acceptance', {}, '"1"'), 412, 'changed_meanwhile');
    });
    it('names the missing papers', async () => {
      const unfiled = await trial.file(citizen, { papers: [] });
      refused(unfiled, 422, 'papers_missing');
      assert.deepEqual(unfiled.json.papers, ['birth_notification']);
      const filed = (await trial.file(counter, { channel: 'counter', papers: [] })).json.code;
      const answer = await trial.act(counter, filed, 'acceptance', {}, '"1"');
      refused(answer, 422, 'papers_missing');
      assert.deepEqual(answer.json.papers, ['birth_notification']);
    });
    it('names what is wrong with a filing', async () => {
      refused(await trial.file(citizen, { procedure: '9.999999' }), 422, 'unknown_procedure');
      refused(await trial.file(citizen, { variant: 'none' }), 422, 'unknown_variant');
      refused(await trial.file(citizen, { receiving_unit: 'H42.99.99' }), 422, 'unknown_agency');
      refused(await trial.file(citizen, { channel: 'pigeon' }), 422, 'unknown_channel');
      refused(await trial.file(citizen, { delivery: {} }), 422, 'unknown_delivery');
      refused(
        await trial.file(citizen, { owner: { kind: 'citizen', full_name: '' } }),
        422,
        'owner_incomplete',
      );
      refused(await trial.file(citizen, { papers: [{ paper: 'none' }] }), 422, 'unknown_paper');
      refused(await trial.file(citizen, { papers: 7 }), 422, 'bad_field');
      refused(await trial.file(stranger, {}), 422, 'outside_receiving_scope');
      const invalid = await trial.file(citizen, { form: { child_full_name: 'X' } });
      refused(invalid, 422, 'form_invalid');
      assert.ok(invalid.json.faults.some((fault) => fault.pointer === '/form/child_birth_date'));
    });
    it('refuses what is not JSON, too large or of a wrong kind', async () => {
      const raw = (body, headers = {}) =>
        fetch(`${trial.origin}/api/v1/dossiers`, {
          method: 'POST',
          body,
          headers: {
            authorization: `Bearer ${citizen}`,
            'content-type': 'application/json',
            ...headers,
          },
        });
      assert.equal((await raw('{"a":')).status, 400);
      assert.equal((await raw('{"a":1,"a":2}')).status, 400);
      assert.equal((await raw(`{"a":"${'x'.repeat(1 << 20)}"}`)).status, 413);
      assert.equal((await raw('a=b', { 'content-type': 'text/plain' })).status, 415);
      assert.equal((await trial.upload(citizen, 'MZ\x90\x00 not a paper')).status, 415);
      assert.equal((await trial.call('PATCH', '/api/v1/dossiers')).status, 405);
      assert.equal((await trial.call('GET', '/api/v1/nothing')).status, 404);
    });
    it('lets a file be used by its uploader only', async () => {
      const { json } = await trial.upload(other);
      const papers = [{ paper: 'birth_notification', files: [json.id], originals: 0, copies: 0 }];
      refused(await trial.file(citizen, { papers }), 422, 'unknown_file');
    });
    it('makes one dossier of a request sent twice, and two of two keys', async () => {
      const key = { 'idempotency-key': 'one' };
      const answers = await Promise.all([1, 2, 3, 4].map(() => trial.file(citizen, {}, key)));
      assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([201]));
      assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
      const second = await trial.file(citizen, {}, { 'idempotency-key': 'two' });
      assert.notEqual(second.json.code, answers[0].json.code);
      refused(await trial.file(citizen, { delivery: { way: 'post' } }, key), 422, 'key_reused');
    });
    it('answers a repeated act again, even when the dossier went on', async () => {
      const filed = (await trial.file(citizen)).json.code;
      const headers = { 'if-match': '"1"', 'idempotency-key': 'accept-it' };
      const accept = () =>
        trial.call('POST', `/api/v1/dossiers/${filed}/acceptance`, {
          token: counter,
          body: {},
          headers,
        });
      const first = await accept();
      assert.equal(first.status, 201);
      const head = await trial.signIn('sub_unit_head');
      assert.equal((await trial.act(head, filed, 'assignment', {})).status, 201);
      const again = await accept();
      assert.equal(again.status, 201);
      assert.equal(again.text, first.text);
    });
    it('lets one of two officers win', async () => {
      const filed = (await trial.file(citizen)).json.code;
      const second = await trial.signInAs('mot-cua-2');
      const answers = await Promise.all(
        [counter, second].map((token) => trial.act(token, filed, 'acceptance', {}, '"1"')),
      );
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 412]);
    });
    it('slows down those who guess codes', async () => {
      let last;
      for (let i = 0; i < 80; ++i)
        last = await trial.call('GET', `/api/v1/track/H42.02.01-260101-${i}`);
      assert.equal(last.status, 429);
      assert.match(last.headers.get('retry-after'), /^\d+$/);
    });
    it('slows down those who guess passwords', async () => {
      const body = { login: 'nobody', password: 'wrong' };
      for (let i = 0; i < 5; ++i)
        assert.equal((await trial.call('POST', '/api/v1/sessions', { body })).status, 401);
      assert.equal((await trial.call('POST', '/api/v1/sessions', { body })).status, 429);
    });
    it('is what the journal says after all that', async () => {
      assert.equal(trial.run('rebuild', '--check').status, 0);
    });
  });
}
