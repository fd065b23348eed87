-- Called by services.fileroom.queries.list_held for the units that have the cases now, whoever had them when it was
-- asked. Key: the primary key of file_request from its end, each case and person by its key. Budget: 10 ms.
SELECT r.id, r.number, r.state, r.asked_at, r.until, p.name, r.firm, coalesce(c.unit, c.centre)
FROM file_request r
JOIN "case" c ON c.county = r.county AND c.id = r.case_id
JOIN people_person p ON p.county = r.county AND p.id = r.asker
WHERE r.county = %(county)s AND r.asker <> %(person)s AND r.id < %(before)s
  AND (c.unit = ANY(%(units)s::text[]) OR (c.unit IS NULL AND c.centre LIKE ANY(%(centres)s::text[])))
  AND NOT c.excluded_units && %(ties)s::text[]
ORDER BY r.id DESC
LIMIT %(many)s
