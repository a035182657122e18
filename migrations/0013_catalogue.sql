-- A decision of the province counts from its own day; the text of a procedure counts at once.
ALTER TABLE province_layers ADD COLUMN effective_from TEXT NOT NULL DEFAULT '';
ALTER TABLE procedures DROP COLUMN effective_from;
