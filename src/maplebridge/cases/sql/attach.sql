-- Called by cases.actions.attach. Key: case_file primary key. Budget: 1 ms. The same file sent again stays as it is.
INSERT INTO case_file (county, case_id, sha256, seq, mime, size, audience, added_by, added_at)
VALUES (
    %(county)s, %(case_id)s, %(sha256)s, NULL, %(mime)s, %(size)s, %(audience)s, %(added_by)s, %(now)s
)
ON CONFLICT (county, case_id, sha256) DO NOTHING
