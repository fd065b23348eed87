-- Called by services.clockwork.recomputing after the working-day table changed. Scans the county's open clocks once a
-- change. Budget: 1 s for 100,000 open clocks.
SELECT DISTINCT c.number, c.id
FROM case_clock k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
WHERE k.county = %(county)s AND k.state <> 'stopped' AND k.calendar < %(revision)s AND c.ended_at IS NULL
ORDER BY c.id
LIMIT %(limit)s
