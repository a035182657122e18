-- Filings that somebody is still writing.
CREATE TABLE drafts (
    account_id BIGINT NOT NULL,
    procedure_code TEXT NOT NULL,
    variant TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, procedure_code, variant)
);
CREATE INDEX drafts_by_age ON drafts (saved_at);
