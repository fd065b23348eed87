-- Called by mediation.reminding for clocks of open cases that end within some days. Index: case_clock_wake: a clock
-- that still runs looks at itself at its end at the latest. Budget: 10 ms.
SELECT k.case_id, k.name, k.turn, c.number, c.rules, c.matter, c.secrecy, c.parties, c.terms
FROM case_clock k
JOIN "case" c ON c.county = k.county AND c.id = k.case_id
WHERE k.county = %(county)s AND k.wake_at IS NOT NULL AND k.wake_at <= %(until)s AND k.state = 'running'
  AND k.due_at > %(now)s AND k.due_at <= %(until)s AND c.ended_at IS NULL
