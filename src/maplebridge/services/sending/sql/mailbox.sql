-- Called by sending.mailbox.list_messages. Key: the primary key, one ordered stretch for each address, and that of the
-- case, then single rows. Budget: 3 ms for 50. Nothing of a case that keeps the reader out; whoever holds its link is
-- who brought it.
WITH wanted AS (
    SELECT mine.address, unnest(ARRAY(
        SELECT m.id
        FROM message m
        WHERE m.county = %(county)s AND m.recipient = mine.address AND m.id < %(before)s::uuid
          AND (starts_with(m.recipient, 'case:') OR starts_with(m.recipient, 'party:') OR NOT EXISTS (
              SELECT 1 FROM "case" c
              WHERE c.county = %(county)s AND c.id = m.case_id AND c.excluded_units && %(ties)s::text[]
          ))
        ORDER BY m.id DESC
        LIMIT %(many)s
    )) AS id
    FROM unnest(%(recipients)s::text[]) AS mine (address)
)
SELECT m.id, m.recipient, m.template, m.params, m.case_id, m.made_at, m.shown_at
FROM wanted
JOIN message m ON m.county = %(county)s AND m.recipient = wanted.address AND m.id = wanted.id
ORDER BY m.id DESC
LIMIT %(many)s
