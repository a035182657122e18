// Checks a proof bundle without asking anybody: record → leaf → root → signed head (docs/log.md).
import './older.mjs';
import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { fault_among } from './sequence.mjs';

hashes.sha512 = sha512;

const encoder = new TextEncoder();

function joined(...pieces) {
  const all = new Uint8Array(pieces.reduce((length, each) => length + each.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function bytes_of(base64) {
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
const same = (a, b) => a.length === b.length && a.every((each, i) => each === b[i]);
const hash_of_leaf = (text) => sha256(joined(Uint8Array.of(0), encoder.encode(text)));
const hash_of_node = (left, right) => sha256(joined(Uint8Array.of(1), left, right));

/** RFC 9162, 2.1.3.2: the root that the proof leads to, or null. */
export function root_of(text, index, size, proof) {
  let [hash, node, last] = [hash_of_leaf(text), index, size - 1];
  if (!Number.isSafeInteger(index) || index < 0 || index > last) return null;
  const half = (number) => Math.floor(number / 2);
  for (const sibling of proof.map(bytes_of)) {
    if (last === 0 || sibling.length !== 32) return null;
    if (node % 2 === 1 || node === last) {
      hash = hash_of_node(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = hash_of_node(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? hash : null;
}

/** name+id+key of a log, or null. */
export function parse_key(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim());
  if (!match) return null;
  const key = bytes_of(match[3]);
  const id = sha256(joined(encoder.encode(match[1] + '\n'), key)).slice(0, 4);
  if (key[0] !== 1 || hex(id) !== match[2]) return null;
  return { name: match[1], id, public_key: key.slice(1) };
}

/** The head in a signed note; null when the key did not sign it or it is no head. */
export function head_in(note, key) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  if (origin !== key.name || !/^(0|[1-9]\d{0,14})$/.test(size) || !root) return null;
  const signed = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${key.name} `))
    .map((line) => bytes_of(line.slice(key.name.length + 3)))
    .some(
      (each) =>
        same(each.slice(0, 4), key.id) &&
        each.length === 68 &&
        verify(each.slice(4), encoder.encode(text), key.public_key),
    );
  return signed ? { origin, size: Number(size), root: bytes_of(root) } : null;
}

/** "proved", "waiting", or why not. */
function outcome_of({ text, index, proof }, head) {
  if (index === null || proof === null) return 'waiting';
  const root = root_of(text, index, head.size, proof);
  return root && same(root, head.root) ? 'proved' : 'entry_differs';
}

/** The acts of a bundle, each by itself, and what is wrong with them together. */
function acts_in(bundle, head) {
  const read = bundle.entries.map(({ text, index, proof }) => ({
    record: JSON.parse(text),
    index: proof === null ? null : index,
    outcome: outcome_of({ text, index, proof }, head),
  }));
  const some = (wanted) => read.some(({ outcome }) => outcome === wanted);
  let fault = some('entry_differs') ? { why: 'some_differ' } : fault_among(read, bundle.dossier);
  if (!fault && bundle.next) fault = { why: 'more_follow' };
  if (!fault && !some('proved')) fault = { why: 'nothing_yet' };
  const entries = read.map(({ record, outcome }) => ({
    outcome,
    kind: record.kind,
    version: record.version,
    recorded_at: new Date(record.recorded_at / 1000),
  }));
  return Object.assign({ why: null, entries }, fault);
}

/**
 * What a bundle proves. `published`: the log's key as it is known from elsewhere, or "".
 * why: null, or the first of "no_bundle", "bad_key", "other_key", "nothing_yet" (there is no head),
 * "head_not_signed", "some_differ", those of `fault_among`, "more_follow" and "nothing_yet" (every
 * act waits). With null, acts 1 to n of the dossier are proved; that there are later ones it cannot
 * rule out.
 */
export function check(bundle_text, published = '') {
  const refused = (why) => ({ why, entries: [] });
  try {
    const bundle = JSON.parse(bundle_text);
    if (bundle.format !== 'motcua-proof/1' || !Array.isArray(bundle.entries))
      return refused('no_bundle');
    const key = parse_key(bundle.key);
    if (!key) return refused('bad_key');
    if (published && published.trim() !== bundle.key) return refused('other_key');
    if (bundle.checkpoint === null) return refused('nothing_yet');
    const head = head_in(bundle.checkpoint, key);
    if (!head) return refused('head_not_signed');
    const { dossier } = bundle;
    return { dossier, head, key_published: published !== '', ...acts_in(bundle, head) };
  } catch {
    return refused('no_bundle');
  }
}
