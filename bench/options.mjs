// The words after bench/run.
import { parseArgs } from 'node:util';

export const usage = `bench/run: how fast the program is on this machine
  --engine sqlite|postgres|both   default both
  --dossiers N                    in the database before anything is measured; default 50000
  --seconds S                     of each measure with a closed loop; default 10
  --open-seconds S                of the open loop; default three times as long, 0: leave it out
  --per-second N                  requests of the open loop; default 200
  --connections N                 of the closed loops; default 16
  --only WORD                     closed loops whose name contains it; the open loop is left out
  --json FILE                     the figures as JSON too`;

/** Throws a text to show when the words make no sense. */
export function options_in(words) {
  const text = { type: 'string' };
  const { values } = parseArgs({
    args: words,
    options: {
      engine: { ...text, default: 'both' },
      dossiers: { ...text, default: '50000' },
      seconds: { ...text, default: '10' },
      'open-seconds': text,
      'per-second': { ...text, default: '200' },
      connections: { ...text, default: '16' },
      only: text,
      json: text,
      help: { type: 'boolean' },
    },
  });
  const number = (name, least, most) => {
    const value = Number(values[name]);
    if (!(value >= least && value <= most)) throw new Error(`--${name}: ${least} to ${most}`);
    return value;
  };
  values['open-seconds'] ??= values.only ? '0' : String(Math.min(3_600, values.seconds * 3));
  const engines = { sqlite: ['sqlite'], postgres: ['postgres'], both: ['sqlite', 'postgres'] };
  if (!engines[values.engine]) throw new Error('--engine: sqlite, postgres or both');
  return {
    help: values.help,
    engines: engines[values.engine],
    dossiers: number('dossiers', 1, 5_000_000),
    seconds: number('seconds', 0.1, 3_600),
    open_seconds: number('open-seconds', 0, 3_600),
    per_second: number('per-second', 1, 10_000),
    connections: number('connections', 1, 100),
    only: values.only,
    json: values.json,
  };
}
