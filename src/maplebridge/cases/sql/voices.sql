-- Called by cases.joining.list_voices. Index: case_voices. Budget: 5 ms for 200 voices.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text,
       c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM "case" c
WHERE c.county = %(county)s AND c.lead_id = %(lead)s::uuid AND c.lead_id IS NOT NULL
ORDER BY c.id
LIMIT 500
