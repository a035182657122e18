// The other nine procedures of the week walked by page from filing to delivery, and three walks
// that turn: a rejection, a supplement, a step sent back. Together with birth.test.mjs each
// language, width and engine, with JavaScript and without, meets each other once.
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { byHand, named, pdf, photo } from './walk.mjs';

const ward = 'H42.02.01';
const way = (engine, language, width, script) => ({
  engine,
  language,
  width,
  javascript: script === 'with',
});
const remark = 'Hồ sơ đủ điều kiện, đã đối chiếu sổ gốc.';
const visit = { visit_time: '00:00', note: 'Đã xem tận nơi, có mặt chủ hồ sơ.' };

/** The people of a house, from the counter and back to it. */
const course = ({
  counter = 'mot-cua',
  head,
  officer,
  signatory = 'lanh-dao',
  clerk = 'van-thu',
}) => [
  [counter, 'acceptance'],
  [head, 'assignment', { officer }],
  [officer, 'completion', { remark }],
  [signatory, 'approval'],
  [clerk, 'issuance'],
  [counter, 'delivery'],
];
const records = course({ head: 'chanh-van-phong', officer: 'ho-tich' });
const land = course({
  counter: 'mot-cua-dat-dai',
  head: 'truong-bo-phan-dat-dai',
  officer: 'dang-ky-dat-dai',
  signatory: 'lanh-dao-dat-dai',
  clerk: 'van-thu-dat-dai',
});
const trade = course({ head: 'truong-phong-kinh-te', officer: 'dia-chinh' });
const inspected = (steps, officer, picture) =>
  steps.toSpliced(2, 0, [officer, 'site-visit', { ...visit, 'file.photo': photo(picture) }]);
const building = inspected(trade, 'dia-chinh', 'thửa đất.png');
const department = inspected(
  course({
    counter: 'mot-cua-so',
    head: 'truong-phong-trong-trot',
    officer: 'bao-ve-thuc-vat',
    signatory: 'lanh-dao-so',
    clerk: 'van-thu-so',
  }),
  'bao-ve-thuc-vat',
  'kho.png',
);
const welfare = course({ head: 'truong-phong-van-hoa', officer: 'giam-ngheo' });

/** Money over the counter between reception and delivery. */
const paid = (steps, at, login, typed = {}) => steps.toSpliced(at, 0, [login, 'payments', typed]);
const last = (steps) => steps.length - 1;
const amount = (fee, dong) => ({ [`pay.${fee}`]: true, [`amount.${fee}`]: dong });

const supplement = [
  [
    'mot-cua',
    'supplement-request',
    { 'ask.declaration_form': true, reason: 'Bản chụp bị mờ, cần chụp lại.' },
  ],
  [
    'cong-dan',
    'supplement',
    {
      'file.declaration_form': pdf('tờ khai.pdf'),
      remark: 'Tôi gửi lại bản rõ hơn và sửa chỗ ở.',
      'form.subject_residence': 'Tổ dân phố số 9, phường Hoa Lư, tỉnh Ninh Bình',
    },
  ],
];
const copyPaid = paid(records, 1, 'mot-cua');
const sentBack = [
  ...copyPaid.slice(0, 4),
  ['lanh-dao', 'send-back', { to: 'settlement', reason: 'Chưa ghi số đăng ký.' }],
  ['ho-tich', 'completion', { remark: 'Đã ghi số đăng ký.' }],
  ...copyPaid.slice(4),
];

const walks = [
  {
    code: '2.000635',
    way: way('postgres', 'vi', 360, 'with'),
    login: 'mot-cua',
    course: copyPaid,
    receipt: '16.000',
  },
  {
    code: '1.004873',
    way: way('sqlite', 'en', 360, 'without'),
    login: 'cong-dan',
    course: [...supplement, ...paid(records, 1, 'mot-cua', amount('certificate', '15.000'))],
    receipt: '15.000',
  },
  {
    code: '1.000894',
    way: way('postgres', 'en', 1280, 'without'),
    login: 'mot-cua',
    course: sentBack,
  },
  {
    code: '1.001612',
    way: way('postgres', 'vi', 360, 'without'),
    login: 'cong-dan',
    course: paid(trade, 1, 'mot-cua'),
    receipt: true,
  },
  {
    code: '1.013831',
    way: way('sqlite', 'en', 360, 'with'),
    login: 'mot-cua-dat-dai',
    course: paid(land, last(land), 'mot-cua-dat-dai', amount('registration', '100.000')),
    receipt: '100.000',
  },
  {
    code: '1.013225',
    way: way('postgres', 'en', 1280, 'with'),
    login: 'cong-dan',
    course: paid(building, last(building), 'mot-cua', amount('permit', '75.000')),
    receipt: '75.000',
    photo: 'thửa đất.png',
  },
  {
    code: '1.004363',
    way: way('sqlite', 'vi', 1280, 'without'),
    login: 'cong-dan',
    course: paid(department, 1, 'mot-cua-so'),
    receipt: '800.000',
    photo: 'kho.png',
  },
  {
    code: '1.011607',
    way: way('sqlite', 'vi', 360, 'with'),
    login: 'mot-cua',
    course: welfare,
  },
  {
    code: '1.000894',
    title: 'sent back, the same by another way',
    way: way('postgres', 'vi', 1280, 'without'),
    login: 'mot-cua',
    course: sentBack,
  },
];

byHand('procedures by page', ({ engine, trial, walker }) => {
  const rebuilds = () => {
    const { status, out, err } = trial.run('rebuild', '--check');
    assert.equal(status, 0, out + err);
  };
  const walked = (title, way, body) => {
    if (way.engine !== engine) return;
    it(`${title}: ${named(way)}`, async () => {
      const walk = walker(way);
      try {
        await body(walk);
      } finally {
        await walk.close();
      }
      rebuilds();
    });
  };
  const sees = async (walk, ...words) => {
    const text = await walk.text();
    for (const word of words) assert.ok(text.includes(word), `${word} is in:\n${text}`);
  };

  for (const each of walks)
    walked(`${each.code} ${each.title ?? 'from filing to delivery'}`, each.way, async (walk) => {
      const code = await walk.file(each.code, { login: each.login, unit: ward });
      for (const [login, noun, typed] of each.course) {
        // A payment is taken, and a supplement brought, at the dossier rather than in a queue.
        const queue = !['payments', 'supplement'].includes(noun);
        await walk.act(login, code, noun, typed, { queue });
      }
      assert.equal(await walk.page.locator('.govuk-tag.state-delivered').count(), 1);
      await walk.look('delivered');
      if (each.receipt) {
        assert.match(await walk.text(), /\d{6}\/\d{4}/, 'the receipt has its number');
        if (each.receipt !== true) await sees(walk, each.receipt);
      }
      if (each.photo) {
        await sees(walk, visit.note);
        const shown = walk.page.getByRole('link', { name: each.photo });
        const address = await shown.getAttribute('href');
        const photograph = await walk.page.request.get(trial.origin + address);
        assert.equal(photograph.headers()['content-type'], 'image/png');
      }
      await walk.goto(`/dossiers/${code}/slip`);
      await walk.look('slip');
      await sees(walk, code);
      await walk.as(null);
      await walk.goto(`/track?code=${code}`);
      const progress = walk.page.locator('progress');
      assert.equal(await progress.getAttribute('value'), await progress.getAttribute('max'));
    });

  walked(
    '2.000815 certifies copies on one screen, one person after another',
    way('sqlite', 'vi', 1280, 'with'),
    async (walk) => {
      const filing = { login: 'mot-cua', unit: ward };
      const code = await walk.file('2.000815', filing);
      // Two pages, three copies, 2.000 đồng a page.
      await sees(walk, '12.000', '01/SCT/BS');
      assert.equal(await walk.page.inputValue('[name="owner.full_name"]'), '');
      const next = await walk.file('2.000815', filing);
      assert.notEqual(next, code);
      await walk.send(walk.page.locator(`main a[href="/dossiers/${next}"]`));
      assert.equal(await walk.page.locator('.govuk-tag.state-delivered').count(), 1);
      await walk.look('delivered-at-once');
    },
  );

  walked(
    '1.001612 rejected, and the citizen reads why',
    way('sqlite', 'en', 1280, 'without'),
    async (walk) => {
      const code = await walk.file('1.001612', { login: 'cong-dan', unit: ward });
      const reason = 'Địa điểm kinh doanh nằm ngoài địa bàn phường.';
      await walk.act('mot-cua', code, 'rejection', { reason });
      await sees(walk, reason);
      await walk.as('cong-dan');
      await walk.goto(`/dossiers/${code}`);
      assert.equal(await walk.page.locator('.govuk-tag.state-rejected').count(), 1);
      await sees(walk, reason);
      await walk.look('rejected-to-the-citizen');
      await walk.goto(`/dossiers/${code}/slip`);
      await sees(walk, reason);
      await walk.look('rejected-slip');
    },
  );

  walked(
    '1.004873 asked for a supplement, then accepted',
    way('postgres', 'en', 360, 'with'),
    async (walk) => {
      const code = await walk.file('1.004873', { login: 'cong-dan', unit: ward });
      for (const [login, noun, typed] of supplement)
        await walk.act(login, code, noun, typed, { queue: noun !== 'supplement' });
      assert.equal(await walk.page.locator('.govuk-tag.state-submitted').count(), 1);
      await sees(walk, 'tờ khai.pdf', 'Tổ dân phố số 9');
      await walk.act('mot-cua', code, 'acceptance');
      assert.equal(await walk.page.locator('.govuk-tag.state-accepted').count(), 1);
    },
  );
});
