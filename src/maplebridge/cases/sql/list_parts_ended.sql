-- Called by cases.leads.list_parts_ended before a bundle ends. Index: case_origin. Budget: 1 ms.
SELECT c.matter FROM "case" c
WHERE c.county = %(county)s AND c.origin_id = %(origin)s::uuid AND c.origin_id IS NOT NULL
  AND (c.outcome IS NOT NULL OR c.ended_at IS NOT NULL)
