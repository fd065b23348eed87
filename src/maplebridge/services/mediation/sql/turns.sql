-- Called by mediation.roster for the workload of some mediators: open mediations in their hands, and when the last was
-- given to them. Indexes: mediator_turn_person, case primary key. Budget: 5 ms.
SELECT t.person, count(DISTINCT c.id) FILTER (WHERE c.ended_at IS NULL AND c.person = t.person), max(t.given_at)
FROM mediator_turn t
JOIN "case" c ON c.county = t.county AND c.id = t.case_id
WHERE t.county = %(county)s AND t.person = ANY(%(people)s) AND t.person <> ''
GROUP BY t.person
