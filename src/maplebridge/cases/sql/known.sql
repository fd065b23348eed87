-- Called by cases.actions.submit when a key has been used before. Keys: case_key and case primary keys. Budget: 1 ms.
SELECT c.id, c.number, c.matter, c.state, c.place, c.version, c.head, c.next_due_at, k.digest
FROM case_key k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
WHERE k.county = %(county)s AND k.key = %(key)s
