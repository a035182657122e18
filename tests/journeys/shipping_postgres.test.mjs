// What PostgreSQL commits is archived, contents of files are shipped beside it, and both are
// brought back elsewhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Shipped, files_in, pause, within } from './shipped.mjs';
import { Trial, home } from './trial.mjs';

const cluster = process.env.MOTCUA_TEST_POSTGRES_DIR;
const skip = !cluster && 'no server is offered';
const psql = (url, statement) => execFileSync(
  'psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', url.href, '-c', statement],
  { encoding: 'utf8' }).trim();

/** A server whose WAL is archived, and those that are made of the archive. */
class Archived {
  #names = [];
  at = (name) => join(this.folder, name);
  archive = (...words) => execFileSync(join(home, 'bin', 'postgres-archive'), words, {
    encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
  });

  start() {
    this.folder = mkdtempSync(join(cluster, 'archived-'));
    execFileSync('chmod', ['go+x', this.folder]);
    mkdirSync(this.at('archive'));
    this.url = this.#began('first', 'start', '--fsync', 'on', '--archive', this.at('archive'));
    return this.url;
  }

  #run(...words) {
    return execFileSync(join(home, 'bin', 'postgres'), words, {
      encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  #began(name, action, ...more) {
    this.#names.push(name);
    return new URL(/MOTCUA_TEST_POSTGRES=(\S+)/.exec(this.#run(action, this.at(name), ...more))[1]);
  }

  as_superuser(url = this.url) {
    const other = new URL(url);
    other.username = 'postgres';
    return other;
  }

  /** As a crash does. */
  stop(name) {
    this.#run('stop', this.at(name));
  }

  /** As it was last, or at a moment. */
  async restored(name, ...moment) {
    mkdirSync(this.at(name));
    execFileSync('chmod', ['go+x', this.at(name)]);
    this.archive('restore', this.at('archive'), join(this.at(name), 'cluster'), ...moment);
    const url = this.#began(name, 'resume');
    await within(30, () => psql(url, 'SELECT pg_is_in_recovery()') === 'f', 'recovery ends');
    return url;
  }

  remove() {
    for (const name of this.#names) if (existsSync(this.at(name))) this.stop(name);
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}

describe('archived WAL of PostgreSQL', { skip }, () => {
  const server = new Archived();
  const { at, archive } = server;
  let url, between;
  const written = [];
  const write = (what) => {
    psql(url, `INSERT INTO things VALUES ('${what}')`);
    written.push({ what, at: Date.now() });
  };

  before(() => {
    url = server.start();
  });
  after(() => server.remove());
  const things_in = async (name, ...moment) =>
    psql(await server.restored(name, ...moment), 'SELECT t FROM things ORDER BY t').split('\n');

  it('loses at most five seconds and a moment when the server is gone', async () => {
    psql(url, 'CREATE TABLE things (t TEXT)');
    write('a');
    archive('base', at('archive'), server.as_superuser().href);
    write('b');
    await pause(1500);
    between = Date.now();
    await pause(1500);
    for (let i = 0; i < 24; ++i) {
      write(`c${String(i).padStart(2, '0')}`);
      await pause(500);
    }
    const gone = Date.now();
    server.stop('first');
    const known = new Set(await things_in('newest'));
    const lost = written.filter(({ what }) => !known.has(what));
    const oldest = Math.max(0, ...lost.map((each) => gone - each.at));
    console.log(`# of ${written.length} rows ${lost.length} were lost; the oldest had been ` +
      `acknowledged ${oldest} ms before the end`);
    assert.ok(oldest <= 6500, `${oldest} ms`);
  });

  it('brings a moment back', async () => {
    assert.deepEqual(await things_in('earlier', new Date(between).toISOString()), ['a', 'b']);
  });

  it('says when it cannot, and archives nothing twice', () => {
    assert.throws(() => archive('restore', at('archive'), at('never'), '2020-01-01 00:00:00Z'),
      /no base backup had ended before/);
    assert.throws(() => archive('restore', at('archive'), join(at('newest'), 'cluster')),
      /is not empty/);
    assert.throws(() => archive('wal', at('away'), '/dev/null', '000000010000000000000001'),
      /there is no folder/);
    assert.throws(() => archive('wal', at('archive'), '/dev/null', '../x'), /no name of a segment/);
    const [name] = readdirSync(join(at('archive'), 'wal'));
    assert.throws(() => archive('wal', at('archive'), '/dev/null', name.replace(/\.gz$/, '')),
      /archived already, with other content/);
  });

  it('takes away what no moment needs that is kept', () => {
    const count = () => readdirSync(join(at('archive'), 'wal')).length;
    const before_all = count();
    archive('clean', at('archive'), '0');
    assert.ok(count() < before_all, `${count()} of ${before_all}`);
    assert.equal(readdirSync(at('archive')).filter((each) => each.startsWith('base-')).length, 1);
  });
});

/** On PostgreSQL, with contents of files shipped. */
class ShippedContents extends Shipped {
  constructor() {
    super();
    this.engine = 'postgres';
  }

  use(url) {
    this.database = url.href;
    this.where = ['--data', this.data, '--database', this.database];
  }

  async beginWithOthers(...more) {
    const other = this.beside();
    Object.setPrototypeOf(other, ShippedContents.prototype);
    await other.start('--ship', this.second, '--ship-every', '200ms', ...more);
    return other;
  }

  contents() {
    return files_in(join(this.second, 'files')).length;
  }

  /** Of the files, which the program on another database gives as they were brought. */
  async openIn(other) {
    await other.start();
    const token = await other.signInAs('cong-dan');
    const opened = [];
    for (const { file, text } of this.filed) {
      const answer = await fetch(`${other.origin}/api/v1/files/${file}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (answer.status === 200 && (await answer.text()) === text) opened.push(file);
    }
    await other.stop();
    return opened;
  }

  /** A program on this database, with the same keys. */
  on(url) {
    const other = new Trial('sqlite');
    other.where.push('--database', url.href);
    this.places.push(other);
    return other;
  }
}

describe('contents of files beside an archived PostgreSQL', { skip }, () => {
  const server = new Archived();
  const trial = new ShippedContents();
  let other, restored;

  before(async () => {
    trial.use(server.start());
    await trial.begin();
  });
  after(async () => {
    await other?.stop('SIGKILL');
    await trial.end();
    server.remove();
  });

  it('are in the second folder within seconds', async () => {
    await trial.fileOne();
    await trial.arrived();
    assert.equal(trial.contents(), 1);
    for (const path of files_in(trial.second)) assert.equal(path.endsWith('.key'), false);
  });

  it('are shipped by one of several nodes, and by the next when that is killed', async () => {
    other = await trial.beginWithOthers();
    const says_so = async () => /shipping: by another node\n/.test(await other.health());
    await within(60, says_so, 'it says so');
    await pause(1000);
    assert.doesNotMatch(other.errors + trial.errors, /stands still/);
    await trial.stop('SIGKILL');
    await other.arrived();
    trial.origin = other.origin;
    await trial.fileOne();
    await other.arrived();
    assert.equal(trial.contents(), 2);
    assert.doesNotMatch(await other.health(), /stands still/);
  });

  it('are all brought back after a kill of program and database', async () => {
    server.archive('base', server.at('archive'), server.as_superuser().href);
    for (let i = 0; i < 8; ++i) {
      await trial.fileOne();
      await pause(300);
    }
    await pause(7000);
    await other.stop('SIGKILL');
    server.stop('first');
    restored = await server.restored('newest');
    const place = trial.on(restored);
    const done = place.run('restore', '--from', trial.second, '--keys', trial.data, '--json');
    assert.equal(done.status, 0, done.out + done.err);
    const told = JSON.parse(done.out);
    assert.deepEqual([told.ok, told.files], [true, trial.filed.length]);
    assert.deepEqual(await trial.openIn(place), trial.filed.map(({ file }) => file));
  });

  it('are brought back by a repair too where the folder of files is missing', () => {
    const place = trial.places.at(-1);
    rmSync(join(place.data, 'files'), { recursive: true });
    assert.equal(place.run('verify', '--files').status, 1);
    const repaired = place.run('verify', '--repair-from', trial.second, '--json');
    assert.equal(JSON.parse(repaired.out).contents.repaired, trial.filed.length, repaired.out);
    assert.equal(place.run('verify', '--files').status, 0);
  });

  it('say what is missing to bring them back', () => {
    const lone = new Trial('sqlite');
    trial.places.push(lone);
    const words = ['restore', '--from', trial.second, '--keys', trial.data];
    assert.match(lone.run(...words).err, /bring PostgreSQL back first, and name it/);
    lone.where.push('--database', restored.href);
    assert.match(lone.run(...words, '--at', '2026-11-23').err, /the moment is that of/);
    psql(server.as_superuser(restored), 'CREATE DATABASE empty');
    const empty = new URL(restored);
    empty.pathname = '/empty';
    lone.where[3] = empty.href;
    assert.match(lone.run(...words).err, /holds no tables/);
  });
});

describe('contents that were erased on PostgreSQL', { skip }, () => {
  const trial = new ShippedContents();
  after(() => trial.end());

  it('leave the second folder when what is kept is younger than the erasure', async () => {
    trial.use(new URL(new Trial('postgres').database));
    await trial.begin('--ship-keep', '3s', '--ship-picture-every', '10s');
    const code = await trial.fileOne();
    assert.equal((await trial.reject(code)).status, 201);
    await trial.arrived();
    assert.equal(trial.contents(), 1);
    const erased = trial.run('erase', code, '--cause', 'ordered', '--decision', '1/QĐ');
    assert.equal(erased.status, 0, erased.err);
    await within(30, () => trial.contents() === 0, 'the content leaves the second folder');
  });
});
