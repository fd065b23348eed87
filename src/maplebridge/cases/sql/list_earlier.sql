-- Called by cases.earlier.list_earlier before an action with a bound in an earlier step. Index: primary key. Budget: 1 ms.
SELECT n.name, e.facts ->> n.name
FROM case_event e
JOIN unnest(%(names)s::text[]) AS n(name) ON e.facts ->> n.name IS NOT NULL
WHERE e.county = %(county)s AND e.case_id = %(case_id)s::uuid
ORDER BY e.seq
