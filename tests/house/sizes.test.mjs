// A file can be read in one sitting and a line without scrolling.

import { rule } from "./house.mjs";

const lines_max = 500;
const columns_max = 100;

const measured =
  /\.(h|cpp|mjs|sh|sql|tpl|css)$|^(run|test|bin\/[a-z-]+|\.ci\/run|CMakeLists\.txt)$/;
const narrow = /\.(h|cpp|mjs)$/;
const lines_of = (tree, path) => tree.text(path).replace(/\n$/, "").split("\n");

rule(
  `a file has at most ${lines_max} lines`,
  (tree) =>
    tree
      .matching(measured)
      .map((path) => [path, lines_of(tree, path).length])
      .filter(([, count]) => count > lines_max)
      .map(([path, count]) => `${path} has ${count} lines`),
  [{ "src/dossier/dossier.cpp": "int x;\n".repeat(lines_max + 1) }],
);

rule(
  `a line of code has at most ${columns_max} columns`,
  (tree) =>
    tree.matching(narrow).flatMap((path) =>
      lines_of(tree, path)
        .map((line, index) => [[...line.normalize("NFC")].length, index + 1])
        .filter(([columns]) => columns > columns_max)
        .map(([columns, line]) => `${path}:${line} has ${columns} columns`),
    ),
  [{ "src/dossier/dossier.cpp": `// ${"x".repeat(columns_max)}\n` }],
);

rule(
  "tabs are not used",
  (tree) =>
    tree.matching(measured).flatMap((path) =>
      lines_of(tree, path)
        .map((line, index) => [line, index + 1])
        .filter(([line]) => line.includes("\t"))
        .map(([, line]) => `${path}:${line} has a tab`),
    ),
  [{ "src/dossier/dossier.cpp": "\tint x;\n" }],
);
