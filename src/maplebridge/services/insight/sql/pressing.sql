-- Called by services.insight.board for the wall: the open cases of a place that are latest, then those due within some
-- hours. Sealed cases and those that a unit is kept out of are not among them. Reads the open cases of the county and
-- their clocks by primary key. Budget: 20 ms at 2,000 open.
WITH pressing AS MATERIALIZED (
    SELECT c.number, c.rules, c.matter, c.place, min(k.due_at) AS due_at
    FROM "case" c
    JOIN case_clock k ON k.county = %(county)s AND k.case_id = c.id
    WHERE c.county = %(county)s AND c.ended_at IS NULL AND c.kind <> ALL (%(kinds_apart)s::text[])
      AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
      AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
      AND k.state = 'running' AND k.name <> ALL (%(residents_clocks)s::text[])
    GROUP BY c.id, c.number, c.rules, c.matter, c.place
)
SELECT number, rules, matter, place, due_at
FROM (SELECT * FROM pressing WHERE due_at <= %(now)s::timestamptz ORDER BY due_at LIMIT %(many)s) AS late
UNION ALL
SELECT number, rules, matter, place, due_at
FROM (
    SELECT * FROM pressing
    WHERE due_at > %(now)s::timestamptz AND due_at <= %(now)s::timestamptz + interval '4 hours'
    ORDER BY due_at LIMIT %(many)s
) AS soon
