-- Called by services.rechecking.queries: the cases that some units have to look at again, the most urgent first. Index:
-- recheck_draw_open. Budget: 5 ms.
SELECT c.number, c.title, c.matter, c.rules, c.place, d.unit, d.closed_at, k.arrive_by, k.arrived_at IS NOT NULL
FROM recheck_draw d
JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
JOIN case_call k ON k.county = %(county)s AND k.case_id = d.case_id AND k.unit = d.unit
WHERE d.county = %(county)s AND d.drawn AND d.found = '' AND d.unit <> '' AND d.unit = ANY (%(units)s::text[])
  AND c.state = ANY (%(states)s::text[]) AND k.turn > d.seq AND NOT c.excluded_units && %(ties)s::text[]
  AND NOT EXISTS (
      SELECT 1 FROM recheck_draw l
      WHERE l.county = %(county)s AND l.case_id = d.case_id AND l.drawn AND l.seq > d.seq
  )
ORDER BY k.arrive_by, c.number
LIMIT %(many)s
