-- What is asked for once and brought later, what was paid, and visits on site.
CREATE TABLE supplements (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    officer BIGINT NOT NULL,
    requested_at BIGINT NOT NULL,
    request_entry BIGINT NOT NULL,
    came_from TEXT NOT NULL CHECK (came_from IN ('submitted', 'accepted', 'in_progress')),
    answered_at BIGINT
);
CREATE TABLE supplement_papers (
    dossier_id BIGINT NOT NULL,
    paper TEXT NOT NULL,
    PRIMARY KEY (dossier_id, paper)
);
CREATE TABLE payments (
    book TEXT NOT NULL,
    number BIGINT NOT NULL,
    fee TEXT NOT NULL,
    dossier_id BIGINT NOT NULL,
    units BIGINT NOT NULL,
    amount_dong BIGINT NOT NULL,
    officer BIGINT NOT NULL,
    paid_at BIGINT NOT NULL,
    PRIMARY KEY (book, number, fee)
);
CREATE INDEX payments_by_dossier ON payments (dossier_id, paid_at);
CREATE TABLE site_visits (
    dossier_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    officer BIGINT NOT NULL,
    visited_at BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, sequence)
);
CREATE TABLE site_visit_files (
    dossier_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, sequence, file_id)
);
CREATE INDEX site_visit_files_by_file ON site_visit_files (file_id, dossier_id);
