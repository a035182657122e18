// What people at the counters were told about their acts, held against what the register has: what
// was acknowledged is there once, what was refused is nowhere, what nobody answered at most once.
import assert from 'node:assert/strict';
import { sql } from './rows.mjs';
import { course } from './trial.mjs';

const kind_of = {
  filing: 'dossier_submitted',
  acceptance: 'dossier_accepted',
  assignment: 'dossier_assigned',
  'steps/settlement/completion': 'step_completed',
  approval: 'dossier_approved',
  issuance: 'result_issued',
  delivery: 'result_delivered',
};

const lines = (text) => text.split('\n').filter((line) => line !== '');
export const after_ms = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The same numbers for the same seed, from 0 to 1. */
export function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export class Ledger {
  acknowledged = new Map();
  refused = new Set();
  unanswered = new Set();
  failed = new Map();
  bodies = new Map();
  uploads_failed = 0;
  #tokens = {};
  #papers = 0;

  /** `name` keeps its keys apart from those of another ledger of the same people. */
  constructor(name = 'act') {
    this.name = name;
    this.keys = 0;
  }

  async sign_in(trial) {
    for (const [role] of course) this.#tokens[role] ??= await trial.signIn(role);
    this.citizen = await trial.signInAs('cong-dan');
    this.filing = await trial.filing();
    return this;
  }

  /** One act: its code when it was acknowledged, else null. */
  async #tried(kind, send) {
    const key = `${this.name}-${++this.keys}`;
    this.unanswered.add(key);
    const answer = await send({ 'idempotency-key': key });
    this.unanswered.delete(key);
    if (answer.status === 201) {
      this.acknowledged.set(key, `${kind} ${answer.json.code}`);
      return answer.json.code;
    }
    if (answer.status < 500) this.refused.add(key);
    else this.#note_failure(key, answer.status);
    return null;
  }

  /** A failure may have come after the commit; the answer does not say. */
  #note_failure(key, status) {
    this.unanswered.add(key);
    this.failed.set(status, (this.failed.get(status) ?? 0) + 1);
  }

  /** The body of a filing; every other one brings a file of its own. */
  async #body(trial) {
    if (++this.#papers % 2 === 0) return this.filing;
    const content = `%PDF-1.4\n%${this.name} ${this.#papers}\n1 0 obj <<>> endobj\n%%EOF\n`;
    const { status, json } = await trial.upload(this.citizen, content);
    if (status !== 201) {
      ++this.uploads_failed;
      return this.filing;
    }
    const papers = this.filing.papers.map((paper, i) =>
      i === 0 ? { ...paper, files: [json.id], originals: 0, copies: 1 } : paper,
    );
    return { ...this.filing, papers };
  }

  async file(trial) {
    const body = await this.#body(trial);
    this.bodies.set(`${this.name}-${this.keys + 1}`, body);
    return this.#tried('dossier_submitted', (headers) =>
      trial.call('POST', '/api/v1/dossiers', { token: this.citizen, body, headers }),
    );
  }

  act(trial, code, role, noun, body) {
    return this.#tried(kind_of[noun], (headers) =>
      trial.call('POST', `/api/v1/dossiers/${code}/${noun}`, {
        token: this.#tokens[role],
        body,
        headers: { 'if-match': '*', ...headers },
      }),
    );
  }

  /** A dossier's whole way, an act out of turn with it; each act at the next of these nodes. */
  async one_dossier(...trials) {
    let turn = 0;
    const node = () => trials[turn++ % trials.length];
    const code = await this.file(node());
    if (code === null) return null;
    await this.act(node(), code, 'counter_officer', 'delivery', {});
    for (const [role, noun, body] of course)
      if ((await this.act(node(), code, role, noun, body)) === null) return null;
    return code;
  }

  /** Does so again and again while `going()`; where nobody answers it tries elsewhere. */
  async #clerk(trials, going) {
    for (let turn = 0; going(); ++turn) {
      try {
        const first = turn % trials.length;
        const whole = await this.one_dossier(...trials.slice(first), ...trials.slice(0, first));
        if (whole === null) await after_ms(5);
      } catch {
        await after_ms(5); // nobody answered: the act may have happened or not
      }
    }
  }

  /** So many people work at these nodes until `fault` has happened. */
  async under_load(trials, fault, people = 6) {
    let going = true;
    const work = Array.from({ length: people }, () => this.#clerk(trials, () => going));
    try {
      await fault();
    } finally {
      going = false;
      await Promise.all(work);
    }
  }

  /** Holds what was told against the rows. `{ verify: false }`: without reading everything. */
  check(trial, { verify = true } = {}) {
    const kept = new Map(
      lines(
        sql(
          trial,
          "SELECT i.key || '=' || j.kind || ' ' || d.code FROM idempotency i" +
            ' JOIN journal j ON j.id = i.entry_id JOIN dossiers d ON d.id = j.stream',
        ),
      ).map((line) => line.split('=')),
    );
    for (const [key, act] of this.acknowledged) assert.equal(kept.get(key), act, key);
    for (const key of this.refused) assert.equal(kept.has(key), false, key);
    const acts = Object.values(kind_of).map((kind) => `'${kind}'`);
    const count = sql(trial, `SELECT COUNT(*) FROM journal WHERE kind IN (${acts.join(', ')})`);
    assert.equal(Number(count), kept.size, 'each act stands in the journal once');
    if (verify) this.verify(trial);
    return [...this.unanswered].filter((key) => kept.has(key)).length;
  }

  /** Journal, log, secrets, each content of a file, and the state held against what is rebuilt. */
  verify(trial) {
    const { status, out, err } = trial.run('verify', '--files', '--json');
    assert.equal(status, 0, out + err);
  }

  /** What was seen, for the log of the suite. */
  words(happened) {
    const failures = [...this.failed].map(([status, times]) => `${times} times ${status}`);
    return [
      `${this.acknowledged.size} acts acknowledged`,
      `${this.refused.size} refused`,
      `${this.unanswered.size} without a usable answer, of which ${happened} had happened`,
      ...failures,
      ...(this.uploads_failed > 0 ? [`${this.uploads_failed} uploads failed`] : []),
    ].join(', ');
  }
}
