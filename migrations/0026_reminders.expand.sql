-- Until when a supplement is to come, by the rule of its procedure, and when it is reminded of.
ALTER TABLE supplements ADD COLUMN due_at BIGINT;
ALTER TABLE supplements ADD COLUMN remind_at BIGINT;
CREATE INDEX supplements_by_due ON supplements (due_at, dossier_id) WHERE answered_at IS NULL;
CREATE TABLE supplement_reminders (
    dossier_id BIGINT PRIMARY KEY NOT NULL,
    reminded_at BIGINT NOT NULL
);
