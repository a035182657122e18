-- How content people were with a turn of their dossier; which words they wrote is in the secret.
CREATE TABLE ratings (
    dossier_id BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    agency TEXT NOT NULL,
    receiving_unit TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_revision BIGINT NOT NULL,
    overall TEXT NOT NULL CHECK (overall IN ('very_satisfied', 'satisfied', 'not_satisfied')),
    convenience TEXT NOT NULL
        CHECK (convenience IN ('very_satisfied', 'satisfied', 'not_satisfied')),
    timeliness TEXT NOT NULL CHECK (timeliness IN ('very_satisfied', 'satisfied', 'not_satisfied')),
    attitude TEXT NOT NULL CHECK (attitude IN ('very_satisfied', 'satisfied', 'not_satisfied')),
    rated_at BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, turn)
);
CREATE INDEX ratings_by_moment ON ratings (rated_at);
CREATE INDEX ratings_by_agency ON ratings (agency, rated_at);
-- What people say about offices and rules, each with a clock of its own. 0 stands for nobody.
CREATE TABLE feedback (
    id BIGINT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('conduct', 'rule', 'proposal')),
    state TEXT NOT NULL CHECK (state IN ('received', 'taken_in', 'answered', 'turned_away')),
    agency TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    dossier_code TEXT NOT NULL,
    submitter BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    intake_due_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    provisional BIGINT NOT NULL CHECK (provisional IN (0, 1)),
    derivation TEXT NOT NULL,
    taken_in_at BIGINT,
    closed_at BIGINT,
    cause TEXT NOT NULL CHECK (cause IN ('', 'complaint', 'denunciation', 'no_content',
        'not_competent')),
    submission_entry BIGINT NOT NULL,
    closing_entry BIGINT
);
CREATE INDEX feedback_by_agency ON feedback (agency, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX feedback_by_person ON feedback (submitter, id) WHERE submitter <> 0;
-- Which agency had to answer, from when to when: reports ask who it was at the end of a period.
-- 9223372036854775807 stands for a moment that has not come.
CREATE TABLE feedback_agencies (
    feedback_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    agency TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (feedback_id, version)
);
CREATE INDEX feedback_agencies_by_agency ON feedback_agencies (agency, until, since);
CREATE TABLE feedback_messages (
    id BIGINT PRIMARY KEY NOT NULL,
    feedback_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('feedback_taken_in', 'feedback_handed_on',
        'feedback_answered', 'feedback_turned_away')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'no_phone', 'no_gateway')),
    attempts BIGINT NOT NULL,
    possible_double BIGINT NOT NULL CHECK (possible_double IN (0, 1)),
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX feedback_messages_by_feedback ON feedback_messages (feedback_id, id);
