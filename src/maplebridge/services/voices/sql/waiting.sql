-- Called by services.voices.jobs when the journal has grown. Index: case_voices. Budget: 5 ms for 1,000 merged cases that
-- are open.
-- A merged case lies on nobody's desk; its lead has been answered, has ended, was merged, or is with a unit kept out.
SELECT v.number, l.id, l.number
FROM "case" v
JOIN "case" l ON l.county = v.county AND l.id = v.lead_id
WHERE v.county = %(county)s AND v.lead_id IS NOT NULL AND v.ended_at IS NULL
  AND v.state = ANY (%(states)s::text[])
  AND (l.desk_unit = 'nobody' OR l.ended_at IS NOT NULL OR l.lead_id IS NOT NULL OR l.secrecy = 'case_sealed'
       OR ARRAY[l.centre, l.unit] && v.excluded_units)
ORDER BY v.id
LIMIT %(many)s
