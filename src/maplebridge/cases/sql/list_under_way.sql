-- Called by cases.leads.list_under_way before a case is passed on. Index: case_origin. Budget: 1 ms.
SELECT DISTINCT c.matter FROM "case" c
WHERE c.county = %(county)s AND c.origin_id = %(origin)s::uuid AND c.origin_id IS NOT NULL AND c.ended_at IS NULL
