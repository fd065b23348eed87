-- Called by services.searching.queries.search for a whole phone or identity number. Index: case_word_blind. Budget: 5 ms.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text,
       c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM "case" c
WHERE c.county = %(county)s AND c.id < %(before)s::uuid AND c.id IN (
    SELECT w.case_id FROM case_word w
    WHERE w.county = %(county)s AND w.blind = ANY (%(blinds)s::bytea[]) AND w.blind IS NOT NULL
)
ORDER BY c.id DESC
LIMIT %(many)s
