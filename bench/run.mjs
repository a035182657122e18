// Starts the real program on each engine with many dossiers in it, measures it beside the machine,
// and prints one table. What is started here is ended here, and all folders are in one that goes.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { begin_beside } from './beside.mjs';
import { closed_loop, open_loop } from './loops.mjs';
import * as machine from './machine.mjs';
import { completions_in, drawn_from, operations } from './operations.mjs';
import { options_in, usage } from './options.mjs';
import { Province, dice } from './province.mjs';
import { markdown } from './table.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const postgres_script = here('../bin/postgres');
const fsync_rounds = 200;
/** No more are brought to the case officer than a quick machine completes in the time. */
const completions_a_second = 300;
/** First requests fill caches: they are not counted. */
const warming_seconds = (seconds) => Math.min(1, seconds / 5);

const say = (text) => process.stderr.write(`${text}\n`);
const last_things = [];

async function clean_up() {
  for (const last of last_things.splice(0).reverse()) await last();
}

function start_postgres(folder) {
  const home = join(folder, 'postgres');
  const words = ['start', home, '--fsync', 'on'];
  const told = execFileSync(postgres_script, words, { encoding: 'utf8' });
  last_things.push(() => execFileSync(postgres_script, ['stop', home]));
  const [, url] = /^MOTCUA_TEST_POSTGRES=(.*)$/m.exec(told);
  process.env.MOTCUA_TEST_POSTGRES = url;
  const pid = readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0];
  return Number(pid);
}

async function closed_figures(province, operation, { connections, seconds }) {
  const loop = { act: operation.act, connections };
  if (operation.name !== 'completion with a comment')
    await closed_loop({ ...loop, seconds: warming_seconds(seconds) });
  const before = province.cpu();
  const figures = await closed_loop({ ...loop, seconds });
  const after = province.cpu();
  const each = (what) => ((after[what] - before[what]) / (figures.count + figures.failed)) * 1e6;
  return {
    name: operation.name,
    kind: 'closed',
    ...figures,
    cpu_us: each('program'),
    ...(province.postmaster ? { database_cpu_us: each('database') } : {}),
  };
}

async function open_figures(province, all, { per_second, open_seconds }) {
  const beside = begin_beside(province);
  const draw = drawn_from(all, dice(7));
  const told = await open_loop({ draw, per_second, seconds: open_seconds });
  const done_beside = await beside.stop();
  const each = (figures) => ({ ...figures, name: `open, ${per_second}/s: ${figures.name}` });
  return {
    rows: [
      ...told.figures.map((figures) => ({ kind: 'open', ...each(figures) })),
      { kind: 'lateness', ...each({ name: 'how late it was sent', ...told.sent_late }) },
      ...done_beside.map(({ name, ended, failed, first_failure }) => ({
        kind: 'beside',
        name: `beside it: ${name}`,
        count: ended,
        failed,
        first_failure,
      })),
    ],
    given_up: told.given_up,
  };
}

/** The machine by the same engine, in databases of its own. */
async function machine_figures(Trial, engine, folder, options) {
  const { seconds, connections } = options;
  const trial = new Trial(engine);
  const migrated = trial.run('migrate');
  if (migrated.status !== 0) throw new Error(`could not be migrated: ${migrated.err}`);
  if (engine === 'postgres')
    return machine.pgbench_figures({ url: trial.database, folder, clients: connections, seconds });
  const rows = await machine.fsync_figures(trial.data, fsync_rounds);
  const database = join(trial.data, 'motcua.db');
  rows.push(...machine.bare_sqlite_figures(database, seconds, here('bare_sqlite.py')));
  await trial.remove();
  return rows;
}

async function measure(Trial, engine, postmaster, folder, options) {
  const { seconds, open_seconds, per_second, only } = options;
  const trial = new Trial(engine);
  last_things.push(() => trial.remove());
  const province = new Province(trial, { connections: options.connections, postmaster });
  say(`${engine}: ${options.dossiers} dossiers are filled in`);
  await province.settle(options.dossiers);
  const closed_completions = Math.ceil(completions_a_second * seconds);
  say(`${engine}: some dossiers are brought to their case officer`);
  const wanted = (operation) => !only || operation.name.includes(only);
  const all = operations(province);
  if (all.filter(wanted).some(({ name }) => name.startsWith('completion')))
    await province.prepare_completions(closed_completions);
  else await province.file(50);
  const rows = [];
  for (const operation of all.filter(wanted)) {
    say(`  ${operation.name}`);
    const row = await closed_figures(province, operation, options);
    say(`    ${row.per_second.toFixed(0)} a second, p50 ${row.p50_ms?.toFixed(1)} ms`);
    rows.push(row);
  }
  let open = {};
  if (open_seconds > 0) {
    await province.prepare_completions(completions_in(per_second * open_seconds));
    say(`  open loop of ${per_second}/s, with export and copy beside it`);
    const { rows: more, ...rest } = await open_figures(province, all, options);
    rows.push(...more);
    open = rest;
  }
  if (engine === 'sqlite' && !only) {
    const { figures, bytes } = await machine.static_figures(province, options);
    rows.push(figures, ...(await machine.nginx_figures(bytes, folder, options)));
  }
  await province.stop();
  return { rows: rows.map((row) => ({ engine, ...row })), open };
}

async function run(options) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  last_things.push(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  const postmaster = options.engines.includes('postgres') ? start_postgres(folder) : undefined;
  // It looks for PostgreSQL when it is loaded.
  const { Trial } = await import('../tests/journeys/trial.mjs');
  const told = {
    at: new Date().toISOString(),
    cpus: cpus().map(({ model }) => model),
    load_before: loadavg()[0],
    options,
    open: {},
    rows: [],
  };
  for (const engine of options.engines) {
    const rows = await machine_figures(Trial, engine, folder, options);
    told.rows.push(...rows.map((row) => ({ engine, kind: 'machine', ...row })));
    const of = engine === 'postgres' ? postmaster : undefined;
    const measured = await measure(Trial, engine, of, folder, options);
    told.rows.push(...measured.rows);
    told.open[engine] = measured.open;
  }
  told.load_after = loadavg()[0];
  return told;
}

function told_on(told) {
  const { options } = told;
  const failures = told.rows.filter(({ failed }) => failed);
  console.log(
    `${options.dossiers} dossiers, ${options.connections} connections, ` +
      `${options.seconds} s each; ` +
      `${told.cpus.length} cores, load ${told.load_before.toFixed(1)} before and ` +
      `${told.load_after.toFixed(1)} after\n`,
  );
  console.log(markdown(told.rows));
  for (const { engine, name, first_failure } of failures)
    console.log(`\n${engine}, ${name}: ${first_failure}`);
  if (options.json) writeFileSync(options.json, JSON.stringify(told, null, 2) + '\n');
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => clean_up().finally(() => process.exit(130)));
let options;
try {
  options = options_in(process.argv.slice(2));
} catch (error) {
  console.error(`bench/run: ${error.message}\n${usage}`);
  process.exit(2);
}
if (options.help) console.log(usage);
else
  try {
    told_on(await run(options));
  } finally {
    await clean_up();
  }
