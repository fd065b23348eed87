-- Called by sending.contacts for one case before it is written to. Keys: the primary keys of case and case_word.
-- Budget: 2 ms.
SELECT c.number, c.reporter, c.language, c.secrecy, c.centre, c.excluded_units,
       (SELECT g."group" FROM group_case g WHERE g.county = %(county)s AND g.case_id = c.id),
       (SELECT w.sealed FROM case_word w
        WHERE w.county = %(county)s AND w.case_id = c.id AND w.seq = 1 AND w.field = 'reporter.phone'),
       (SELECT w.sealed FROM case_word w
        WHERE w.county = %(county)s AND w.case_id = c.id AND w.seq = 1 AND w.field = 'proxy.phone'),
       c.by_proxy
FROM "case" c
WHERE c.county = %(county)s AND c.id = %(case_id)s
