-- Called by cases.actions.writing.write_new for one case, a batch or a whole replayed life. Keys: case_key, case and
-- journal primary keys. Budget: 2 ms for one case. Writes only what no key has written before, and nothing when the
-- clock of the sender is more than 5 s off. Returns the ids written.
WITH fresh AS (
    INSERT INTO case_key (county, key, case_id, seq, digest)
    SELECT k.county, k.key, k.case_id, k.seq, k.digest
    FROM json_populate_recordset(NULL::case_key, %(keys)s::json) k
    WHERE %(now)s::timestamptz BETWEEN statement_timestamp() - interval '5 s' AND statement_timestamp() + interval '5 s'
    ON CONFLICT (county, key) DO NOTHING
    RETURNING county, case_id
), opened AS (
    INSERT INTO "case"
    SELECT c.* FROM json_populate_recordset(NULL::"case", %(cases)s::json) c
    JOIN fresh ON fresh.county = c.county AND fresh.case_id = c.id
), journaled AS (
    INSERT INTO case_event
    SELECT e.* FROM json_populate_recordset(NULL::case_event, %(events)s::json) e
    JOIN fresh ON fresh.county = e.county AND fresh.case_id = e.case_id
), said AS (
    INSERT INTO case_word
    SELECT w.* FROM json_populate_recordset(NULL::case_word, %(words)s::json) w
    JOIN fresh ON fresh.county = w.county AND fresh.case_id = w.case_id
), clocked AS (
    INSERT INTO case_clock
    SELECT k.* FROM json_populate_recordset(NULL::case_clock, %(clocks)s::json) k
    JOIN fresh ON fresh.county = k.county AND fresh.case_id = k.case_id
), called AS (
    INSERT INTO case_call
    SELECT k.* FROM json_populate_recordset(NULL::case_call, %(calls)s::json) k
    JOIN fresh ON fresh.county = k.county AND fresh.case_id = k.case_id
), filed AS (
    INSERT INTO case_file
    SELECT f.* FROM json_populate_recordset(NULL::case_file, %(files)s::json) f
    JOIN fresh ON fresh.county = f.county AND fresh.case_id = f.case_id
)
SELECT case_id FROM fresh
