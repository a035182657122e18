// Importing what others publish: the shapes of record, bad lines by number and reason, a second
// run, a dry run, and what the public sees of it, on both engines.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

/** Three ways to write a record; codes that no portal has. */
const crawled = {
  ma_thu_tuc: '9.900001',
  ten_thu_tuc: 'Việc thử thứ nhất',
  linh_vuc: 'Hộ tịch',
  cap_thuc_hien: 'Cấp Xã',
  co_quan_thuc_hien: 'Ủy ban nhân dân cấp xã',
  so_quyet_dinh: '1/QĐ-THU',
};
const parsed = {
  code: '9.900002',
  name: 'Việc thử thứ hai',
  field: 'Hải quan',
  level: 'Cấp Tỉnh',
  agency: 'Chi cục Hải quan',
  methods: [{ channel: 'Trực tiếp', time: '3 Ngày làm việc', fee: '20000 Đồng', note: '' }],
  components: [{ group: '', name: 'Tờ khai', originals: 1, copies: 0 }],
  results: [{ name: 'Giấy phép', code: '' }],
};
const own = (changes = {}) => ({
  format: 'motcua-listing-1',
  code: '9.900003',
  name: 'Việc thử thứ ba',
  sector: 'Hộ tịch',
  tiers: ['commune'],
  methods: [
    {
      channel: 'online',
      limit: { cell: '5 Ngày làm việc', unit: 'working_days', length: 5 },
      fee: { cell: '', why: 'not_stated' },
    },
  ],
  papers: [{ name: 'Đơn đề nghị', quantity: '1', originals: 1 }],
  ...changes,
});
const json = (record) => JSON.stringify(record);

for (const engine of engines) {
  describe(`importing procedures on ${engine}`, () => {
    const trial = new Trial(engine);
    const write = (name, lines) => {
      const file = join(trial.data, name);
      writeFileSync(file, lines.join('\n') + '\n');
      return file;
    };
    const run = (...words) => {
      const done = trial.run('import', 'procedures', ...words, '--json');
      return { status: done.status, ...JSON.parse(done.out) };
    };
    const listed = async (code) =>
      (await trial.call('GET', `/api/v1/procedures/${code}`)).json?.listing;

    before(() => trial.start());
    after(() => trial.remove());

    it('takes each shape, and says of bad lines where they stand and why', async () => {
      const file = write('mixed.ndjson', [
        json(crawled),
        '{"code": ',
        json(parsed),
        json(own({ code: '1.2' })),
        json({ unknown: true }),
        json(own()),
        json(own()),
        json(own({ code: '9.900004', name: '' })),
      ]);
      const dry = run(file, '--dry-run');
      assert.deepEqual([dry.status, dry.added, dry.bad, dry.dry_run], [1, 3, 5, true]);
      assert.equal(await listed('9.900003'), undefined, 'a dry run writes nothing');
      const done = run(file);
      assert.deepEqual([done.status, done.added, done.bad], [1, 3, 5]);
      assert.deepEqual(
        done.problems.map(({ line, why }) => [line, why]),
        [
          [2, 'json_syntax'],
          [4, 'bad_code'],
          [5, 'unknown_shape'],
          [7, 'code_twice'],
          [8, 'no_name'],
        ],
      );
      assert.equal(await listed('9.900004'), undefined, 'a bad record is never half there');
    });

    it('changes nothing the second time', () => {
      const file = write('again.ndjson', [json(crawled), json(parsed), json(own())]);
      const again = run(file);
      assert.deepEqual(
        [again.status, again.added, again.changed, again.same, again.bad],
        [0, 0, 0, 3, 0],
      );
    });

    it('tells a change in words, and keeps it', async () => {
      const shorter = own();
      shorter.methods[0].limit = { cell: '3 Ngày làm việc', unit: 'working_days', length: 3 };
      const file = write('shorter.ndjson', [json(shorter)]);
      const told = trial.run('import', 'procedures', file, '--dry-run');
      assert.match(told.out, /9\.900003: hạn giải quyết \(.*\): 5 ngày làm việc → 3 ngày làm việc/);
      assert.equal(run(file).changed, 1);
      assert.equal((await listed('9.900003')).methods[0].limit.length, 3);
    });

    it('shows what is only listed as information, not verified, with no way to file', async () => {
      const { json: answer } = await trial.call('GET', '/api/v1/procedures/9.900003');
      assert.deepEqual([answer.fileable, answer.variants], [false, []]);
      assert.equal(answer.listing.methods[0].limit.certainty, 'none');
      const page = await trial.call('GET', '/procedures/9.900003');
      assert.equal(page.status, 200);
      assert.match(page.text, /thời hạn chưa xác minh/);
      assert.match(page.text, /phí, lệ phí chưa xác minh/);
      assert.match(page.text, /thành phần hồ sơ chưa xác minh/);
      assert.doesNotMatch(page.text, /\/procedures\/9\.900003\/filing/);
      const english = await trial.call('GET', '/procedures/9.900003?lang=en');
      assert.match(english.text, /limit not verified/);
    });

    it('names who runs what the province does not', async () => {
      assert.equal((await listed('9.900002')).run_by, 'customs');
      const page = await trial.call('GET', '/procedures/9.900002');
      assert.match(page.text, /do ngành khác thực hiện \(hải quan\)/);
      assert.doesNotMatch(page.text, /filing/);
    });

    it('refuses a filing of what is only listed', async () => {
      const citizen = await trial.signInAs('cong-dan');
      const answer = await trial.file(citizen, { procedure: '9.900003' });
      assert.equal(answer.status, 422);
    });

    it('leaves a sound register', () => {
      assert.equal(trial.run('rebuild', '--check').status, 0);
    });
  });
}
