// Two ways to ask many times. Closed: so many connections, each asks again when it was answered;
// tells what can be done. Open: so many a second, whatever becomes of them, each timed from the
// moment when it should have been sent; tells how long people wait.
import { performance } from 'node:perf_hooks';

/** What an act returns when there is nothing left to do. */
export const exhausted = Symbol('exhausted');

export class Tally {
  times = [];
  failed = 0;
  first_failure = null;

  /** An act that throws or says what was wrong has failed; its time does not count. */
  async note(act, begin) {
    let wrong;
    try {
      wrong = await act();
    } catch (error) {
      wrong = String(error.message ?? error);
    }
    if (wrong === exhausted) return false;
    if (wrong) {
      ++this.failed;
      this.first_failure ??= String(wrong).slice(0, 300);
    } else this.times.push(performance.now() - begin);
    return true;
  }

  figures(seconds) {
    const sorted = Float64Array.from(this.times).sort();
    const at = (share) => (sorted.length ? sorted[Math.floor((sorted.length - 1) * share)] : null);
    return {
      count: sorted.length,
      failed: this.failed,
      first_failure: this.first_failure,
      per_second: sorted.length / seconds,
      p50_ms: at(0.5),
      p99_ms: at(0.99),
      most_ms: at(1),
    };
  }
}

export async function closed_loop({ act, connections, seconds }) {
  const tally = new Tally();
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) if (!(await tally.note(act, performance.now()))) return;
    }),
  );
  return tally.figures((performance.now() - begin) / 1000);
}

/** Beyond this many unanswered requests the program is taken to have failed. */
const unanswered_max = 5_000;

/**
 * `draw(k)`: the operation whose turn is the k-th. Returns figures by the operation's name, and
 * how late the sending itself was, which is part of the times.
 */
export async function open_loop({ draw, per_second, seconds }) {
  const tallies = new Map();
  const unanswered = new Set();
  const in_all = Math.floor(per_second * seconds);
  const begin = performance.now() + 50;
  const lateness = new Tally();
  let given_up = 0;
  const send = (k) => {
    const meant = begin + (k * 1000) / per_second;
    lateness.times.push(performance.now() - meant);
    const operation = draw(k);
    if (!tallies.has(operation.name)) tallies.set(operation.name, new Tally());
    const running = tallies
      .get(operation.name)
      .note(operation.act, meant)
      .finally(() => unanswered.delete(running));
    unanswered.add(running);
  };
  for (let k = 0; k < in_all; ) {
    if (unanswered.size >= unanswered_max) {
      given_up = in_all - k;
      break;
    }
    const next = begin + (k * 1000) / per_second;
    if (performance.now() >= next) send(k++);
    else await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await Promise.all(unanswered);
  const figures = [...tallies].map(([name, tally]) => ({ name, ...tally.figures(seconds) }));
  return { figures, sent_late: lateness.figures(seconds), given_up };
}
