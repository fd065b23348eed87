-- Called by sending.failing for one dispatcher. Index: delivery_failed, then the primary key of case. Budget: 10 ms.
SELECT c.number, d.channel, d.reason, d.changed_at
FROM delivery d
JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
WHERE d.county = %(county)s AND d.state = 'failed'
  AND c.secrecy <> 'case_sealed' AND NOT c.excluded_units && %(ties)s::text[]
  AND EXISTS (SELECT 1 FROM unnest(%(places)s::text[]) AS mine (place) WHERE starts_with(c.place, mine.place))
ORDER BY d.changed_at DESC
LIMIT %(many)s
