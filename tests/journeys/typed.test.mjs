// What people type into pages and programs into the API: days to come, counts that are none, sums.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

/** A browser without a screen: keeps its cookie, and sends a page's hidden fields back. */
class Visitor {
  constructor(trial) {
    this.trial = trial;
  }
  async signIn(login) {
    const { password } = this.trial.accounts().find((each) => each.login === login);
    const answer = await fetch(`${this.trial.origin}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login, password }),
    });
    assert.equal(answer.status, 303);
    this.cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
    return this;
  }
  async get(path) {
    const answer = await fetch(this.trial.origin + path, { headers: { cookie: this.cookie } });
    this.text = await answer.text();
    return answer.status;
  }
  /** Sends a form of the page that was got last; `fields` beside its hidden ones. */
  async post(path, fields, multipart = false) {
    const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(this.text)?.[1];
    const body = multipart ? new FormData() : new URLSearchParams();
    for (const name of ['_token', '_key', '_version'])
      if (hidden(name) !== undefined) body.set(name, hidden(name));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await fetch(this.trial.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.cookie },
      body,
    });
    this.text = await answer.text();
    this.location = answer.headers.get('location');
    return answer.status;
  }
}

const answers = (form) =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [`form.${name}`, `${value}`]));

for (const engine of engines) {
  describe(`what is typed, on ${engine}`, () => {
    const trial = new Trial(engine);
    before(() => trial.start());
    after(() => trial.remove());

    const owner = { 'owner.kind': 'citizen', 'owner.full_name': 'Trịnh Thị Khánh Vy' };
    const way = { receiving_unit: 'H42.02.01', delivery_way: 'counter' };
    const tomorrow = new Date(Date.now() + 36 * 3600 * 1000).toISOString().slice(0, 10);
    const example = async (code) => {
      const { json } = await trial.call('GET', `/api/v1/procedures/${code}`);
      const { code: chosen, form } = json.variants[0];
      return { variant: chosen, form: form.schema.examples[0] };
    };

    it('takes no birth on a day to come, from a program or a person', async () => {
      const { variant, form } = await example('1.001193');
      const unborn = { ...form, child_birth_date: tomorrow, mother_birth_year: 2999 };
      const token = await trial.signInAs('cong-dan');
      const refused = await trial.file(token, { form: unborn });
      assert.equal(refused.status, 422);
      assert.equal(refused.json.code, 'form_invalid');
      assert.deepEqual(refused.json.faults, [
        { pointer: '/form/child_birth_date', rule: 'x-not-after' },
        { pointer: '/form/mother_birth_year', rule: 'x-not-after' },
      ]);
      const visitor = await new Visitor(trial).signIn('cong-dan');
      const path = `/procedures/1.001193/filing?variant=${variant}`;
      await visitor.get(path);
      assert.equal(await visitor.post(path, { ...owner, ...way, ...answers(unborn) }, true), 422);
      assert.match(visitor.text, /id="form-child_birth_date-error">[^<]*: ngày này chưa đến/);
    });

    it('asks for an address at once where the result is to be posted', async () => {
      const { variant, form } = await example('1.001193');
      const visitor = await new Visitor(trial).signIn('cong-dan');
      const path = `/procedures/1.001193/filing?variant=${variant}`;
      await visitor.get(path);
      const nowhere = { 'owner.address': '', delivery_way: 'post', delivery_place: '' };
      const typed = { ...owner, ...way, ...answers(form), ...nowhere };
      assert.equal(await visitor.post(path, typed, true), 422);
      assert.match(visitor.text, /href="#delivery_place"/);
    });

    it('takes no word for a number of papers at the counter', async () => {
      const { variant, form } = await example('1.001193');
      const visitor = await new Visitor(trial).signIn('mot-cua');
      const path = `/procedures/1.001193/filing?variant=${variant}`;
      const paper = 'birth_notification';
      const file = async (count) => {
        await visitor.get(path);
        const counts = { [`originals.${paper}`]: count, [`copies.${paper}`]: ' 2 ' };
        return visitor.post(path, { ...owner, ...way, ...counts, ...answers(form) }, true);
      };
      for (const wrong of ['abc', '1,5', '-1', '1001']) {
        assert.equal(await file(wrong), 422, wrong);
        assert.match(visitor.text, /href="#originals-birth_notification"/);
        assert.match(visitor.text, /id="originals-birth_notification-error">[^<]*từ 0 đến 1\.000/);
        assert.match(visitor.text, new RegExp(`name="originals.${paper}" value="${wrong}"`));
        assert.doesNotMatch(visitor.text, /id="copies-birth_notification-error"/);
      }
      const post = { came_by: 'post', 'handed_over.day': '31', 'handed_over.month': '2' };
      const by_post = async (more) => {
        await visitor.get(path);
        const counts = { [`originals.${paper}`]: '1' };
        const typed = { ...owner, ...way, ...counts, ...post, ...more, ...answers(form) };
        return visitor.post(path, typed, true);
      };
      assert.equal(await by_post({ 'handed_over.year': '2026', handed_over_time: '9:30' }), 422);
      assert.match(visitor.text, /href="#handed_over-day"/);
      const [year, month, day] = new Date(Date.now() - 86_400_000).toISOString().split(/[-T]/);
      const yesterday = {
        'handed_over.day': day,
        'handed_over.month': month,
        'handed_over.year': year,
      };
      assert.equal(await by_post({ ...yesterday, handed_over_time: 'sáng' }), 422);
      assert.match(visitor.text, /href="#handed_over_time"/);
      assert.equal(await by_post({ ...yesterday, handed_over_time: '0:30' }), 303);
      const [, posted] = /\/dossiers\/([^?]+)/.exec(visitor.location);
      const clerk = await trial.signInAs('mot-cua');
      const sent = await trial.call('GET', `/api/v1/dossiers/${posted}`, { token: clerk });
      assert.equal(sent.json.channel, 'post');
      assert.equal(sent.json.submitted_at, `${year}-${month}-${day}T00:30:00+07:00`);
      assert.equal(await file('1'), 303);
      const code = /\/dossiers\/([^?]+)/.exec(visitor.location)[1];
      const token = await trial.signInAs('mot-cua');
      const { json } = await trial.call('GET', `/api/v1/dossiers/${code}`, { token });
      assert.deepEqual([json.papers[0].originals, json.papers[0].copies], [1, 2]);

      await visitor.get(`/dossiers/${code}`);
      const recounted = { [`originals.${paper}`]: 'ba', [`copies.${paper}`]: '0' };
      assert.equal(await visitor.post(`/dossiers/${code}/acceptance`, recounted), 422);
      assert.match(visitor.text, /Số bản chính phải là một số từ 0 đến 1\.000/);

      const asked = { papers: [paper], reason: 'Thiếu dấu của cơ sở y tế.' };
      assert.equal((await trial.act(token, code, 'supplement-request', asked)).status, 201);
      await visitor.get(`/dossiers/${code}/supplement`);
      const brought = { [`originals.${paper}`]: 'một' };
      assert.equal(await visitor.post(`/dossiers/${code}/supplement`, brought, true), 422);
      assert.match(visitor.text, /Số bản chính phải là một số từ 0 đến 1\.000/);
    });

    it('shows sums in groups of three digits before filing, and years as years', async () => {
      const visitor = await new Visitor(trial).signIn('cong-dan');
      const review = async (code) => {
        const { variant, form } = await example(code);
        const path = `/procedures/${code}/filing?variant=${variant}`;
        await visitor.get(path);
        const file = new Blob(['%PDF-1.4\n%%EOF\n']);
        const papers = [...visitor.text.matchAll(/name="(file\.[^"]+)"/g)].map((each) => each[1]);
        const files = Object.fromEntries(papers.map((name) => [name, file]));
        const fields = { ...owner, ...way, ...answers(form), ...files };
        assert.equal(await visitor.post(path, fields, true), 303, visitor.text);
        await visitor.get(visitor.location);
      };
      await review('1.001612');
      assert.match(visitor.text, />150\.000\.000</);
      await review('1.001193');
      assert.match(visitor.text, />1997</);
    });
  });
}
