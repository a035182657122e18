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

function show(found) {
  const list = element('entries');
  list.replaceChildren();
  const summary = element('summary');
  const proved = found.entries.filter(({ outcome }) => outcome === 'proved').length;
  const bad = found.entries.some(({ outcome }) => outcome === 'entry_differs');
  summary.className = found.why || bad || proved === 0 ? 'bad' : 'good';
  if (found.why) summary.textContent = text(found.why);
  else if (bad) summary.textContent = text('some_differ');
  else if (proved === 0) summary.textContent = text('nothing_yet');
  else
    summary.textContent = text('all_proved')
      .replace('{dossier}', found.dossier)
      .replace('{count}', proved)
      .replace('{size}', found.head.size);
  for (const { outcome, kind, version, recorded_at } of found.entries) {
    const words = `${version}. ${moment(recorded_at)} · ${name(kind)}: ${text(outcome)}`;
    list.append(line(words, outcome));
  }
  element('key_note').hidden = Boolean(found.why) || found.key_published;
  element('result').hidden = false;
  summary.focus();
}

element('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  element('result').hidden = true;
  const [file] = element('file').files;
  const bundle = file ? await file.text() : element('bundle').value;
  show(check(bundle, element('key').value));
});
element('language').addEventListener('click', () => {
  language = language === 'vi' ? 'en' : 'vi';
  translate();
});
translate();
