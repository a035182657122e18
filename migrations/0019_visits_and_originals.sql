-- One coming to the counter with several dossiers; where each original is and was; results that
-- nobody collects.
CREATE TABLE visits (
    id BIGINT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'abandoned')),
    agency TEXT NOT NULL,
    officer BIGINT NOT NULL,
    opening_entry BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX visits_open ON visits (agency, opened_at, id) WHERE state = 'open';
-- Dossiers that were there before; those that are filed in a visit name it themselves.
CREATE TABLE visit_dossiers (
    visit_id BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    PRIMARY KEY (visit_id, dossier_id)
);
CREATE TABLE visit_receipts (
    book TEXT NOT NULL,
    number BIGINT NOT NULL,
    visit_id BIGINT NOT NULL,
    total_dong BIGINT NOT NULL,
    officer BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (book, number)
);
CREATE INDEX visit_receipts_by_visit ON visit_receipts (visit_id, taken_at);
ALTER TABLE dossiers ADD COLUMN visit BIGINT;
CREATE INDEX dossiers_by_visit ON dossiers (visit, id) WHERE visit IS NOT NULL;

-- One receipt may be for several dossiers now, each with a line of the same fee.
ALTER TABLE payments RENAME TO payments_before;
CREATE TABLE payments (
    book TEXT NOT NULL,
    number BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    fee TEXT NOT NULL,
    units BIGINT NOT NULL,
    amount_dong BIGINT NOT NULL,
    officer BIGINT NOT NULL,
    paid_at BIGINT NOT NULL,
    PRIMARY KEY (book, number, dossier_id, fee)
);
INSERT INTO payments (book, number, dossier_id, fee, units, amount_dong, officer,
    paid_at) SELECT book, number, dossier_id, fee, units, amount_dong, officer, paid_at
    FROM payments_before;
DROP TABLE payments_before;
CREATE INDEX payments_by_dossier ON payments (dossier_id, paid_at);

-- Originals that the office keeps, in lots: those of one paper that came together.
CREATE TABLE originals (
    dossier_id BIGINT NOT NULL,
    paper TEXT NOT NULL,
    lot BIGINT NOT NULL,
    originals BIGINT NOT NULL,
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    returned_at BIGINT,
    return_way TEXT CHECK (return_way IN ('in_person', 'post', 'on_file')),
    return_officer BIGINT,
    return_entry BIGINT,
    PRIMARY KEY (dossier_id, paper, lot)
);
CREATE INDEX originals_in_the_house ON originals (dossier_id) WHERE returned_at IS NULL;
CREATE TABLE hand_overs (
    id BIGINT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'received', 'incomplete')),
    from_agency TEXT NOT NULL,
    from_sub_unit TEXT NOT NULL,
    to_agency TEXT NOT NULL,
    to_sub_unit TEXT NOT NULL,
    given_by BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    received_by BIGINT,
    received_at BIGINT
);
CREATE INDEX hand_overs_to ON hand_overs (to_agency, to_sub_unit, id);
CREATE INDEX hand_overs_from ON hand_overs (from_agency, from_sub_unit, id);
CREATE TABLE hand_over_lines (
    list_id BIGINT NOT NULL,
    line BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    paper TEXT NOT NULL,
    lot BIGINT NOT NULL,
    originals BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'received', 'missing')),
    received_by BIGINT,
    received_at BIGINT,
    PRIMARY KEY (list_id, line)
);
CREATE INDEX hand_over_lines_by_lot ON hand_over_lines (dossier_id, paper, lot, list_id);

-- Who does not collect a result is reminded once of it.
CREATE TABLE result_reminders (
    dossier_id BIGINT NOT NULL,
    step BIGINT NOT NULL,
    reminded_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, step)
);
CREATE INDEX steps_on_the_shelf ON steps (opened_at, dossier_id)
    WHERE state = 'open' AND action = 'delivery';
ALTER TABLE messages RENAME TO messages_before;
CREATE TABLE messages (
    id BIGINT PRIMARY KEY NOT NULL,
    dossier_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'in_progress', 'supplement', 'late',
        'returned', 'ready', 'unclaimed')),
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
