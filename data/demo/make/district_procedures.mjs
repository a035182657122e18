// Twenty-five procedures of districts, made by hand for the demonstration of 2022. Their names are
// from memory of what districts did then; codes, limits, papers and forms are invented for the
// demonstration unless a source is named.

const invented = 'invented for the demonstration';
/** What is chosen is shown as not verified. */
const chosen = (fact) => ({ ...fact, source: invented, certainty: 'none' });

const offices = {
  justice: ['civil_status', 'Hộ tịch', 'Civil status'],
  finance: ['household_business', 'Đăng ký kinh doanh', 'Business registration'],
  environment: ['land', 'Đất đai, môi trường', 'Land and environment'],
  economy: ['construction', 'Xây dựng, thương mại', 'Construction and trade'],
  labour: ['social_protection', 'Bảo trợ xã hội', 'Social protection'],
  culture: ['culture', 'Văn hóa', 'Culture'],
  education: ['education', 'Giáo dục', 'Education'],
  home_affairs: ['home_affairs', 'Nội vụ', 'Home affairs'],
};

// Limits that a source gives, in working days.
const civil_status = 'pháp điển, chapter on civil status: ';
const read_limits = {
  correction: [3, `${civil_status}3 working days, 3 more when it must be verified`],
  parent: [3, `${civil_status}3 working days, 5 more when it must be verified`],
};

const paper = (code, vi, en, need = 'required') => ({ code, vi, en, need });
const identity = paper('identity', 'Giấy tờ tùy thân', 'Identity paper', 'present_only');
const declaration = paper('declaration', 'Tờ khai theo mẫu', 'Declaration');
const land_certificate = paper('land_certificate', 'Giấy chứng nhận quyền sử dụng đất',
  'Land-use certificate');
const plan = paper('plan', 'Bản vẽ thiết kế', 'Drawings');
const permit = paper('permit', 'Giấy phép, giấy chứng nhận đã cấp', 'The permit as issued');
const evidence = paper('evidence', 'Giấy tờ chứng minh', 'Papers in proof');

// office, name, English name, days or the key of a read limit, form, result, notation, papers
const list = [
  ['justice', 'Thay đổi, cải chính, bổ sung hộ tịch', 'Change or correction of civil status',
    'correction', 'civil_status', 'Trích lục cải chính hộ tịch', 'TLCC', [declaration, evidence]],
  ['justice', 'Đăng ký khai sinh có yếu tố nước ngoài',
    'Birth registration with a foreign element', 1, 'civil_status', 'Giấy khai sinh', 'GKS',
    [declaration, evidence]],
  ['justice', 'Đăng ký kết hôn có yếu tố nước ngoài',
    'Marriage registration with a foreign element', 15, 'civil_status', 'Giấy chứng nhận kết hôn',
    'GCNKH', [declaration, evidence]],
  ['justice', 'Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài',
    'Recognition of parent or child with a foreign element', 'parent', 'civil_status',
    'Trích lục đăng ký nhận cha, mẹ, con', 'TLNCMC', [declaration, evidence]],
  ['justice', 'Ghi vào Sổ hộ tịch việc kết hôn đã giải quyết ở nước ngoài',
    'Entry of a marriage concluded abroad', 5, 'civil_status', 'Trích lục ghi chú kết hôn',
    'TLGCKH', [declaration, evidence]],
  ['justice', 'Chứng thực chữ ký người dịch', "Certification of a translator's signature", 2,
    'request', 'Bản dịch được chứng thực', 'CTBD', [declaration, evidence, identity]],
  ['finance', 'Đăng ký thành lập hộ kinh doanh', 'Household business registration', 3, 'business',
    'Giấy chứng nhận đăng ký hộ kinh doanh', 'ĐKHKD', [declaration, identity]],
  ['finance', 'Đăng ký thay đổi nội dung hộ kinh doanh', 'Change of a household business', 3,
    'business', 'Giấy chứng nhận đăng ký hộ kinh doanh', 'ĐKHKD', [declaration, permit]],
  ['finance', 'Chấm dứt hoạt động hộ kinh doanh', 'End of a household business', 3, 'business',
    'Thông báo chấm dứt hoạt động', 'TBCD', [declaration, permit]],
  ['finance', 'Đăng ký thành lập hợp tác xã', 'Registration of a co-operative', 5, 'business',
    'Giấy chứng nhận đăng ký hợp tác xã', 'ĐKHTX', [declaration, evidence]],
  ['environment', 'Chuyển mục đích sử dụng đất của hộ gia đình, cá nhân',
    'Change of land use by households', 15, 'land', 'Quyết định cho phép chuyển mục đích',
    'QĐ-UBND',
    [declaration, land_certificate]],
  ['environment', 'Giao đất, cho thuê đất cho hộ gia đình, cá nhân',
    'Allocation or lease of land to households', 20, 'land', 'Quyết định giao đất, cho thuê đất',
    'QĐ-UBND', [declaration, evidence]],
  ['environment', 'Đính chính Giấy chứng nhận đã cấp', 'Correction of an issued certificate', 10,
    'land', 'Giấy chứng nhận đã đính chính', 'GCN', [declaration, land_certificate]],
  ['environment', 'Cấp giấy phép môi trường thuộc thẩm quyền huyện', 'Environmental permit', 30,
    'business', 'Giấy phép môi trường', 'GPMT', [declaration, evidence, plan]],
  ['economy', 'Cấp giấy phép xây dựng nhà ở riêng lẻ', 'Building permit for a house', 15,
    'construction', 'Giấy phép xây dựng', 'GPXD', [declaration, land_certificate, plan]],
  ['economy', 'Điều chỉnh giấy phép xây dựng', 'Change of a building permit', 15, 'construction',
    'Giấy phép xây dựng điều chỉnh', 'GPXD', [declaration, permit, plan]],
  ['economy', 'Gia hạn giấy phép xây dựng', 'Extension of a building permit', 5, 'construction',
    'Giấy phép xây dựng được gia hạn', 'GPXD', [declaration, permit]],
  ['economy', 'Cấp giấy phép bán lẻ rượu', 'Licence to retail spirits', 10, 'business',
    'Giấy phép bán lẻ rượu', 'GPBLR', [declaration, evidence]],
  ['economy', 'Cấp giấy phép bán lẻ sản phẩm thuốc lá', 'Licence to retail tobacco', 15, 'business',
    'Giấy phép bán lẻ sản phẩm thuốc lá', 'GPBLTL', [declaration, evidence]],
  ['labour', 'Quyết định trợ cấp xã hội hằng tháng', 'Monthly social allowance', 10, 'support',
    'Quyết định trợ cấp xã hội', 'QĐ-UBND', [declaration, evidence]],
  ['labour', 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội',
    'Help with the costs of a funeral', 5, 'support', 'Quyết định hỗ trợ mai táng', 'QĐ-UBND',
    [declaration, evidence]],
  ['culture', 'Cấp giấy chứng nhận đủ điều kiện điểm trò chơi điện tử công cộng',
    'Certificate for a public games venue', 10, 'business',
    'Giấy chứng nhận đủ điều kiện hoạt động', 'GCNĐĐK', [declaration, evidence]],
  ['education', 'Cho phép thành lập trường mầm non tư thục',
    'Permission for a private kindergarten',
    20, 'business', 'Quyết định cho phép thành lập', 'QĐ-UBND', [declaration, evidence, plan]],
  ['education', 'Chuyển trường đối với học sinh trung học cơ sở',
    'Change of lower secondary school',
    3, 'request', 'Giấy giới thiệu chuyển trường', 'GCT', [declaration, evidence]],
  ['home_affairs', 'Tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện',
    'Commendation by the district',
    20, 'request', 'Quyết định khen thưởng', 'QĐ-KT', [declaration, evidence]],
];

const text = (vi, en, max, widget = 'text') => ({ vi, en, max, widget });
const forms = {
  request: {
    content: text('Nội dung đề nghị', 'What is asked for', 1000, 'textarea'),
    reason: text('Lý do', 'Reason', 500, 'textarea'),
  },
  civil_status: {
    subject_full_name: text('Họ, chữ đệm, tên người được đăng ký', 'Full name of the person', 100),
    registered_at: text('Nơi đã đăng ký hộ tịch', 'Where it was registered', 200),
    content: text('Nội dung đề nghị', 'What is asked for', 1000, 'textarea'),
  },
  business: {
    business_name: text('Tên hộ kinh doanh, tổ chức', 'Name of the business', 200),
    business_place: text('Địa điểm', 'Place', 300),
    content: text('Ngành nghề, nội dung đề nghị', 'Trade, and what is asked for', 1000, 'textarea'),
  },
  land: {
    parcel: text('Thửa đất số, tờ bản đồ số', 'Parcel and map sheet', 100),
    parcel_place: text('Địa chỉ thửa đất', 'Address of the parcel', 300),
    content: text('Nội dung đề nghị', 'What is asked for', 1000, 'textarea'),
  },
  construction: {
    building_place: text('Địa điểm xây dựng', 'Building site', 300),
    parcel: text('Thửa đất số, tờ bản đồ số', 'Parcel and map sheet', 100),
    content: text('Quy mô công trình', 'Size of the building', 1000, 'textarea'),
  },
  support: {
    beneficiary: text('Người được hưởng', 'Who receives it', 100),
    content: text('Hoàn cảnh, nội dung đề nghị', 'Circumstances, and what is asked for', 1000,
      'textarea'),
  },
};
const example = 'Nội dung hư cấu để trình diễn';

function form_of(name) {
  const fields = Object.entries(forms[name]);
  const statement = {
    vi: 'Tôi cam đoan lời khai là đúng và chịu trách nhiệm về lời khai.',
    en: 'I declare that this is true and I answer for it.',
  };
  const each = (make) => Object.fromEntries(fields.map(([key, field]) => [key, make(field)]));
  return {
    source: invented,
    certainty: 'none',
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      additionalProperties: false,
      required: [...fields.map(([key]) => key), 'statement'],
      properties: {
        ...each(({ max }) => ({ type: 'string', minLength: 2, maxLength: max })),
        statement: { type: 'boolean', const: true },
      },
      examples: [{ ...each(() => example), statement: true }],
    },
    ui: {
      groups: [
        { title: { vi: 'Nội dung', en: 'Content' }, fields: fields.map(([key]) => key) },
        { title: { vi: 'Cam đoan', en: 'Statement' }, fields: ['statement'] },
      ],
      labels: { ...each(({ vi, en }) => ({ vi, en })), statement },
      widgets: { ...each(({ widget }) => widget), statement: 'checkbox' },
    },
  };
}

function limit_of(limit) {
  if (typeof limit === 'number') return chosen({ unit: 'working_days', length: limit });
  const [length, source] = read_limits[limit];
  return { unit: 'working_days', length, source, certainty: 'read' };
}

function procedure([office, vi, en, limit, form, result, notation, papers], index) {
  const [sector, sector_vi, sector_en] = offices[office];
  const variant = {
    code: 'ordinary',
    name: { vi: 'Trường hợp thông thường', en: 'Ordinary case' },
    limit: limit_of(limit),
    fees: [],
    papers: papers.map((each) =>
      chosen({
        code: each.code,
        name: { vi: each.vi, en: each.en },
        need: each.need,
        originals: 1,
        copies: 0,
      }),
    ),
    form,
  };
  return {
    code: `9.${String(index + 1).padStart(6, '0')}`,
    name: { vi, en },
    sector: { code: sector, name: { vi: sector_vi, en: sector_en } },
    tier: 'district',
    source: 'name from memory of what districts did in 2022; the code is invented',
    certainty: 'recalled',
    receiving_kinds: ['district'],
    competent_kind: 'district',
    applicants: chosen({ name: { vi: 'Cá nhân, tổ chức', en: 'Persons and organisations' } }),
    channels: ['counter', 'online', 'post'].map((code) => chosen({ code })),
    process: `district-${office}`,
    result: chosen({ name: { vi: result, en }, book: `${office}_${form}`, notation }),
    legal_basis: [],
    forms: { [form]: form_of(form) },
    variants: [variant],
  };
}

export const procedures = list.map(procedure);

const step = (code, vi, en, role, place, sub_unit, share, action, send_back_to = []) => ({
  code, name: { vi, en }, role, place, sub_unit, share, action, send_back_to,
});
export const processes = Object.keys(offices).map((office) => ({
  code: `district-${office}`,
  name: { vi: 'Quy trình của huyện', en: 'Process of a district' },
  source: invented,
  certainty: 'none',
  steps: [
    step('reception', 'Tiếp nhận hồ sơ', 'Reception', 'counter_officer', 'receiving', 'one_stop', 5,
      'acceptance'),
    step('assignment', 'Phân công xử lý', 'Assignment', 'sub_unit_head', 'competent', office, 5,
      'assignment'),
    step('settlement', 'Thẩm định, dự thảo kết quả', 'Appraisal and draft', 'case_officer',
      'competent', office, 60, 'completion', ['assignment']),
    step('approval', 'Ký duyệt kết quả', 'Approval', 'signatory', 'competent', 'leadership', 20,
      'approval', ['settlement']),
    step('issuance', 'Vào sổ, đóng dấu, phát hành', 'Issuance', 'records_clerk', 'competent',
      'office', 10, 'issuance', ['approval', 'settlement']),
    step('delivery', 'Trả kết quả', 'Delivery', 'counter_officer', 'receiving', 'one_stop', 0,
      'delivery'),
  ],
}));
