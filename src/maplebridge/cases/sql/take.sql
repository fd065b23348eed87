-- Called by cases.actions.writing.write_step. Keys: case and journal primary keys. Budget: 2 ms. Moves the case only
-- if it still has the version its actor saw and the sender's clock is within 5 s of ours; all rows follow or none.
-- Returns one row when it moved.
WITH moved AS (
    UPDATE "case" SET
        version = m.version, head = m.head, matter = m.matter, category = m.category, state = m.state,
        place = m.place, centre = m.centre, unit = m.unit, person = m.person, helpers = m.helpers,
        desk_unit = m.desk_unit, language = m.language, secrecy = m.secrecy, circle = m.circle,
        excluded_units = m.excluded_units, marks = m.marks, title = m.title, last_actor = m.last_actor,
        finished_by = m.finished_by, outcome = m.outcome, solved = m.solved, satisfaction = m.satisfaction,
        rounds = m.rounds, lead_id = m.lead_id, parties = m.parties, terms = m.terms, kind = m.kind, changed_at = m.changed_at,
        next_due_at = m.next_due_at, ended_at = m.ended_at
    FROM json_populate_record(NULL::"case", %(case)s::json) m
    WHERE "case".county = %(county)s AND "case".id = %(id)s AND "case".version = %(seen)s
      AND %(now)s::timestamptz BETWEEN statement_timestamp() - interval '5 s' AND statement_timestamp() + interval '5 s'
    RETURNING "case".county, "case".id
), keyed AS (
    INSERT INTO case_key (county, key, case_id, seq, digest)
    SELECT k.county, k.key, k.case_id, k.seq, k.digest
    FROM moved, json_populate_recordset(NULL::case_key, %(keys)s::json) k
), journaled AS (
    INSERT INTO case_event
    SELECT e.* FROM moved, json_populate_recordset(NULL::case_event, %(events)s::json) e
), said AS (
    INSERT INTO case_word
    SELECT w.* FROM moved, json_populate_recordset(NULL::case_word, %(words)s::json) w
), unsaid AS (
    UPDATE case_word SET
        plain = NULL, sealed = NULL, blind = NULL, salt = '', erased_at = %(now)s, erased_basis = e.basis
    FROM moved, json_to_recordset(%(erased)s::json) AS e (seq integer, field text, basis text)
    WHERE case_word.county = %(county)s AND case_word.case_id = %(id)s
      AND case_word.seq = e.seq AND case_word.field = e.field
), hidden AS (
    UPDATE case_word SET plain = NULL, sealed = h.sealed
    FROM moved, json_to_recordset(%(hidden)s::json) AS h (seq integer, field text, sealed bytea)
    WHERE case_word.county = %(county)s AND case_word.case_id = %(id)s
      AND case_word.seq = h.seq AND case_word.field = h.field
), clocked AS (
    INSERT INTO case_clock
    SELECT k.* FROM moved, json_populate_recordset(NULL::case_clock, %(clocks)s::json) k
    ON CONFLICT (county, case_id, name, turn) DO UPDATE SET
        state = EXCLUDED.state, history = EXCLUDED.history, due_at = EXCLUDED.due_at,
        not_before = EXCLUDED.not_before, stopped_at = EXCLUDED.stopped_at, met = EXCLUDED.met,
        noticed = EXCLUDED.noticed, wake_at = EXCLUDED.wake_at, provisional = EXCLUDED.provisional,
        calendar = EXCLUDED.calendar
), called AS (
    INSERT INTO case_call
    SELECT c.* FROM moved, json_populate_recordset(NULL::case_call, %(calls)s::json) c
    ON CONFLICT (county, case_id, turn, unit) DO UPDATE SET
        arrived_at = EXCLUDED.arrived_at, missed = EXCLUDED.missed
), filed AS (
    INSERT INTO case_file
    SELECT f.* FROM moved, json_populate_recordset(NULL::case_file, %(files)s::json) f
    ON CONFLICT (county, case_id, sha256) DO NOTHING
)
SELECT count(*) FROM moved
