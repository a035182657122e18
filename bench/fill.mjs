// Fills a database with made-up dossiers of three years, straight into the tables: what the API
// would need hours for. The program must not run meanwhile.
//
// What is looked at works over them: track, queue, own dossiers, search, register, reports. Of a
// real dossier's rows they lack the keys and secrets of their own (lists open the secrets of the
// dossiers in `samples`, filed through the API before), all but one entry of the journal and one
// step that was done, papers and files. So the database is smaller than a real one of that size.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { families, givens, middles } from './names.mjs';

const hour = 3_600_000_000;
const years = 3;
const never = '9223372036854775807';
/** Filled rows have the ids from 1 on; ids of the program begin far beyond. */
const filled_id_max = 1_000_000_000;

const text = (value) => `'${value.replaceAll("'", "''")}'`;
const numbered = (table, column, values) => [
  `CREATE TEMP TABLE ${table} (k BIGINT PRIMARY KEY, ${column} TEXT NOT NULL)`,
  `INSERT INTO ${table} (k, ${column}) VALUES ${values.map((each, k) => `(${k}, ${text(each)})`)}`,
];

/** Row i came at `came`; of 1,000 some 4 are late, 22 have no result; the newest are open. */
function plan({ dossiers, units }, sqlite) {
  const open_ones = Math.min(8_000, Math.ceil(dossiers / 5));
  const numbers = sqlite
    ? `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${dossiers})`
    : `WITH n AS (SELECT generate_series(1, ${dossiers})::BIGINT AS i)`;
  const step = Math.floor((years * 365 * 24 * hour) / dossiers);
  const came = `${Date.now() * 1000} - (${dossiers} - n.i) * ${step}`;
  return [
    ...numbered('bench_units', 'unit', units),
    `CREATE TEMP TABLE bench_plan (i BIGINT PRIMARY KEY, h BIGINT, came BIGINT, is_open BIGINT,
      unit TEXT, channel TEXT, ended BIGINT, ending TEXT, timing TEXT)`,
    `${numbers}, hashed AS (SELECT n.i, (n.i * 2654435761) % 4294967296 AS h, ${came} AS came,
      CASE WHEN n.i > ${dossiers - open_ones} OR n.i % 5000 = 0 THEN 1 ELSE 0 END AS is_open FROM n)
      INSERT INTO bench_plan SELECT x.i, x.h, x.came, x.is_open, u.unit,
      CASE x.i % 10 WHEN 0 THEN 'post' WHEN 1 THEN 'counter' ELSE 'online' END,
      CASE x.is_open WHEN 1 THEN ${never} ELSE x.came + (1 + x.i % 70) * ${hour} END,
      CASE WHEN x.is_open = 1 THEN '' WHEN x.i % 67 = 0 THEN 'rejected'
        WHEN x.i % 143 = 0 THEN 'withdrawn' ELSE 'settled' END,
      CASE WHEN x.is_open = 1 THEN '' WHEN x.i % 250 = 0 THEN 'late' WHEN x.i % 3 = 0 THEN 'on_time'
        ELSE 'early' END
      FROM hashed x JOIN bench_units u ON u.k = (x.h / 128) % ${units.length}`,
    ...(sqlite ? [] : ['ANALYZE bench_plan']),
  ];
}

/** What reports and register count. */
function counted(samples) {
  const state = `CASE p.ending WHEN '' THEN 'in_progress' WHEN 'rejected' THEN 'rejected'
    WHEN 'withdrawn' THEN 'stopped' ELSE 'delivered' END`;
  const entry = samples
    ? `(SELECT s.entry FROM bench_samples s WHERE s.k = (p.h / 64) % ${samples})`
    : '1';
  const message = (turn) => `INSERT INTO messages (id, dossier_id, kind, state, attempts,
    possible_double, created_at, sent_at, ended_at) SELECT p.i * 10 + ${turn}, p.i, 'accepted',
    CASE WHEN p.i % 50 = 0 THEN 'no_phone' ELSE 'sent' END, 1, 0, p.came + ${turn} * ${hour},
    CASE WHEN p.i % 50 = 0 THEN NULL ELSE p.came + ${turn} * ${hour} + 5000000 END,
    p.came + ${turn} * ${hour} + 5000000 FROM bench_plan p ORDER BY p.i`;
  return [
    `INSERT INTO dossiers (id, code, version, state, procedure_code, procedure_revision,
      variant, process, process_revision, channel, receiving_unit, competent_agency, delivery_way,
      submitter, submitted_at, submission_entry) SELECT p.i, p.unit || '-250101-' || p.i, 1,
      ${state}, '1.001193', 1, 'ordinary', 'civil-status', 1, p.channel, p.unit, p.unit, 'counter',
      1 + p.h % 300000, p.came, ${entry} FROM bench_plan p ORDER BY p.i`,
    `INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code,
      procedure_revision, channel, received_at, begun_at, ended_at, reopened_at, ending, due_at,
      timing) SELECT p.i, 1, p.unit, p.unit, '1.001193', 1, p.channel, p.came, p.came, p.ended,
      ${never}, p.ending, p.came + 72 * ${hour}, p.timing FROM bench_plan p ORDER BY p.i`,
    message(1),
    message(2),
  ];
}

/** What queue, search and a dossier's own page read. */
function read_singly(samples, sqlite) {
  const blob = sqlite ? 'randomblob(32)' : "decode(md5(p.h::TEXT) || md5(p.i::TEXT), 'hex')";
  const place = (reception, assignment, settlement) =>
    `CASE p.h % 3 WHEN 0 THEN '${reception}' WHEN 1 THEN '${assignment}' ELSE '${settlement}' END`;
  const named = `bench_plan p JOIN bench_families f ON f.k = p.h % 100
    JOIN bench_middles m ON m.k = (p.h / 100) % ${middles.length}
    JOIN bench_givens g ON g.k = (p.h / 2000) % ${givens.length}`;
  return [
    ...numbered('bench_families', 'family', families),
    ...numbered('bench_middles', 'middle', middles),
    ...numbered('bench_givens', 'given', givens),
    `INSERT INTO steps (dossier_id, sequence, code, action, role, agency, sub_unit, state, version,
      opened_at, due_at, closed_at) SELECT p.i, 1,
      ${place('reception', 'assignment', 'settlement')},
      ${place('acceptance', 'assignment', 'completion')},
      ${place('counter_officer', 'sub_unit_head', 'case_officer')}, p.unit,
      ${place('one_stop', 'council_office', 'council_office')},
      CASE p.is_open WHEN 1 THEN 'open' ELSE 'done' END, 1, p.came, p.came + 72 * ${hour},
      CASE p.is_open WHEN 1 THEN NULL ELSE p.ended END FROM bench_plan p ORDER BY p.i`,
    `INSERT INTO acceptances (dossier_id, officer, accepted_at, due_at, provisional, derivation)
      SELECT p.i, 1, p.came, p.came + 72 * ${hour}, 0, '[]' FROM bench_plan p ORDER BY p.i`,
    `INSERT INTO deliveries (dossier_id, officer, delivered_at, way) SELECT p.i, 1, p.ended,
      'counter' FROM bench_plan p WHERE p.ending = 'settled' ORDER BY p.i`,
    `INSERT INTO dossier_search (dossier_id, folded_name, identity_index, phone_index)
      SELECT p.i, f.family || ' ' || m.middle || ' ' || g.given, ${blob}, ${blob} FROM ${named}
      ORDER BY p.i`,
    `INSERT INTO dossier_search_words (agency, word, dossier_id) SELECT x.unit, x.word, x.i FROM (
      SELECT p.unit, f.family AS word, p.i FROM ${named} UNION SELECT p.unit, m.middle, p.i
      FROM ${named} UNION SELECT p.unit, g.given, p.i FROM ${named}) AS x ORDER BY 1, 2, 3`,
    'INSERT INTO streams (id, version) SELECT p.i, 1 FROM bench_plan p ORDER BY p.i',
    `INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,
      effective_at, body) SELECT p.i, p.i, 1, 'dossier_submitted', 1, '1', p.came, p.came, s.body
      FROM bench_plan p JOIN bench_samples s ON s.k = (p.h / 64) % ${samples} ORDER BY p.i`,
  ];
}

/** Real dossiers whose secrets the filled ones borrow; their numbers run from 0 without a gap. */
const borrowed = [
  'CREATE TEMP TABLE bench_samples (k BIGINT PRIMARY KEY, entry BIGINT, body TEXT)',
  `INSERT INTO bench_samples (k, entry, body) SELECT ROW_NUMBER() OVER (ORDER BY d.id) - 1, j.id,
    j.body FROM dossiers d JOIN journal j ON j.id = d.submission_entry
    WHERE d.id > ${filled_id_max}`,
];

const listed_units = 226;

/**
 * As many live communes as a province of three tiers had: those of the demo, and copies of one of
 * them. Only who files and who looks needs them; nobody works at a copy.
 */
export function widen(trial, { communes, model }) {
  const copies = Array.from({ length: Math.max(0, listed_units - communes.length) }, (_, k) => {
    const number = (part) => String(part).padStart(2, '0');
    return `${model.split('.')[0]}.9${Math.floor(k / 90)}.${number((k % 90) + 1)}`;
  });
  const copied = (table, columns) =>
    copies.map(
      (code) => `INSERT INTO ${table} (${[...columns[0], ...columns[1]]})
        SELECT ${columns[0].map(() => text(code))}, ${columns[1]} FROM ${table}
        WHERE ${columns[0][0]} = ${text(model)}`,
    );
  run(trial, [
    "UPDATE agencies SET live = 1 WHERE kind = 'commune'",
    ...copied('agencies', [
      ['code'],
      'version kind parent calendar area area_era live valid_from valid_to'.split(' '),
    ]),
    ...copied('agency_names', [['agency'], ['valid_from', 'name_vi', 'name_en', 'cause']]),
    ...copied('sub_units', [['agency'], ['code', 'name_vi', 'name_en']]),
  ]);
  return [...communes, ...copies];
}

function run(trial, statements) {
  if (trial.engine !== 'sqlite') {
    const input = statements.join(';\n');
    execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', trial.database], { input });
    return;
  }
  const quick = ['PRAGMA journal_mode=OFF', 'PRAGMA synchronous=OFF', 'PRAGMA cache_size=-500000'];
  const input = [...quick, 'BEGIN', ...statements, 'COMMIT', 'PRAGMA journal_mode=WAL'].join(';\n');
  execFileSync('sqlite3', ['-bail', join(trial.data, 'motcua.db')], { input });
}

/** The database's statistics; PostgreSQL gathers them by itself, only later. */
const gathered = (tables) => tables.map((table) => `ANALYZE ${table}`);

/**
 * `samples`: how many dossiers were filed through the API before; without any, only register and
 * reports have something to read. `statistics`: gather them on SQLite too, where the program
 * does not.
 */
export function fill(trial, { dossiers, units, samples = 0, statistics = false }) {
  const sqlite = trial.engine === 'sqlite';
  const statements = [
    ...(samples ? borrowed : []),
    ...plan({ dossiers, units }, sqlite),
    ...counted(samples),
    ...(samples ? read_singly(samples, sqlite) : []),
  ];
  const tables = [...statements.join('\n').matchAll(/INSERT INTO ([a-z_]+)/g)]
    .map(([, table]) => table)
    .filter((table, at, all) => !table.startsWith('bench_') && all.indexOf(table) === at);
  if (!sqlite || statistics) statements.push(...gathered(tables));
  run(trial, statements);
}
