-- Called by services.insight.reading after facts.sql: a page of the cases behind one number, the newest first. What a
-- resident's rating said is not listed for a case that the reader's own unit has or that the reader handled.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM (
    SELECT DISTINCT id FROM told
    WHERE measure = %(measure)s
      AND (%(category)s = '' OR left(category, length(%(category)s)) = %(category)s)
      AND (%(channel)s = '' OR channel = %(channel)s)
      AND (%(day)s = '' OR to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') = %(day)s)
) AS behind
JOIN "case" c ON c.county = %(county)s AND c.id = behind.id
WHERE c.id < %(before)s::uuid AND NOT c.excluded_units && %(ties)s::text[]
  AND NOT (%(of_ratings)s::boolean AND (c.finished_by = %(actor)s OR coalesce(c.unit = ANY (%(units)s::text[]), false)))
ORDER BY c.id DESC
LIMIT %(many)s
