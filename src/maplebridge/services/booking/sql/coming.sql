-- Called by services.booking.queries: who is to come to some units, or to a stop of a tour, from a moment to a moment,
-- in order of time. The number of a case is shown unless it is sealed altogether or that unit is kept out of it. Reads
-- booking_slot_open, booking_of_slot and cases by key. Budget: 20 ms at 100,000 bookings.
SELECT b.id, b.state, b.matter, b.walk_in, b.sealed, b.holder,
       CASE WHEN c.secrecy <> 'case_sealed' AND NOT s.unit = ANY (c.excluded_units) THEN c.number END,
       s.id, s.unit, s.starts_at, s.ends_at, s.way, s.place, s.address, s.person, s.stop
FROM booking_slot s
JOIN booking b ON b.county = %(county)s AND b.slot = s.id AND b.state IN ('booked', 'arrived', 'missed')
LEFT JOIN "case" c ON c.county = %(county)s AND c.id = b.case_id
WHERE s.county = %(county)s AND s.cancelled_at IS NULL
  AND s.starts_at >= %(since)s::timestamptz AND s.starts_at < %(until)s::timestamptz
  AND (%(tour)s::uuid IS NULL AND s.unit = ANY (%(units)s::text[]) OR s.tour = %(tour)s::uuid)
ORDER BY s.starts_at, b.made_at, b.id
LIMIT %(many)s
