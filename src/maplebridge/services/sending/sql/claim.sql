-- Called by sending.delivering for one county. Index: delivery_due. Budget: 5 ms for 10 rows.
-- One that is still being sent after five minutes has lost its worker: it may have gone, so it is unsure.
WITH due AS (
    SELECT d.message, d.channel, d.target
    FROM delivery d
    WHERE d.county = %(county)s AND d.next_at IS NOT NULL AND d.next_at <= %(now)s::timestamptz
      AND d.state IN ('waiting', 'sending')
    ORDER BY d.next_at
    LIMIT %(many)s
    FOR UPDATE SKIP LOCKED
)
UPDATE delivery d
SET unsure = d.unsure OR d.state = 'sending', state = 'sending', next_at = %(stale)s::timestamptz
FROM due
WHERE d.county = %(county)s AND d.message = due.message AND d.channel = due.channel AND d.target = due.target
RETURNING d.message, d.channel, d.target, d.recipient, d.template, d.case_id, d.tries, d.refusals,
          d.unsure, d.made_at
