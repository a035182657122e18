-- The plain digest let whoever holds the database test for a file that they know; the keyed name of
-- the content finds what was brought before. Emptied first, so that the old rows are written over.
UPDATE files SET sha256 = '';
ALTER TABLE files DROP COLUMN sha256;
