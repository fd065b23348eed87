-- Called by cases.reading for the worker that watches the journal, each second at most. Index: case_event_recorded.
-- Budget: 1 ms, however long the journal.
SELECT recorded_at, case_id, seq
FROM case_event
WHERE county = %(county)s AND seq > 0
ORDER BY recorded_at DESC, case_id DESC, seq DESC
LIMIT 1
