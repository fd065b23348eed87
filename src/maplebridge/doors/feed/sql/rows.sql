-- Called by feed.watching for the journal rows that are new. Keys: the primary keys, once a row. Budget: 5 ms for 100.
-- Where the case lay before is what the last row that moved it says.
SELECT e.county, e.case_id, e.seq, c.number, c.centre, c.unit, c.person, c.reporter, c.excluded_units,
       e.action, e.state_from, e.state_to, e.audience, e.recorded_at, e.facts,
       CASE WHEN e.facts ->> 'desk' IS NOT NULL THEN (
           SELECT p.facts ->> 'desk' FROM case_event p
           WHERE p.county = e.county AND p.case_id = e.case_id AND p.seq < e.seq AND p.facts ->> 'desk' IS NOT NULL
           ORDER BY p.seq DESC
           LIMIT 1
       ) END,
       ARRAY(
           SELECT COALESCE('person:' || k.person, k.unit) FROM case_call k
           WHERE k.county = e.county AND k.case_id = e.case_id AND k.turn = e.seq
       )
FROM unnest(%(cases)s::uuid[], %(seqs)s::int[]) AS new (case_id, seq)
JOIN case_event e ON e.county = %(county)s AND e.case_id = new.case_id AND e.seq = new.seq
JOIN "case" c ON c.county = e.county AND c.id = e.case_id
ORDER BY e.recorded_at, e.case_id, e.seq
