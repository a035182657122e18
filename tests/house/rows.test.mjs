// The rows of ARCHITECTURE.md: a folder may include folders of earlier rows, never later ones, and
// folders of one row do not know each other.

import { includes_of, rule, sources } from "./house.mjs";

const rows = [
  ["lib/base"],
  ["lib/crypto", "lib/html", "lib/http", "lib/json", "lib/sheet", "lib/sql"],
  ["src/office"],
  ["src/calendar"],
  ["src/web"],
  ["src/organisation", "src/log"],
  ["src/people"],
  ["src/catalogue"],
  ["src/process"],
  ["src/document"],
  ["src/notice", "src/payment"],
  ["src/signature"],
  ["src/dossier"],
  ["src/feedback", "src/counter"],
  ["src/exchange", "src/report"],
  ["src/portal", "src/desk"],
  ["src/app"],
];
// Folders of one row that know each other all the same, and why.
const allowed = new Map([
  ["lib/html → lib/json", "templates are filled from locale files, which are JSON"],
]);

const row_of = (folder) => rows.findIndex((row) => row.includes(folder));
const folder_of = (path) => path.split("/").slice(0, 2).join("/");

rule(
  "every source folder stands in a row",
  (tree) =>
    tree
      .matching(sources)
      .filter((path) => row_of(folder_of(path)) < 0)
      .map((path) => `${path}: its folder is in no row`),
  [{ "src/helpdesk/ticket.h": "" }, { "lib/xml/reader.h": "" }],
);

rule(
  "a folder includes only its own and earlier rows",
  (tree) =>
    tree.matching(sources).flatMap((path) => {
      const own = folder_of(path);
      return includes_of(tree.text(path))
        .filter(({ name, ours }) => ours && folder_of(name) !== own)
        .filter(({ name }) => {
          const other = folder_of(name);
          if (row_of(other) < 0) return true;
          return row_of(other) >= row_of(own) && !allowed.has(`${own} → ${other}`);
        })
        .map(({ name }) => `${path} must not know ${name}`);
    }),
  [
    { "src/calendar/due.cpp": '#include "src/dossier/dossier.h"\n' },
    { "src/portal/home_routes.cpp": '#include "src/desk/queue_routes.h"\n' },
    { "lib/sql/session.cpp": '#include "lib/json/value.h"\n' },
    { "lib/base/id.cpp": '#include "lib/crypto/digest.h"\n' },
    { "lib/json/value.cpp": '#include "src/office/journal.h"\n' },
    { "src/office/journal.cpp": '#include "journal.h"\n' },
  ],
);

const outside =
  /^(boost\/|unicode\/|libpq|pg_config|postgres|sqlite3|openssl\/|sodium|ctemplate\/|xlsxwriter)/;

rule(
  "libraries from outside stay behind lib/",
  (tree) =>
    tree
      .matching(/\.(h|cpp)$/)
      .filter((path) => !path.startsWith("lib/"))
      .flatMap((path) =>
        includes_of(tree.text(path))
          .filter(({ name }) => outside.test(name))
          .map(({ name }) => `${path} includes ${name}`),
      ),
  [
    { "src/app/main.cpp": "#include <boost/asio.hpp>\n" },
    { "tests/fuzz/x.cpp": "#include <unicode/uchar.h>\n" },
    { "src/people/account_store.cpp": "#include <sqlite3.h>\n" },
    { "src/x/y.cpp": '#include "sodium.h"\n' },
  ],
);
