-- Called by services.dutylist.jobs: the journals of some listed problems, in order. Keys: case_event. Budget: 20 ms for
-- 100 cases with 20 rows each.
SELECT e.case_id, e.seq, e.action, e.state_to, e.happened_at, e.unit, e.facts::text
FROM case_event e
WHERE e.county = %(county)s AND e.case_id = ANY (%(cases)s::uuid[])
ORDER BY e.case_id, e.seq
