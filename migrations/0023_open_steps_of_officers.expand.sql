-- How many open steps each officer has is asked at every assignment: by the officer's own, not by
-- all that is open at the agency.
CREATE INDEX steps_of_officer ON steps (officer, agency)
    WHERE state = 'open' AND officer IS NOT NULL;
