// What browsers get is what the sources say: the sheet, its fonts, and the classes of the pages.

import assert from "node:assert/strict";
import test from "node:test";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, rule } from "./house.mjs";

const sheet = "assets/motcua.css";
const gzip_bytes_max = 20_000;
const has_sass = existsSync(join(root, "node_modules/sass/sass.js"));

test(
  "the sheet and the fonts are what bin/styles makes of the sources",
  { skip: has_sass ? false : "sass is not installed" },
  () => {
    const made = mkdtempSync(join(tmpdir(), "motcua-styles-"));
    try {
      execFileSync(join(root, "bin/styles"), [made], { stdio: ["ignore", "pipe", "inherit"] });
      const same = (path) =>
        readFileSync(join(made, path)).equals(readFileSync(join(root, "assets", path)));
      assert.ok(same("motcua.css"), `${sheet} is not up to date: run bin/styles and commit`);
      for (const font of readdirSync(join(made, "fonts")))
        assert.ok(same(join("fonts", font)), `assets/fonts/${font} is not the package's`);
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  },
);

rule(
  `the sheet stays under ${gzip_bytes_max} bytes when compressed`,
  (tree) => {
    if (!tree.has(sheet)) return [`${sheet} is missing`];
    const size = gzipSync(tree.bytes(sheet), { level: 9 }).length;
    return size > gzip_bytes_max ? [`${sheet} has ${size} bytes`] : [];
  },
  [{}],
);

rule(
  "the sheet carries nothing of GOV.UK's own look, and fetches from this house only",
  (tree) => {
    const text = tree.has(sheet) ? tree.text(sheet) : "";
    const banned = text.match(/GDS Transport|crown|crest/g) ?? [];
    const outside = [...text.matchAll(/url\(["']?([^"')]+)/g)]
      .map(([, address]) => address)
      .filter((address) => !address.startsWith("/assets/") || !tree.has(address.slice(1)));
    return [...banned, ...outside].map((what) => `${sheet} has ${what}`);
  },
  [
    { [sheet]: 'a{font-family:"GDS Transport"}' },
    { [sheet]: "a{background:url(https://x/a.png)}" },
  ],
);

// Names that say what something is, or that components expect around them, without a look.
const unstyled = new Set(["act", "govuk-checkboxes", "govuk-radios"]);

rule(
  "every class in a template has a style",
  (tree) => {
    const styled = new Set(
      [...(tree.has(sheet) ? tree.text(sheet) : "").matchAll(/\.([A-Za-z][\w-]*)/g)].map(
        ([, name]) => name,
      ),
    );
    return tree.matching(/^templates\/.*\.tpl$/).flatMap((path) =>
      [...tree.text(path).matchAll(/\sclass="([^"]*)"/g)]
        .flatMap(([, names]) => names.replace(/\{\{[#^/][^}]*\}\}/g, "").split(/\s+/))
        .filter((name) => name && !name.includes("{{") && !unstyled.has(name))
        .filter((name) => !styled.has(name))
        .map((name) => `${path}: class ${name} has no style`),
    );
  },
  [{ [sheet]: ".a{}", "templates/a.tpl": '<p class="a b{{#c}} a{{/c}}">' }],
);

rule(
  "templates hold no style and no script of their own",
  (tree) =>
    tree
      .matching(/^templates\/.*\.tpl$/)
      .filter((path) => /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/.test(tree.text(path)))
      .map((path) => `${path} has a style or script of its own, which browsers refuse`),
  [{ "templates/a.tpl": '<p style="color:red">' }, { "templates/a.tpl": "<script>x</script>" }],
);
