-- Called by cases.listing.list_inbox for one page of a member of staff. Index: case_desk, one ordered stretch for each
-- desk, then the case primary key. Budget: 5 ms for 50 of 20,000. The last case seen is (after_due, after_id).
WITH wanted AS (
    SELECT unnest(ARRAY(
        SELECT k.id
        FROM "case" k
        WHERE k.county = %(county)s AND k.desk_unit = desk.unit AND k.ended_at IS NULL
          AND (k.next_due_at, k.id) > (%(after_due)s::timestamptz, %(after_id)s::uuid)
          AND k.next_due_at <= %(until)s::timestamptz
          AND k.state <> ALL (%(closed)s::text[]) AND k.matter || '/' || k.state <> ALL (%(closed)s::text[])
          AND (%(state)s = '' OR k.state = %(state)s)
          AND (%(matter)s = '' OR k.matter = %(matter)s)
          AND (%(language)s = '' OR k.language = %(language)s)
          AND (cardinality(%(places)s::text[]) = 0 OR k.place LIKE ANY (%(places)s::text[]))
          AND NOT k.excluded_units && %(ties)s::text[]
          AND (k.secrecy <> 'case_sealed' OR k.circle && %(circle)s::text[])
        ORDER BY k.next_due_at, k.id
        LIMIT %(many)s
    )) AS id
    FROM unnest(%(desks)s::text[]) AS desk (unit)
)
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM wanted
JOIN "case" c ON c.county = %(county)s AND c.id = wanted.id
ORDER BY c.next_due_at, c.id
LIMIT %(many)s
