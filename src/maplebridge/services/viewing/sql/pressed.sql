-- Called by services.viewing.pressing.list_pressed for the chase board: cases whose time is nearly or quite used up, or
-- that ask for more. Index: case_desk, one short stretch for each desk; case_clock's primary key. Budget: 60 ms for a
-- county of 2,000 desks.
WITH looked AS (
    SELECT unnest(ARRAY(
        SELECT k.id
        FROM "case" k
        WHERE k.county = %(county)s AND k.desk_unit = desk.unit AND k.ended_at IS NULL
          AND k.next_due_at <= %(until)s::timestamptz
          AND (k.unit = ANY (%(units)s::text[]) OR k.place LIKE ANY (%(places)s::text[]))
          AND NOT k.excluded_units && %(ties)s::text[]
          AND (k.secrecy <> 'case_sealed' OR k.circle && %(circle)s::text[])
        ORDER BY k.next_due_at, k.id
        LIMIT %(each)s
    )) AS id
    FROM unnest(%(desks)s::text[]) AS desk (unit)
), measured AS (
    SELECT c.*, COALESCE((
        SELECT max(k.noticed) FROM case_clock k
        WHERE k.county = %(county)s AND k.case_id = c.id AND k.state = 'running'
    ), 0) AS noticed
    FROM looked
    JOIN "case" c ON c.county = %(county)s AND c.id = looked.id
)
SELECT m.id, m.number, m.version, m.rules, m.title, m.matter, m.category, m.kind, m.state, m.place, m.centre, m.unit,
       m.person, m.language, m.secrecy, m.marks, m.opened_at, m.changed_at, m.next_due_at, m.ended_at, m.desk_unit
FROM measured m
WHERE m.noticed >= %(noticed)s OR m.next_due_at <= %(now)s::timestamptz OR 'extension_asked' = ANY (m.marks)
ORDER BY m.next_due_at, m.id
LIMIT %(many)s
