-- Called by services.amounts.queries: a page of the cases behind an amount, the newest first; sealed cases, and those
-- that a unit is kept out of, are in no amount and so in no list. Index: amount_entry_month. Budget: 20 ms at 20,000
-- amounts in the months.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM (
    SELECT DISTINCT e.case_id
    FROM amount_entry e
    WHERE e.county = %(county)s AND e.seq > 0 AND e.kind = %(kind)s AND e.yuan > 0
      AND e.month >= %(first)s::date AND e.month <= %(last)s::date AND e.case_id < %(before)s::uuid
      AND NOT (%(replaces)s::boolean AND EXISTS (
          SELECT 1 FROM amount_entry l
          WHERE l.county = %(county)s AND l.case_id = e.case_id AND l.kind = e.kind AND l.seq > e.seq
      ))
) AS behind
JOIN "case" c ON c.county = %(county)s AND c.id = behind.case_id
WHERE c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
  AND (%(unit)s = '' OR c.unit = %(unit)s)
  AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
  AND (%(category)s = '' OR left(c.category, length(%(category)s)) = %(category)s)
  AND (%(matter)s = '' OR c.matter = %(matter)s)
ORDER BY c.id DESC
LIMIT %(many)s
