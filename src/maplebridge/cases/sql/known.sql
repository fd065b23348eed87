-- Called by cases.actions.submit when a key has been used before. Keys: primary keys of case_key, case and the journal.
-- Budget: 1 ms. The case is found first and alone: a table never analysed would else have the journal read through.
WITH known AS MATERIALIZED (
    SELECT case_id, digest FROM case_key WHERE county = %(county)s AND key = %(key)s
)
SELECT c.id, c.number, e.facts ->> 'matter', e.state_to, e.facts ->> 'place', e.hash, c.next_due_at, k.digest
FROM known k
JOIN "case" c ON c.county = %(county)s AND c.id = (SELECT case_id FROM known)
JOIN case_event e ON e.county = %(county)s AND e.case_id = (SELECT case_id FROM known) AND e.seq = 1
