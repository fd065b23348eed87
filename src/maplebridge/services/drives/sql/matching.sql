-- Called by services.drives.actions.listing: open cases of a matter at a place. Index: case_open_place. Budget: 50 ms.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text
FROM "case" c
WHERE c.county = %(county)s AND c.ended_at IS NULL AND c.place LIKE ANY (%(places)s::text[])
  AND c.matter = %(matter)s
ORDER BY c.place, c.id
LIMIT %(many)s
