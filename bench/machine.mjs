// What the machine itself can do, in the same run: without it no figure of the program says much.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.mjs';
import { Tally, closed_loop } from './loops.mjs';
import { submit_statements } from './statements.mjs';

const kilobytes_4 = Buffer.alloc(4096, 'x');
const python = 'python3';
const works = (program, ...words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/** Appending 4 KB to a file of this folder and waiting until it is on the disk. */
export async function fsync_figures(folder, rounds) {
  const path = join(folder, 'fsync-trial');
  const handle = openSync(path, 'w');
  const tally = new Tally();
  const begin = performance.now();
  for (let round = 0; round < rounds; ++round)
    await tally.note(() => {
      writeSync(handle, kilobytes_4);
      fsyncSync(handle);
    }, performance.now());
  const figures = tally.figures((performance.now() - begin) / 1000);
  closeSync(handle);
  rmSync(path);
  return [{ name: 'fsync of 4 KB appended', ...figures }];
}

/** One loop of python3's SQLite over a database that the program has migrated. */
export function bare_sqlite_figures(database, seconds, loop) {
  if (!works(python, '-c', 'import sqlite3'))
    return [{ name: 'bare SQLite loop', left_out: `${python} with its module sqlite3 is missing` }];
  const statements = submit_statements('sqlite');
  return [1, 16].map((batch, turn) => {
    const input = JSON.stringify({ database, statements, batch, seconds, first: turn * 1e9 });
    const told = JSON.parse(execFileSync(python, [loop], { input, encoding: 'utf8' }));
    return {
      name: `bare SQLite loop (${python}), ${batch} a transaction`,
      count: told.submits,
      failed: 0,
      per_second: told.submits / told.seconds,
      cpu_us: (told.cpu_seconds / told.submits) * 1e6,
    };
  });
}

/** 16 clients of pgbench over a database that the program has migrated, a submit a transaction. */
export function pgbench_figures({ url, folder, clients, seconds }) {
  const pgbench = 'pgbench';
  if (!works(pgbench, '--version')) return [{ name: pgbench, left_out: 'it is not installed' }];
  const whole_seconds = Math.max(1, Math.round(seconds));
  return [
    ['one counter', '0'],
    ['a counter each', ':client_id'],
  ].map(([how, place]) => {
    const script = join(folder, 'submit.pgbench');
    const lines = ['\\set id random(1, 4000000000000000000)', '\\set code :id'];
    lines.push(`\\set place ${place}`, 'BEGIN;');
    lines.push(...submit_statements('postgres').map((each) => `${each};`), 'COMMIT;');
    writeFileSync(script, lines.join('\n') + '\n');
    const words = ['-n', '-M', 'prepared', '-c', clients, '-j', 2, '-T', whole_seconds];
    words.push('-f', script);
    const told = execFileSync(pgbench, [...words.map(String), url], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const number = (pattern) => Number(pattern.exec(told)?.[1]);
    return {
      name: `pgbench, ${clients} clients, ${how}`,
      count: number(/actually processed: (\d+)/),
      failed: number(/failed transactions: (\d+)/) || 0,
      per_second: number(/tps = ([\d.]+)/),
      mean_ms: number(/latency average = ([\d.]+)/),
    };
  });
}

const free_port = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function file_figures(name, origin, path, { connections, seconds }) {
  const client = new Client(origin, connections);
  const act = async () => {
    const { status } = await client.ask('GET', path);
    if (status !== 200) return String(status);
  };
  const figures = await closed_loop({ act, connections, seconds });
  client.close();
  return { name, ...figures };
}

/** The program's own style sheet, by the program. */
export async function static_figures(province, options) {
  const { body } = await province.client.ask('GET', '/');
  const path = /href="(\/[^"]+\.css[^"]*)"/.exec(body)?.[1];
  if (!path) throw new Error('the first page names no style sheet');
  const sheet = await province.client.ask('GET', path);
  const before = province.cpu();
  const { origin } = province.trial;
  const figures = await file_figures('static file, by the program', origin, path, options);
  figures.cpu_us = ((province.cpu().program - before.program) / figures.count) * 1e6;
  return { figures, bytes: sheet.body };
}

/** The same bytes by nginx, with the load generator and the cores shared alike. */
export async function nginx_figures(bytes, folder, options) {
  if (!works('nginx', '-v')) return [{ name: 'static file, by nginx', left_out: 'not installed' }];
  const home = join(folder, 'nginx');
  const port = await free_port();
  mkdirSync(join(home, 'files'), { recursive: true });
  writeFileSync(join(home, 'files', 'sheet.css'), bytes);
  const conf = join(home, 'nginx.conf');
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    conf,
    `daemon off; master_process off; pid ${home}/pid; error_log ${home}/errors; events {}
    http { access_log off; keepalive_requests 1000000;
      ${places.map((each) => `${each}_temp_path ${home}/${each};`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${home}/files; } }\n`,
  );
  const server = spawn('nginx', ['-p', home, '-c', conf, '-e', join(home, 'errors')], {
    stdio: 'ignore',
  });
  try {
    await pause(500);
    const origin = `http://127.0.0.1:${port}`;
    return [await file_figures('static file, by nginx', origin, '/sheet.css', options)];
  } finally {
    server.kill();
  }
}
