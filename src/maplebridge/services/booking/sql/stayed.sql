-- Called by services.booking.trips: each time that a step of some cases, at a place, in a period says that somebody came
-- before closing time and was served past it. Sealed cases and those that a unit is kept out of are not among them. Reads
-- the journal of the period by case_event_recorded and each case by key. Budget: 200 ms at 20,000 rows of a month.
SELECT e.unit, c.matter, e.facts ->> 'came_at', e.facts ->> 'served_until'
FROM case_event e
JOIN "case" c ON c.county = %(county)s AND c.id = e.case_id
WHERE e.county = %(county)s AND e.seq > 0
  AND e.recorded_at >= %(since)s::timestamptz AND e.recorded_at < %(until)s::timestamptz
  AND e.facts ->> 'served_until' IS NOT NULL AND e.facts ->> 'came_at' IS NOT NULL
  AND c.matter = ANY (%(matters)s::text[])
  AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
  AND (%(unit)s = '' OR c.unit = %(unit)s)
  AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
ORDER BY e.unit, c.matter
