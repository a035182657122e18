-- The entry with which a supplement came: its secret holds the answers where they were corrected.
ALTER TABLE supplements ADD COLUMN answer_entry BIGINT;
