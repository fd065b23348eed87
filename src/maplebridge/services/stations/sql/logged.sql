-- Called by stations.queries: the cases that lines of a log name, to say who may read these lines. Index:
-- case_number_key. Budget: 5 ms for 20.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text
FROM "case" c
WHERE c.county = %(county)s AND c.number <> '' AND c.number = ANY (%(numbers)s::text[])
