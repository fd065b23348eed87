-- Called by feed.watching several times a second at most. Index: case_event_recorded, read alone.
-- Budget: 2 ms for what was recorded within a few seconds.
SELECT e.case_id, e.seq, e.recorded_at
FROM case_event e
WHERE e.county = %(county)s AND e.seq > 0 AND e.recorded_at > %(after)s::timestamptz
