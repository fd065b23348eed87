-- Called by services.viewing.queries.count_fresh for the saved views beside every page. Index: case_desk, one stretch for
-- each desk. Budget: 8 ms: it looks at the `most` most urgent cases of each desk and at no more.
WITH looked AS (
    SELECT unnest(ARRAY(
        SELECT k.id
        FROM "case" k
        WHERE k.county = %(county)s AND k.desk_unit = desk.unit AND k.ended_at IS NULL
          AND k.state <> ALL (%(closed)s::text[]) AND k.matter || '/' || k.state <> ALL (%(closed)s::text[])
          AND NOT k.excluded_units && %(ties)s::text[]
          AND (k.secrecy <> 'case_sealed' OR k.circle && %(circle)s::text[])
        ORDER BY k.next_due_at, k.id
        LIMIT %(most)s
    )) AS id
    FROM unnest(%(units)s::text[]) AS desk (unit)
)
SELECT c.state, c.matter, c.place, c.language, c.next_due_at <= %(now)s::timestamptz, c.changed_at
FROM looked
JOIN "case" c ON c.county = %(county)s AND c.id = looked.id
WHERE c.changed_at > %(since)s::timestamptz
