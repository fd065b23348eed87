-- Called by services.viewing.besides.list_besides for one page of a list. Keys: the primary keys. Budget: 2 ms for 50.
SELECT c.id, c.channel, p.name
FROM "case" c
LEFT JOIN people_person p ON p.county = %(county)s AND p.id = ANY (%(people)s::uuid[]) AND p.id::text = c.person
WHERE c.county = %(county)s AND c.id = ANY (%(ids)s::uuid[])
