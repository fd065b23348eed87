-- Called by services.rechecking.queries: lots of the cases of a place that closed in a period, by what became of them
-- ('': not drawn), and how many of those being looked at are late. Sealed cases, and those that a unit is kept out of,
-- are not among them. Reads the lots of the county and their cases by primary key. Budget: 20 ms at 20,000 lots.
SELECT r.result, count(*), count(*) FILTER (WHERE r.result = 'open' AND r.late)
FROM (
    SELECT CASE
               WHEN NOT d.drawn THEN ''
               WHEN d.found <> '' THEN d.found
               WHEN d.unit <> '' AND c.state = ANY (%(states)s::text[]) THEN 'open'
               ELSE 'nobody'
           END AS result,
           EXISTS (
               SELECT 1 FROM case_call k
               WHERE k.county = %(county)s AND k.case_id = d.case_id AND k.unit = d.unit AND k.turn > d.seq
                 AND k.arrive_by <= %(now)s::timestamptz
           ) AS late
    FROM recheck_draw d
    JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
    WHERE d.county = %(county)s AND d.closed_at >= %(since)s::timestamptz AND d.closed_at < %(until)s::timestamptz
      AND c.secrecy <> 'case_sealed' AND cardinality(c.excluded_units) = 0
      AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
) AS r
GROUP BY r.result
