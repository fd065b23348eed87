-- Called by services.viewing.calls.list_calls for the whistle board: the calls that wait, and those that were answered or
-- missed since. Keys: primary key from the oldest case looked at; the case primary key; that of the journal row that
-- called. Budget: 15 ms at 20,000 calls.
SELECT c.number, c.title, c.secrecy, c.place, c.rules, c.matter, c.state, c.unit, e.unit, w.unit, p.name,
       w.called_at, w.arrive_by, w.arrived_at, w.missed,
       w.unit = ANY (%(own)s::text[]) AND (w.person IS NULL OR w.person = %(person)s)
FROM case_call w
JOIN "case" c ON c.county = %(county)s AND c.id = w.case_id
JOIN case_event e ON e.county = %(county)s AND e.case_id = w.case_id AND e.seq = w.turn
LEFT JOIN people_person p ON p.county = %(county)s AND p.id::text = w.person
WHERE w.county = %(county)s AND w.case_id > %(oldest)s::uuid AND c.ended_at IS NULL
  AND (w.arrived_at IS NULL OR w.arrived_at > %(since)s::timestamptz)
  AND w.called_at > %(longest)s::timestamptz
  AND NOT c.excluded_units && %(ties)s::text[]
  AND (c.secrecy <> 'case_sealed' OR c.circle && %(circle)s::text[])
  AND (w.unit = ANY (%(units)s::text[]) OR c.unit = ANY (%(units)s::text[]) OR c.centre = ANY (%(units)s::text[])
       OR c.helpers && %(units)s::text[] OR c.place LIKE ANY (%(places)s::text[]))
ORDER BY w.arrived_at IS NOT NULL, w.arrive_by, w.unit
LIMIT %(many)s
