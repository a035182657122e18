// A clock of its own for a trial's program, put back or forward while it serves (libfaketime).
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const library = readdirSync('/usr/lib', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => join('/usr/lib', entry.name, 'faketime', 'libfaketimeMT.so.1'))
  .find((file) => existsSync(file));

/** Why tests that need it are skipped; false where nothing is missing. */
export const no_clock = !library && 'no libfaketime';
if (no_clock) console.log('# what needs another clock is left out: libfaketime is not installed');

/** Puts the clock to so far from the real one: '+20d', '-3600'. */
export function put_clock(trial, offset) {
  const file = join(trial.data, 'clock');
  writeFileSync(`${file}.new`, offset);
  renameSync(`${file}.new`, file);
}

/** Before its first start. */
export function give_clock(trial) {
  put_clock(trial, '+0');
  trial.environment = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: join(trial.data, 'clock'),
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
