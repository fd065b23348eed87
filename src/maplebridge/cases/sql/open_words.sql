-- Called by cases.actions.sealing when a case becomes sealed. Key: primary key of case_word. Budget: 2 ms for 100 words.
SELECT seq, field, plain FROM case_word
WHERE county = %(county)s AND case_id = %(case_id)s AND plain IS NOT NULL
