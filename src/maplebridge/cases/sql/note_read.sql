-- Called by cases.reads.note_read when a member of staff opens a case. Key: primary key. Budget: 1 ms.
INSERT INTO case_read (county, case_id, person, hour, unit, role, at)
VALUES (%(county)s, %(case_id)s, %(person)s, %(hour)s, %(unit)s, %(role)s, %(at)s)
ON CONFLICT (county, case_id, person, hour) DO NOTHING
