// Contents that are damaged, gone or nobody's: named by `verify --files`, repaired from a copy.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Trial, engines } from './trial.mjs';

for (const engine of engines) {
  describe(`contents of files on ${engine}`, () => {
    const trial = new Trial(engine);
    let copy, files;
    const verify = (...words) => {
      const { status, out, err } = trial.run('verify', '--json', ...words);
      return { status, err, ...(out ? JSON.parse(out) : {}) };
    };
    const place_of = (id) =>
      readdirSync(join(trial.data, 'files'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(`-${id}`))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))[0];
    const flip = (file) => {
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(file, bytes);
    };

    before(async () => {
      await trial.start();
      const citizen = await trial.signInAs('cong-dan');
      files = [];
      for (const number of [1, 2, 3]) {
        const pdf = `%PDF-1.4\n%invented ${number}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`;
        files.push((await trial.upload(citizen, pdf)).json.id);
      }
      copy = join(trial.data, 'copy');
      cpSync(join(trial.data, 'files'), join(copy, 'files'), { recursive: true });
    });
    after(() => trial.remove());

    it('are whole, and all were opened', () => {
      const { status, contents, err } = verify('--files');
      assert.deepEqual([status, contents.files, contents.bad], [0, 3, 0], err);
      assert.equal(verify().contents, null);
    });

    it('are named where a bit was flipped, one is gone, and one is nobody’s', () => {
      flip(place_of(files[0]));
      rmSync(place_of(files[1]));
      const stray = join(trial.data, 'files', '00', '00');
      cpSync(place_of(files[2]), join(stray, '0000-1'));
      const long_ago = new Date('2026-01-01');
      utimesSync(join(stray, '0000-1'), long_ago, long_ago);
      const { status, contents, first_bad } = verify('--files', '--log-only');
      assert.equal(status, 1);
      assert.deepEqual(
        contents.named.map(({ why, file }) => [why, file]),
        [
          ['content_altered', files[0]],
          ['content_missing', files[1]],
          ['content_orphaned', null],
        ],
      );
      assert.deepEqual([first_bad.why, first_bad.file], ['content_altered', files[0]]);
      assert.equal(contents.named[2].place, '00/00/0000-1');
      rmSync(join(stray, '0000-1'));
    });

    it('are repaired from a second copy, as far as that is whole', () => {
      flip(join(copy, place_of(files[0]).slice(trial.data.length)));
      const first = verify('--repair-from', copy);
      assert.deepEqual([first.status, first.contents.repaired, first.contents.bad], [1, 1, 1]);
      flip(join(copy, place_of(files[0]).slice(trial.data.length)));
      const { status, contents, err } = verify('--repair-from', copy);
      assert.deepEqual([status, contents.repaired, contents.bad], [0, 1, 0], err);
      assert.equal(verify('--files').status, 0);
      assert.match(trial.run('verify', '--files').out, /3 files with \d+ bytes opened, 0 bad/);
      assert.equal(trial.run('verify', '--repair-from', join(copy, 'none')).status, 2);
    });
  });
}
