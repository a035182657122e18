// What the end of a file's name promises. A plain file is a rule or a value: it can be read, tested
// and trusted alone. See the table in ARCHITECTURE.md.

import { cpp, includes_of, places, rule } from "./house.mjs";

// Folders that carry the others, so that the table cannot hold in them.
const platforms = new Map([
  ["src/office", "is the platform itself: transactions, journal, outbox, sealer, clock"],
  ["src/web", "is the HTTP face that routes are built on; it holds no rules of the office"],
  ["src/app", "wires the program together: configuration, commands, server, database"],
]);
// The parts of office/ that are plain values, so that rules may know them.
const plain_of_office = ["src/office/actor.h"];

const noun_files = (tree) =>
  tree
    .matching(/^src\/.*\.(h|cpp)$/)
    .filter((path) => !platforms.has(path.split("/").slice(0, 2).join("/")));

// `trial_x.h` is what tests set up with: a trial database, office, province.
export function suffix_of(path) {
  const stem = path
    .split("/")
    .pop()
    .replace(/\.(h|cpp)$/, "");
  if (stem.startsWith("trial_")) return "test";
  return /_(store|actions|routes|jobs|test)$/.exec(stem)?.[1] ?? "plain";
}

// The beginnings of includes that each kind of file must not have.
const never = {
  plain: ["lib/sql/", "lib/http/", "lib/html/", "lib/base/random.h", "spdlog/", "src/web/"],
  store: ["lib/http/", "lib/html/", "lib/base/random.h", "src/web/"],
  actions: ["lib/http/", "lib/html/", "src/web/"],
  jobs: ["lib/http/", "lib/html/", "src/web/"],
  routes: ["lib/sql/"],
  test: [],
};
// The kinds of our own files that each kind of file may know.
const knows = {
  plain: ["plain"],
  store: ["plain", "store"],
  actions: ["plain", "store", "actions"],
  jobs: ["plain", "store", "actions", "jobs"],
  routes: ["plain", "store", "actions", "routes"],
  test: ["plain", "store", "actions", "routes", "jobs", "test"],
};

function forbidden_include(kind, name) {
  if (never[kind].some((beginning) => name.startsWith(beginning))) return true;
  if (!name.startsWith("src/")) return false;
  if (kind === "plain" && name.startsWith("src/office/")) return !plain_of_office.includes(name);
  return !knows[kind].includes(suffix_of(name));
}

rule(
  "a file includes only what the end of its name allows",
  (tree) =>
    noun_files(tree).flatMap((path) =>
      includes_of(tree.text(path))
        .filter(({ name }) => forbidden_include(suffix_of(path), name))
        .map(({ name }) => `${path} (${suffix_of(path)}) must not include ${name}`),
    ),
  [
    { "src/dossier/acceptance.cpp": '#include "lib/sql/session.h"\n' },
    { "src/dossier/acceptance.h": "#include <spdlog/spdlog.h>\n" },
    { "src/dossier/acceptance.h": '#include "src/office/act.h"\n' },
    { "src/dossier/acceptance.h": '#include "src/catalogue/procedure_store.h"\n' },
    { "src/dossier/dossier_store.cpp": '#include "lib/http/message.h"\n' },
    { "src/dossier/dossier_store.h": '#include "src/dossier/dossier_actions.h"\n' },
    { "src/dossier/dossier_actions.cpp": '#include "src/web/visit.h"\n' },
    { "src/portal/home_routes.cpp": '#include "lib/sql/session.h"\n' },
    { "src/dossier/dossier_actions.cpp": '#include "src/office/trial_office.h"\n' },
  ],
);

rule(
  "rules and stores read no clock and draw no chances",
  (tree) =>
    noun_files(tree)
      .filter((path) => ["plain", "store"].includes(suffix_of(path)))
      .flatMap((path) => {
        const { code } = cpp(tree.text(path));
        return places(
          path,
          code,
          /\b(system_clock|steady_clock|utc_clock)\s*::\s*now\b/g,
          "reads the clock",
        )
          .concat(
            places(
              path,
              code,
              /\b(std::time|gettimeofday|clock_gettime|localtime)\b/g,
              "reads the clock",
            ),
          )
          .concat(places(path, code, /\b(random_device|mt19937|rand\s*\()/g, "draws a chance"));
      }),
  [
    { "src/calendar/due.cpp": "auto t = std::chrono::system_clock::now();\n" },
    { "src/people/account_store.cpp": "std::random_device device;\n" },
  ],
);

rule(
  "calendar rules know nothing but values",
  (tree) =>
    tree
      .matching(/^src\/calendar\/.*\.(h|cpp)$/)
      .filter((path) => suffix_of(path) === "plain")
      .flatMap((path) =>
        includes_of(tree.text(path))
          .filter(({ name, ours }) => ours && !/^(lib\/base|lib\/json|src\/calendar)\//.test(name))
          .map(({ name }) => `${path} must not include ${name}`),
      ),
  [{ "src/calendar/due.h": '#include "src/office/actor.h"\n' }],
);

rule(
  "decisions are made in actions only",
  (tree) =>
    tree
      .matching(/^src\/.*\.cpp$/)
      .filter(
        (path) =>
          ["routes", "jobs", "store"].includes(suffix_of(path)) || /\/commands\//.test(path),
      )
      .flatMap((path) =>
        places(path, cpp(tree.text(path)).code, /\bdecide(_\w+)?\s*\(/g, "decides"),
      ),
  [
    { "src/dossier/dossier_routes.cpp": "  auto d = decide_acceptance(x);\n" },
    { "src/app/commands/due.cpp": "  decide(x);\n" },
  ],
);

rule(
  "routes and actions hold no SQL",
  (tree) =>
    tree
      .matching(/^src\/.*\.(h|cpp)$/)
      .filter((path) => suffix_of(path) === "routes")
      .filter((path) =>
        cpp(tree.text(path)).texts.some((text) =>
          /^\s*(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/.test(text),
        ),
      )
      .map((path) => `${path} holds SQL`),
  [{ "src/dossier/dossier_routes.cpp": 'q("DELETE FROM dossiers");\n' }],
);

rule(
  "tests neither sleep nor read the real clock",
  (tree) =>
    tree.matching(/^src\/.*_test\.cpp$/).flatMap((path) => {
      const { code } = cpp(tree.text(path));
      return places(path, code, /\b(sleep_for|sleep_until|usleep|nanosleep)\b/g, "sleeps").concat(
        places(path, code, /\bsystem_clock\s*::\s*now\b/g, "reads the real clock"),
      );
    }),
  [
    { "src/dossier/x_test.cpp": "std::this_thread::sleep_for(1s);\n" },
    { "src/dossier/x_test.cpp": "auto t = std::chrono::system_clock::now();\n" },
  ],
);
