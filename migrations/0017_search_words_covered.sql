-- One word of a name finds dossiers, the others are asked of each of them: from the index alone.
DROP INDEX dossier_search_words_by_dossier;
CREATE INDEX dossier_search_words_by_dossier ON dossier_search_words (dossier_id, word);
