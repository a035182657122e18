CREATE TABLE files (
    id BIGINT PRIMARY KEY NOT NULL,
    uploader BIGINT NOT NULL,
    content_name BYTEA NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed_name BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX files_by_content ON files (uploader, content_name);
CREATE TABLE dossiers (
    id BIGINT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'rejected', 'in_progress',
        'awaiting_supplement', 'awaiting_payment', 'withdrawal_requested', 'stopped', 'resolved',
        'delivered')),
    procedure_code TEXT NOT NULL,
    procedure_revision BIGINT NOT NULL,
    variant TEXT NOT NULL,
    process TEXT NOT NULL,
    process_revision BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('online', 'counter', 'post')),
    receiving_unit TEXT NOT NULL,
    competent_agency TEXT NOT NULL,
    delivery_way TEXT NOT NULL CHECK (delivery_way IN ('online', 'counter', 'post')),
    submitter BIGINT NOT NULL,
    submitted_at BIGINT NOT NULL,
    submission_entry BIGINT NOT NULL
);
CREATE INDEX dossiers_by_submitter ON dossiers (submitter, id);
CREATE INDEX dossiers_by_receiver ON dossiers (receiving_unit, id);
CREATE INDEX dossiers_by_competence ON dossiers (competent_agency, id);
CREATE TABLE dossier_search (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    folded_name TEXT NOT NULL,
    identity_index BYTEA,
    phone_index BYTEA
);
CREATE INDEX dossier_search_by_name ON dossier_search (folded_name, dossier_id);
CREATE INDEX dossier_search_by_identity ON dossier_search (identity_index, dossier_id);
CREATE INDEX dossier_search_by_phone ON dossier_search (phone_index, dossier_id);
CREATE TABLE papers (
    dossier_id BIGINT NOT NULL,
    paper TEXT NOT NULL,
    originals BIGINT NOT NULL,
    copies BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, paper)
);
CREATE TABLE paper_files (
    dossier_id BIGINT NOT NULL,
    paper TEXT NOT NULL,
    file_id BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, paper, file_id)
);
CREATE INDEX paper_files_by_file ON paper_files (file_id, dossier_id);
CREATE TABLE steps (
    dossier_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    code TEXT NOT NULL,
    action TEXT NOT NULL,
    role TEXT NOT NULL,
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    officer BIGINT,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'sent_back', 'ended')),
    version BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by BIGINT,
    PRIMARY KEY (dossier_id, sequence)
);
CREATE UNIQUE INDEX steps_one_open ON steps (dossier_id) WHERE state = 'open';
CREATE INDEX steps_queue ON steps (agency, due_at, dossier_id) WHERE state = 'open';
CREATE TABLE acceptances (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    officer BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    provisional BIGINT NOT NULL,
    derivation TEXT NOT NULL
);
CREATE TABLE rejections (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    officer BIGINT NOT NULL,
    rejected_at BIGINT NOT NULL
);
CREATE TABLE approvals (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    signatory BIGINT NOT NULL,
    form_of_authority TEXT NOT NULL,
    approved_at BIGINT NOT NULL
);
CREATE TABLE issuances (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    book TEXT NOT NULL,
    number BIGINT NOT NULL,
    notation TEXT NOT NULL,
    clerk BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    UNIQUE (book, number)
);
CREATE TABLE deliveries (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    officer BIGINT NOT NULL,
    delivered_at BIGINT NOT NULL,
    way TEXT NOT NULL
);
