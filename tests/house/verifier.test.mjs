// The page that checks proofs is what its sources say.

import assert from "node:assert/strict";
import test from "node:test";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./house.mjs";

const has_esbuild = existsSync(join(root, "node_modules/.bin/esbuild"));

test(
  "assets/verifier.html is what bin/verifier makes of the sources",
  { skip: has_esbuild ? false : "esbuild is not installed" },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-verifier-"));
    try {
      const made = join(folder, "verifier.html");
      execFileSync(join(root, "bin/verifier"), [made], { stdio: ["ignore", "pipe", "inherit"] });
      const committed = readFileSync(join(root, "assets/verifier.html"));
      assert.ok(readFileSync(made).equals(committed), "run bin/verifier and commit");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test("the page that checks proofs says everything in both languages", () => {
  const texts = JSON.parse(readFileSync(join(root, "verifier/texts.json"), "utf8"));
  assert.deepEqual(Object.keys(texts.vi), Object.keys(texts.en));
  const blanks = (text) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();
  for (const key of Object.keys(texts.vi))
    assert.deepEqual(blanks(texts.vi[key]), blanks(texts.en[key]), key);
});

test("the page that checks proofs has no JavaScript from after 2017", () => {
  const page = readFileSync(join(root, "assets/verifier.html"), "utf8");
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script);
  assert.equal(scripts.length, 2);
  const newer = /\?\?|\?\.[\w$([]|\bcatch\{|\b\d+n\b|\{\.\.\.|,\.\.\.\w+\}|\bstatic\{/;
  for (const script of scripts) assert.doesNotMatch(script, newer);
});
