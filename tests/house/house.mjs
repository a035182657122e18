// What the house rules share: reading the project as text, and a rule that must be able to fail.

import assert from "node:assert/strict";
import test from "node:test";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// A breach is a sentence; where the check stands does not help.
Error.stackTraceLimit = 0;

export const root = fileURLToPath(new URL("../../", import.meta.url));

/// Some files as a rule sees them: their paths, and their text or bytes by path.
export class Tree {
  constructor(contents) {
    this.contents = contents;
    this.paths = Object.keys(contents).sort();
  }
  bytes(path) {
    return Buffer.from(this.contents[path]);
  }
  text(path) {
    return this.bytes(path).toString("utf8");
  }
  has(path) {
    return this.paths.includes(path);
  }
  matching(pattern) {
    return this.paths.filter((path) => pattern.test(path));
  }
}

/// All files that are, or are about to be, part of the project.
class Project extends Tree {
  constructor() {
    super({});
    const listed = execFileSync(
      "git",
      ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      { cwd: root, maxBuffer: 1 << 26 },
    );
    this.paths = [...new Set(listed.toString("utf8").split("\0"))]
      .filter((path) => path && existsSync(join(root, path)) && statSync(join(root, path)).isFile())
      .sort();
    this.read = new Map();
  }
  bytes(path) {
    if (!this.read.has(path)) this.read.set(path, readFileSync(join(root, path)));
    return this.read.get(path);
  }
}

export const project = new Project();

/// `check` takes a Tree and returns breaches as texts. It must find none in the project, and at
/// least one in each of the samples: a rule that cannot fail is no rule.
export function rule(sentence, check, samples) {
  test(sentence, () => {
    const breaches = check(project);
    assert.ok(breaches.length === 0, `\n${breaches.join("\n")}`);
  });
  test(`${sentence}: a breach is seen`, () => {
    for (const sample of samples) {
      assert.notEqual(check(new Tree(sample)).length, 0, `not seen: ${JSON.stringify(sample)}`);
    }
  });
}

/// C++ with comments and the contents of texts blanked out, lines kept; and those texts.
const cpp_token = new RegExp(
  [
    /\/\/[^\n]*/,
    /\/\*[\s\S]*?\*\//,
    /R"([^()\\ \n]*)\(([\s\S]*?)\)\1"/,
    /"((?:[^"\\\n]|\\.)*)"/,
    /(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'/,
  ]
    .map((part) => part.source)
    .join("|"),
  "g",
);
export function cpp(source) {
  const texts = [];
  const blank = (part) => part.replace(/[^\n]/g, " ");
  const code = source.replace(cpp_token, (whole, _fence, raw, plain) => {
    if (raw !== undefined) texts.push(raw);
    if (plain !== undefined) texts.push(plain);
    return raw !== undefined || plain !== undefined
      ? `"${blank(whole.slice(1, -1))}"`
      : blank(whole);
  });
  return { code, texts };
}

/// What a file includes: {name, ours} with ours for "…" and not for <…>.
export function includes_of(source) {
  return [...source.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)/gm)].map(
    ([, ours, theirs]) => ({ name: ours ?? theirs, ours: ours !== undefined }),
  );
}

export function line_of(source, index) {
  return source.slice(0, index).split("\n").length;
}

/// Every match of the pattern in the text, as "path:line: what".
export function places(path, text, pattern, what) {
  return [...text.matchAll(pattern)].map((m) => `${path}:${line_of(text, m.index)}: ${what}`);
}

export const sources = /^(lib|src)\/.*\.(h|cpp)$/;
