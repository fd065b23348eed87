-- Called by cases.actions.submit when a key has been used before. Keys: primary keys of case_key, case and the journal. Budget: 1 ms.
SELECT c.id, c.number, e.facts ->> 'matter', e.state_to, e.facts ->> 'place', e.hash, c.next_due_at, k.digest
FROM case_key k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
JOIN case_event e ON e.county = k.county AND e.case_id = k.case_id AND e.seq = 1
WHERE k.county = %(county)s AND k.key = %(key)s
