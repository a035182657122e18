// A database that is served and shipped to a second folder, for trials of it.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trial } from './trial.mjs';

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export const within = async (seconds, holds, what) => {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `not within ${seconds} s: ${what}`);
    await pause(50);
  }
};
const every = ['--ship-every', '200ms'];
export const files_in = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

/** A database that is served and shipped, and what was filed there when. */
export class Shipped extends Trial {
  constructor() {
    super('sqlite');
    this.second = mkdtempSync(join(tmpdir(), 'motcua-second-'));
    this.filed = [];
    this.places = [];
  }

  chains() {
    const folder = join(this.second, 'chains');
    return existsSync(folder) ? readdirSync(folder).sort().map((name) => join(folder, name)) : [];
  }

  pictures() {
    return this.chains().flatMap((chain) =>
      readdirSync(join(chain, 'pictures')).filter((name) => name.endsWith('.json')));
  }

  segments() {
    const folder = join(this.chains().at(-1), 'segments');
    return readdirSync(folder).filter((name) => name.endsWith('.seg')).sort()
      .map((name) => join(folder, name));
  }

  async health() {
    return (await this.call('GET', '/healthz')).text;
  }

  /** Until all that was committed before now is there. */
  async arrived() {
    const asked = Date.now();
    await within(60, async () => {
      const behind = /shipping: ([\d.]+) s behind\n/.exec(await this.health());
      return behind && Date.now() - Number(behind[1]) * 1000 > asked + 100;
    }, 'everything is shipped');
  }

  async begin(...more) {
    await this.start('--ship', this.second, ...every, ...more);
    this.citizen = await this.signInAs('cong-dan');
    await within(60, () => this.pictures().length > 0, 'the first picture');
  }

  /** Files with a paper of its own. */
  async fileOne() {
    const text = `%PDF-1.4\n%${this.filed.length}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`;
    const { json } = await this.upload(this.citizen, text);
    const { papers } = await this.filing();
    const filed = await this.file(this.citizen, {
      papers: papers.map((each) => ({ ...each, files: [json.id], originals: 0, copies: 1 })),
    });
    assert.equal(filed.status, 201, filed.text);
    this.filed.push({ code: filed.json.code, file: json.id, text, at: Date.now() });
    return filed.json.code;
  }

  /** What may be erased then. */
  async reject(code) {
    const counter = await this.signIn('counter_officer', 'H42.02.01');
    return this.act(counter, code, 'rejection', { reason: 'Nộp nhầm.' });
  }

  restored(...words) {
    const other = new Trial('sqlite');
    this.places.push(other);
    const { status, out, err } = other.run(
      'restore', '--from', this.second, '--keys', this.data, '--json', ...words);
    return { other, status, err, ...(out ? JSON.parse(out) : {}) };
  }

  /** Of these codes, which the restored program knows. */
  async knownIn(other, codes) {
    await other.start();
    const token = await other.signInAs('cong-dan');
    const known = [];
    for (const code of codes) {
      const { status } = await other.call('GET', `/api/v1/dossiers/${code}`, { token });
      if (status === 200) known.push(code);
    }
    await other.stop();
    return known;
  }

  async end() {
    await this.remove();
    for (const other of this.places) await other.remove();
    rmSync(this.second, { recursive: true, force: true });
  }
}
