// What the makers of both demo provinces share: areas, names of invented people, tables.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const demo = fileURLToPath(new URL('..', import.meta.url));
const areas = fileURLToPath(new URL('../../areas', import.meta.url));

const lines_of = (path) =>
  readFileSync(path, 'utf8').normalize('NFC').trim().split('\n').map((line) => line.trim());

/** The areas of an era as {code, name, parent}. */
export const areas_of = (era) =>
  readFileSync(join(areas, `${era}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([code, name, parent]) => ({ code, name, parent }));

export function write_table(province, name, columns, rows) {
  mkdirSync(join(demo, province), { recursive: true });
  const line = (cells) => cells.join('\t');
  const text = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  writeFileSync(join(demo, province, `${name}.tsv`), text.map(line).join('\n') + '\n');
}

export function write_json(province, name, value) {
  mkdirSync(join(demo, province), { recursive: true });
  writeFileSync(join(demo, province, `${name}.json`), JSON.stringify(value, null, 2) + '\n');
}

export const agency_columns = [
  'code', 'kind', 'area', 'area_era', 'parent', 'live', 'units', 'areas', 'sectors', 'name_vi',
  'name_en',
];
export const unit_columns = ['set', 'code', 'name_vi', 'name_en'];
export const people_columns = [
  'login', 'role', 'agency', 'sub_unit', 'also', 'sign_in', 'full_name', 'title_vi', 'title_en',
];
export const signing_columns = [
  'login', 'agency', 'form', 'covers', 'from', 'cause', 'title_vi', 'title_en',
];

const tiers = {
  Phường: 'Ward',
  Xã: 'Commune',
  'Thị trấn': 'Township',
  Huyện: 'District',
  'Thành phố': 'City',
};
/** "Phường Hoa Lư" as the name of its people's committee in both languages. */
export function committee_of(area) {
  const kind = Object.keys(tiers).find((each) => area.startsWith(`${each} `));
  const own = area.slice(kind.length + 1);
  return {
    name_vi: `Ủy ban nhân dân ${kind.toLowerCase()} ${own}`,
    name_en: `People's Committee of ${own} ${tiers[kind]}`,
  };
}

// Everyday second syllables, so that nobody is called like a place, a hero or a poem.
const everyday = new Set(
  `Anh Bình Châu Chi Cường Diệp Dung Dũng Duy Dương Giang Hà Hải Hạnh Hằng Hiền Hiếu Hòa Hồng Hùng
   Huy Hương Khánh Khoa Kiên Lan Linh Loan Long Ly Mai Minh My Nam Nga Ngân Ngọc Nhung Oanh Phong
   Phúc Phương Quân Quang Quỳnh Sơn Tâm Thảo Thành Thắng Thu Thủy Toàn Trang Trung Tuấn Tùng Tuyết
   Uyên Vân Việt Vinh Vy Yến Đạt Đức`.split(/\s+/),
);
const families =
  `Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai Đào Hà Tô Lâm
   Phùng Trương Tăng Vương`.split(/\s+/);
// Names of people whom everybody knows.
const never = new Set(['Phạm Minh Chính', 'Tô Lâm', 'Trần Cẩm Tú', 'Lương Cường']);

/** Invented people one after the other, the same in each run. */
export function invented_people(folder, seed) {
  const given = ['duyet_boy.txt', 'duyet_girl.txt']
    .flatMap((file) => lines_of(join(folder, file)))
    .filter((name) => /^\S+ \S+$/.test(name) && everyday.has(name.split(' ')[1]));
  const seen = new Set(never);
  let state = seed;
  const chance = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  return () => {
    for (;;) {
      const name = `${families[chance(families.length)]} ${given[chance(given.length)]}`;
      if (seen.has(name)) continue;
      seen.add(name);
      return name;
    }
  };
}

/** Collects officers; each agency's are numbered. */
export class Staff {
  constructor(next_name) {
    this.next_name = next_name;
    this.rows = [];
    this.counts = new Map();
  }
  /** `titles` is [Vietnamese, English]; `more` may name a login, who then signs in. */
  add(agency, role, sub_unit, titles, more = {}) {
    const number = (this.counts.get(agency) ?? 0) + 1;
    this.counts.set(agency, number);
    const place = agency.toLowerCase().replace(/\./g, '-');
    const login = more.login ?? `cb-${place}-${String(number).padStart(2, '0')}`;
    this.rows.push({
      login,
      role,
      agency,
      sub_unit,
      also: (more.also ?? []).join(' '),
      sign_in: more.login ? 1 : 0,
      full_name: this.next_name(),
      title_vi: titles[0],
      title_en: titles[1],
    });
    return login;
  }
}

export const titles = {
  counter: ['Công chức tiếp nhận và trả kết quả', 'Counter officer'],
  head: ['Trưởng phòng', 'Head'],
  office_head: ['Chánh Văn phòng', 'Head of the office'],
  case: ['Chuyên viên', 'Case officer'],
  civil_status: ['Công chức tư pháp - hộ tịch', 'Civil-status officer'],
  clerk: ['Văn thư', 'Records clerk'],
  chair: ['Chủ tịch', 'Chair'],
  vice_chair: ['Phó Chủ tịch', 'Vice chair'],
  director: ['Giám đốc', 'Director'],
};
