// The page of the verifier: one file that works from a disk, without network.
import { check } from './check.mjs';

const texts = JSON.parse(document.getElementById('texts').textContent);
let language = 'vi';
const element = (id) => document.getElementById(id);
const text = (key) => texts[language][key] ?? key;

const name = (kind) => texts[language][`entry.${kind}`] ?? kind;

function translate() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll('[data-text]'))
    each.textContent = text(each.dataset.text);
}

function line(words, kind) {
  const item = document.createElement('li');
  item.textContent = words;
  item.className = kind;
  return item;
}

function moment(at) {
  return at.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
  });
}

/** A text with its blanks filled in from what was found. */
function filled(key, { dossier, code, version, head, entries }) {
  const count = entries.filter(({ outcome }) => outcome === 'proved').length;
  const known = { dossier, code, version, count, size: head && head.size };
  return text(key).replace(/\{(\w+)\}/g, (_, blank) => String(known[blank]));
}

function show(found) {
  const list = element('entries');
  list.textContent = '';
  const summary = element('summary');
  summary.className = found.why ? 'bad' : 'good';
  summary.textContent = filled(found.why || 'all_proved', found);
  element('limits').textContent = filled('limits', found);
  for (const { outcome, kind, version, recorded_at } of found.entries) {
    const words = `${version}. ${moment(recorded_at)} · ${name(kind)}: ${text(outcome)}`;
    list.appendChild(line(words, outcome));
  }
  element('limits').hidden = Boolean(found.why);
  element('key_note').hidden = Boolean(found.why) || found.key_published;
  element('result').hidden = false;
  summary.focus();
}

element('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  element('result').hidden = true;
  const [file] = element('file').files;
  // Not file.text(): telephones from before 2020 lack it.
  const bundle = file ? await new Response(file).text() : element('bundle').value;
  show(check(bundle, element('key').value));
});
element('language').addEventListener('click', () => {
  language = language === 'vi' ? 'en' : 'vi';
  translate();
});
translate();
