-- Called by services.papers.material for one case. Index: the keys of the three tables. Budget: 5 ms.
-- What the circle alone may read stays out, but for the names of whoever brought the case and of the parties.
SELECT json_build_object(
    'events', (SELECT json_agg(json_build_object('seq', e.seq, 'action', e.action, 'actor', e.actor, 'unit', e.unit,
                                                 'state', e.state_to, 'at', e.happened_at, 'facts', e.facts) ORDER BY e.seq)
               FROM case_event e WHERE e.county = %(county)s AND e.case_id = %(case_id)s),
    'words', (SELECT json_agg(json_build_object('seq', w.seq, 'field', w.field, 'plain', w.plain,
                                                'sealed', encode(w.sealed, 'hex')))
              FROM case_word w WHERE w.county = %(county)s AND w.case_id = %(case_id)s AND w.erased_at IS NULL
              AND (w.audience <> 'circle' OR w.field LIKE 'reporter.%%' OR w.field LIKE 'party\_%%'
                   OR w.field = 'representative')),
    'files', (SELECT json_agg(json_build_object('sha256', f.sha256, 'mime', f.mime))
              FROM case_file f WHERE f.county = %(county)s AND f.case_id = %(case_id)s)
)
