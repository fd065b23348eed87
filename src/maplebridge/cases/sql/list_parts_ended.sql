-- Called by cases.leads.list_parts_ended before a bundle ends or gives a part up. Indexes: case_origin, case_event's key.
-- Budget: 1 ms.
SELECT c.matter FROM "case" c
WHERE c.county = %(county)s AND c.origin_id = %(origin)s::uuid AND c.origin_id IS NOT NULL
  AND (c.outcome IS NOT NULL OR c.ended_at IS NOT NULL)
UNION ALL
SELECT e.facts ->> 'matter' FROM case_event e
WHERE e.county = %(county)s AND e.case_id = %(origin)s::uuid AND e.action = ANY (%(by_hand)s::text[])
