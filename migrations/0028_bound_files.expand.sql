-- What the entries of a dossier say of the files that they name: so a file is what was filed.
CREATE TABLE bound_files (
    dossier_id BIGINT NOT NULL,
    file_id BIGINT NOT NULL,
    uploader BIGINT NOT NULL,
    content_name BYTEA NOT NULL,
    size BIGINT NOT NULL,
    content_type TEXT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, file_id)
);
CREATE INDEX bound_files_by_file ON bound_files (file_id, dossier_id);
