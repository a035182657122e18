-- Agencies begin, change their names, are succeeded and end; so do positions.
ALTER TABLE agencies RENAME TO agencies_before;
CREATE TABLE agencies (
    code TEXT PRIMARY KEY NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('province', 'department', 'service_centre', 'district',
        'commune', 'land_registry', 'land_registry_branch')),
    parent TEXT,
    calendar TEXT NOT NULL,
    area TEXT NOT NULL,
    area_era TEXT NOT NULL,
    live BIGINT NOT NULL CHECK (live IN (0, 1)),
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);
CREATE INDEX agencies_by_kind ON agencies (kind, code);
CREATE INDEX agencies_by_area ON agencies (area, area_era, code);
CREATE TABLE agency_names (
    agency TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (agency, valid_from)
);
-- What was registered until now had neither dates nor an area that was read.
INSERT INTO agencies (code, version, kind, parent, calendar, area, area_era, live, valid_from,
    valid_to)
SELECT code, 1, kind, parent, calendar, '', '', 1, '', '' FROM agencies_before;
INSERT INTO agency_names (agency, valid_from, name_vi, name_en, cause)
SELECT code, '', name_vi, name_en, '' FROM agencies_before;
DROP TABLE agencies_before;
CREATE TABLE agency_areas (
    agency TEXT NOT NULL,
    area TEXT NOT NULL,
    PRIMARY KEY (agency, area)
);
CREATE TABLE agency_sectors (
    agency TEXT NOT NULL,
    sector TEXT NOT NULL,
    PRIMARY KEY (agency, sector)
);
CREATE TABLE agency_successions (
    predecessor TEXT NOT NULL,
    successor TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('merge', 'split')),
    takes_dossiers BIGINT NOT NULL CHECK (takes_dossiers IN (0, 1)),
    valid_from TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (predecessor, successor)
);
CREATE INDEX agency_successions_by_successor ON agency_successions (successor, predecessor);
CREATE TABLE succession_units (
    predecessor TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    successor TEXT NOT NULL,
    successor_unit TEXT NOT NULL,
    PRIMARY KEY (predecessor, sub_unit)
);
CREATE TABLE signing_authorities (
    id BIGINT PRIMARY KEY NOT NULL,
    agency TEXT NOT NULL,
    officer BIGINT NOT NULL,
    form_of_authority TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    covers TEXT NOT NULL,
    cause TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL
);
CREATE INDEX signing_authorities_by_agency ON signing_authorities (agency, id);
DROP INDEX positions_by_place;
ALTER TABLE positions RENAME TO positions_before;
CREATE TABLE positions (
    account_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    PRIMARY KEY (account_id, role, agency, sub_unit, valid_from)
);
INSERT INTO positions (account_id, role, agency, sub_unit, valid_from, valid_to)
SELECT account_id, role, agency, sub_unit, '', '' FROM positions_before;
DROP TABLE positions_before;
CREATE INDEX positions_by_place ON positions (agency, sub_unit, role, account_id);
