-- Called by services.viewing.bringing.list_causes for one page of a list: the journal row by which each case came into
-- the state in which it stands. Keys: the primary keys of the journal and of words. Budget: 3 ms for 50.
SELECT c.id, e.seq, e.action, e.unit, e.happened_at, e.facts ->> 'right_unit',
       (SELECT w.plain FROM case_word w WHERE w.county = %(county)s AND w.case_id = c.id AND w.seq = e.seq
        AND w.field = 'reason')
FROM "case" c
JOIN case_event e ON e.county = %(county)s AND e.case_id = c.id AND e.state_to = c.state AND e.state_from <> c.state
WHERE c.county = %(county)s AND c.id = ANY (%(ids)s::uuid[])
ORDER BY c.id, e.seq
