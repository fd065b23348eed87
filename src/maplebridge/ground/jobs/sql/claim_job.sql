-- Called by actions.claim. Index: job_open. Takes the oldest job that waits, or that runs without a sign of life
-- since %(silent_since)s; a row that another worker is just taking is skipped. Budget: 2 ms.
UPDATE job
   SET state = 'running', claim = %(claim)s, attempts = attempts + 1, heartbeat_at = %(now)s,
       started_at = coalesce(started_at, %(now)s)
 WHERE county = %(county)s AND state IN ('waiting', 'running')
   AND id = (SELECT id FROM job
              WHERE county = %(county)s AND kind = ANY(%(kinds)s::text[]) AND state IN ('waiting', 'running')
                AND (state = 'waiting' OR heartbeat_at < %(silent_since)s)
              ORDER BY id LIMIT 1
                FOR UPDATE SKIP LOCKED)
RETURNING id, kind, params, asked_by, attempts
