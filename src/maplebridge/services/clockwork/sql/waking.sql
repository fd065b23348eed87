-- Called by services.clockwork.jobs for one county. Index: case_clock_wake. Budget: 5 ms for 200 rows.
SELECT k.case_id, c.number, k.name, k.turn, k.noticed, k.due_at, c.desk_unit, c.unit, c.centre
FROM case_clock k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
WHERE k.county = %(county)s AND k.wake_at <= %(now)s
ORDER BY k.wake_at
LIMIT %(limit)s
