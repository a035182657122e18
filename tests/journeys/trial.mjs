// Starts the real program on a database of its own, and speaks to it as an integrator would.
import { spawn, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const home = fileURLToPath(new URL('../..', import.meta.url));
export const program = process.env.MOTCUA_PROGRAM ?? join(home, 'build', 'motcua');
const postgres = process.env.MOTCUA_TEST_POSTGRES;

/** The engines to try; PostgreSQL only where the suite has started one. */
export const engines = postgres ? ['sqlite', 'postgres'] : ['sqlite'];
if (!postgres) console.log('# PostgreSQL is left out: MOTCUA_TEST_POSTGRES is not set');

let databases = 0;

function freshDatabase() {
  const name = `motcua_j_${process.pid}_${++databases}`;
  execFileSync('psql', [
    '-q',
    postgres,
    '-c',
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
  ]);
  const url = new URL(postgres);
  url.pathname = '/' + name;
  return url.href;
}

export class Trial {
  /** `demo`: another demo province than the usual one. */
  constructor(engine, { demo } = {}) {
    this.engine = engine;
    this.demo = demo;
    this.data = mkdtempSync(join(tmpdir(), 'motcua-'));
    this.where = ['--data', this.data];
    if (engine === 'postgres') {
      this.database = freshDatabase();
      this.where.push('--database', this.database);
    }
  }

  async start(...more) {
    const demo = this.demo ? ['--demo', this.demo] : ['--demo'];
    const begin = ['serve', ...demo, '--no-history', '--port', this.port ?? '0'];
    const words = [...begin, ...this.where, ...more];
    this.process = spawn(program, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.errors = '';
    this.process.stderr.on('data', (piece) => {
      this.errors += piece;
    });
    this.origin = await new Promise((resolve, reject) => {
      let said = '';
      this.process.stdout.on('data', (piece) => {
        said += piece;
        const found = /http:\/\/localhost:(\d+)/.exec(said);
        if (found) resolve(`http://127.0.0.1:${found[1]}`);
      });
      this.process.on('exit', (code) => reject(new Error(`ended with ${code}: ${this.errors}`)));
    });
    return this;
  }

  /** Starts where it was before: pages that are still open find it there. */
  async startAgain() {
    this.port = new URL(this.origin).port;
    return this.start();
  }

  /** Ends the process this trial started, and no other. */
  async stop(signal = 'SIGTERM') {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode) return;
    const ended = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.kill(signal);
    await ended;
  }

  async remove() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  run(...words) {
    const done = spawnSync(program, [...words, ...this.where], { encoding: 'utf8' });
    return { status: done.status, out: done.stdout, err: done.stderr };
  }

  accounts() {
    const demo = this.demo ? ['--demo', this.demo] : [];
    return JSON.parse(this.run('demo', 'accounts', '--json', ...demo).out);
  }

  /** One request; the answer's JSON is in .json. */
  async call(method, path, { token, body, headers = {} } = {}) {
    const answer = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    let json = null;
    try {
      json = JSON.parse(text);
    } catch {
      /* a page */
    }
    return { status: answer.status, headers: answer.headers, text, json };
  }

  async signIn(role, agency) {
    const account = this.accounts().find(
      (each) => each.role === role && (agency === undefined || each.agency === agency),
    );
    return this.signInAs(account.login);
  }

  async signInAs(login) {
    const { password } = this.accounts().find((each) => each.login === login);
    const answer = await this.call('POST', '/api/v1/sessions', { body: { login, password } });
    return answer.json.token;
  }

  async upload(
    token,
    content = '%PDF-1.4\n%invented\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n',
  ) {
    const form = new FormData();
    form.set('file', new Blob([content], { type: 'application/pdf' }), 'giấy chứng sinh.pdf');
    const answer = await fetch(`${this.origin}/api/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return { status: answer.status, json: await answer.json() };
  }

  /** A complete birth registration; a test breaks one thing of it. */
  async filing(changes = {}) {
    const { json } = await this.call('GET', '/api/v1/procedures/1.001193');
    const variant = json.variants[0];
    return {
      procedure: '1.001193',
      variant: variant.code,
      channel: 'online',
      receiving_unit: 'H42.02.01',
      delivery: { way: 'counter' },
      owner: {
        kind: 'citizen',
        full_name: 'Trịnh Thị Khánh Vy',
        identity_number: '999197000777',
        phone: '0900000777',
        email: 'khanh.vy@example.vn',
        address: 'Phường Hoa Lư',
      },
      form: variant.form.schema.examples[0],
      papers: variant.papers
        .filter((paper) => paper.required)
        .map((paper) => ({ paper: paper.code, files: [], originals: 1, copies: 0 })),
      ...changes,
    };
  }

  async file(token, changes = {}, headers = {}) {
    return this.call('POST', '/api/v1/dossiers', {
      token,
      body: await this.filing(changes),
      headers,
    });
  }

  /** One act on a dossier, with the version the dossier has now unless another is given. */
  async act(token, code, noun, body = {}, version = '*') {
    return this.call('POST', `/api/v1/dossiers/${code}/${noun}`, {
      token,
      body,
      headers: version === null ? {} : { 'if-match': version },
    });
  }
}

/** The course of a dossier after filing: who does what. */
export const course = [
  ['counter_officer', 'acceptance', {}],
  ['sub_unit_head', 'assignment', { officer: 'ho-tich' }],
  ['case_officer', 'steps/settlement/completion', { comment: 'Hồ sơ đủ điều kiện.' }],
  ['signatory', 'approval', {}],
  ['records_clerk', 'issuance', {}],
  ['counter_officer', 'delivery', {}],
];
