// Writes data/demo/ninh-binh-2026/*.tsv anew: what the demonstration has beside the agencies and
// people of ninh-binh-2026.json. Places exist; codes below the province, staff and the reach of the
// land registry's branches are invented.
//   node data/demo/make/ninh_binh.mjs FOLDER     FOLDER holds the lists of Vietnamese names
import {
  Staff, agency_columns, areas_of, committee_of, invented_people, people_columns, signing_columns,
  titles, unit_columns, write_table,
} from './tables.mjs';

const province = 'ninh-binh-2026';
const era = '2025-07';
const staff = new Staff(invented_people(process.argv[2], 37));
const also = (role, agency, sub_unit) => `${role}@${agency}/${sub_unit}`;

const unit = (set, code, name_vi, name_en) => ({ set, code, name_vi, name_en });
const units = [];
const commune_units = (set, economy_vi, economy_en) => [
  unit(set, 'one_stop', 'Bộ phận Một cửa', 'One-stop desk'),
  unit(set, 'leadership', 'Lãnh đạo Ủy ban nhân dân', 'Leadership'),
  unit(set, 'council_office', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
    'Office of the council and the committee'),
  unit(set, 'economy', economy_vi, economy_en),
  unit(set, 'culture_society', 'Phòng Văn hóa - Xã hội', 'Culture and society'),
];
units.push(
  ...commune_units('ward', 'Phòng Kinh tế, Hạ tầng và Đô thị',
    'Economy, infrastructure and urban affairs'),
  ...commune_units('commune', 'Phòng Kinh tế', 'Economy'),
);

// Communes. The first two are in ninh-binh-2026.json; codes are given by the order of area codes.
const busy = ['13669'];
const medium = ['13285', '13324', '14362', '13684', '14533', '13348'];
const small = ['14464', '14428', '14638', '14215', '14167'];
const live = new Set([...busy, ...medium, ...small]);
const communes = areas_of(era)
  .filter(({ parent }) => parent === '37')
  .filter(({ code }) => code !== '14329' && code !== '13741')
  .sort((a, b) => (a.code < b.code ? -1 : 1))
  .map((area, index) => {
    const number = index + 3;
    const [group, own] = number <= 99 ? ['02', number] : ['03', number - 99];
    return { area, code: `H42.${group}.${String(own).padStart(2, '0')}` };
  });
const agencies = communes.map(({ area, code }) => ({
  code,
  kind: 'commune',
  area: area.code,
  area_era: era,
  parent: 'H42',
  live: live.has(area.code) ? 1 : 0,
  units: area.name.startsWith('Phường') ? 'ward' : 'commune',
  ...committee_of(area.name),
}));
const commune_of = (area) => communes.find((each) => each.area.code === area).code;

function staff_busy(agency) {
  for (let i = 0; i < 6; ++i) staff.add(agency, 'counter_officer', 'one_stop', titles.counter);
  staff.add(agency, 'signatory', 'leadership', titles.chair);
  staff.add(agency, 'signatory', 'leadership', titles.vice_chair);
  staff.add(agency, 'sub_unit_head', 'council_office', titles.office_head);
  for (let i = 0; i < 4; ++i)
    staff.add(agency, 'case_officer', 'council_office', titles.civil_status);
  for (let i = 0; i < 2; ++i) staff.add(agency, 'records_clerk', 'council_office', titles.clerk);
  staff.add(agency, 'sub_unit_head', 'economy', titles.head);
  for (let i = 0; i < 3; ++i) staff.add(agency, 'case_officer', 'economy', titles.case);
  staff.add(agency, 'sub_unit_head', 'culture_society', titles.head);
  for (let i = 0; i < 2; ++i) staff.add(agency, 'case_officer', 'culture_society', titles.case);
}

function staff_medium(agency) {
  for (let i = 0; i < 2; ++i) staff.add(agency, 'counter_officer', 'one_stop', titles.counter);
  staff.add(agency, 'signatory', 'leadership', titles.vice_chair);
  staff.add(agency, 'sub_unit_head', 'council_office', titles.office_head);
  staff.add(agency, 'case_officer', 'council_office', titles.civil_status);
  staff.add(agency, 'records_clerk', 'council_office', titles.clerk);
  staff.add(agency, 'sub_unit_head', 'economy', titles.head);
  staff.add(agency, 'case_officer', 'economy', titles.case);
  staff.add(agency, 'sub_unit_head', 'culture_society', titles.head);
  staff.add(agency, 'case_officer', 'culture_society', titles.case);
}

/** Few people with several positions each. */
function staff_small(agency, with_counter) {
  if (with_counter) staff.add(agency, 'counter_officer', 'one_stop', titles.counter);
  staff.add(agency, 'signatory', 'leadership', titles.chair);
  staff.add(agency, 'sub_unit_head', 'council_office', titles.office_head, {
    also: [also('sub_unit_head', agency, 'culture_society')],
  });
  staff.add(agency, 'case_officer', 'council_office', titles.civil_status, {
    also: [also('case_officer', agency, 'culture_society')],
  });
  staff.add(agency, 'records_clerk', 'council_office', titles.clerk);
  staff.add(agency, 'sub_unit_head', 'economy', titles.head, {
    also: [also('case_officer', agency, 'economy')],
  });
}

busy.map(commune_of).forEach(staff_busy);
medium.map(commune_of).forEach(staff_medium);
small.map(commune_of).forEach((agency) => staff_small(agency, true));
staff_small('H42.02.02', false);

// Departments: name, sectors, and two sub-units of their own beside desk, leadership and office.
const departments = [
  ['H42.11', 'Nội vụ', 'Home Affairs', 'home_affairs labour', [
    ['organisation', 'Phòng Tổ chức, biên chế', 'Organisation'],
    ['labour', 'Phòng Lao động - Việc làm', 'Labour and employment'],
    ['merit', 'Phòng Người có công', 'People of merit']]],
  ['H42.12', 'Tư pháp', 'Justice', 'justice notaries judicial_records', [
    ['administration', 'Phòng Hành chính tư pháp', 'Judicial administration'],
    ['support', 'Phòng Bổ trợ tư pháp', 'Judicial support']]],
  ['H42.13', 'Tài chính', 'Finance', 'enterprises public_investment', [
    ['registration', 'Phòng Đăng ký kinh doanh', 'Business registration'],
    ['investment', 'Phòng Đầu tư', 'Investment']]],
  ['H42.14', 'Công Thương', 'Industry and Trade', 'trade energy', [
    ['trade', 'Phòng Quản lý thương mại', 'Trade'],
    ['energy', 'Phòng Quản lý năng lượng', 'Energy']]],
  ['H42.15', 'Xây dựng', 'Construction', 'construction_works transport', [
    ['works', 'Phòng Quản lý xây dựng', 'Construction works'],
    ['transport', 'Phòng Quản lý vận tải', 'Transport']]],
  ['H42.16', 'Khoa học và Công nghệ', 'Science and Technology', 'science telecommunications', [
    ['science', 'Phòng Quản lý khoa học', 'Science'],
    ['telecommunications', 'Phòng Bưu chính - Viễn thông', 'Post and telecommunications']]],
  ['H42.17', 'Văn hóa và Thể thao', 'Culture and Sports', 'culture sports', [
    ['culture', 'Phòng Quản lý văn hóa', 'Culture'],
    ['sports', 'Phòng Quản lý thể dục thể thao', 'Sports']]],
  ['H42.18', 'Du lịch', 'Tourism', 'tourism', [
    ['guides', 'Phòng Quản lý lữ hành', 'Travel and guides'],
    ['lodging', 'Phòng Quản lý cơ sở lưu trú', 'Lodging']]],
  ['H42.19', 'Giáo dục và Đào tạo', 'Education and Training', 'education', [
    ['schools', 'Phòng Giáo dục phổ thông', 'Schools'],
    ['examinations', 'Phòng Khảo thí', 'Examinations']]],
  ['H42.20', 'Y tế', 'Health', 'health social_protection', [
    ['medicine', 'Phòng Nghiệp vụ y', 'Medicine'],
    ['pharmacy', 'Phòng Nghiệp vụ dược', 'Pharmacy'],
    ['protection', 'Phòng Bảo trợ xã hội', 'Social protection']]],
  ['H42.21', 'Dân tộc và Tôn giáo', 'Ethnic and Religious Affairs', 'religion', [
    ['religion', 'Phòng Tôn giáo', 'Religion'],
    ['ethnic', 'Phòng Dân tộc', 'Ethnic affairs']]],
  ['H42.22', null, null, 'industrial_zones', [
    ['investment', 'Phòng Quản lý đầu tư', 'Investment'],
    ['building', 'Phòng Quản lý quy hoạch và xây dựng', 'Planning and building']]],
];
const centre = 'H42.01';
const desks = [['H42.10', 'Sở Nông nghiệp và Môi trường', 'Agriculture and Environment']];
for (const [code, vi, en, sectors, own] of departments) {
  const name_vi = vi ? `Sở ${vi} tỉnh Ninh Bình` : 'Ban Quản lý các khu công nghiệp tỉnh Ninh Bình';
  const name_en = en
    ? `Department of ${en} of Ninh Bình`
    : 'Management Board of Industrial Zones of Ninh Bình';
  agencies.push({
    code, kind: 'department', area: '37', area_era: era, parent: 'H42', live: 1, units: code,
    sectors, name_vi, name_en,
  });
  desks.push([code, vi ? `Sở ${vi}` : 'Ban Quản lý các khu công nghiệp', en ?? 'Industrial zones']);
  units.push(
    unit(code, 'one_stop', 'Bộ phận Một cửa', 'One-stop desk'),
    unit(code, 'leadership', 'Lãnh đạo', 'Leadership'),
    unit(code, 'office', 'Văn phòng', 'Office'),
    ...own.map(([unit_code, unit_vi, unit_en]) => unit(code, unit_code, unit_vi, unit_en)),
  );
  const [first, second] = own;
  staff.add(code, 'counter_officer', 'one_stop', titles.counter, {
    also: [also('counter_officer', centre, `desk_${code.slice(4)}`)],
  });
  staff.add(code, 'signatory', 'leadership', titles.director);
  staff.add(code, 'records_clerk', 'office', titles.clerk);
  staff.add(code, 'sub_unit_head', first[0], titles.head);
  staff.add(code, 'case_officer', first[0], titles.case);
  staff.add(code, 'sub_unit_head', second[0], titles.head, {
    also: [also('case_officer', code, second[0])],
  });
}

// The provincial centre: a desk for each of the thirteen; officers are the departments' own.
agencies.push({
  code: centre, kind: 'service_centre', area: '37', area_era: era, parent: 'H42', live: 1,
  units: centre, name_vi: 'Trung tâm Phục vụ hành chính công tỉnh Ninh Bình',
  name_en: 'Public Service Centre of Ninh Bình Province',
});
units.push(
  unit(centre, 'one_stop', 'Bộ phận hướng dẫn', 'Information desk'),
  unit(centre, 'leadership', 'Lãnh đạo Trung tâm', 'Leadership'),
  ...desks.map(([code, vi, en]) =>
    unit(centre, `desk_${code.slice(4)}`, `Quầy ${vi}`, `Desk: ${en}`)),
);
staff.add(centre, 'signatory', 'leadership', titles.director);
staff.add(centre, 'counter_officer', 'one_stop', titles.counter);

// The land registry: who serves which communes is invented; Hoa Lư's branch serves the others.
const registry = 'H42.10.20';
agencies.push({
  code: registry, kind: 'land_registry', area: '37', area_era: era, parent: 'H42.10', live: 1,
  units: 'registry', sectors: 'land', name_vi: 'Văn phòng đăng ký đất đai tỉnh Ninh Bình',
  name_en: 'Land Registry of Ninh Bình Province',
});
for (const set of ['registry', 'branch'])
  units.push(
    unit(set, 'one_stop', 'Bộ phận Một cửa', 'One-stop desk'),
    unit(set, 'registration', 'Bộ phận Đăng ký và cấp giấy chứng nhận',
      'Registration and certificates'),
    unit(set, 'leadership', 'Lãnh đạo', 'Leadership'),
    unit(set, 'records', 'Bộ phận Thông tin và lưu trữ', 'Information and records'),
  );
const branches = [
  ['H42.10.22', 'Phủ Lý', '13285', '13627'],
  ['H42.10.23', 'Nam Định', '13669', '13708'],
  ['H42.10.24', 'Vụ Bản - Ý Yên', '13741', '13879'],
  ['H42.10.25', 'Nam Trực - Hải Hậu', '13891', '14308'],
  ['H42.10.26', 'Kim Sơn', '14560', '14746'],
];
const within = (from, to) => [...communes.map(({ area }) => area.code), '13741']
  .filter((code) => code >= from && code <= to)
  .sort();
for (const [code, name, from, to] of branches)
  agencies.push({
    code, kind: 'land_registry_branch', area: '37', area_era: era, parent: registry, live: 1,
    units: 'branch', areas: within(from, to).join(' '), sectors: 'land',
    name_vi: `Chi nhánh Văn phòng đăng ký đất đai ${name}`,
    name_en: `${name} branch of the land registry`,
  });
for (const agency of [registry, ...branches.map(([code]) => code)]) {
  staff.add(agency, 'counter_officer', 'one_stop', titles.counter);
  staff.add(agency, 'sub_unit_head', 'registration', titles.head, {
    also: [also('case_officer', agency, 'registration')],
  });
  staff.add(agency, 'signatory', 'leadership', titles.director);
  staff.add(agency, 'records_clerk', 'records', titles.clerk);
}

// Who may sign what: those of ninh-binh-2026.json, and the two heads of the other busy ward.
const signing = (login, agency, form, covers, own_titles) => ({
  login, agency, form, covers, from: '2025-07-01',
  cause: 'Quyết định phân công (hư cấu, để trình diễn)',
  title_vi: own_titles[0], title_en: own_titles[1],
});
const chairs = staff.rows.filter(
  ({ agency, role }) => agency === commune_of('13669') && role === 'signatory',
);
const authorities = [
  signing('lanh-dao', 'H42.02.01', 'TM.', 'all', titles.chair),
  signing('chanh-van-phong', 'H42.02.01', 'TL.', 'procedure:2.000635', titles.office_head),
  signing('lanh-dao-so', 'H42.10', 'KT.', 'sector:crop_protection', [
    'Phó Giám đốc', 'Deputy director']),
  signing('lanh-dao-dat-dai', 'H42.10.21', 'TUQ.', 'sector:land', titles.director),
  signing(chairs[0].login, chairs[0].agency, 'TM.', 'all', titles.chair),
  signing(chairs[1].login, chairs[1].agency, 'KT.', 'sector:civil_status', titles.vice_chair),
];

write_table(province, 'agencies', agency_columns,
  agencies.sort((a, b) => (a.code < b.code ? -1 : 1)));
write_table(province, 'sub_units', unit_columns, units);
write_table(province, 'people', people_columns, staff.rows);
write_table(province, 'signing', signing_columns, authorities);
console.log(`${agencies.length} agencies, ${staff.rows.length} officers`);
