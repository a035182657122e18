// Names that say nothing are how drawers for everything begin.

import { cpp, places, rule } from "./house.mjs";

const banned = new Set([
  "util",
  "utils",
  "utility",
  "utilities",
  "helper",
  "helpers",
  "manager",
  "managers",
  "common",
  "misc",
  "miscellaneous",
  "info",
  "infos",
  "stuff",
  "abstract",
  "impl",
  "processor",
]);
const banned_types_also = new Set(["base", "data", "service"]);

const words_of = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());

rule(
  "no file or folder has a name that says nothing",
  (tree) =>
    tree
      .matching(/^(lib|src|tests|templates|sim|bench|migrations|bin)\//)
      .filter((path) => words_of(path).some((word) => banned.has(word)))
      .map((path) => `${path} has a name that says nothing`),
  [
    { "src/dossier/dossier_utils.h": "" },
    { "lib/common/text.h": "" },
    { "src/web/session_manager.cpp": "" },
    { "tests/journeys/helper.mjs": "" },
  ],
);

rule(
  "no type has a name that says nothing",
  (tree) =>
    tree.matching(/^(lib|src|sim|bench)\/.*\.(h|cpp)$/).flatMap((path) => {
      const { code } = cpp(tree.text(path));
      const types = /\b(?:class|struct|enum(?:\s+class)?|concept|using)\s+([A-Z]\w*)/g;
      return [...code.matchAll(types)]
        .filter(([, name]) =>
          words_of(name).some((word) => banned.has(word) || banned_types_also.has(word)),
        )
        .flatMap(([whole, name]) =>
          places(path, code, new RegExp(whole, "g"), `type ${name} says nothing`),
        );
    }),
  [
    { "src/dossier/x.h": "struct DossierInfo {};\n" },
    { "src/dossier/x.h": "class BaseDossier {};\n" },
    { "src/dossier/x.h": "class DossierManager {};\n" },
    { "lib/sql/x.h": "using RowData = int;\n" },
  ],
);
