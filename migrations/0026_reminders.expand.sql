-- Until when a supplement is to come, by the rule of its procedure, and when it is reminded of.
ALTER TABLE supplements ADD COLUMN due_at BIGINT;
ALTER TABLE supplements ADD COLUMN remind_at BIGINT;
CREATE INDEX supplements_by_due ON supplements (due_at, dossier_id) WHERE answered_at IS NULL;
CREATE TABLE supplement_reminders (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    reminded_at BIGINT NOT NULL
);
-- What officers were reminded of, by dossier and due moment; nobody (0) where only queues tell of it.
CREATE TABLE reminders (
    dossier_id BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('due_soon', 'overdue')),
    account_id BIGINT NOT NULL,
    reminded_at BIGINT NOT NULL,
    told_on TEXT NOT NULL,
    PRIMARY KEY (dossier_id, due_at, kind, account_id)
);
CREATE INDEX reminders_of_account ON reminders (account_id, due_at, dossier_id);
CREATE INDEX reminders_untold ON reminders (account_id, dossier_id) WHERE told_on = '';
-- One message an officer and day.
CREATE TABLE reminder_days (
    account_id BIGINT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (account_id, day)
);
CREATE TABLE officer_messages (
    id BIGINT PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('work_due')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'no_phone', 'no_gateway')),
    attempts BIGINT NOT NULL,
    possible_double BIGINT NOT NULL CHECK (possible_double IN (0, 1)),
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX officer_messages_by_account ON officer_messages (account_id, id);
