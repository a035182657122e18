CREATE TABLE messages (
    id BIGINT PRIMARY KEY NOT NULL,
    dossier_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'in_progress', 'supplement', 'late',
        'returned', 'ready')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'no_phone', 'no_gateway')),
    attempts BIGINT NOT NULL,
    possible_double BIGINT NOT NULL CHECK (possible_double IN (0, 1)),
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX messages_by_dossier ON messages (dossier_id, id);
