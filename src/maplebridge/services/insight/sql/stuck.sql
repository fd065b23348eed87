-- Called by services.insight.digest: open cases of a place on which nobody but the clock has acted since a moment, those
-- that lie longest first. Reads the open cases of the county and their journals by primary key. Budget: 50 ms at 2,000
-- open.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM (
    SELECT k.id, max(e.happened_at) AS acted_at
    FROM "case" k
    JOIN case_event e ON e.county = %(county)s AND e.case_id = k.id AND e.actor_kind <> 'clock'
    WHERE k.county = %(county)s AND k.ended_at IS NULL AND k.kind <> ALL (%(kinds_apart)s::text[])
      AND k.secrecy <> 'case_sealed' AND cardinality(k.excluded_units) = 0
      AND (cardinality(%(places)s::text[]) = 0 OR k.place LIKE ANY (%(places)s::text[]))
    GROUP BY k.id
    HAVING max(e.happened_at) < %(before)s::timestamptz
) AS lying
JOIN "case" c ON c.county = %(county)s AND c.id = lying.id
ORDER BY lying.acted_at, c.id
LIMIT %(many)s
