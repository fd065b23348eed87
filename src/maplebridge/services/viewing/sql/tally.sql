-- Called by services.viewing.tallying.tally_inbox for the tabs of the inbox. Index: case_desk, one stretch for each desk.
-- Budget: 5 ms. It looks at the `most` most urgent cases of each desk and at no more.
WITH looked AS (
    SELECT unnest(ARRAY(
        SELECT k.state || ' ' || CASE WHEN k.next_due_at <= %(now)s::timestamptz THEN 1 ELSE 0 END
        FROM "case" k
        WHERE k.county = %(county)s AND k.desk_unit = desk.unit AND k.ended_at IS NULL
          AND k.state <> ALL (%(closed)s::text[]) AND k.matter || '/' || k.state <> ALL (%(closed)s::text[])
          AND NOT k.excluded_units && %(ties)s::text[]
          AND (k.secrecy <> 'case_sealed' OR k.circle && %(circle)s::text[])
        ORDER BY k.next_due_at, k.id
        LIMIT %(most)s
    )) AS found
    FROM unnest(%(units)s::text[]) AS desk (unit)
)
SELECT split_part(found, ' ', 1), count(*), count(*) FILTER (WHERE split_part(found, ' ', 2) = '1')
FROM looked
GROUP BY 1
ORDER BY 2 DESC, 1
