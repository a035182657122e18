-- How dossiers end without a result, and what is owed when one is late or its result is wrong.
CREATE TABLE withdrawals (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    requested_at BIGINT NOT NULL,
    request_entry BIGINT NOT NULL,
    came_from TEXT NOT NULL CHECK (came_from IN ('submitted', 'accepted', 'in_progress',
        'awaiting_supplement', 'awaiting_payment')),
    settled_at BIGINT,
    settlement_entry BIGINT,
    agreed BIGINT CHECK (agreed IN (0, 1))
);
CREATE TABLE stops (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('withdrawn', 'not_eligible', 'not_supplemented',
        'on_request')),
    officer BIGINT NOT NULL,
    stopped_at BIGINT NOT NULL,
    entry BIGINT NOT NULL
);
CREATE TABLE delays (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('objective', 'consulted_agency', 'citizen', 'officer')),
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    due_before BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    officer BIGINT NOT NULL,
    announced_at BIGINT NOT NULL,
    entry BIGINT NOT NULL
);
CREATE TABLE annulments (
    book TEXT NOT NULL,
    number BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    notation TEXT NOT NULL,
    officer BIGINT NOT NULL,
    annulled_at BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (book, number)
);
CREATE INDEX annulments_by_dossier ON annulments (dossier_id, annulled_at);
