-- Called by services.rechecking.queries: a page of the cases behind a number of re-checks, the newest first. Sealed
-- cases, and those that a unit is kept out of, are in no number and so in no list. Index: recheck_draw_drawn. Budget:
-- 20 ms at 20,000 lots.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM "case" c
WHERE c.county = %(county)s AND c.id < %(before)s::uuid
  AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
  AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
  AND c.id IN (
      SELECT d.case_id FROM recheck_draw d
      WHERE d.county = %(county)s AND d.drawn
        AND d.closed_at >= %(since)s::timestamptz AND d.closed_at < %(until)s::timestamptz
        AND (%(result)s = 'drawn' OR %(result)s = CASE
                WHEN d.found <> '' THEN d.found
                WHEN d.unit <> '' AND c.state = ANY (%(states)s::text[]) THEN 'open'
                ELSE 'nobody'
            END)
  )
ORDER BY c.id DESC
LIMIT %(many)s
