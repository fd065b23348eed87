-- Called by services.clockwork.jobs for one county. Index: case_call_silent. Budget: 5 ms for 200 rows.
SELECT k.case_id, c.number, k.unit, k.turn
FROM case_call k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
WHERE k.county = %(county)s AND k.arrive_by <= %(now)s AND k.arrived_at IS NULL AND NOT k.missed AND c.ended_at IS NULL
ORDER BY k.arrive_by
LIMIT %(limit)s
