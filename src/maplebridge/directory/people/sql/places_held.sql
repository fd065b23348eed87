-- Called by people.queries.list_places_held, its answer kept for five seconds. Reads the duties of one role in a county.
-- Budget 10 ms.
SELECT DISTINCT d.place
FROM people_dutyheld d
WHERE d.county = %(county)s AND d.role = %(role)s
  AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
