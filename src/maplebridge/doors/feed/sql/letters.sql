-- Called by feed.watching after something happened, and now and then. Key: the primary key, one short stretch for each
-- address at which somebody listens. Budget: 15 ms for 2,500 addresses.
SELECT m.recipient, m.id, COALESCE(c.excluded_units, '{}')
FROM unnest(%(recipients)s::text[]) AS mine (address)
JOIN message m ON m.county = %(county)s AND m.recipient = mine.address AND m.id > %(after)s::uuid
LEFT JOIN "case" c ON c.county = m.county AND c.id = m.case_id
ORDER BY m.id
