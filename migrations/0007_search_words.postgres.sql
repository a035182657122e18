-- Each word of an owner's name, so that any of them finds; names filed before are taken apart here.
CREATE TABLE dossier_search_words (
    word TEXT NOT NULL,
    dossier_id BIGINT NOT NULL,
    PRIMARY KEY (word, dossier_id)
);
CREATE INDEX dossier_search_words_by_dossier ON dossier_search_words (dossier_id);
INSERT INTO dossier_search_words (word, dossier_id)
SELECT DISTINCT word, dossier_id
FROM (SELECT unnest(string_to_array(folded_name, ' ')) AS word, dossier_id FROM dossier_search)
    AS taken_apart
WHERE word <> '';
