-- The signed document of a result; the owner may open it once the result is handed over.
CREATE TABLE issuance_files (
    dossier_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, file_id)
);
CREATE INDEX issuance_files_by_file ON issuance_files (file_id, dossier_id);
