-- Called by services.viewing.arriving.count_on_desk when something is told to be new. Key: case_number_key. Budget: 2 ms.
SELECT count(*)
FROM "case" c
WHERE c.county = %(county)s AND c.number = ANY (%(numbers)s::text[]) AND c.number <> ''
  AND c.desk_unit = ANY (%(units)s::text[]) AND c.ended_at IS NULL
  AND c.state <> ALL (%(closed)s::text[]) AND c.matter || '/' || c.state <> ALL (%(closed)s::text[])
  AND NOT c.excluded_units && %(ties)s::text[]
  AND (c.secrecy <> 'case_sealed' OR c.circle && %(circle)s::text[])
