-- Called by services.fileroom.queries.list_own for a lawyer's requests. Index: file_request_asker. Budget: 2 ms for 50.
SELECT r.id, r.number, r.state, r.asked_at, r.until, '', r.firm, r.unit
FROM file_request r
WHERE r.county = %(county)s AND r.asker = %(person)s AND r.asker IS NOT NULL AND r.id < %(before)s
ORDER BY r.id DESC
LIMIT %(many)s
