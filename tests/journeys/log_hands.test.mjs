// Hands in the database: its owner takes triggers away and alters what stands there.
import assert from 'node:assert/strict';
import { readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until, verified, whole_bundle } from './log.mjs';
import { sql } from './rows.mjs';
import { Trial, engines } from './trial.mjs';

/** Takes tables' triggers away, as the database's owner can. */
function without_triggers(trial, ...tables) {
  for (const table of tables)
    if (trial.database) sql(trial, `ALTER TABLE ${table} DISABLE TRIGGER USER`);
    else
      for (const name of ['known', 'no_update', 'no_delete'])
        sql(trial, `DROP TRIGGER ${table}_${name}`);
}

for (const engine of engines) {
  describe(`verify, after hands in the database on ${engine},`, () => {
    const trial = new Trial(engine);
    let citizen, code;
    const verify = (...words) => verified(trial, ...words);
    const bundle = () => whole_bundle(trial, code, citizen);

    before(async () => {
      await trial.start();
      citizen = await trial.signInAs('cong-dan');
      code = (await trial.file(citizen)).json.code;
    });
    after(() => trial.remove());

    it('names a file whose row and content were exchanged with another one’s by hand', async () => {
      const files = [];
      for (const login of ['cong-dan', 'cong-dan-2']) {
        const token = await trial.signInAs(login);
        const { json } = await trial.upload(token, `%PDF-1.4\n%of ${login}\n%%EOF\n`);
        const { papers } = await trial.filing();
        papers[0].files = [json.id];
        const filed = await trial.file(token, { papers });
        assert.equal(filed.status, 201, filed.text);
        files.push(json.id);
      }
      const [one, other] = files;
      const exchange = () => {
        for (const [from, to] of [[one, 1], [other, one], [1, other]])
          sql(trial, `UPDATE files SET id = ${to} WHERE id = ${from}`);
        const contents = readdirSync(join(trial.data, 'files'), { recursive: true });
        for (const [from, to] of [[one, other], [other, one]])
          for (const name of contents.filter((each) => each.endsWith(`-${from}`))) {
            const place = join(trial.data, 'files', name);
            renameSync(place, place.replace(/-\d+$/, `-${to}`));
          }
      };
      assert.equal(verify('--files').ok, true);
      exchange();
      const first = [...files].sort()[0];
      const state = verify();
      assert.deepEqual([state.status, state.ok], [1, false]);
      const { why, table, row, column } = state.first_bad;
      assert.deepEqual(
        [why, table, row, column],
        ['state_differs', 'files', first, 'content_name'],
      );
      const opened = verify('--files');
      assert.deepEqual([opened.ok, opened.first_bad.why], [false, 'content_exchanged']);
      assert.equal(opened.first_bad.file, first);
      assert.equal(opened.contents.bad, 2);
      exchange();
      assert.equal(verify('--files').ok, true);
    });

    it('names the newest entry of a dossier whose state was altered by hand', async () => {
      const { id } = JSON.parse((await bundle()).entries.at(-1).text);
      sql(trial, `UPDATE dossiers SET state = 'accepted' WHERE code = '${code}'`);
      const { entry, why, table, column } = verify().first_bad;
      assert.deepEqual([entry, why, table, column], [id, 'state_differs', 'dossiers', 'state']);
      const orphan = join(trial.data, 'files', 'nobody-1');
      writeFileSync(orphan, 'x');
      utimesSync(orphan, 0, 0);
      const with_files = verify('--files');
      assert.equal(with_files.first_bad.why, 'state_differs', 'what a stray file hides not');
      assert.equal(with_files.contents.named[0].why, 'content_orphaned');
      rmSync(orphan);
      sql(trial, `UPDATE dossiers SET state = 'submitted' WHERE code = '${code}'`);
      assert.equal(verify().ok, true);
    });

    it('names the entry that was altered by hand', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      without_triggers(trial, 'journal');
      sql(trial, `UPDATE journal SET recorded_at = recorded_at - 86400000000 WHERE id = ${id}`);
      const { status, first_bad } = verify('--log-only');
      assert.equal(status, 1);
      assert.deepEqual([first_bad.entry, first_bad.why], [id, 'entry_altered']);
      sql(trial, `UPDATE journal SET recorded_at = recorded_at + 86400000000 WHERE id = ${id}`);
      const found = verify();
      assert.equal(found.first_bad.why, 'state_differs');
      const trigger = trial.database ? 'journal_no_change' : 'journal_known';
      assert.equal(found.first_bad.row, `trigger ${trigger}`);
    });

    it('names an entry of a kind that it cannot be of, and carries nothing out', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id, kind } = JSON.parse(text);
      for (const other of ['nobody_knows', 'dossier_rated']) {
        sql(trial, `UPDATE journal SET kind = '${other}' WHERE id = ${id}`);
        const { status, first_bad, state } = verify();
        assert.deepEqual([status, first_bad.entry, first_bad.why], [1, id, 'entry_altered']);
        assert.equal(state, null);
        const { out } = trial.run('rebuild', '--check', '--json');
        const [difference] = JSON.parse(out).differences;
        assert.deepEqual([difference.table, difference.row], ['entries', id]);
      }
      sql(trial, `UPDATE journal SET kind = '${kind}' WHERE id = ${id}`);
    });

    it('has no history signed that contradicts what was signed before', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      assert.equal((await trial.call('GET', '/healthz')).text, 'ok\n');
      without_triggers(trial, 'tree_nodes', 'tree_heads');
      sql(
        trial,
        `BEGIN; CREATE TABLE kept_nodes AS SELECT * FROM tree_nodes;
         CREATE TABLE kept_heads AS SELECT * FROM tree_heads;
         DELETE FROM tree_nodes; DELETE FROM tree_heads;
         UPDATE journal SET recorded_at = recorded_at - 86400000000 WHERE id = ${id}; COMMIT`,
      );
      await until(async () =>
        (await trial.call('GET', '/healthz')).text.includes('sealing: stands still'),
      );
      assert.equal(sql(trial, 'SELECT COUNT(*) FROM tree_heads'), '0');
      assert.match((await trial.file(citizen)).json.code, /^H42/, 'acts go on');
      sql(
        trial,
        `BEGIN; INSERT INTO tree_nodes SELECT * FROM kept_nodes;
         INSERT INTO tree_heads SELECT * FROM kept_heads;
         DROP TABLE kept_nodes; DROP TABLE kept_heads;
         UPDATE journal SET recorded_at = recorded_at + 86400000000 WHERE id = ${id}; COMMIT`,
      );
      await until(async () => (await trial.call('GET', '/healthz')).text === 'ok\n');
      await until(() => sql(trial, 'SELECT COUNT(*) FROM unsealed') === '0');
      assert.equal(verify('--log-only').ok, true);
    });

    it('names the entry that was removed by hand', async () => {
      const [{ text }] = (await bundle()).entries;
      const { id } = JSON.parse(text);
      sql(trial, `DELETE FROM journal WHERE id = ${id}`);
      const { first_bad } = verify('--log-only');
      assert.deepEqual([first_bad.entry, first_bad.why], [id, 'entry_missing']);
    });
  });
}
