// Checks a proof bundle without asking anybody: record → leaf → root → signed head (docs/log.md).
import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

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

/**
 * What a bundle proves. `published`: the log's key as it is known from elsewhere, or "".
 * why: null, "no_bundle", "bad_key", "other_key" or "head_not_signed".
 */
export function check(bundle_text, published = '') {
  let bundle;
  try {
    bundle = JSON.parse(bundle_text);
    if (bundle.format !== 'motcua-proof/1' || !Array.isArray(bundle.entries)) throw new Error();
  } catch {
    return { why: 'no_bundle', entries: [] };
  }
  try {
    const key = parse_key(bundle.key);
    if (!key) return { why: 'bad_key', entries: [] };
    if (published && published.trim() !== bundle.key) return { why: 'other_key', entries: [] };
    const head = head_in(bundle.checkpoint, key);
    if (!head) return { why: 'head_not_signed', entries: [] };
    const entries = bundle.entries.map((entry) => {
      const record = JSON.parse(entry.text);
      const of_dossier = record.version === 1 ? record.body.code === bundle.dossier : true;
      return {
        outcome: of_dossier ? outcome_of(entry, head) : 'entry_differs',
        kind: record.kind,
        version: record.version,
        stream: record.stream,
        recorded_at: new Date(record.recorded_at / 1000),
      };
    });
    for (const entry of entries)
      if (entry.stream !== entries[0].stream) entry.outcome = 'entry_differs';
    return { why: null, dossier: bundle.dossier, head, key_published: published !== '', entries };
  } catch {
    return { why: 'no_bundle', entries: [] };
  }
}
