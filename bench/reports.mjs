// How long register and reports take: node bench/reports.mjs [DOSSIERS] [ROUNDS]
// Fills the small demo with made-up turns of three years, on SQLite and, where
// MOTCUA_TEST_POSTGRES names a server, on PostgreSQL, and asks the running program. The rows have
// no journal: this measures counting, not recording.
import { Trial, engines } from '../tests/journeys/trial.mjs';
import { fill } from './fill.mjs';

const dossiers = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 5);
const units = ['H42.02.01', 'H42.02.02', 'H42.10', 'H42.10.21'];

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
  fill(trial, { dossiers, units, statistics: true });
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
