// How much is lost when the server is killed while many file: starts the real program with a second
// folder, files with several connections for some seconds, kills it, restores, and looks which
// dossiers that were acknowledged are missing.
//   node bench/lag.mjs [CONNECTIONS [SECONDS]]
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trial } from '../tests/journeys/trial.mjs';

const [connections, seconds] = [Number(process.argv[2] ?? 8), Number(process.argv[3] ?? 20)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const second = mkdtempSync(join(tmpdir(), 'motcua-second-'));
const trial = new Trial('sqlite');
const other = new Trial('sqlite');
try {
  await trial.start('--ship', second);
  const token = await trial.signInAs('cong-dan');
  const body = await trial.filing();
  while (!readdirSync(second, { recursive: true }).some((name) => /pictures.*json$/.test(name)))
    await pause(100);
  const filed = [];
  const lags = [];
  const end = Date.now() + seconds * 1000;
  const file = async (with_paper) => {
    while (Date.now() < end + 5000) {
      try {
        let papers = body.papers;
        if (with_paper) {
          const { json } = await trial.upload(token,
            `%PDF-1.4\n%${filed.length}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`);
          papers = papers.map((each) => ({ ...each, files: [json.id], originals: 0, copies: 1 }));
        }
        const { status, json } =
          await trial.call('POST', '/api/v1/dossiers', { token, body: { ...body, papers } });
        if (status === 201) filed.push({ code: json.code, at: Date.now() });
      } catch {
        return;
      }
    }
  };
  const filing = Array.from({ length: connections }, (each, i) => file(i % 4 === 0));
  while (Date.now() < end) {
    await pause(500);
    const { text } = await trial.call('GET', '/healthz');
    lags.push(Number(/([\d.]+) s behind/.exec(text)?.[1]));
  }
  const killed = Date.now();
  await trial.stop('SIGKILL');
  await Promise.all(filing);
  const done = other.run('restore', '--from', second, '--keys', trial.data, '--json');
  if (done.status !== 0) throw new Error(done.err + done.out);
  await other.start();
  const reader = await other.signInAs('cong-dan');
  const lost = [];
  for (const each of filed) {
    const { status } = await other.call('GET', `/api/v1/dossiers/${each.code}`, { token: reader });
    if (status !== 200) lost.push(killed - each.at);
  }
  lags.sort((a, b) => a - b);
  console.log(JSON.stringify({
    connections, seconds, filed: filed.length, a_second: Math.round(filed.length / seconds),
    lost: lost.length, oldest_lost_ms: Math.max(0, ...lost),
    lag_s: { p50: lags[lags.length >> 1], max: lags.at(-1) },
    restore_seconds: JSON.parse(done.out).seconds,
  }));
} finally {
  await trial.remove();
  await other.remove();
  rmSync(second, { recursive: true, force: true });
}
