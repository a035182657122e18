-- Whether a position stands for others of closed agencies is asked with nearly every request.
CREATE INDEX succession_units_by_successor ON succession_units (successor, successor_unit);
