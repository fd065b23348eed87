-- Called by services.replaying.queries for each chunk of a file. Key: case_key primary key. Budget: 5 ms for 200 keys.
SELECT key, digest FROM case_key WHERE county = %(county)s AND key = ANY(%(keys)s)
