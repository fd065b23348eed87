-- Called by services.replaying.queries once a file. Keys: case_key and case_clock primary keys. Budget: 100 ms for 2,000
-- keys. Counts limits kept, and limits that are over: kept, broken, or still running past their time.
SELECT count(*) FILTER (WHERE k.met),
       count(*) FILTER (WHERE k.met IS NOT NULL OR k.due_at <= %(now)s)
FROM case_key y
JOIN case_clock k ON k.county = y.county AND k.case_id = y.case_id
WHERE y.county = %(county)s AND y.key = ANY(%(keys)s) AND k.name = %(clock)s
