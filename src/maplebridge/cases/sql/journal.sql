-- Called by cases.telling.access_journal. Keys: case_number_key or the primary keys. Budget: 3 ms for 100 rows.
SELECT json_build_object(
    'case', row_to_json(c),
    'clocks', NULL,
    'calls', (SELECT json_agg(k) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id),
    'events', (
        SELECT json_agg(e ORDER BY e.seq) FROM case_event e WHERE e.county = %(county)s AND e.case_id = c.id
    ),
    'words', (
        SELECT json_agg(json_build_object(
            'seq', w.seq, 'field', w.field, 'audience', w.audience, 'plain', w.plain, 'sealed', w.sealed,
            'erased', w.erased_at IS NOT NULL
        ) ORDER BY w.seq)
        FROM case_word w WHERE w.county = %(county)s AND w.case_id = c.id
    )
)::text
FROM "case" c
WHERE c.county = %(county)s AND c.number = %(number)s AND c.number <> ''
