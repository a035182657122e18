// How long register and reports take: node bench/reports.mjs [DOSSIERS] [ROUNDS]
// Fills the small demo with made-up turns of three years, on SQLite and, where
// MOTCUA_TEST_POSTGRES names a server, on PostgreSQL, and asks the running program. The rows have
// no journal: this measures counting, not recording.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Trial, engines } from '../tests/journeys/trial.mjs';

const dossiers = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 5);
const hour = 3_600_000_000;
const never = '9223372036854775807';

/** Row n came at `came`, three years in all; of 1,000 some 4 are late, 22 have no result. */
function fill(sqlite) {
  const numbers = sqlite
    ? `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${dossiers})`
    : `WITH n AS (SELECT generate_series(1, ${dossiers})::BIGINT AS i)`;
  const now = Date.now() * 1000;
  const came = `${now} - (${dossiers} - n.i) * ${Math.floor((3 * 365 * 24 * hour) / dossiers)}`;
  const agencies = ['H42.02.01', 'H42.02.02', 'H42.10', 'H42.10.21'];
  const each_agency = agencies.map((code, i) => `WHEN ${i} THEN '${code}'`).join(' ');
  const agency = `CASE n.i % 4 ${each_agency} END`;
  const channel = "CASE n.i % 10 WHEN 0 THEN 'post' WHEN 1 THEN 'counter' ELSE 'online' END";
  const is_open = `(n.i > ${dossiers} - 8000 OR n.i % 5000 = 0)`;
  const took = `(1 + n.i % 70) * ${hour}`;
  const ending =
    "CASE WHEN n.i % 67 = 0 THEN 'rejected' WHEN n.i % 143 = 0 THEN 'withdrawn'" +
    " ELSE 'settled' END";
  const timing =
    "CASE WHEN n.i % 250 = 0 THEN 'late' WHEN n.i % 3 = 0 THEN 'on_time' ELSE 'early' END";
  return [
    `${numbers} INSERT INTO dossiers (id, code, version, state, procedure_code, procedure_revision,
      variant, process, process_revision, channel, receiving_unit, competent_agency, delivery_way,
      submitter, submitted_at, submission_entry) SELECT n.i, 'X-' || n.i, 1, 'delivered',
      '1.001193', 1, 'ordinary', 'civil-status', 1, ${channel}, ${agency}, ${agency}, 'counter', 1,
      ${came}, 1 FROM n`,
    `${numbers} INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code,
      procedure_revision, channel, received_at, begun_at, ended_at, reopened_at, ending, due_at,
      timing) SELECT n.i, 1, ${agency}, ${agency}, '1.001193', 1, ${channel}, ${came}, ${came},
      CASE WHEN ${is_open} THEN ${never} ELSE ${came} + ${took} END, ${never},
      CASE WHEN ${is_open} THEN '' ELSE ${ending} END, ${came} + 72 * ${hour},
      CASE WHEN ${is_open} THEN '' ELSE ${timing} END FROM n`,
    ...[1, 2].map(
      (turn) => `${numbers} INSERT INTO messages (id, dossier_id, kind, state, attempts,
      possible_double, created_at, sent_at, ended_at) SELECT n.i * 10 + ${turn}, n.i, 'accepted',
      CASE WHEN n.i % 50 = 0 THEN 'no_phone' ELSE 'sent' END, 1, 0, ${came} + ${turn} * ${hour},
      CASE WHEN n.i % 50 = 0 THEN NULL ELSE ${came} + ${turn} * ${hour} + 5000000 END,
      ${came} + ${turn} * ${hour} + 5000000 FROM n`,
    ),
    ...['turns', 'dossiers', 'messages'].map((table) => `ANALYZE ${table}`),
  ].join(';\n');
}

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const asked = [
  ['one agency, last month', 'reports/figures?period=last_month&agency=H42.02.01'],
  ['province, last month', 'reports/figures?period=last_month'],
  ['province, a year', `reports/figures?from=${day(365)}&to=${day(0)}`],
  ['province, a quarter two years ago', `reports/quarter?from=${day(820)}&to=${day(730)}`],
  ['overdue, province, last month', 'reports/overdue?period=last_month'],
  [
    'dossiers of a figure, province, a year',
    `reports/dossiers?figure=late&from=${day(365)}&to=${day(0)}`,
  ],
  ['messages, province, last month', 'reports/messages?period=last_month'],
  ['messages, province, a year', `reports/messages?from=${day(365)}&to=${day(0)}`],
  ['register, one counter, a page', 'register?period=last_month', 'mot-cua'],
];

for (const engine of engines) {
  const trial = new Trial(engine);
  await trial.start();
  await trial.stop();
  if (engine === 'sqlite')
    execFileSync('sqlite3', [join(trial.data, 'motcua.db')], { input: fill(true) });
  else execFileSync('psql', ['-q', trial.database], { input: fill(false) });
  await trial.startAgain();
  console.log(`${engine}, ${dossiers} dossiers: least and most of ${rounds} rounds, ms`);
  for (const [what, path, login] of asked) {
    const token = await trial.signInAs(login ?? 'lanh-dao-tinh');
    const times = [];
    for (let round = 0; round < rounds; ++round) {
      const begin = process.hrtime.bigint();
      const answer = await trial.call('GET', `/api/v1/${path}`, { token });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
      times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    }
    console.log(`  ${what}: ${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}`);
  }
  await trial.remove();
}
