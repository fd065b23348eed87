-- Called by services.elsewhere.queries.list_taken_in: the cases that some units took in, the newest first. Keys: the primary
-- keys. Budget: 5 ms for 50. Only while the unit helps and is not kept out.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM taken_in t
JOIN "case" c ON c.county = %(county)s AND c.id = t.case_id
WHERE t.county = %(county)s AND t.unit = ANY (%(units)s::text[]) AND t.case_id < %(before)s::uuid
  AND c.helpers && %(units)s::text[] AND NOT c.excluded_units && %(ties)s::text[] AND c.secrecy <> 'case_sealed'
  AND (%(open)s = '' OR (%(open)s = 'open') = (c.ended_at IS NULL))
ORDER BY t.case_id DESC
LIMIT %(many)s
