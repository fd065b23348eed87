-- Called by cases.joining for the page of a merged case, that of the resident and that of staff. Keys: primary keys,
-- case_voices. Budget: 2 ms.
SELECT json_build_object(
    'case', row_to_json(c),
    'clocks', (SELECT json_agg(k) FROM case_clock k WHERE k.county = %(county)s AND k.case_id = c.id),
    'calls', (SELECT json_agg(k) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id)
)::text,
(SELECT count(*) FROM "case" v WHERE v.county = %(county)s AND v.lead_id = c.id AND v.lead_id IS NOT NULL)
FROM "case" c
WHERE c.county = %(county)s AND c.id = %(lead)s::uuid
