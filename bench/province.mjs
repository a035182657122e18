// The program on a database of its own, with many dossiers, and the people who ask it.
import { randomBytes } from 'node:crypto';
import { Client, multipart } from './client.mjs';
import { cpu_seconds, family_cpu_seconds } from './cpu.mjs';
import { fill, widen } from './fill.mjs';
import { families, givens, middles } from './names.mjs';

const procedure = '1.001193';
/** Where one in ten dossiers is. */
export const busy_unit = 'H42.02.01';
const form_fields = 12;
const file_bytes = 100 * 1024;
const samples_max = 300;
const proxy = ['--trusted-proxy', '127.0.0.1'];

/** The same numbers at each run, so that two runs ask alike. */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** The form's example with no more fields than wanted; what must be there stays. */
function shortened({ required, examples }) {
  const [example] = examples;
  const optional = Object.keys(example).filter((field) => !required.includes(field));
  const dropped = optional.slice(Math.max(0, form_fields - required.length));
  return Object.fromEntries(Object.entries(example).filter(([field]) => !dropped.includes(field)));
}

export class Province {
  /** `postmaster`: the process id of PostgreSQL, to count its CPU; undefined on SQLite. */
  constructor(trial, { connections, postmaster }) {
    this.trial = trial;
    this.engine = trial.engine;
    this.connections = connections;
    this.postmaster = postmaster;
    this.roll = dice(20_260_101);
    this.codes = [];
    this.busy_codes = [];
    this.ready_for_completion = [];
  }

  /** Files some real dossiers, fills the tables, and starts the program again. */
  async settle(dossiers) {
    await this.#start();
    await this.#meet();
    const samples = Math.min(samples_max, dossiers);
    await this.file(samples);
    await this.stop();
    this.dossiers = dossiers;
    this.live_units = widen(this.trial, { communes: this.communes, model: busy_unit });
    this.units = [
      ...this.live_units,
      ...Array(Math.round(this.live_units.length / 9)).fill(busy_unit),
    ];
    fill(this.trial, { dossiers, units: this.units, samples });
    await this.#start();
  }

  async #start() {
    await this.trial.start(...proxy);
    this.client = new Client(this.trial.origin, this.connections);
  }

  async stop() {
    this.client?.close();
    await this.trial.stop();
  }

  /** Who asks, and where dossiers may be filed. */
  async #meet() {
    const { trial } = this;
    const accounts = trial.accounts();
    const sign_in = (role) =>
      Promise.all(
        accounts
          .filter((each) => each.role === role && [busy_unit, ''].includes(each.agency ?? ''))
          .map((each) => trial.signInAs(each.login)),
      );
    this.citizens = await sign_in('citizen');
    [this.counter] = await sign_in('counter_officer');
    [this.head] = await sign_in('sub_unit_head');
    [this.officer] = await sign_in('case_officer');
    this.province = await trial.signInAs('lanh-dao-tinh');
    const communes = await this.#communes();
    this.live_units = communes.filter(({ live }) => live).map(({ code }) => code);
    this.communes = communes.map(({ code }) => code);
    const { json } = await trial.call('GET', `/api/v1/procedures/${procedure}`);
    this.variant = json.variants[0];
    this.form = shortened(this.variant.form.schema);
    this.paper = this.variant.papers.find((paper) => paper.required).code;
  }

  async #communes() {
    const communes = [];
    let cursor = '';
    do {
      const path = `/api/v1/agencies?kind=commune&limit=100${cursor}`;
      const { json } = await this.trial.call('GET', path);
      communes.push(...json.items);
      cursor = json.next && `&cursor=${encodeURIComponent(json.next)}`;
    } while (cursor);
    return communes;
  }

  any(list) {
    return list[this.roll(list.length)];
  }

  name() {
    const capital = (word) => word[0].toUpperCase() + word.slice(1);
    return [families, middles, givens].map((parts) => capital(this.any(parts))).join(' ');
  }

  #filing(unit, files) {
    const number = String(this.roll(1_000_000)).padStart(6, '0');
    return JSON.stringify({
      procedure,
      variant: this.variant.code,
      channel: 'online',
      receiving_unit: unit,
      delivery: { way: 'counter' },
      owner: {
        kind: 'citizen',
        full_name: this.name(),
        identity_number: `999197${number}`,
        phone: `0900${number}`,
        address: 'Phường Hoa Lư',
      },
      form: this.form,
      papers: [{ paper: this.paper, files, originals: 1, copies: 0 }],
    });
  }

  /** The code of the new dossier, or what was wrong. */
  async #filed(unit, files, citizen) {
    const body = this.#filing(unit, files);
    const answer = await this.client.ask('POST', '/api/v1/dossiers', { token: citizen, body });
    if (answer.status !== 201) return { wrong: `${answer.status} ${answer.body}` };
    const { code } = JSON.parse(answer.body);
    this.codes.push(code);
    if (unit === busy_unit) this.busy_codes.push(code);
    return { code };
  }

  /** What was wrong, or nothing; so do all acts. */
  async submit(unit, files = [], citizen = this.any(this.citizens)) {
    return (await this.#filed(unit, files, citizen)).wrong;
  }

  /** Two requests: the file, then the dossier with it. No content comes twice. */
  async submit_with_file(unit) {
    const citizen = this.any(this.citizens);
    const start = '%PDF-1.4\n%invented\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n%';
    const filling = randomBytes(file_bytes - start.length);
    const content = Buffer.concat([Buffer.from(start), filling]);
    const { type, body } = multipart('scan.pdf', 'application/pdf', content);
    const asked = { token: citizen, body, type };
    const answer = await this.client.ask('POST', '/api/v1/files', asked);
    if (answer.status !== 201) return `${answer.status} ${answer.body}`;
    return this.submit(unit, [JSON.parse(answer.body).id], citizen);
  }

  async get(path, token, from) {
    const answer = await this.client.ask('GET', path, { token, from });
    if (answer.status !== 200) return `${answer.status} ${answer.body}`;
  }

  async act(token, code, noun, body) {
    const path = `/api/v1/dossiers/${code}/${noun}`;
    const asked = { token, body: JSON.stringify(body), version: '*' };
    const answer = await this.client.ask('POST', path, asked);
    if (answer.status !== 201) return `${noun}: ${answer.status} ${answer.body}`;
  }

  /** Files so many dossiers where any citizen of the province might. */
  async file(count) {
    await this.#many(count, () => this.submit(this.any(this.live_units)));
  }

  /** Brings so many to where the case officer completes the settlement. */
  async prepare_completions(count) {
    await this.#many(count, async () => {
      const { wrong, code } = await this.#filed(busy_unit, [], this.any(this.citizens));
      const refusal =
        wrong ??
        (await this.act(this.counter, code, 'acceptance', {})) ??
        (await this.act(this.head, code, 'assignment', { officer: 'ho-tich' }));
      if (refusal) return refusal;
      this.ready_for_completion.push(code);
    });
  }

  async #many(count, one) {
    let left = count;
    await Promise.all(
      Array.from({ length: this.connections }, async () => {
        while (left-- > 0) {
          const wrong = await one();
          if (wrong) throw new Error(`could not be prepared: ${wrong}`);
        }
      }),
    );
  }

  /** Seconds used so far by the program, and by the database's own processes. */
  cpu() {
    return {
      program: cpu_seconds(this.trial.process.pid),
      database: this.postmaster ? family_cpu_seconds(this.postmaster) : 0,
    };
  }
}
