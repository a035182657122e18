CREATE TABLE agencies (
    code TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('province', 'commune', 'department',
        'land_registry_branch')),
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    parent TEXT,
    calendar TEXT NOT NULL
);
CREATE TABLE sub_units (
    agency TEXT NOT NULL,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (agency, code)
);
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY NOT NULL,
    login TEXT NOT NULL UNIQUE,
    opened_entry BIGINT NOT NULL
);
CREATE TABLE positions (
    account_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    PRIMARY KEY (account_id, role, agency, sub_unit)
);
CREATE INDEX positions_by_place ON positions (agency, sub_unit, role, account_id);
CREATE TABLE credentials (
    account_id BIGINT PRIMARY KEY NOT NULL,
    password_hash TEXT NOT NULL
);
CREATE TABLE sessions (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('bearer', 'cookie')),
    form_token TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE TABLE calendars (
    code TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (code, revision)
);
CREATE TABLE processes (
    code TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (code, revision)
);
CREATE TABLE procedures (
    code TEXT NOT NULL,
    revision BIGINT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    sector TEXT NOT NULL,
    tier TEXT NOT NULL,
    fileable BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (code, revision)
);
