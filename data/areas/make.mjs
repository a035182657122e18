// Writes the tables of this folder anew from the lists they come from (see README.md).
//   node data/areas/make.mjs FOLDER     FOLDER holds the lists of 2022-10, 2025-06 and 2025-07
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = process.argv[2];
const here = fileURLToPath(new URL('.', import.meta.url));
const rows = (name) =>
  readFileSync(join(from, name), 'utf8')
    .normalize('NFC')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/\r$/, '').split('\t'));
const write = (name, head, lines) =>
  writeFileSync(
    join(here, name),
    [head, ...lines].map((line) => line.join('\t')).join('\n') + '\n',
  );
const unique = (lines) => [...new Map(lines.map((line) => [line[0], line])).values()].sort(by_code);
const by_code = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

const area = ['code', 'name', 'parent'];
write('2022-10.tsv', area, [
  ...rows('2022-10_provinces.tsv').map(([code, name]) => [code, name, '']),
  ...rows('2022-10_districts.tsv').map(([code, name, , province]) => [code, name, province]),
  ...rows('2022-10_communes.tsv').map(([code, name, , district]) => [code, name, district]),
]);

// Five island districts have no communes: they stand for themselves in the map.
const communes = rows('2025-06_communes.tsv').filter(([code]) => code);
write('2025-06.tsv', area, [
  ...unique(rows('2025-06_districts.tsv').map((row) => [row[3], row[4], ''])),
  ...rows('2025-06_districts.tsv').map(([code, name, , province]) => [code, name, province]),
  ...communes.map(([code, name, , district]) => [code, name, district]),
]);

const resolution = (decree) => /(\d+\/[\w-]+)/.exec(decree)?.[1] ?? '';
write('2025-07.tsv', [...area, 'resolution'], [
  ...rows('2025-07_provinces.tsv').map(([code, name]) => [code, name, '', '']),
  ...rows('2025-07_communes.tsv').map(([code, name, , province, , decree]) => [
    code,
    name,
    province,
    resolution(decree),
  ]),
]);

write(
  '2025-06_to_2025-07.tsv',
  ['old', 'new', 'divided'],
  rows('map_2025-06_to_2025-07.tsv')
    .map((row) => [row[2] || row[1], row[9], row[6]])
    .sort((a, b) => by_code(a, b) || (a[1] < b[1] ? -1 : 1)),
);

// What became of a commune between 2022 and 2025 is known by resolution for two provinces only;
// elsewhere the program goes by equal codes.
write(
  '2022-10_to_2025-06.tsv',
  ['old', 'new', 'how'],
  rows('chain_2022-10_to_2025-06_namdinh_vinhphuc.tsv')
    .map(([old, , , code, , how]) => [old, code, how.replace('same code', 'same').split(':')[0]])
    .sort(by_code),
);
