// A disk of its own for a trial, which may be filled and broken. It is mounted in a view that only
// its keeper and what is led into it have, and goes away with them, however a test ends.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const is_root = process.getuid() === 0;
const own_user = is_root ? [] : ['--user', '--map-root-user'];
const into_own_user = is_root ? [] : ['--user', '--preserve-credentials'];

const memory = (bytes) => `mount -t tmpfs -o size=${bytes} tmpfs "$1"`;
const image = (bytes) =>
  `truncate -s ${bytes} "$1.img" && mkfs.ext4 -q -F "$1.img" && mount -o loop "$1.img" "$1"`;

class Disk {
  #keeper;

  /** `folder`: where whoever is led into the view finds it. */
  constructor(folder, keeper) {
    this.folder = folder;
    this.#keeper = keeper;
    this.wrap = ['nsenter', '--target', keeper.pid, '--mount', ...into_own_user, '--'].map(String);
  }

  /** Where everybody else finds a file of it. */
  seen(...names) {
    return join('/proc', String(this.#keeper.pid), 'root', this.folder, ...names);
  }

  sh(script) {
    const [command, ...words] = [...this.wrap, 'sh', '-ec', script, 'sh', this.folder];
    return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async remove() {
    const ended = new Promise((resolve) => this.#keeper.on('exit', resolve));
    this.#keeper.stdin.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(`${this.folder}.img`, { force: true });
  }
}

/** null where this machine lets nobody mount it. The keeper ends when this process does. */
async function disk_by(mounting) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-disk-'));
  const keeping = `${mounting} && echo kept && exec cat`;
  const view = ['--mount', '--propagation', 'private', ...own_user];
  const keeper = spawn('unshare', [...view, 'sh', '-c', keeping, 'sh', folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const kept = await new Promise((resolve) => {
    keeper.on('error', () => resolve(false));
    keeper.on('exit', () => resolve(false));
    keeper.stdout.once('data', () => resolve(true));
  });
  if (kept) return new Disk(folder, keeper);
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.img`, { force: true });
  return null;
}

export const disk_in_memory = (bytes) => disk_by(memory(bytes));
/** A file system like that of a server; only root may mount it. */
export const disk_in_a_file = (bytes) => disk_by(image(bytes));

/** Moves a trial that has not started yet onto the disk. */
export function move_to(trial, disk) {
  rmSync(trial.data, { recursive: true });
  trial.data = join(disk.folder, 'data');
  trial.where[1] = trial.data;
  trial.wrap = disk.wrap;
}
