-- Called by cases.actions.clocks when half or four fifths of a limit has passed. Key: primary key of case_clock.
-- Budget: 1 ms. Changes nothing when somebody has touched the clock since it was read.
UPDATE case_clock SET noticed = %(noticed)s, wake_at = %(wake_at)s
WHERE county = %(county)s AND case_id = %(case_id)s AND name = %(name)s AND turn = %(turn)s
  AND noticed = %(before)s AND wake_at <= %(now)s
