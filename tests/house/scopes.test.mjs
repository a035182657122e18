// What a person may see is decided once and filters every list, count and search.

import { cpp, line_of, rule } from "./house.mjs";

// Lists of what is public or belongs to nobody, and why no Scope can filter them.
const exceptions = new Map([]);

rule(
  "every list, count and search of a store takes a Scope",
  (tree) =>
    tree.matching(/^src\/.*_store\.h$/).flatMap((path) => {
      const { code } = cpp(tree.text(path));
      return [...code.matchAll(/\b((?:list|count|search)_\w+)\s*\(([^;{]*)\)[^;{()]*[;{]/g)]
        .filter(
          ([, name, parameters]) =>
            !/\bScope\b/.test(parameters) && !exceptions.has(`${path} ${name}`),
        )
        .map((match) => `${path}:${line_of(code, match.index)}: ${match[1]} takes no Scope`);
    }),
  [
    { "src/a/a_store.h": "std::vector<A> list_a(sql::Session&,\n    std::int64_t limit);\n" },
    { "src/a/a_store.h": "std::int64_t count_a(sql::Session&);\n" },
  ],
);
