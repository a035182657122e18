// SQL that means the same on both databases and stays quick when a province is full.

import { cpp, rule } from "./house.mjs";

const breaches = [
  [/\bSELECT\s+(DISTINCT\s+)?(\w+\.)?\*/, "selects *"],
  [/\sLIKE\s/, "uses LIKE: ask for a range of a folded column"],
  [/\bOFFSET\b/, "uses OFFSET: page by key"],
  [/\b(BOOLEAN|SERIAL|BIGSERIAL|GENERATED\s+(ALWAYS|BY))\b/, "is not portable"],
];
const is_sql =
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE TABLE|WHERE|ORDER BY|LIMIT|JOIN)\b/;

function sql_of(tree, path) {
  if (path.endsWith(".sql")) return [tree.text(path).replace(/--[^\n]*/g, "")];
  const { texts } = cpp(tree.text(path));
  // Neighbouring texts are one statement to the compiler; all of a file together miss none.
  return texts.some((text) => is_sql.test(text)) ? [texts.join(" ")] : [];
}

rule(
  "SQL keeps to the portable alphabet",
  (tree) =>
    tree
      .matching(/^(src|migrations)\/.*\.(h|cpp|sql)$/)
      .flatMap((path) =>
        sql_of(tree, path).flatMap((sql) =>
          breaches.filter(([pattern]) => pattern.test(sql)).map(([, what]) => `${path} ${what}`),
        ),
      ),
  [
    { "src/a/a_store.cpp": 'q("SELECT * FROM dossiers");\n' },
    { "src/a/a_store.cpp": 'q("SELECT d.* FROM dossiers d");\n' },
    { "src/a/a_store.cpp": 'q("SELECT id FROM a "\n "WHERE name LIKE $1");\n' },
    { "src/a/a_store.cpp": 'q(R"(SELECT id FROM a LIMIT 5 OFFSET 10)");\n' },
    { "migrations/0001_x.sql": "CREATE TABLE x (a BOOLEAN NOT NULL);\n" },
  ],
);
