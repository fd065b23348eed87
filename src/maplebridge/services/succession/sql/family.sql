-- Called by services.succession.queries for the cases next to some: those that they follow from, and those that follow
-- from them. Keys: primary key, case_origin. Budget: 3 ms.
SELECT json_build_object(
    'case', row_to_json(c),
    'clocks', NULL,
    'calls', (SELECT json_agg(k) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id)
)::text
FROM "case" c
WHERE c.county = %(county)s
  AND (c.id = ANY (%(origins)s::uuid[]) OR (c.origin_id = ANY (%(ids)s::uuid[]) AND c.origin_id IS NOT NULL))
ORDER BY c.id
LIMIT 100
