// `motcua due`: due dates by the shipped calendars, for whoever checks ours or has none.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { home, program } from './trial.mjs';

function due(lines, ...words) {
  const done = spawnSync(program, ['due', ...words], {
    input: lines.map((line) => line + '\n').join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    cwd: tmpdir(),
  });
  return { ...done, lines: done.stdout.trimEnd().split('\n') };
}
const answers = (lines, ...words) => due(lines, '--json', ...words).lines.map((l) => JSON.parse(l));

describe('due dates on the command line', () => {
  it('answers every line with one object, bad lines too', () => {
    const asked = [
      '2026-02-13T09:30\t3 working_days',
      'nonsense',
      '',
      '2026-02-02T09:30\t15 calendar_days',
      '2026-02-30T09:30\t15 calendar_days',
      '2026-06-05T16:30\t24 hours',
      '2026-06-05T16:30\t8 working_hours',
      '2026-06-05T16:30\t8 fortnights',
      '2027-01-31T10:00\t1 months',
      '2026-11-23T15:00\tsame_day',
      '2026-11-23T15:00\t0 working_days',
      'x'.repeat(100_000),
    ];
    const done = due(asked, '--json');
    assert.equal(done.status, 1);
    const found = done.lines.map((line) => JSON.parse(line));
    assert.deepEqual(
      found.map((each) => each.due_at ?? each.problem),
      [
        '2026-02-25T17:00:00+07:00',
        'no_tab',
        'no_tab',
        '2026-02-23T17:00:00+07:00',
        'bad_from',
        '2026-06-06T16:30:00+07:00',
        '2026-06-08T17:00:00+07:00',
        'bad_term',
        '2027-03-01T17:00:00+07:00',
        '2026-11-25T17:00:00+07:00',
        'term_not_positive',
        'line_too_long',
      ],
    );
    assert.deepEqual(
      found.map((each) => each.line),
      asked.map((_, index) => index + 1),
    );
    assert.equal(found[0].provisional, false);
    assert.equal(found[8].provisional, true);
  });

  it('explains each of them from reception to due moment', () => {
    const [{ derivation, due_at }] = answers(['2026-11-20T10:00\t2 working_days']);
    let moment = derivation.received_at;
    for (const stretch of derivation.stretches) {
      assert.equal(stretch.from, moment);
      assert.ok(stretch.clause);
      assert.match(stretch.certainty, /^(read|derived|recalled|none)$/);
      moment = stretch.to;
    }
    assert.equal(moment, due_at);
    assert.deepEqual(
      derivation.stretches.map(({ reason, counted }) => [reason, counted]),
      [
        ['first_day', false],
        ['weekend', false],
        ['working_day', true],
        ['holiday', false],
        ['working_day', true],
      ],
    );
  });

  it('ends well when all is well, also without input', () => {
    assert.equal(due(['2026-11-20T10:00\t2 working_days'], '--json').status, 0);
    const empty = due([], '--json');
    assert.equal(empty.status, 0);
    assert.equal(empty.stdout, '');
  });

  it('speaks to people without --json', () => {
    const { lines } = due(['2026-11-20T10:00\t2 working_days', 'x']);
    assert.deepEqual(lines, ['2026-11-25T17:00:00+07:00', 'no_tab']);
  });

  it('refuses what is no agency and no day', () => {
    for (const words of [['--agency', '../x'], ['--rules', 'soon'], ['--what']]) {
      const done = due([], '--json', ...words);
      assert.equal(done.status, 2, words.join(' '));
      assert.equal(done.stdout, '');
    }
  });

  describe('with layers and rules of its own', () => {
    let shipped;
    before(() => {
      shipped = mkdtempSync(join(tmpdir(), 'motcua-'));
      mkdirSync(join(shipped, 'data', 'time_rules'), { recursive: true });
      cpSync(join(home, 'data', 'calendars'), join(shipped, 'data', 'calendars'), {
        recursive: true,
      });
      const layers = join(shipped, 'data', 'calendars', 'layers');
      mkdirSync(layers, { recursive: true });
      const fixtures = join(home, 'tests', 'fixtures', 'calendars');
      cpSync(join(fixtures, 'province.json'), join(layers, 'H42.json'));
      cpSync(join(fixtures, 'agency.json'), join(layers, 'H42.02.03.json'));
      const late = { value: '16:30', source: 'a test', certainty: 'none' };
      writeFileSync(
        join(shipped, 'data', 'time_rules', 'vietnam.json'),
        JSON.stringify({
          rules: [{ from: '2020-01-01' }, { from: '2026-01-01', reception_late_from: late }],
        }),
      );
      process.env.MOTCUA_HOME = shipped;
    });
    after(() => {
      delete process.env.MOTCUA_HOME;
      rmSync(shipped, { recursive: true });
    });

    it('takes the days of the agency and of those above it', () => {
      const line = ['2026-06-25T10:00\t1 working_days'];
      const on = (...words) => answers(line, ...words)[0].due_at;
      assert.equal(on(), '2026-06-26T17:00:00+07:00');
      assert.equal(on('--agency', 'H42'), '2026-06-29T16:30:00+07:00');
      assert.equal(on('--agency', 'H42.02.04'), '2026-06-29T16:30:00+07:00');
      assert.equal(on('--agency', '000.03.02.H42'), '2026-06-26T16:30:00+07:00');
    });

    it('takes the rules of the day of reception, or of the day that is named', () => {
      const line = ['2026-06-22T16:55\t1 working_days'];
      assert.equal(answers(line)[0].due_at, '2026-06-24T17:00:00+07:00');
      assert.equal(
        answers(line, '--rules', '2025-06-30')[0].due_at,
        '2026-06-23T17:00:00+07:00',
      );
    });
  });
});
