// Writes data/demo/nam-dinh-2022/* anew: three tiers as of October 2022. Places exist; codes below
// the province and all people are invented.
//   node data/demo/make/nam_dinh.mjs FOLDER     FOLDER holds the lists of Vietnamese names
import { procedures, processes } from './district_procedures.mjs';
import {
  Staff, agency_columns, areas_of, committee_of, invented_people, people_columns, signing_columns,
  titles, unit_columns, write_json, write_table,
} from './tables.mjs';

const province = 'nam-dinh-2022';
const era = '2022-10';
const staff = new Staff(invented_people(process.argv[2], 36));
const also = (role, agency, sub_unit) => `${role}@${agency}/${sub_unit}`;
const unit = (set, code, name_vi, name_en) => ({ set, code, name_vi, name_en });

const phong = [
  ['justice', 'Phòng Tư pháp', 'Justice'],
  ['finance', 'Phòng Tài chính - Kế hoạch', 'Finance and planning'],
  ['environment', 'Phòng Tài nguyên và Môi trường', 'Natural resources and environment'],
  ['economy', 'Phòng Kinh tế và Hạ tầng', 'Economy and infrastructure'],
  ['labour', 'Phòng Lao động - Thương binh và Xã hội', 'Labour, invalids and social affairs'],
  ['culture', 'Phòng Văn hóa và Thông tin', 'Culture and information'],
  ['education', 'Phòng Giáo dục và Đào tạo', 'Education and training'],
  ['home_affairs', 'Phòng Nội vụ', 'Home affairs'],
];
const units = [
  unit('district', 'one_stop', 'Bộ phận Tiếp nhận và Trả kết quả', 'One-stop desk'),
  unit('district', 'leadership', 'Lãnh đạo Ủy ban nhân dân', 'Leadership'),
  unit('district', 'office', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
    'Office of the council and the committee'),
  ...phong.map(([code, vi, en]) => unit('district', code, vi, en)),
  unit('commune', 'one_stop', 'Bộ phận Tiếp nhận và Trả kết quả', 'One-stop desk'),
  unit('commune', 'leadership', 'Lãnh đạo Ủy ban nhân dân', 'Leadership'),
  unit('commune', 'council_office', 'Văn phòng - Thống kê, Tư pháp - Hộ tịch',
    'Office, statistics and civil status'),
  unit('department', 'one_stop', 'Bộ phận Một cửa', 'One-stop desk'),
  unit('department', 'leadership', 'Lãnh đạo Sở', 'Leadership'),
  unit('department', 'office', 'Văn phòng Sở', 'Office'),
];

const areas = areas_of(era);
const agency = (code, kind, area, parent, live, set, names) => ({
  code, kind, area, area_era: era, parent, live, units: set, ...names,
});
const agencies = [
  agency('H40.01', 'service_centre', '36', 'H40', 0, 'department', {
    name_vi: 'Trung tâm Phục vụ hành chính công tỉnh Nam Định',
    name_en: 'Public Service Centre of Nam Định Province',
  }),
  ...[
    ['H40.11', 'Tư pháp', 'Justice'],
    ['H40.12', 'Tài nguyên và Môi trường', 'Natural Resources and Environment'],
    ['H40.13', 'Kế hoạch và Đầu tư', 'Planning and Investment'],
  ].map(([code, vi, en]) =>
    agency(code, 'department', '36', 'H40', 0, 'department', {
      name_vi: `Sở ${vi} tỉnh Nam Định`,
      name_en: `Department of ${en} of Nam Định`,
    }),
  ),
];

const two = (number) => String(number).padStart(2, '0');
areas
  .filter(({ parent }) => parent === '36')
  .forEach((district, index) => {
    const code = `H40.${18 + index}`;
    agencies.push(agency(code, 'district', district.code, 'H40', 1, 'district',
      committee_of(district.name)));
    areas
      .filter(({ parent }) => parent === district.code)
      .forEach((commune, number) =>
        agencies.push(agency(`${code}.${two(number + 1)}`, 'commune', commune.code, code,
          number === 0 || commune.code === '13666' ? 1 : 0, 'commune', committee_of(commune.name))),
      );
  });
const code_of = (area) => agencies.find((each) => each.area === area).code;

const city = code_of('356');
const named = (login) => ({ login });
staff.add(city, 'counter_officer', 'one_stop', titles.counter, named('mot-cua-thanh-pho'));
staff.add(city, 'counter_officer', 'one_stop', titles.counter, named('mot-cua-thanh-pho-2'));
staff.add(city, 'signatory', 'leadership', titles.vice_chair, named('lanh-dao-thanh-pho'));
staff.add(city, 'records_clerk', 'office', titles.clerk, named('van-thu-thanh-pho'));
staff.add(city, 'administrator', 'office', ['Quản trị hệ thống', 'Administrator'],
  named('quan-tri'));
const signing_in = { justice: 'tu-phap', finance: 'tai-chinh', economy: 'kinh-te' };
for (const [code] of phong) {
  const login = signing_in[code];
  staff.add(city, 'sub_unit_head', code, titles.head, login ? named(`truong-phong-${login}`) : {});
  staff.add(city, 'case_officer', code, titles.case, login ? named(login) : {});
}

for (const { code } of agencies.filter(({ kind }) => kind === 'district')) {
  if (code === city) continue;
  staff.add(code, 'counter_officer', 'one_stop', titles.counter);
  staff.add(code, 'signatory', 'leadership', titles.vice_chair);
  staff.add(code, 'records_clerk', 'office', titles.clerk);
  for (const [own] of phong)
    staff.add(code, 'sub_unit_head', own, titles.head, {
      also: [also('case_officer', code, own)],
    });
}

const ward = code_of('13666');
for (const { code } of agencies.filter(({ kind, live }) => kind === 'commune' && live)) {
  const login = (name) => (code === ward ? named(name) : {});
  staff.add(code, 'counter_officer', 'one_stop', titles.counter, login('mot-cua'));
  staff.add(code, 'signatory', 'leadership', titles.chair, login('lanh-dao'));
  staff.add(code, 'sub_unit_head', 'council_office', titles.vice_chair, login('chanh-van-phong'));
  staff.add(code, 'case_officer', 'council_office', titles.civil_status, login('ho-tich'));
  staff.add(code, 'records_clerk', 'council_office', titles.clerk, login('van-thu'));
}

const signing = (login, at, form, own_titles) => ({
  login, agency: at, form, covers: 'all', from: '2021-07-01',
  cause: 'Quyết định phân công (hư cấu, để trình diễn)',
  title_vi: own_titles[0], title_en: own_titles[1],
});
write_table(province, 'agencies', agency_columns,
  agencies.sort((a, b) => (a.code < b.code ? -1 : 1)));
write_table(province, 'sub_units', unit_columns, units);
write_table(province, 'people', people_columns, staff.rows);
write_table(province, 'signing', signing_columns, [
  signing('lanh-dao-thanh-pho', city, 'KT.', titles.vice_chair),
  signing('lanh-dao', ward, 'TM.', titles.chair),
]);
write_json(province, 'procedures', procedures);
write_json(province, 'processes', processes);
console.log(`${agencies.length} agencies, ${staff.rows.length} officers, ` +
  `${staff.rows.filter((row) => row.sign_in).length} sign-ins`);
