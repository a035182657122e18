// Which files are taken is said in one way: by the code, at the pickers, in refusals, in the API.

import { rule } from "./house.mjs";

const code = "src/document/file_actions.cpp";
const api = "docs/api/openapi.yaml";
const kind = /\{"([a-z]+\/[^"]+)",\s*\{((?:"[a-z]+"(?:,\s*)?)+)\}\}/g;
const sentences = ["filing.files_hint", "problem.kind_not_accepted"];
// A signed head, which is read and not kept.
const reads_only = "templates/log/compare_form.tpl";
const last_word = { vi: "hoặc", en: "or" };

/// "PDF, JPG or PNG", each kind by its first ending.
function named(kinds, or) {
  const names = kinds.map(({ endings }) => endings[0].toUpperCase());
  return `${names.slice(0, -1).join(", ")} ${or} ${names.at(-1)}`;
}

rule(
  "code, pickers, sentences and API name the same kinds of files",
  (tree) => {
    if (!tree.has(code) || !tree.has(api)) return [`${code} or ${api} is missing`];
    const kinds = [...tree.text(code).matchAll(kind)].map(([, type, endings]) => ({
      type,
      endings: [...endings.matchAll(/"([a-z]+)"/g)].map((each) => each[1]),
    }));
    if (kinds.length === 0) return [`${code} takes no kind of file`];
    const breaches = [];
    const accept = kinds.flatMap(({ endings }) => endings.map((each) => `.${each}`)).join(",");
    for (const path of tree.matching(/^templates\/.*\.tpl$/).filter((p) => p !== reads_only))
      for (const [input] of tree.text(path).matchAll(/<input[^>]*type="file"[^>]*/g))
        if (!input.includes(`accept="${accept}"`))
          breaches.push(`${path}: accept is not ${accept}`);
    for (const [language, or] of Object.entries(last_word)) {
      const path = `locales/${language}.json`;
      const texts = tree.has(path) ? JSON.parse(tree.text(path)) : {};
      for (const key of sentences)
        if (!texts[key]?.includes(` ${named(kinds, or)}`))
          breaches.push(`${path}: ${key} does not say ${named(kinds, or)}`);
    }
    const described = tree.text(api);
    if (!described.includes(named(kinds, "or"))) breaches.push(`${api}: ${named(kinds, "or")}`);
    for (const { type } of kinds)
      if (!described.includes(`${type}:`)) breaches.push(`${api} does not describe ${type}`);
    return breaches;
  },
  (() => {
    const sound = {
      [code]: 'Kind{"application/pdf", {"pdf"}},\nKind{"image/jpeg", {"jpg", "jpeg"}}',
      [api]: "PDF or JPG\n application/pdf: {}\n image/jpeg: {}\n",
      "locales/vi.json": JSON.stringify({
        "filing.files_hint": "loại PDF hoặc JPG;",
        "problem.kind_not_accepted": "Hãy dùng PDF hoặc JPG.",
      }),
      "locales/en.json": JSON.stringify({
        "filing.files_hint": "as PDF or JPG;",
        "problem.kind_not_accepted": "Please use PDF or JPG.",
      }),
      "templates/a.tpl": '<input type="file" accept=".pdf,.jpg,.jpeg">',
    };
    return [
      {},
      { ...sound, [code]: "" },
      { ...sound, [api]: "PDF or JPG\n application/pdf: {}\n" },
      { ...sound, "templates/a.tpl": '<input type="file" accept=".pdf">' },
      { ...sound, "locales/vi.json": "{}" },
      { ...sound, "locales/en.json": sound["locales/vi.json"] },
    ];
  })(),
);
