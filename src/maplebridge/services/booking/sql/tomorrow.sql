-- Called by remind_once: bookings of times that begin from a moment to a moment and can be told of by
-- message, with the case as far as a message needs it. Reads booking_slot_open and booking_of_slot. Budget: 20 ms.
SELECT b.id, b.holder, b.case_id, s.starts_at, c.number, c.rules, c.matter, c.secrecy
FROM booking_slot s
JOIN booking b ON b.county = %(county)s AND b.slot = s.id AND b.state = 'booked'
LEFT JOIN "case" c ON c.county = %(county)s AND c.id = b.case_id
WHERE s.county = %(county)s AND s.cancelled_at IS NULL
  AND s.starts_at >= %(since)s::timestamptz AND s.starts_at < %(until)s::timestamptz
  AND (b.case_id IS NOT NULL OR b.holder <> '')
