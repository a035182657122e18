-- How time is reckoned beside the calendars: the rules of each era, in revisions.
CREATE TABLE time_rules (
    code TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (code, revision)
);
