-- Called by services.insight.board for the wall's strip: calls of a place that nobody has answered yet, and those of the
-- last two hours. Units only, no people. Reads the calls of the county. Budget: 10 ms at 20,000 calls.
SELECT c.number, c.place, c.rules, c.matter, w.unit, w.called_at, w.arrive_by, w.arrived_at, w.missed
FROM case_call w
JOIN "case" c ON c.county = %(county)s AND c.id = w.case_id
WHERE w.county = %(county)s AND c.ended_at IS NULL
  AND ((w.arrived_at IS NULL AND w.called_at > %(now)s::timestamptz - interval '24 hours')
       OR w.arrived_at > %(now)s::timestamptz - interval '2 hours')
  AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
  AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
ORDER BY w.arrived_at IS NOT NULL, w.arrive_by
LIMIT %(many)s
