-- Called by cases.queries.get_case before every action. Keys: case_number_key or the primary keys. Budget: 1 ms.
SELECT json_build_object(
    'case', row_to_json(c),
    'clocks', (SELECT json_agg(k) FROM case_clock k WHERE k.county = %(county)s AND k.case_id = c.id),
    'calls', (SELECT json_agg(k) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id),
    'files', (SELECT json_object_agg(f.sha256, f.mime) FROM case_file f WHERE f.county = %(county)s AND f.case_id = c.id),
    'key', (
        SELECT json_build_object('case_id', k.case_id, 'seq', k.seq, 'digest', k.digest, 'state', e.state_to)
        FROM case_key k
        JOIN case_event e ON e.county = k.county AND e.case_id = k.case_id AND e.seq = k.seq
        WHERE k.county = %(county)s AND k.key = %(key)s
    )
)::text
FROM "case" c
WHERE c.county = %(county)s AND c.number = %(number)s AND c.number <> ''
