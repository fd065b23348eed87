-- Called by cases.leads.count_voices before a merger. Index: case_voices. Budget: 1 ms.
SELECT count(*) FROM "case" c WHERE c.county = %(county)s AND c.lead_id = %(lead)s::uuid AND c.lead_id IS NOT NULL
