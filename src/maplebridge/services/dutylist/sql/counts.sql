-- Called by services.dutylist.queries: how many problems are on the list, by batch, how they stand, unit and how it came
-- to the unit; how many of them are late: not reported by the day promised. Sealed ones are not among them. Budget: 20 ms for 5,000 entries.
SELECT d.batch, d.state, d.unit, d.how, count(*), count(*) FILTER (WHERE d.outcome = '' AND NOT d.over AND d.promised < %(today)s::date)
FROM duty_entry d
WHERE d.county = %(county)s AND d.listed_at IS NOT NULL AND NOT d.apart AND (NOT d.over OR d.state = 'closed')
GROUP BY d.batch, d.state, d.unit, d.how
