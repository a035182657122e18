// A reporter for `node --test` that writes JUnit XML (node 18 has none of its own). Only the
// innermost tests count: a suite, or a test that has subtests, is counted only when it fails by
// itself, as in a hook.

import { encoded } from "./xml.mjs";

function reason_of(error) {
  const cause = error?.cause ?? error;
  if (cause && typeof cause === "object") return cause.stack ?? cause.message ?? String(cause);
  return String(cause ?? "failed without a reason");
}

/// node reports a whole file as a test when it has none inside, or when it cannot be loaded.
function stands_for_the_file(event) {
  return event.nesting === 0 && (event.name === event.file || /\.test\.mjs$/.test(event.name));
}

export default async function* junit(source) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="node">\n';
  const has_children = [];
  for await (const { type, data } of source) {
    // What a test has to say beside its outcome goes into the log of the suite.
    if (type === "test:stdout" && data.message.startsWith("# ")) process.stdout.write(data.message);
    if (type !== "test:pass" && type !== "test:fail") continue;
    const is_parent = has_children[data.nesting + 1] === true || data.details?.type === "suite";
    has_children.length = data.nesting + 1;
    has_children[data.nesting] = true;

    const error = data.details?.error;
    const failed = type === "test:fail" && data.todo === undefined;
    if (is_parent && !(failed && error?.failureType !== "subtestsFailed")) continue;
    if (!failed && stands_for_the_file(data)) continue;

    const seconds = (data.details?.duration_ms ?? 0) / 1000;
    yield `<testcase name="${encoded(data.name)}" time="${seconds.toFixed(3)}">`;
    const left_out = data.skip ?? data.todo;
    if (failed) yield `<failure message="${encoded(reason_of(error))}"/>`;
    else if (left_out !== undefined && left_out !== false) {
      yield `<skipped message="${encoded(left_out === true ? "no reason given" : left_out)}"/>`;
    }
    yield "</testcase>\n";
  }
  yield "</testsuite>\n</testsuites>\n";
}
