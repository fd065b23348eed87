-- Called by cases.rooting, page by page, for the rows recorded in a span of time, in the order in which a day's root is
-- built. Index: case_event_recorded. Budget: 20 ms for 5,000 rows.
SELECT recorded_at, case_id, seq, hash
FROM case_event
WHERE county = %(county)s AND recorded_at < %(end)s AND seq > 0
  AND (recorded_at, case_id, seq) > (%(at)s, %(case_id)s, %(seq)s)
ORDER BY recorded_at, case_id, seq
LIMIT %(limit)s
