-- Called by services.drives.actions.listing: cases by their numbers. Index: case_number_key. Budget: 20 ms for 500.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text
FROM "case" c
WHERE c.county = %(county)s AND c.number <> '' AND c.number = ANY (%(numbers)s::text[])
