// Values by default: nothing in src/ is shared by pointer, freed by hand or made by macro.

import { cpp, places, rule } from "./house.mjs";

const breaches = [
  [/\bshared_ptr\b/g, "shares ownership: keep a value or a unique_ptr"],
  [/\bnew\b/g, "makes an object by hand"],
  [/(?<!=\s*)\bdelete\b/g, "frees an object by hand"],
  [/^[ \t]*#[ \t]*define\b/gm, "defines a macro"],
];

rule(
  "src/ has no shared_ptr, new, delete or macro",
  (tree) =>
    tree.matching(/^src\/.*\.(h|cpp)$/).flatMap((path) => {
      const { code } = cpp(tree.text(path));
      return breaches.flatMap(([pattern, what]) => places(path, code, pattern, what));
    }),
  [
    { "src/a/a.h": "std::shared_ptr<int> a;\n" },
    { "src/a/a.cpp": "auto a = new int;\n" },
    { "src/a/a.cpp": "  delete a;\n" },
    { "src/a/a.h": "#define A 1\n" },
  ],
);

rule(
  "a header guards itself with #pragma once",
  (tree) =>
    tree
      .matching(/^(lib|src)\/.*\.h$/)
      .filter((path) => !/^#pragma once$/m.test(tree.text(path)))
      .map((path) => `${path} has no #pragma once`),
  [{ "src/a/a.h": "struct A {};\n" }],
);
