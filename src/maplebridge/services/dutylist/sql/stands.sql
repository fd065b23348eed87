-- Called by services.dutylist.jobs: number, place and secrecy of some cases. Keys: case. Budget: 5 ms for 100.
SELECT c.id, c.number, c.place, c.secrecy <> 'ordinary' OR cardinality(c.excluded_units) > 0
FROM "case" c
WHERE c.county = %(county)s AND c.id = ANY (%(cases)s::uuid[])
