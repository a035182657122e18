-- INSERT OR REPLACE would walk past the first two triggers, so a known id or place is ignored.
CREATE TRIGGER journal_known BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR (stream = NEW.stream AND version = NEW.version))
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER leaves_known BEFORE INSERT ON leaves
WHEN EXISTS (SELECT 1 FROM leaves WHERE leaf_index = NEW.leaf_index OR entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'a leaf is there already'); END;
CREATE TRIGGER leaves_no_update BEFORE UPDATE ON leaves
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER leaves_no_delete BEFORE DELETE ON leaves
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
