-- Each word of an owner's name, so that any of them finds; names filed before are taken apart here.
CREATE TABLE dossier_search_words (
    word TEXT NOT NULL,
    dossier_id BIGINT NOT NULL,
    PRIMARY KEY (word, dossier_id)
);
CREATE INDEX dossier_search_words_by_dossier ON dossier_search_words (dossier_id);
WITH RECURSIVE piece (dossier_id, word, rest) AS (
    SELECT dossier_id, '', folded_name || ' ' FROM dossier_search
    UNION ALL
    SELECT dossier_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM piece WHERE rest <> ''
)
INSERT INTO dossier_search_words (word, dossier_id)
SELECT DISTINCT word, dossier_id FROM piece WHERE word <> '';
