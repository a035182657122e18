// The bench in miniature: every operation is asked, none is refused. How long it takes does not
// matter here.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { mix } from '../../bench/operations.mjs';
import { home } from './trial.mjs';

const run = promisify(execFile);
const options = ['--engine', 'sqlite', '--dossiers', '200', '--seconds', '0.3'];

describe('bench/run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-test-'));
  const json = join(folder, 'figures.json');
  let table;
  let told;
  before(async () => {
    table = (await run(join(home, 'bench', 'run'), [...options, '--json', json])).stdout;
    told = JSON.parse(readFileSync(json, 'utf8'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const of_kind = (kind) => told.rows.filter((row) => row.kind === kind);

  it('measures every operation, and none is refused', () => {
    const names = of_kind('closed').map(({ name }) => name);
    for (const name of Object.keys(mix)) assert.ok(names.includes(name), name);
    for (const row of of_kind('closed')) {
      assert.ok(row.count > 0, row.name);
      assert.equal(row.failed, 0, `${row.name}: ${row.first_failure}`);
      assert.ok(row.p50_ms <= row.p99_ms, row.name);
    }
  });

  it('asks in an open loop while reports are downloaded and the database is copied', () => {
    const asked = of_kind('open');
    assert.ok(asked.length > 0);
    for (const row of [...asked, ...of_kind('beside')])
      assert.equal(row.failed, 0, `${row.name}: ${row.first_failure}`);
    assert.equal(told.open.sqlite.given_up, 0);
  });

  it('tells of the machine, or why not, and everything in one table', () => {
    const machine = of_kind('machine');
    assert.ok(machine.length >= 2);
    for (const { name, count, left_out } of machine) assert.ok(left_out || count > 0, name);
    for (const { name } of told.rows) assert.ok(table.includes(`| ${name} |`), name);
  });

  it('refuses an engine that there is not', async () => {
    await assert.rejects(run(join(home, 'bench', 'run'), ['--engine', 'oracle']), { code: 2 });
  });
});
