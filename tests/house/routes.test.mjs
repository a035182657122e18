// Every route says who may use it, and is a noun.

import { line_of, rule } from "./house.mjs";

const route_files = /^src\/.*routes\w*\.cpp$/;
const entry = /\{\s*"(GET|HEAD|POST|PUT|PATCH|DELETE)"\s*,\s*"([^"]*)"\s*,\s*(Access::\w+)?/g;
const beginning = /\{\s*"(GET|HEAD|POST|PUT|PATCH|DELETE)"\s*,/g;

rule(
  "every route names who may use it",
  (tree) => {
    const files = tree.matching(route_files);
    const breaches = files.length === 0 ? ["there are no routes"] : [];
    for (const path of files) {
      const text = tree.text(path);
      const complete = new Set(
        [...text.matchAll(entry)].filter((m) => m[2].startsWith("/") && m[3]).map((m) => m.index),
      );
      for (const { index } of text.matchAll(beginning)) {
        if (!complete.has(index))
          breaches.push(`${path}:${line_of(text, index)}: a route without path or Access`);
      }
    }
    return breaches;
  },
  [
    {},
    { "src/a/a_routes.cpp": '{{"GET", "/a", show}}' },
    { "src/a/a_routes.cpp": '{{"POST", path, Access::officer, f}}' },
  ],
);

const verbs = new Set([
  "accept",
  "approve",
  "assign",
  "complete",
  "create",
  "delete",
  "deliver",
  "extend",
  "get",
  "issue",
  "list",
  "new",
  "reject",
  "send",
  "submit",
  "update",
  "withdraw",
]);

rule(
  "a route is a noun, not a verb",
  (tree) =>
    tree
      .matching(route_files)
      .flatMap((path) =>
        [...tree.text(path).matchAll(entry)]
          .filter(([, , route]) => verbs.has(route.split("/").pop()))
          .map(([, method, route]) => `${path}: ${method} ${route} ends in a verb`),
      ),
  [{ "src/a/a_routes.cpp": '{{"POST", "/dossiers/{code}/accept", Access::officer, f}}' }],
);
