-- How far due dates have followed the calendars that were published, and the due dates by moment.
CREATE TABLE calendars_followed (
    code TEXT PRIMARY KEY NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX acceptances_by_due ON acceptances (due_at, dossier_id);
-- People are told when a calendar moves a due date.
ALTER TABLE messages RENAME TO messages_before;
CREATE TABLE messages (
    id BIGINT PRIMARY KEY NOT NULL,
    dossier_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'in_progress', 'supplement', 'late',
        'moved', 'returned', 'ready', 'unclaimed')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'no_phone', 'no_gateway')),
    attempts BIGINT NOT NULL,
    possible_double BIGINT NOT NULL CHECK (possible_double IN (0, 1)),
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    ended_at BIGINT
);
INSERT INTO messages (id, dossier_id, kind, state, attempts, possible_double,
    created_at, sent_at, ended_at) SELECT id, dossier_id, kind, state, attempts, possible_double,
    created_at, sent_at, ended_at FROM messages_before;
DROP TABLE messages_before;
CREATE INDEX messages_by_dossier ON messages (dossier_id, id);
