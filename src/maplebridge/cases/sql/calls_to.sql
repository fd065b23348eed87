-- Called by cases.calls.list_calls_to for the page of a person called. Index: case_call_silent for those not yet missed.
-- Budget: 5 ms with 1,000 open calls in the county.
SELECT json_build_object(
           'case', row_to_json(c),
           'clocks', NULL,
           'calls', (SELECT json_agg(k) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id)
       )::text,
       c.number, c.title, c.rules, c.matter, c.place, w.unit, w.called_at, w.arrive_by, w.missed, w.person IS NOT NULL
FROM case_call w
JOIN "case" c ON c.county = %(county)s AND c.id = w.case_id
WHERE w.county = %(county)s AND w.arrived_at IS NULL AND NOT w.missed AND c.ended_at IS NULL
  AND w.unit = ANY (%(units)s::text[]) AND (w.person IS NULL OR w.person = %(person)s)
ORDER BY w.arrive_by
LIMIT %(many)s
