// What the tests of the log ask for again and again.
import assert from 'node:assert/strict';

/** What `motcua verify --json` says. */
export function verified(trial, ...words) {
  const { status, out, err } = trial.run('verify', '--json', ...words);
  return { status, err, ...(out ? JSON.parse(out) : {}) };
}

export async function until(holds) {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    assert.ok(Date.now() < end, 'in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A dossier's bundle, once all of its entries are sealed. */
export const whole_bundle = (trial, code, token) =>
  until(async () => {
    const { json } = await trial.call('GET', `/api/v1/dossiers/${code}/proof`, { token });
    return json.entries.every(({ index }) => index !== null) && json;
  });
