// How much CPU processes have used, as the kernel counts it.
import { readFileSync, readdirSync } from 'node:fs';

const ticks_per_second = 100;

/** Fields of /proc/PID/stat from the state on; nothing of a process that is gone. */
function fields_of(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  } catch {
    return null;
  }
}

const seconds_in = (fields, places) =>
  places.reduce((sum, place) => sum + Number(fields[place]), 0) / ticks_per_second;
const own = [11, 12];
const own_and_ended_children = [11, 12, 13, 14];

export function cpu_seconds(pid) {
  const fields = fields_of(pid);
  return fields ? seconds_in(fields, own) : 0;
}

/** A server with a process for each connection, those that have ended included. */
export function family_cpu_seconds(parent) {
  const fields = fields_of(parent);
  if (!fields) return 0;
  let sum = seconds_in(fields, own_and_ended_children);
  for (const name of readdirSync('/proc')) {
    const child = /^\d+$/.test(name) ? fields_of(name) : null;
    if (child && Number(child[1]) === parent) sum += seconds_in(child, own);
  }
  return sum;
}
