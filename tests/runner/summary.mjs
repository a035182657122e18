// Sums the JUnit XML of all suites in a results folder:
//   node tests/runner/summary.mjs RESULTS-FOLDER
// Every suite left NAME.exit (its exit code) and NAME.log; one without readable NAME.xml, with no
// test in it, or that ended badly although no test failed, counts as one failure.

import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "./xml.mjs";

function test_cases(element, found = []) {
  if (element.name === "testcase") found.push(element);
  for (const child of element.children) test_cases(child, found);
  return found;
}

function outcome_of(test) {
  const name = [test.attributes.classname, test.attributes.name].filter(Boolean).join(".");
  const failures = test.children.filter((c) => c.name === "failure" || c.name === "error");
  const skipped = test.children.find((c) => c.name === "skipped");
  if (failures.length > 0) {
    const message = failures.map((f) => f.attributes.message || f.text).join("\n");
    return { name, result: "failed", message };
  }
  if (skipped)
    return { name, result: "skipped", message: skipped.attributes.message || "no reason given" };
  if (test.attributes.status === "notrun") return { name, result: "skipped", message: "disabled" };
  return { name, result: "passed" };
}

function last_lines(folder, suite, count) {
  const file = join(folder, `${suite}.log`);
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

/// What one suite says of itself, with one failure added when its result cannot be trusted.
export function outcomes_of_suite(folder, suite) {
  const exit_code = Number(readFileSync(join(folder, `${suite}.exit`), "utf8"));
  const failure = (why) => ({
    name: "(the suite)",
    result: "failed",
    message: `${why}; exit code ${exit_code}\n${last_lines(folder, suite, 40)}`.trimEnd(),
  });
  let outcomes;
  try {
    outcomes = test_cases(parse(readFileSync(join(folder, `${suite}.xml`), "utf8"))).map(
      outcome_of,
    );
  } catch (error) {
    return [failure(`it left no readable result (${error.code ?? error.message})`)];
  }
  if (outcomes.length === 0) return [failure("it ran no test")];
  const has_failure = outcomes.some((o) => o.result === "failed");
  if (exit_code !== 0 && !has_failure) outcomes.push(failure("it ended badly after its tests"));
  return outcomes;
}

function indented(text) {
  return text
    .split("\n")
    .slice(0, 60)
    .map((line) => `    ${line}`)
    .join("\n");
}

function main(folder) {
  const suites = readdirSync(folder)
    .filter((f) => f.endsWith(".exit"))
    .map((f) => f.slice(0, -5))
    .sort();
  const sums = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  if (suites.length === 0) {
    sums.failed += 1;
    failures.push("failed   no suite ran at all");
  }
  for (const suite of suites) {
    for (const { name, result, message } of outcomes_of_suite(folder, suite)) {
      sums[result] += 1;
      if (result === "skipped") console.log(`skipped  ${suite} › ${name}: ${message}`);
      if (result === "failed") failures.push(`failed   ${suite} › ${name}\n${indented(message)}`);
    }
  }
  for (const failure of failures) console.log(failure);
  console.log(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped`);
  return sums.failed === 0 ? 0 : 1;
}

if (
  process.argv[1] &&
  import.meta.url.endsWith("/tests/runner/summary.mjs") &&
  process.argv[1].endsWith("summary.mjs")
) {
  process.exitCode = main(process.argv[2]);
}
