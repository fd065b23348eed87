-- Called by cases.reads.list_looks for the page of whoever brought a case. Key: primary key. Budget: 2 ms.
SELECT r.unit, r.role, r.at
FROM case_read r
WHERE r.county = %(county)s AND r.case_id = %(case_id)s
ORDER BY r.at DESC
LIMIT %(many)s
