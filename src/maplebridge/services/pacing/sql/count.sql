-- One try more of one kind by one source in one hour, unless there were `most` already: then no row comes back.
-- Called by count_try, before anything is written. Index: the primary key.
-- Budget: one round trip; only tries of the same source wait for each other, and none of them for the disk: the table
-- is not logged.
INSERT INTO tries AS before (county, hour, source, what, many)
VALUES (%(county)s, %(hour)s, %(source)s, %(what)s, 1)
ON CONFLICT (county, hour, source, what) DO UPDATE SET many = before.many + 1 WHERE before.many < %(most)s
RETURNING many
