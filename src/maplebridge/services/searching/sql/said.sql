-- Called by services.searching.jobs for the cases of a stretch of the journal. Keys: primary keys. Budget: 50 ms for 500.
-- Only words that stand open: what is sealed or erased has no plain text.
SELECT c.id, c.number, c.rules, c.matter, c.place, c.secrecy,
       ARRAY(
           SELECT w.plain
           FROM case_word w
           WHERE w.county = %(county)s AND w.case_id = c.id AND w.field IN ('text', 'title') AND w.plain IS NOT NULL
       )
FROM "case" c
WHERE c.county = %(county)s AND c.id = ANY (%(cases)s::uuid[])
