-- Called by services.amounts.queries: money of the cases that a unit has, by month and kind; of kinds that replace, the
-- latest word. Sealed cases and those that a unit is kept out of are not among it. Index: amount_entry_month. Budget:
-- 20 ms at 20,000 amounts in the months.
SELECT e.month, e.kind, sum(e.yuan), count(DISTINCT e.case_id)
FROM amount_entry e
JOIN "case" c ON c.county = %(county)s AND c.id = e.case_id
WHERE e.county = %(county)s AND e.seq > 0 AND e.kind = ANY (%(kinds)s::text[]) AND e.yuan > 0
  AND e.month >= %(first)s::date AND e.month <= %(last)s::date
  AND c.unit = %(unit)s AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
  AND NOT (e.kind = ANY (%(replaced)s::text[]) AND EXISTS (
      SELECT 1 FROM amount_entry l
      WHERE l.county = %(county)s AND l.case_id = e.case_id AND l.kind = e.kind AND l.seq > e.seq
  ))
GROUP BY e.month, e.kind
