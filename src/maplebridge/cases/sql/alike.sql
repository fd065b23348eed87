-- Called by cases.joining for the open cases of one category at one village. Index: case_open_place. Budget: 5 ms.
-- Only cases that stand by themselves and are of ordinary secrecy; their voices but for those that keep the reader out.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text, c.longitude, c.latitude,
       (SELECT count(*) FROM "case" v WHERE v.county = %(county)s AND v.lead_id = c.id AND v.lead_id IS NOT NULL
        AND NOT v.excluded_units && %(ties)s::text[]),
       c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM "case" c
WHERE c.county = %(county)s AND c.ended_at IS NULL AND c.place LIKE %(place)s AND c.category = %(category)s
  AND c.lead_id IS NULL AND c.secrecy = 'ordinary' AND c.opened_at > %(since)s
ORDER BY c.opened_at DESC
LIMIT %(many)s
