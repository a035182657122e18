// Files that every tool reads alike, and that tell nothing of the machine they were written on.

import { rule } from "./house.mjs";

const binary = /\.(png|jpe?g|gif|ico|woff2?|ttf|pdf|gz|zip|docx|xlsx|db|seed)$/;
const text_files = (tree) => tree.paths.filter((path) => !binary.test(path));

rule(
  "text files are valid UTF-8 in normal form C, without byte order mark or carriage returns",
  (tree) =>
    text_files(tree).flatMap((path) => {
      let text;
      try {
        text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(tree.bytes(path));
      } catch {
        return [`${path} is not UTF-8`];
      }
      if (text.startsWith("\u{feff}")) return [`${path} begins with a byte order mark`];
      if (text.includes("\r")) return [`${path} has carriage returns`];
      if (text !== text.normalize("NFC")) return [`${path} is not in normal form C`];
      return [];
    }),
  [
    { "a.md": Buffer.from([0xc3, 0x28, 0x0a]) },
    { "a.md": "Ti\u{0065}\u{0302}\u{0301}ng\n" },
    { "a.md": "\u{feff}a\n" },
    { "a.md": "a\r\n" },
  ],
);

rule(
  "text files end with one newline",
  (tree) =>
    text_files(tree)
      .filter((path) => tree.bytes(path).length > 0)
      .filter((path) => !tree.text(path).endsWith("\n") || tree.text(path).endsWith("\n\n"))
      .map((path) => `${path} does not end with one newline`),
  [{ "a.md": "a" }, { "a.md": "a\n\n" }],
);

rule(
  "no file holds both sides of an unfinished merge",
  (tree) =>
    text_files(tree)
      .filter((path) => /^(<{7}|>{7}) /m.test(tree.text(path)))
      .map((path) => `${path} holds the marks of a merge`),
  [{ "a.cpp": `${"<".repeat(7)} HEAD\n` }],
);

// Put together from parts so that this file does not breach its own rule.
const absolute = new RegExp(
  `(?<![\\w.~}*)>-])/(${["work", "root", "home"].join("|")})/[\\w.]`,
  "g",
);

rule(
  "no file names a folder of the machine it was written on",
  (tree) =>
    text_files(tree).flatMap((path) =>
      [...tree.text(path).matchAll(absolute)].map(([found]) => `${path} names ${found}…`),
    ),
  [
    { "a.md": `see /${"work"}/main\n` },
    { "a.cpp": `"/${"home"}/me/x"\n` },
    { run: `cd /${"root"}/x\n` },
  ],
);

rule(
  "the lock file pins by content and names no host",
  (tree) =>
    tree.matching(/(^|\/)package-lock\.json$/).flatMap((path) => {
      const { packages } = JSON.parse(tree.text(path));
      return Object.entries(packages)
        .filter(([name]) => name !== "")
        .flatMap(([name, entry]) => {
          if (entry.resolved) return [`${path}: ${name} names a host`];
          return entry.integrity ? [] : [`${path}: ${name} has no integrity`];
        });
    }),
  [
    {
      "package-lock.json":
        '{"packages":{"node_modules/a":{"resolved":"https://x/a.tgz","integrity":"x"}}}',
    },
    { "package-lock.json": '{"packages":{"node_modules/a":{"version":"1"}}}' },
  ],
);
