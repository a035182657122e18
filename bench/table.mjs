// The figures as one table to read.
const number = (value, digits = 0) =>
  value === undefined || value === null || Number.isNaN(value)
    ? ''
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const columns = [
  ['engine', (row) => row.engine ?? ''],
  ['what', (row) => row.name],
  ['requests', (row) => number(row.count)],
  ['failed', (row) => number(row.failed)],
  ['each second', (row) => number(row.per_second)],
  ['p50, ms', (row) => number(row.p50_ms ?? row.mean_ms, 1) + (row.mean_ms ? ' (mean)' : '')],
  ['p99, ms', (row) => number(row.p99_ms, 1)],
  ['CPU of the program, µs each', (row) => number(row.cpu_us)],
  ["of the database's processes", (row) => number(row.database_cpu_us)],
];

/** Rows that were left out say why instead of figures. */
export function markdown(rows) {
  const cells = (row) =>
    row.left_out
      ? [row.engine ?? '', row.name, `left out: ${row.left_out}`, ...columns.slice(3).map(() => '')]
      : columns.map(([, cell]) => cell(row));
  const line = (texts) => `| ${texts.join(' | ')} |`;
  return [
    line(columns.map(([name]) => name)),
    `|${columns.map(() => '---|').join('')}`,
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
}
