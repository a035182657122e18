CREATE TABLE journal (
    id BIGINT PRIMARY KEY NOT NULL,
    stream BIGINT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    schema_number BIGINT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    effective_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, version)
);
CREATE TABLE stream_keys (
    id BIGINT PRIMARY KEY NOT NULL,
    wrapped BYTEA NOT NULL
);
CREATE TABLE journal_secrets (
    entry_id BIGINT PRIMARY KEY NOT NULL,
    key_id BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL
);
CREATE TABLE leaves (
    leaf_index BIGINT PRIMARY KEY NOT NULL,
    entry_id BIGINT NOT NULL UNIQUE
);
CREATE TABLE unsealed (
    entry_id BIGINT PRIMARY KEY NOT NULL
);
CREATE TABLE streams (
    id BIGINT PRIMARY KEY NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value BIGINT NOT NULL
);
CREATE TABLE idempotency (
    actor TEXT NOT NULL,
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    entry_id BIGINT NOT NULL,
    for_ever BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at) WHERE for_ever = 0;
CREATE TABLE nodes (
    number BIGINT PRIMARY KEY NOT NULL,
    holder TEXT NOT NULL,
    leased_until BIGINT NOT NULL
);
CREATE TABLE leases (
    name TEXT PRIMARY KEY NOT NULL,
    holder TEXT NOT NULL,
    fence BIGINT NOT NULL,
    leased_until BIGINT NOT NULL
);
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY NOT NULL,
    lane TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX outbox_waiting ON outbox (lane, id) WHERE done_at IS NULL;
CREATE TABLE outbox_lanes (
    lane TEXT PRIMARY KEY NOT NULL,
    due_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    holder TEXT NOT NULL
);
CREATE INDEX outbox_lanes_due ON outbox_lanes (due_at, lane);
CREATE TABLE security_log (
    id BIGINT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    peer TEXT NOT NULL,
    about TEXT NOT NULL
);
CREATE TABLE access_log (
    id BIGINT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    dossier_id BIGINT NOT NULL,
    purpose TEXT NOT NULL
);
