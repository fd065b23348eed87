-- Called by services.searching.queries.search for a stretch of what was found. Index: case_finding_tokens, then keys.
-- Budget: 20 ms for 200 rows. What the reader may see is decided afterwards.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text,
       c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM case_finding f
JOIN "case" c ON c.county = f.county AND c.id = f.case_id
WHERE f.county = %(county)s AND f.county <> '' AND f.tokens @> %(tokens)s::text[] AND c.id < %(before)s::uuid
  AND (%(matter)s = '' OR c.matter = %(matter)s)
  AND (%(state)s = '' OR c.state = %(state)s)
  AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
  AND (NOT %(open)s OR c.ended_at IS NULL)
ORDER BY c.id DESC
LIMIT %(many)s
