// CPU and time per durable submit: closed loop, 16 connections, one hot unit, on each engine.
//   node bench/submit.mjs [FILINGS]
// The server's CPU is read from the kernel (user + system of its process; PostgreSQL's own
// processes are not in it). fsync of the same folder is timed in the same run.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Trial, engines } from '../tests/journeys/trial.mjs';

const filings = Number(process.argv[2] ?? 5000);
const connections = 16;
const ticks_per_second = 100;

function cpu_seconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks_per_second;
}

function fsync_ms(folder) {
  const handle = openSync(join(folder, 'fsync-trial'), 'w');
  const begin = process.hrtime.bigint();
  const rounds = 200;
  for (let i = 0; i < rounds; ++i) {
    writeSync(handle, 'x'.repeat(4096));
    fsyncSync(handle);
  }
  closeSync(handle);
  return Number(process.hrtime.bigint() - begin) / 1e6 / rounds;
}

async function run(engine) {
  const trial = await new Trial(engine).start();
  try {
    const token = await trial.signIn('citizen');
    const body = Buffer.from(JSON.stringify(await trial.filing()));
    const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    const submit = () =>
      new Promise((resolve, reject) => {
        const begin = process.hrtime.bigint();
        const request = http.request(
          `${trial.origin}/api/v1/dossiers`,
          {
            method: 'POST',
            agent,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'content-length': body.length,
            },
          },
          (answer) => {
            answer.resume();
            answer.on('end', () =>
              answer.statusCode === 201
                ? resolve(Number(process.hrtime.bigint() - begin) / 1e6)
                : reject(new Error(`status ${answer.statusCode}`)),
            );
          },
        );
        request.on('error', reject);
        request.end(body);
      });
    for (let i = 0; i < 200; ++i) await submit();
    const times = [];
    let left = filings;
    const cpu = cpu_seconds(trial.process.pid);
    const begin = process.hrtime.bigint();
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0) times.push(await submit());
      }),
    );
    const wall = Number(process.hrtime.bigint() - begin) / 1e9;
    const spent = cpu_seconds(trial.process.pid) - cpu;
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(2);
    console.log(
      `${engine}: ${filings} submits, ${(filings / wall).toFixed(0)}/s, ` +
        `CPU ${((spent / filings) * 1e6).toFixed(0)} µs each, ` +
        `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
        `fsync ${fsync_ms(trial.data).toFixed(2)} ms`,
    );
  } finally {
    await trial.remove();
  }
}

for (const engine of engines) await run(engine);
