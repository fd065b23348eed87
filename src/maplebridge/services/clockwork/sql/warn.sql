-- Called by services.clockwork.jobs when 50 % or 80 % of a limit has passed. Keys: primary keys. Budget: 2 ms.
-- The notice and the clock's memory of it are written together or not at all.
WITH told AS (
    UPDATE case_clock SET noticed = %(noticed)s, wake_at = %(wake_at)s
    WHERE county = %(county)s AND case_id = %(case_id)s AND name = %(name)s AND turn = %(turn)s
      AND noticed = %(before)s AND wake_at <= %(now)s
    RETURNING county
)
INSERT INTO message (county, id, fact, recipient, template, params, case_id, made_at)
SELECT told.county, %(id)s, %(fact)s, %(recipient)s, 'clock_warning', %(params)s::jsonb, %(case_id)s, %(now)s
FROM told
ON CONFLICT (county, fact, recipient, template) DO NOTHING
