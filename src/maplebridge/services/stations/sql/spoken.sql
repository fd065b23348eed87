-- Called by stations.queries.count_spoken: how many cases of a year are in a language besides Chinese, by village.
-- Index: case_by_language (partial, language <> 'zh'). Budget 20 ms for 10,000 such cases.
SELECT left(c.place, 12), c.language, count(*)
FROM "case" c
WHERE c.county = %(county)s AND c.language <> 'zh' AND c.opened_at >= %(since)s AND c.secrecy = 'ordinary'
  AND cardinality(c.excluded_units) = 0
GROUP BY 1, 2
