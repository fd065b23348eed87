-- Called by services.voices.jobs when a lead was answered. Key: primary key. Budget: 1 ms.
SELECT w.plain
FROM case_word w
WHERE w.county = %(county)s AND w.case_id = %(case_id)s AND w.field = 'result' AND w.audience = 'resident'
ORDER BY w.seq DESC
LIMIT 1
