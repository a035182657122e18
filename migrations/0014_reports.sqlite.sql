-- What reports count. A turn: how a dossier came and how it left, once for each time that it was
-- opened. Moments are those of recording, so that a later act changes no earlier period.
-- 9223372036854775807 stands for a moment that has not come.
CREATE TABLE turns (
    dossier_id BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    agency TEXT NOT NULL,
    receiving_unit TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_revision BIGINT NOT NULL,
    channel TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    reopened_at BIGINT NOT NULL,
    ending TEXT NOT NULL CHECK (ending IN ('', 'settled', 'stopped', 'withdrawn', 'rejected')),
    due_at BIGINT NOT NULL,
    timing TEXT NOT NULL CHECK (timing IN ('', 'early', 'on_time', 'late')),
    PRIMARY KEY (dossier_id, turn)
);
CREATE INDEX turns_by_end ON turns (ended_at, begun_at);
CREATE INDEX turns_by_agency ON turns (agency, ended_at, begun_at);
CREATE INDEX turns_by_arrival ON turns (receiving_unit, received_at, dossier_id) WHERE turn = 1;
-- When the citizen had to act first, with the due date (0: none) as it was then.
CREATE TABLE turn_waits (
    dossier_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, version)
);
-- When it was settled what becomes of a message; not known for those before.
ALTER TABLE messages ADD COLUMN ended_at BIGINT;
UPDATE messages SET ended_at = COALESCE(sent_at, created_at) WHERE state <> 'waiting';
INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code, procedure_revision,
    channel, received_at, begun_at, ended_at, reopened_at, ending, due_at, timing)
WITH begins AS (
    SELECT stream, version, recorded_at,
        ROW_NUMBER() OVER (PARTITION BY stream ORDER BY version) AS turn,
        MIN(recorded_at) OVER (PARTITION BY stream) AS received_at,
        LEAD(version) OVER (PARTITION BY stream ORDER BY version) AS next_version,
        LEAD(recorded_at) OVER (PARTITION BY stream ORDER BY version) AS next_at
    FROM journal
    WHERE kind IN ('dossier_submitted', 'dossier_settled_at_once', 'correction_begun')
), ends AS (
    SELECT b.stream, b.turn, MIN(j.version) AS version FROM begins b JOIN journal j
        ON j.stream = b.stream AND j.version >= b.version
        AND j.version < COALESCE(b.next_version, 9223372036854775807)
    WHERE j.kind IN ('dossier_settled_at_once', 'result_issued', 'dossier_stopped',
        'dossier_withdrawn', 'dossier_rejected') GROUP BY b.stream, b.turn
), facts AS (
    SELECT b.stream, b.turn, b.received_at, b.recorded_at AS begun_at,
        COALESCE(b.next_at, 9223372036854775807) AS reopened_at,
        COALESCE(e.recorded_at, 9223372036854775807) AS ended_at,
        CASE e.kind WHEN 'dossier_stopped' THEN 'stopped' WHEN 'dossier_withdrawn' THEN 'withdrawn'
            WHEN 'dossier_rejected' THEN 'rejected' ELSE 'settled' END AS ending,
        COALESCE((SELECT json_extract(j.body, '$.due_at') FROM journal j
            WHERE j.stream = b.stream
            AND j.version < COALESCE(b.next_version, 9223372036854775807)
            AND j.kind IN ('dossier_accepted', 'dossier_supplemented', 'correction_begun')
            AND json_extract(j.body, '$.due_at') IS NOT NULL
            ORDER BY j.version DESC LIMIT 1), 0) AS due_at
    FROM begins b LEFT JOIN ends x ON x.stream = b.stream AND x.turn = b.turn
    LEFT JOIN journal e ON e.stream = x.stream AND e.version = x.version
)
SELECT d.id, f.turn, d.competent_agency, d.receiving_unit, d.procedure_code, d.procedure_revision,
    d.channel, f.received_at, f.begun_at, f.ended_at, f.reopened_at,
    CASE WHEN f.ended_at = 9223372036854775807 THEN '' ELSE f.ending END, f.due_at,
    CASE WHEN f.ended_at = 9223372036854775807 THEN '' WHEN f.due_at = 0 THEN 'on_time'
        WHEN f.ended_at > f.due_at THEN 'late'
        WHEN (f.ended_at + 25200000000) / 86400000000 < (f.due_at + 25200000000) / 86400000000
        THEN 'early' ELSE 'on_time' END
FROM facts f JOIN dossiers d ON d.id = f.stream;
INSERT INTO turn_waits (dossier_id, version, since, until, due_at)
WITH states AS (
    SELECT j.stream, j.version, j.recorded_at,
        CASE WHEN json_extract(j.body, '$.state')
            IN ('awaiting_supplement', 'awaiting_payment') THEN 1 ELSE 0 END AS waits
    FROM journal j JOIN dossiers d ON d.id = j.stream
), changes AS (
    SELECT stream, version, recorded_at, waits,
        LAG(waits) OVER (PARTITION BY stream ORDER BY version) AS waited FROM states
), begun AS (
    SELECT stream, version, recorded_at, waits,
        LEAD(recorded_at) OVER (PARTITION BY stream ORDER BY version) AS until
    FROM changes WHERE waits <> COALESCE(waited, 0)
)
SELECT b.stream, b.version, b.recorded_at, COALESCE(b.until, 9223372036854775807),
    COALESCE((SELECT json_extract(j.body, '$.due_at') FROM journal j
        WHERE j.stream = b.stream AND j.version <= b.version
        AND j.kind IN ('dossier_accepted', 'dossier_supplemented', 'correction_begun')
        AND json_extract(j.body, '$.due_at') IS NOT NULL ORDER BY j.version DESC LIMIT 1), 0)
FROM begun b WHERE b.waits = 1;
-- Of a dossier that ended while the citizen had to act first, the clock stood since they had to.
UPDATE turns SET timing = (SELECT CASE WHEN w.since > turns.due_at THEN 'late'
        WHEN (w.since + 25200000000) / 86400000000 < (turns.due_at + 25200000000) / 86400000000
        THEN 'early' ELSE 'on_time' END
    FROM turn_waits w WHERE w.dossier_id = turns.dossier_id AND w.until = turns.ended_at)
WHERE due_at <> 0 AND ended_at <> 9223372036854775807 AND EXISTS (SELECT 1 FROM turn_waits w
    WHERE w.dossier_id = turns.dossier_id AND w.until = turns.ended_at);
