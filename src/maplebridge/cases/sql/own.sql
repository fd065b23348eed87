-- Called by cases.listing.list_own for one page of whoever brought cases. Index: case_reporter. Budget: 2 ms.
SELECT c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at
FROM "case" c
WHERE c.county = %(county)s AND c.reporter = %(reporter)s AND c.id < %(before)s::uuid
ORDER BY c.id DESC
LIMIT %(many)s
