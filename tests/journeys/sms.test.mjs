// Notices by SMS, with a gateway in all its moods, on both engines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { startSmsGateway } from '../../sim/sms_gateway.mjs';
import { dump, sql } from './rows.mjs';
import { Trial, course, engines, program } from './trial.mjs';

/** Comes back as soon as `found` gives something, or fails after some seconds. */
async function until(found, what, seconds = 30) {
  for (let tries = seconds * 20; tries > 0; --tries) {
    const value = await found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not seen within ${seconds} s: ${what}`);
}

for (const engine of engines) {
  describe(`notices by SMS on ${engine}`, () => {
    const trial = new Trial(engine);
    const tokens = {};
    let gateway;
    let citizen;
    const start = () => trial.start('--sms-gateway', gateway.url, '--sms-user', 'motcua');
    before(async () => {
      gateway = await startSmsGateway();
      await start();
      for (const role of new Set(course.map(([role]) => role)))
        tokens[role] = await trial.signIn(role);
      citizen = await trial.signIn('citizen');
    });
    after(async () => {
      await trial.remove();
      await gateway.stop();
    });

    const filed = async (changes) => {
      const { json, text } = await trial.file(citizen, changes);
      assert.ok(json.code, text);
      return json.code;
    };
    /** The next act of the course, counted from 0. */
    const go = async (code, turn) => {
      const [role, noun, body] = course[turn];
      const done = await trial.act(tokens[role], code, noun, body);
      assert.equal(done.status, 201, `${noun}: ${done.text}`);
      return done.json;
    };
    const arrived = (code) => gateway.messages.filter(({ text }) => text.includes(code));
    /** The messages of a dossier as "kind state possible_double attempts". */
    const messages = (code) =>
      sql(
        trial,
        'SELECT m.kind, m.state, m.possible_double, m.attempts FROM messages m JOIN dossiers d' +
          ` ON d.id = m.dossier_id WHERE d.code = '${code}' ORDER BY m.id`,
      )
        .split('\n')
        .filter(Boolean)
        .map((row) => row.replaceAll('|', ' '));
    const become = (code, wanted) =>
      until(
        () => JSON.stringify(messages(code)) === JSON.stringify(wanted),
        `${JSON.stringify(wanted)} for ${code}`,
      ).catch((error) => assert.deepEqual(messages(code), wanted, error.message));

    it('tells who sent feedback and left a number what became of it', async () => {
      const token = await trial.signInAs('kiem-soat');
      const words = 'Lời của Lã Quách.';
      const sent = await trial.call('POST', '/api/v1/feedback', {
        body: { kind: 'conduct', agency: 'H42.02.02', words, phone: '0900 000 066' },
      });
      const { code } = sent.json;
      for (const [noun, body] of [
        ['intake', {}],
        ['answer', { words: 'Đã nhắc nhở.' }],
      ]) {
        const path = `/api/v1/feedback/${code}/${noun}`;
        const done = await trial.call('POST', path, { token, body, headers: { 'if-match': '*' } });
        assert.equal(done.status, 201, done.text);
      }
      await until(() => arrived(code).length === 2, 'two texts');
      assert.deepEqual(arrived(code).map(({ to }) => to), ['84900000066', '84900000066']);
      assert.match(arrived(code)[0].text, /^Uy ban nhan dan xa Vu Ban da tiep nhan phan anh/);
      for (const { text } of arrived(code)) assert.equal(/Lã|nhắc|nhac/.test(text), false, text);
      const state = "SELECT COUNT(*) FROM feedback_messages WHERE state = 'sent'";
      await until(() => sql(trial, state) === '2', 'both are noted as sent');
    });

    it('tells the due date, and nothing of the person', async () => {
      const code = await filed();
      const { due_at } = await go(code, 0);
      const [message] = await until(
        () => arrived(code).length && arrived(code),
        'the text of acceptance',
      );
      const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)T17:00/.exec(due_at);
      assert.ok(message.text.includes(`Han tra ket qua: 17:00 ${day}/${month}/${year}`));
      assert.match(message.text, /^[ -~]{1,160}$/);
      for (const personal of ['Khanh Vy', '777', 'example.vn', 'Trinh'])
        assert.ok(!message.text.includes(personal), message.text);
      assert.equal(message.to, '84900000777');
      assert.equal(message.username, 'motcua');
      await become(code, ['accepted sent 0 1']);
      assert.equal(arrived(code).length, 1);
    });

    it('tells of the turns of a dossier in their order, once each', async () => {
      const code = await filed();
      for (const turn of course.keys()) await go(code, turn);
      await become(code, ['accepted sent 0 1', 'in_progress sent 0 1', 'ready sent 0 1']);
      const [first, second, third] = arrived(code).map(({ text }) => text);
      assert.match(first, /da tiep nhan/);
      assert.match(second, /dang giai quyet/);
      assert.match(third, /da co ket qua. Moi nhan tai Uy ban nhan dan phuong Hoa Lu/);
    });

    it('tells once of an act that is asked for twice', async () => {
      const code = await filed();
      for (let time = 0; time < 2; ++time) {
        const done = await trial.call('POST', `/api/v1/dossiers/${code}/acceptance`, {
          token: tokens.counter_officer,
          body: {},
          headers: { 'if-match': '*', 'idempotency-key': `twice-${code}` },
        });
        assert.equal(done.status, 201, done.text);
      }
      await become(code, ['accepted sent 0 1']);
    });

    it('tells of a rejection', async () => {
      const code = await filed();
      const reason = 'Không thuộc thẩm quyền của phường.';
      await trial.act(tokens.counter_officer, code, 'rejection', { reason });
      await become(code, ['rejected sent 0 1']);
      assert.ok(!arrived(code)[0].text.includes('tham quyen'), 'the reason is not for an SMS');
    });

    it('sends again, and says so, when the gateway breaks after taking it', async () => {
      await gateway.setMode('acts_then_breaks');
      const code = await filed();
      await go(code, 0);
      await until(() => arrived(code).length > 0, 'the first time');
      await gateway.setMode('ok');
      await become(code, [`accepted sent 1 ${arrived(code).length + 1}`]);
      assert.ok(arrived(code).length >= 2);
    });

    it('lets no act wait for a gateway that is slow', async () => {
      await gateway.setMode('slow');
      const code = await filed();
      await go(code, 0);
      assert.equal(arrived(code).length, 0, 'the act did not wait');
      await become(code, ['accepted sent 0 1']);
    });

    it('waits for a gateway that is down, and keeps the order', async () => {
      await gateway.setMode('down');
      const code = await filed();
      await go(code, 0);
      await go(code, 1);
      await until(() => /waiting 0 [1-9]/.test(messages(code)[0]), 'an attempt');
      assert.equal(messages(code)[1], 'in_progress waiting 0 0');
      await gateway.setMode('ok');
      await until(() => arrived(code).length === 2, 'both texts');
      assert.match(arrived(code)[0].text, /da tiep nhan/);
      assert.match(arrived(code)[1].text, /dang giai quyet/);
      await until(() => messages(code).every((row) => / sent 0 /.test(row)), 'both noted');
      assert.equal(arrived(code).length, 2);
    });

    it('gives up what is refused for good and goes on with the next', async () => {
      await gateway.setMode('refuses');
      const code = await filed();
      await go(code, 0);
      await become(code, ['accepted failed 0 1']);
      await gateway.setMode('ok');
      await go(code, 1);
      await become(code, ['accepted failed 0 1', 'in_progress sent 0 1']);
    });

    it('knows when there is no number to send to', async () => {
      const { owner } = await trial.filing();
      const without = await filed({ owner: { ...owner, phone: '' } });
      const land_line = await filed({ owner: { ...owner, phone: '02293871234' } });
      for (const code of [without, land_line]) {
        await go(code, 0);
        await become(code, ['accepted no_phone 0 0']);
      }
    });

    it('sends after a kill what was not sent before', async () => {
      await gateway.setMode('fails');
      const code = await filed();
      const before = gateway.attempts;
      await go(code, 0);
      await until(() => gateway.attempts > before, 'an attempt');
      await until(() => /waiting 0 /.test(messages(code)[0]), 'its note');
      await trial.stop('SIGKILL');
      await gateway.setMode('ok');
      await start();
      await until(() => arrived(code).length === 1, 'the text');
      await until(() => / sent 0 /.test(messages(code)[0]), 'the note');
    });

    it('keeps neither number nor text, and stops at once while the gateway hangs', async () => {
      await gateway.setMode('hangs');
      const code = await filed();
      await go(code, 0);
      await until(() => arrived(code).length === 1, 'the text');
      assert.match(messages(code)[0], /waiting 1 1/);
      const begun = Date.now();
      await trial.stop();
      assert.ok(Date.now() - begun < 9000, 'it did not wait for the time-out of 10 s');
      const whole = dump(trial);
      assert.ok(whole.includes(code));
      for (const personal of ['900000777', '999197000777', 'tiep nhan ho so', 'Khanh Vy'])
        assert.ok(!whole.includes(personal), personal);
    });

    it('notes what it could not send when there is no gateway', async () => {
      await trial.start();
      const code = await filed();
      await go(code, 0);
      await become(code, ['accepted no_gateway 0 0']);
    });

    it('is what the journal says after all that', () => {
      const { status, out } = trial.run('rebuild', '--check', '--json');
      assert.equal(status, 0, out);
    });
  });
}

describe('demo data', () => {
  const trial = new Trial('sqlite');
  after(() => trial.remove());

  it('never sends notices off the machine', () => {
    for (const [url, sentence] of [
      ['http://gateway.example.vn/cgi-bin/sendsms', /loopback/],
      ['http://127.0.0.1.example.vn/', /loopback/],
      ['ftp://127.0.0.1/', /http or https/],
    ]) {
      const words = ['serve', '--demo', '--port', '0', '--sms-gateway', url, ...trial.where];
      const done = spawnSync(program, words, { encoding: 'utf8', timeout: 60_000 });
      assert.equal(done.status, 2, url);
      assert.match(done.stderr, sentence);
    }
  });
});
