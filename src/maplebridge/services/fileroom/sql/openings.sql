-- Called by services.fileroom.queries.list_openings: who opened what of a case's file, the newest first.
-- Key: primary key. Budget: 3 ms for 100.
SELECT o.request_id, o.firm, p.name, o.document, o.saved, o.at
FROM file_opening o
JOIN people_person p ON p.county = o.county AND p.id = o.person
WHERE o.county = %(county)s AND o.case_id = %(case_id)s AND (%(request)s::uuid IS NULL OR o.request_id = %(request)s)
ORDER BY o.id DESC
LIMIT %(many)s
