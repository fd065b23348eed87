-- Called by services.drives.board: the cases on the list of a drive as they stand now. Keys: drive_case, case.
-- Budget: 20 ms for 120 cases. What the reader may see of each is decided afterwards.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text, d.team, d.first_seq, d.last_seq,
       d.removed
FROM drive_case d
JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
WHERE d.county = %(county)s AND d.drive_id = %(drive)s
ORDER BY d.team, d.place, d.case_id
