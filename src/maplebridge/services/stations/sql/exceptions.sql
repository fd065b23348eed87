-- Called by stations.queries.list_spoken: cases of a year by language, and those given, with a reason recorded, to
-- somebody who does not speak it. Indexes: case_by_language, then the key of case_word. Budget 50 ms for 10,000 cases.
SELECT c.language, count(*), count(*) FILTER (WHERE EXISTS (
    SELECT FROM case_word w WHERE w.county = %(county)s AND w.case_id = c.id AND w.field = 'exception'))
FROM "case" c
WHERE c.county = %(county)s AND c.language <> 'zh' AND c.opened_at >= %(since)s AND c.secrecy = 'ordinary'
  AND cardinality(c.excluded_units) = 0
GROUP BY 1
