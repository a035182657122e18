-- Why a turn of a dossier is late and which desk it was, as whoever went on with it said.
CREATE TABLE late_causes (
    dossier_id BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('objective', 'consulted_agency', 'citizen', 'officer')),
    agency TEXT NOT NULL,
    sub_unit TEXT NOT NULL,
    officer BIGINT NOT NULL,
    named_at BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, turn)
);
