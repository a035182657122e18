// What stands in a trial's database, read and altered with the engine's tool beside the program.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// The program writes meanwhile: who comes second waits, instead of being told that it is locked.
const sqlite = ['sqlite3', '-cmd', '.timeout 20000'];
const file_of = (trial) => join(trial.data, 'motcua.db');
const maxBuffer = 1 << 28;

/** The rows of a statement, a line each. */
export function sql(trial, statement) {
  const [command, ...words] = trial.database
    ? ['psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', trial.database, '-c', statement]
    : [...trial.wrap, ...sqlite, file_of(trial), statement];
  return execFileSync(command, words, { encoding: 'utf8', maxBuffer }).trim();
}

/** Everything that whoever copies the database gets to read, as bytes. */
export function dump(trial) {
  if (trial.database)
    return execFileSync('pg_dump', [trial.database], { encoding: 'latin1', maxBuffer });
  return readdirSync(trial.data)
    .filter((name) => name.startsWith('motcua.db'))
    .map((name) => readFileSync(join(trial.data, name), 'latin1'))
    .join('');
}

/** Somebody in SQLite's file who has carried these words out and stays in it until the end. */
export async function sqlite_visitor(trial, words) {
  const [command, ...flags] = sqlite;
  const shell = spawn(command, [...flags, file_of(trial)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const there = new Promise((resolve) => shell.stdout.once('data', resolve));
  const ended = new Promise((resolve) => shell.on('exit', resolve));
  shell.stdin.write(`${words};\nSELECT 'there';\n`);
  await there;
  return { shell, ended };
}
