-- Words of owners' names by the agency that looks: a search reads what its own agency has, and the
-- words stand once, in the order in which they are asked for.
CREATE TABLE words_by_agency (
    agency TEXT NOT NULL,
    word TEXT NOT NULL,
    dossier_id BIGINT NOT NULL,
    PRIMARY KEY (agency, word, dossier_id)
);
INSERT INTO words_by_agency (agency, word, dossier_id)
SELECT d.receiving_unit, w.word, w.dossier_id FROM dossier_search_words w
    JOIN dossiers d ON d.id = w.dossier_id
UNION
SELECT d.competent_agency, w.word, w.dossier_id FROM dossier_search_words w
    JOIN dossiers d ON d.id = w.dossier_id
ORDER BY 1, 2, 3;
DROP TABLE dossier_search_words;
ALTER TABLE words_by_agency RENAME TO dossier_search_words;
-- Names are found by their words alone.
DROP INDEX dossier_search_by_name;
