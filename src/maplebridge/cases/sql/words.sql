-- Called by cases.verifying for each page of cases. Key: case_word primary key. Budget: 20 ms for 200 cases.
SELECT case_id, seq, field, salt, plain, sealed, erased_at
FROM case_word
WHERE county = %(county)s AND case_id = ANY(%(cases)s)
