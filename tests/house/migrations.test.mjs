// Migrations are numbered without gaps, and every table says what becomes of it in a rebuild.

import { rule } from "./house.mjs";

const migration =
  /^migrations\/(\d{4})_([a-z0-9_]+?(?:\.expand)?)(?:\.(sqlite|postgres))?\.sql$/;
// Files of migrations/ that are not migrations, and what they are.
const others = new Map([
  ["migrations/tables.txt", "the class of every table"],
  [
    "migrations/grants.postgres.sql",
    "rights of the serving role, granted anew after every migration",
  ],
  ["migrations/schema.sqlite.sql", "the schema that all migrations together make"],
  ["migrations/schema.postgres.sql", "the schema that all migrations together make"],
]);

rule(
  "migrations are numbered from 0001 without gaps, one name a number",
  (tree) => {
    const breaches = [];
    const names = new Map();
    for (const path of tree.matching(/^migrations\//)) {
      const match = migration.exec(path);
      if (!match) {
        if (!others.has(path))
          breaches.push(`${path} is not NNNN_name[.expand][.sqlite|.postgres].sql`);
        continue;
      }
      const [, number, name] = match;
      if (!names.has(number)) names.set(number, new Set());
      names.get(number).add(name);
    }
    if (names.size === 0) breaches.push("there are no migrations");
    [...names.keys()].sort().forEach((number, index) => {
      if (Number(number) !== index + 1)
        breaches.push(`migration ${number} stands where ${index + 1} is due`);
      if (names.get(number).size > 1) breaches.push(`${number} has two names`);
    });
    return breaches;
  },
  [
    {},
    { "migrations/0002_office.sql": "" },
    { "migrations/0001_a.sql": "", "migrations/0003_b.sql": "" },
    { "migrations/0001_a.sql": "", "migrations/0001_b.sql": "" },
    { "migrations/1_a.sql": "" },
  ],
);

function classed(tree) {
  if (!tree.has("migrations/tables.txt")) return null;
  return tree
    .text("migrations/tables.txt")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(line) ?? [line]);
}

function created(tree) {
  const tables = new Set();
  for (const path of tree.paths.filter((p) => migration.test(p))) {
    const sql = tree.text(path).replace(/--[^\n]*/g, "");
    const changes =
      /\b(CREATE|DROP|ALTER) TABLE (?:IF (?:NOT )?EXISTS )?(\w+)(?: RENAME TO (\w+))?/gi;
    for (const [, verb, name, renamed] of sql.matchAll(changes)) {
      if (/create/i.test(verb)) tables.add(name);
      if (/drop/i.test(verb) || renamed) tables.delete(name);
      if (renamed) tables.add(renamed);
    }
  }
  return tables;
}

rule(
  "every table is classed in migrations/tables.txt, and no other",
  (tree) => {
    const lines = classed(tree);
    if (!lines) return ["migrations/tables.txt is missing"];
    const breaches = [];
    const tables = created(tree);
    const seen = new Set();
    for (const [line, table, kind, reason] of lines) {
      if (!reason) breaches.push(`"${line}" is not: table  class  reason`);
      else if (!["journaled", "operational", "evidence"].includes(kind))
        breaches.push(`${table}: no class ${kind}`);
      else if (kind === "operational" && reason.length < 5)
        breaches.push(`${table}: say why it is not rebuilt`);
      if (table && seen.has(table)) breaches.push(`${table} is classed twice`);
      if (table && !tables.has(table)) breaches.push(`${table} is classed but never created`);
      seen.add(table);
    }
    for (const table of tables) if (!seen.has(table)) breaches.push(`${table} has no class`);
    return breaches;
  },
  [
    { "migrations/0001_a.sql": "CREATE TABLE a (id BIGINT);\n" },
    { "migrations/0001_a.sql": "CREATE TABLE a (id BIGINT);\n", "migrations/tables.txt": "" },
    { "migrations/0001_a.sql": "", "migrations/tables.txt": "b journaled -\n" },
    {
      "migrations/0001_a.sql": "CREATE TABLE a (id BIGINT);\n",
      "migrations/tables.txt": "a other -\n",
    },
    {
      "migrations/0001_a.sql": "CREATE TABLE a (id BIGINT);\n",
      "migrations/tables.txt": "a operational -\n",
    },
  ],
);
