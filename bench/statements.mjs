// What one submit writes, as plain statements: for pgbench and for a bare SQLite loop, to hold the
// program's own throughput against. `:id` and `:code` are another number each time, `:place` names
// the counter that is drawn from.
const secret_bytes = 900;
const body = JSON.stringify({ procedure: '1.001193', filler: 'x'.repeat(500) });

export function submit_statements(engine) {
  const bytes = (count) =>
    engine === 'sqlite' ? `zeroblob(${count})` : `decode(repeat('00', ${count}), 'hex')`;
  return [
    'INSERT INTO streams (id, version) VALUES (:id, 1)',
    `INSERT INTO stream_keys (id, wrapped) VALUES (:id, ${bytes(72)})`,
    "INSERT INTO counters (name, value) VALUES ('bench:' || :place, 1)" +
      ' ON CONFLICT (name) DO UPDATE SET value = counters.value + 1',
    'INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,' +
      " effective_at, body) VALUES (:id, :id, 1, 'dossier_submitted', 1, '1', :id, :id," +
      ` '${body}')`,
    'INSERT INTO journal_secrets (entry_id, key_id, salt, ciphertext) VALUES' +
      ` (:id, :id, ${bytes(32)}, ${bytes(secret_bytes)})`,
    'INSERT INTO unsealed (entry_id) VALUES (:id)',
    'INSERT INTO dossiers (id, code, version, state, procedure_code, procedure_revision, variant,' +
      ' process, process_revision, channel, receiving_unit, competent_agency, delivery_way,' +
      " submitter, submitted_at, submission_entry) VALUES (:id, 'B-' || :code, 1, 'submitted'," +
      " '1.001193', 1, 'ordinary', 'civil-status', 1, 'online', 'H42.02.01', 'H42.02.01'," +
      " 'counter', 1, :id, :id)",
    'INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code,' +
      ' procedure_revision, channel, received_at, begun_at, ended_at, reopened_at, ending,' +
      " due_at, timing) VALUES (:id, 1, 'H42.02.01', 'H42.02.01', '1.001193', 1, 'online'," +
      ' :id, :id,' +
      " 9223372036854775807, 9223372036854775807, '', 0, '')",
    'INSERT INTO dossier_search (dossier_id, folded_name, identity_index, phone_index) VALUES' +
      ` (:id, 'nguyen van an', ${bytes(32)}, ${bytes(32)})`,
    'INSERT INTO dossier_search_words (agency, word, dossier_id) VALUES' +
      ['nguyen', 'van', 'an'].map((word) => ` ('H42.02.01', '${word}', :id)`).join(),
    "INSERT INTO papers (dossier_id, paper, originals, copies) VALUES (:id, 'a', 1, 0)",
    'INSERT INTO steps (dossier_id, sequence, code, action, role, agency, sub_unit, state,' +
      " version, opened_at, due_at) VALUES (:id, 1, 'reception', 'acceptance'," +
      " 'counter_officer', 'H42.02.01', 'one_stop', 'open', 1, :id, :id)",
  ];
}
