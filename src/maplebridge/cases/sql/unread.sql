-- Called by cases.reading for one reader of one county, inside its transaction. Index: case_event_recorded.
-- Budget: 10 ms for 500 rows. Rows may be committed out of order: a row counts as read when it is in reader_seen, not
-- because a later one was read. No journal transaction lasts longer than 30 s and no sender's clock is more than 5 s
-- off, so nothing can turn up more than 60 s behind the mark.
SELECT e.case_id, c.number, e.seq, e.action, e.actor_kind, e.actor, e.state_from, e.state_to, e.audience,
       e.happened_at, e.recorded_at, e.facts, c.centre, c.unit, c.secrecy, c.rules, c.matter,
       c.person, c.excluded_units, c.parties, c.helpers
FROM case_event e
JOIN "case" c ON c.county = e.county AND c.id = e.case_id
WHERE e.county = %(county)s AND e.seq > 0 AND e.recorded_at > %(mark)s::timestamptz - interval '60 s'
  AND NOT EXISTS (
      SELECT 1 FROM reader_seen s
      WHERE s.county = %(county)s AND s.reader = %(reader)s AND s.case_id = e.case_id AND s.seq = e.seq
  )
ORDER BY e.recorded_at, e.case_id, e.seq
LIMIT %(limit)s
