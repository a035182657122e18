// A small log as docs/log.md describes it, made without the program, to try the verifier on.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

const sha256 = (...pieces) => {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
const base64 = (bytes) => bytes.toString("base64");

/** RFC 6962, 2.1: how many of so many leaves stand left of the root. */
function left_of(count) {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

function root_of(texts) {
  if (texts.length === 1) return sha256(Buffer.of(0), texts[0]);
  const left = left_of(texts.length);
  return sha256(Buffer.of(1), root_of(texts.slice(0, left)), root_of(texts.slice(left)));
}

function proof_of(index, texts) {
  if (texts.length === 1) return [];
  const left = left_of(texts.length);
  return index < left
    ? [...proof_of(index, texts.slice(0, left)), root_of(texts.slice(left))]
    : [...proof_of(index - left, texts.slice(left)), root_of(texts.slice(0, left))];
}

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const raw_key = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
const name = "motcua/trial";
const typed_key = Buffer.concat([Buffer.of(1), raw_key]);
const key_id = sha256(name + "\n", typed_key).subarray(0, 4);

/** The verifier key of every log made here. */
export const key = `${name}+${key_id.toString("hex")}+${base64(typed_key)}`;

const moment = 1_795_402_801_000_000;

export class TrialLog {
  texts = [];
  places = new Map();

  /** Seals an act at the next place; `act` is {stream, version, kind, body}. */
  add({ stream, version, kind, body }) {
    const place = this.texts.length;
    const at = moment + place * 60_000_000;
    const record = { actor: "7", body, effective_at: at, id: String(1000 + place), kind };
    Object.assign(record, { recorded_at: at, schema_number: 1, stream, version });
    this.texts.push(JSON.stringify(record));
    this.places.set(stream, [...(this.places.get(stream) ?? []), place]);
  }

  /** Seals the acts of a dossier one after the other, as they happen when nothing goes wrong. */
  add_dossier(stream, code, kinds) {
    kinds.forEach((kind, before) =>
      this.add({ stream, version: before + 1, kind, body: { code, dossier: stream } }),
    );
  }

  checkpoint() {
    const text = `${name}\n${this.texts.length}\n${base64(root_of(this.texts))}\n`;
    const signature = Buffer.concat([key_id, sign(null, Buffer.from(text), privateKey)]);
    return `${text}\n— ${name} ${base64(signature)}\n`;
  }

  /** What the program hands out for a stream, under the code that is asked for. */
  bundle(stream, code) {
    const entries = this.places.get(stream).map((index) => ({
      text: this.texts[index],
      index,
      proof: proof_of(index, this.texts).map(base64),
    }));
    const format = "motcua-proof/1";
    return { format, dossier: code, key, checkpoint: this.checkpoint(), next: null, entries };
  }
}
