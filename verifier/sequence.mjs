// Whether acts that were proved one by one are a dossier from its first act on. A file can be cut
// and put together from true acts, so that each fits the log and the whole is a lie.

const opening_kinds = ['dossier_submitted', 'dossier_settled_at_once'];

/** Versions are to be 1, 2, 3 … in this order. */
function fault_in_versions(versions) {
  const again = versions.find((version, at) => versions.indexOf(version) < at);
  if (again !== undefined) return { why: 'entry_repeated', version: again };
  const at = versions.findIndex((version, before) => version !== before + 1);
  if (at < 0) return null;
  if (versions.includes(at + 1)) return { why: 'out_of_order', version: versions[at] };
  return { why: at === 0 ? 'first_missing' : 'entry_missing', version: at + 1 };
}

/**
 * Later acts have later places, and those that wait have none yet: what was put into the log
 * afterwards shows. Places that ascend are used once each.
 */
function fault_in_places(entries) {
  for (let at = 1; at < entries.length; ++at) {
    const [before, place] = [entries[at - 1].index, entries[at].index];
    if (place !== null && (before === null || place <= before))
      return { why: 'places_out_of_order', version: at + 1 };
  }
  return null;
}

/**
 * The first fault as {why, version, code}, or null. `entries`: {record, index} as in the bundle.
 * why, in the order of the checks: "no_entries", "other_stream", "entry_repeated", "out_of_order",
 * "first_missing" or "entry_missing", "places_out_of_order", "no_opening", "other_code".
 */
export function fault_among(entries, dossier) {
  if (entries.length === 0) return { why: 'no_entries' };
  const records = entries.map(({ record }) => record);
  const first = records[0];
  const stray = records.find(({ stream }) => stream !== first.stream);
  if (stray) return { why: 'other_stream', version: stray.version };
  const versions = records.map(({ version }) => version);
  const fault = fault_in_versions(versions) || fault_in_places(entries);
  if (fault) return fault;
  if (!opening_kinds.includes(first.kind)) return { why: 'no_opening', version: 1 };
  const { code } = first.body;
  return code === dossier ? null : { why: 'other_code', version: 1, code };
}
