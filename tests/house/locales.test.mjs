// Every text for people is a key, in both languages, with the same blanks to fill in.

import { cpp, rule } from "./house.mjs";

// Keys that are put together from a beginning and a name of the program (a problem, a state …).
const prefixes = [
  "action.",
  "areas.era_",
  "authority.",
  "authority_kind.",
  "calendar.kind_",
  "calendar.look_",
  "calendar.mark_",
  "calendar.month_",
  "calendar.on_",
  "calendar.weekday_",
  "came_by.",
  "channel.",
  "check.fee.",
  "check.part.",
  "check.unit.",
  "covered.",
  "delay_cause.",
  "delivery.",
  "derivation.",
  "destination.",
  "done.",
  "entry.",
  "fault.",
  "fee_unit.",
  "feedback.cause_",
  "feedback.kind_",
  "feedback.kind_hint_",
  "feedback.state_",
  "figure.",
  "hand_over.done_",
  "hand_over.line_",
  "hand_over.state_",
  "import.",
  "kind.",
  "level.",
  "limit.",
  "listing_state.",
  "message_state.",
  "need.",
  "notice.",
  "open_log.fate_",
  "open_log.fault_",
  "open_log.standing_",
  "original.",
  "print.",
  "problem.",
  "rating.",
  "rating.answer_",
  "record.",
  "report.aspect_",
  "report.feedback_",
  "report.period_",
  "report.sent_",
  "report.tab_",
  "role.",
  "rule.",
  "run_by.",
  "clause.",
  "time_rule.",
  "time_rule_value.",
  "clocks.cause_",
  "rule_problem.",
  "skip.",
  "slip_kind.",
  "state.",
  "statement.",
  "step.",
  "step_state.",
  "stop_cause.",
  "tier.",
  "urgency.",
  "urgency_figure.",
  "visit.done_",
  "visit.state_",
  "visit.wrong_",
  "went.",
  "why.",
];

const languages = ["vi", "en"];
const file_of = (language) => `locales/${language}.json`;
const texts_of = (tree, language) => JSON.parse(tree.text(file_of(language)));
const missing = (tree) =>
  languages
    .map(file_of)
    .filter((path) => !tree.has(path))
    .map((p) => `${p} is missing`);
const blanks_of = (text) =>
  [...new Set([...text.matchAll(/\{([a-z0-9_]+)\}/g)].map((m) => m[1]))].sort().join(" ");

rule(
  "both languages have the same keys with the same blanks",
  (tree) => {
    const breaches = missing(tree);
    if (breaches.length > 0) return breaches;
    const [vi, en] = languages.map((language) => texts_of(tree, language));
    for (const key of new Set([...Object.keys(vi), ...Object.keys(en)])) {
      if (!(key in en)) breaches.push(`${key} is not in en`);
      else if (!(key in vi)) breaches.push(`${key} is not in vi`);
      else if (typeof vi[key] !== "string" || typeof en[key] !== "string")
        breaches.push(`${key} is not a text`);
      else if (!vi[key].trim() || !en[key].trim()) breaches.push(`${key} is empty`);
      else if (blanks_of(vi[key]) !== blanks_of(en[key])) {
        breaches.push(`${key} has {${blanks_of(vi[key])}} in vi and {${blanks_of(en[key])}} in en`);
      }
    }
    return breaches;
  },
  [
    {},
    { "locales/vi.json": '{"a":"x"}' },
    { "locales/vi.json": '{"a":"x"}', "locales/en.json": "{}" },
    { "locales/vi.json": "{}", "locales/en.json": '{"a":"x"}' },
    { "locales/vi.json": '{"a":"{n} ngày"}', "locales/en.json": '{"a":"days"}' },
  ],
);

rule(
  "no key is written twice in a locale file",
  (tree) =>
    languages
      .map(file_of)
      .filter((path) => tree.has(path))
      .flatMap((path) => {
        const keys = [...tree.text(path).matchAll(/^\s*"((?:[^"\\]|\\.)+)"\s*:/gm)].map(
          (m) => m[1],
        );
        return keys
          .filter((key, index) => keys.indexOf(key) !== index)
          .map((key) => `${path}: ${key} twice`);
      }),
  [{ "locales/vi.json": '{\n"a":"x",\n"a":"y"\n}' }],
);

function keys_of_templates(tree) {
  return tree.matching(/^templates\/.*\.tpl$/).flatMap((path) =>
    [...tree.text(path).matchAll(/\{\{t:([^}]+)\}\}/g)].map(([, key]) => ({
      path,
      key: key.trim(),
    })),
  );
}

rule(
  "every key that a template uses is there",
  (tree) => {
    if (!tree.has(file_of("vi"))) return ["locales/vi.json is missing"];
    const texts = texts_of(tree, "vi");
    return keys_of_templates(tree)
      .filter(({ key }) => !(key in texts))
      .map(({ path, key }) => `${path} uses ${key}, which no locale has`);
  },
  [{ "locales/vi.json": '{"a":"x"}', "templates/a.tpl": "{{t:b}}" }],
);

function texts_of_sources(tree) {
  return new Set(tree.matching(/^src\/.*\.(h|cpp)$/).flatMap((path) => cpp(tree.text(path)).texts));
}

rule(
  "every key is used",
  (tree) => {
    if (!tree.has(file_of("vi"))) return ["locales/vi.json is missing"];
    const used = texts_of_sources(tree);
    for (const { key } of keys_of_templates(tree)) used.add(key);
    const begun = prefixes.filter((prefix) => used.has(prefix));
    return Object.keys(texts_of(tree, "vi"))
      .filter((key) => !used.has(key) && !begun.some((prefix) => key.startsWith(prefix)))
      .map((key) => `${key} is used nowhere`);
  },
  [
    { "locales/vi.json": '{"a":"x"}' },
    { "locales/vi.json": '{"state.submitted":"x"}', "src/a/a.cpp": '// "state."\n' },
  ],
);
