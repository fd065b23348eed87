-- Called by services.searching.earlier.list_earlier_help for one case. Index: the key of case_word, case_word_blind. Budget: 5 ms.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text
FROM "case" c
WHERE c.county = %(county)s AND c.matter = %(matter)s AND c.id <> %(case_id)s::uuid AND c.id IN (
    SELECT w.case_id FROM case_word w
    WHERE w.county = %(county)s AND w.blind IS NOT NULL AND w.blind IN (
        SELECT own.blind FROM case_word own
        WHERE own.county = %(county)s AND own.case_id = %(case_id)s::uuid AND own.blind IS NOT NULL
    )
)
ORDER BY c.id DESC
LIMIT %(many)s
