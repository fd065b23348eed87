-- Called by services.drives.actions.running: notes what was done to a case while it was off the list, before it is put
-- back; nothing where nothing was. Keys: drive_case, case. Budget: 1 ms.
INSERT INTO drive_absence (county, drive_id, case_id, from_seq, until_seq)
SELECT d.county, d.drive_id, d.case_id, d.last_seq, c.version
FROM drive_case d
JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
WHERE d.county = %(county)s AND d.drive_id = %(drive)s AND d.case_id = %(case)s AND c.version > d.last_seq
