-- Called by cases.viewing.access_view for the page of one case. Keys: case_number_key or the primary keys. Budget: 2 ms.
SELECT json_build_object(
    'case', row_to_json(c),
    'clocks', (
        SELECT json_agg(k ORDER BY k.turn) FROM case_clock k WHERE k.county = %(county)s AND k.case_id = c.id
    ),
    'calls', (
        SELECT json_agg(k ORDER BY k.turn, k.unit) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id
    ),
    'files', (
        SELECT json_agg(f ORDER BY f.added_at, f.sha256) FROM case_file f
        WHERE f.county = %(county)s AND f.case_id = c.id
    ),
    'events', (
        SELECT json_agg(json_build_object('seq', e.seq, 'action', e.action, 'facts', e.facts) ORDER BY e.seq)
        FROM case_event e WHERE e.county = %(county)s AND e.case_id = c.id AND e.seq = 1
    ),
    'words', (
        SELECT json_agg(json_build_object(
            'seq', w.seq, 'field', w.field, 'audience', w.audience, 'plain', w.plain, 'sealed', w.sealed,
            'erased', w.erased_at IS NOT NULL, 'action', e.action
        ) ORDER BY w.seq)
        FROM case_word w
        JOIN case_event e ON e.county = w.county AND e.case_id = w.case_id AND e.seq = w.seq
        WHERE w.county = %(county)s AND w.case_id = c.id AND (w.seq = 1 OR w.field = 'text')
    )
)::text
FROM "case" c
WHERE c.county = %(county)s AND c.number = %(number)s AND c.number <> ''
