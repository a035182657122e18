// What the page that checks proofs believes, and what it says of bundles that somebody forged.
// Each act in them is a true one of the log: what is wrong is what was left out or put together.

import assert from "node:assert/strict";
import test from "node:test";
import { checker, has_esbuild } from "../journeys/checker.mjs";
import { TrialLog, key } from "./trial_log.mjs";

const skip = has_esbuild ? false : "esbuild is not installed";
const check = skip ? null : await checker();

const [stream, code] = ["11", "H42.02.01-261128-0001"];
const [other_stream, other_code] = ["22", "H42.02.01-261128-0002"];
const course = [
  "dossier_submitted",
  "dossier_accepted",
  "dossier_assigned",
  "step_completed",
  "dossier_approved",
];

function log_of_two() {
  const log = new TrialLog();
  log.add_dossier(stream, code, course);
  log.add_dossier(other_stream, other_code, course.slice(0, 3));
  return log;
}
const genuine = () => log_of_two().bundle(stream, code);
const others = () => log_of_two().bundle(other_stream, other_code).entries;

/** The genuine bundle after `change`, and what is said of it. */
function said_of(change) {
  const bundle = genuine();
  change(bundle);
  return check(JSON.stringify(bundle), key);
}
const waits = (entry) => ({ ...entry, index: null, proof: null });
const alter = (bundle, place) => {
  bundle.entries[place].text = bundle.entries[place].text.replace('"actor":"7"', '"actor":"8"');
};

test("the verifier finds the acts of a dossier proved, and the key compared", { skip }, () => {
  const found = said_of(() => {});
  assert.deepEqual([found.why, found.dossier, found.key_published], [null, code, true]);
  assert.deepEqual(
    found.entries.map(({ version, kind, outcome }) => [version, kind, outcome]),
    course.map((kind, before) => [before + 1, kind, "proved"]),
  );
});

test("the verifier takes what was settled at once for an opening too", { skip }, () => {
  const log = log_of_two();
  log.add_dossier("33", "H42.02.01-261128-0003", ["dossier_settled_at_once"]);
  const bundle = log.bundle("33", "H42.02.01-261128-0003");
  assert.equal(check(JSON.stringify(bundle)).why, null);
});

test("the verifier proves the acts before those that wait to be sealed", { skip }, () => {
  const found = said_of(({ entries }) => {
    entries[4] = waits(entries[4]);
  });
  assert.equal(found.why, null);
  assert.deepEqual(
    found.entries.map(({ outcome }) => outcome),
    ["proved", "proved", "proved", "proved", "waiting"],
  );
});

// What only the dossier's page can tell: the page of the verifier says so.
test("the verifier cannot know that the last acts were cut off a file", { skip }, () => {
  const found = said_of(({ entries }) => entries.splice(3));
  assert.equal(found.why, null);
  assert.equal(found.entries.length, 3);
});

/** Bundles that must not be believed: what was done, its name, and the act that is named. */
const forged = {
  "holds an altered act": [(bundle) => alter(bundle, 2), "some_differ"],
  "holds two acts at each other's places": [
    ({ entries: [, one, two] }) => ([one.index, two.index] = [two.index, one.index]),
    "some_differ",
  ],
  "holds no act": [({ entries }) => entries.splice(0), "no_entries"],
  "holds an act of another dossier": [
    ({ entries }) => (entries[4] = others()[2]),
    "other_stream",
    3,
  ],
  "repeats an act": [({ entries }) => entries.splice(2, 0, entries[1]), "entry_repeated", 2],
  "holds its first act three times": [
    ({ entries }) => entries.splice(0, 5, entries[0], entries[0], entries[0]),
    "entry_repeated",
    1,
  ],
  "swaps two acts": [
    ({ entries }) => entries.splice(1, 2, entries[2], entries[1]),
    "out_of_order",
    3,
  ],
  "begins with its second act": [({ entries }) => entries.shift(), "first_missing", 1],
  "begins with its second act and is named after another dossier": [
    (bundle) => {
      bundle.entries.shift();
      bundle.dossier = other_code;
    },
    "first_missing",
    1,
  ],
  "leaves out an act in the middle": [
    ({ entries }) => entries.splice(1, 1),
    "entry_missing",
    2,
  ],
  "has an act that waits before one that is sealed": [
    ({ entries }) => (entries[2] = waits(entries[2])),
    "places_out_of_order",
    4,
  ],
  "is named after another dossier": [
    (bundle) => (bundle.dossier = other_code),
    "other_code",
    1,
  ],
  "says that more follows": [(bundle) => (bundle.next = "5"), "more_follow"],
  "holds only acts that wait": [
    (bundle) => (bundle.entries = bundle.entries.map(waits)),
    "nothing_yet",
  ],
  "was made before the first head": [(bundle) => (bundle.checkpoint = null), "nothing_yet"],
};
for (const [what, [change, why, version]] of Object.entries(forged))
  test(`the verifier does not believe a bundle that ${what}`, { skip }, () => {
    const found = said_of(change);
    assert.deepEqual([found.why, found.version ?? null], [why, version ?? null]);
  });

test("the verifier names the dossier that the first act opened", { skip }, () => {
  const found = said_of((bundle) => (bundle.dossier = other_code));
  assert.deepEqual([found.dossier, found.code], [other_code, code]);
});

test("the verifier does not believe a first act that opens no dossier", { skip }, () => {
  const log = log_of_two();
  log.add_dossier("33", code, ["feedback_sent", "feedback_answered"]);
  const found = check(JSON.stringify(log.bundle("33", code)));
  assert.deepEqual([found.why, found.version], ["no_opening", 1]);
});

test("the verifier sees that an act went into the log after a later one", { skip }, () => {
  const log = new TrialLog();
  const body = { code, dossier: stream };
  for (const version of [1, 3, 2])
    log.add({ stream, version, kind: course[version - 1], body });
  const bundle = log.bundle(stream, code);
  bundle.entries.sort((a, b) => JSON.parse(a.text).version - JSON.parse(b.text).version);
  const found = check(JSON.stringify(bundle));
  assert.deepEqual([found.why, found.version], ["places_out_of_order", 3]);
});

test("the verifier sees two versions of one act that somebody sealed", { skip }, () => {
  const log = new TrialLog();
  const body = { code, dossier: stream };
  for (const version of [1, 2, 2])
    log.add({ stream, version, kind: course[version - 1], body });
  const found = check(JSON.stringify(log.bundle(stream, code)));
  assert.deepEqual([found.why, found.version], ["entry_repeated", 2]);
});

test("of several faults the verifier names the first in a fixed order", { skip }, () => {
  const faults = [
    ["bad_key", (bundle) => (bundle.key = "motcua/trial+00000000+AAAA")],
    ["nothing_yet", (bundle) => (bundle.checkpoint = null)],
    ["head_not_signed", (bundle) => (bundle.checkpoint = bundle.checkpoint.replace("8", "9"))],
    ["some_differ", (bundle) => alter(bundle, 2)],
    ["other_stream", ({ entries }) => entries.push(others()[2])],
    ["entry_repeated", ({ entries }) => entries.push(entries[3])],
    ["entry_missing", ({ entries }) => entries.splice(1, 1)],
    ["places_out_of_order", ({ entries }) => (entries[0] = waits(entries[0]))],
    ["other_code", (bundle) => (bundle.dossier = other_code)],
    ["more_follow", (bundle) => (bundle.next = "5")],
  ];
  while (faults.length > 0) {
    const bundle = genuine();
    for (const [, change] of [...faults].reverse()) change(bundle);
    assert.equal(check(JSON.stringify(bundle)).why, faults[0][0]);
    faults.shift();
  }
});
