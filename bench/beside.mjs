// What goes on beside the requests of the open loop: somebody downloads reports, and the database
// is copied, each again and again until told to stop.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.mjs';

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** Repeats `once` until it is stopped; tells how often it came to an end, and what went wrong. */
function repeated(name, once) {
  const told = { name, ended: 0, broken_off: 0, failed: 0, first_failure: null };
  let stopping = false;
  const running = (async () => {
    while (!stopping) {
      const wrong = await once().catch((error) => String(error.message ?? error));
      if (!wrong) ++told.ended;
      else if (stopping) ++told.broken_off;
      else {
        ++told.failed;
        told.first_failure ??= wrong;
        await pause(200);
      }
    }
    return told;
  })();
  return {
    stop: () => {
      stopping = true;
      return running;
    },
  };
}

function exports_of(province) {
  const client = new Client(province.trial.origin, 1);
  let round = 0;
  const loop = repeated('export of 20,000 lines', async () => {
    const format = ++round % 2 === 0 ? 'csv' : 'xlsx';
    const asked = `figure=total&from=${day(365)}&to=${day(0)}&format=${format}`;
    const path = `/api/v1/reports/dossiers?${asked}`;
    const answer = await client.ask('GET', path, { token: province.province });
    if (answer.status !== 200) return `${answer.status} ${answer.body.subarray(0, 200)}`;
  });
  return {
    stop: async () => {
      const told = await loop.stop();
      client.close();
      return told;
    },
  };
}

function copies_of({ trial }) {
  const copy = join(trial.data, 'copy.db');
  const [program, words] =
    trial.engine === 'sqlite'
      ? ['sqlite3', [join(trial.data, 'motcua.db'), `VACUUM INTO '${copy}'`]]
      : ['pg_dump', ['--format=custom', '--no-sync', '--file=/dev/null', trial.database]];
  let child;
  const loop = repeated(`copy of the database by ${program}`, async () => {
    rmSync(copy, { force: true });
    child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (piece) => (errors += piece));
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) return errors || `ended with ${code}`;
  });
  return {
    stop: async () => {
      const ended = loop.stop();
      child?.kill();
      const told = await ended;
      rmSync(copy, { force: true });
      return told;
    },
  };
}

export function begin_beside(province) {
  const loops = [exports_of(province), copies_of(province)];
  return { stop: () => Promise.all(loops.map((loop) => loop.stop())) };
}
