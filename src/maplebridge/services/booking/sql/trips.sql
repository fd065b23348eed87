-- Called by services.booking.trips: of the cases of some matters, at a place, that came to their outcome in a period, how
-- many there were by matter and by the number of trips their resident made. Sealed cases and those that a unit is kept
-- out of are not among them. Reads the journal of the period by case_event_recorded and each case's rows by key.
-- Budget: 200 ms at 20,000 rows of a month.
SELECT d.matter, d.trips, count(*)
FROM (
    SELECT c.matter, c.trips + (
        SELECT count(*) FROM case_event v
        WHERE v.county = %(county)s AND v.case_id = c.id AND v.facts ->> 'visit' = 'came'
    ) AS trips
    FROM "case" c
    WHERE c.county = %(county)s AND c.matter = ANY (%(matters)s::text[])
      AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
      AND (%(unit)s = '' OR c.unit = %(unit)s)
      AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
      AND c.id IN (
          SELECT e.case_id FROM case_event e
          WHERE e.county = %(county)s AND e.seq > 0 AND e.facts ->> 'outcome' IS NOT NULL
            AND e.recorded_at >= %(since)s::timestamptz AND e.recorded_at < %(until)s::timestamptz
      )
) AS d
GROUP BY d.matter, d.trips
ORDER BY d.matter, d.trips
