-- Procedures as other sources list them, with what officers have checked; one row for each code.
CREATE TABLE listings (
    code TEXT PRIMARY KEY NOT NULL,
    version BIGINT NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    sector TEXT NOT NULL,
    tiers TEXT NOT NULL,
    run_by TEXT NOT NULL,
    open_checks BIGINT NOT NULL,
    body TEXT NOT NULL,
    checks TEXT NOT NULL
);
CREATE INDEX listings_by_work ON listings (run_by, open_checks, code);
-- What the province itself has decided about a procedure: each text a revision.
CREATE TABLE province_layers (
    code TEXT NOT NULL,
    revision BIGINT NOT NULL,
    publish_by TEXT NOT NULL,
    published_on TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (code, revision)
);
CREATE INDEX province_layers_by_day ON province_layers (publish_by);
-- The day from which a revision counts; '' for at once. Revision 0 is a listing: information only.
ALTER TABLE procedures ADD COLUMN effective_from TEXT NOT NULL DEFAULT '';
