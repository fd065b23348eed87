-- Called by services.clockwork.jobs when nothing is due in a county. Indexes: case_clock_wake, case_call_silent.
-- Budget: 1 ms.
(
    SELECT k.wake_at
    FROM case_clock k
    WHERE k.county = %(county)s AND k.wake_at IS NOT NULL
    ORDER BY k.wake_at
    LIMIT 1
)
UNION ALL
(
    SELECT k.arrive_by
    FROM case_call k
    JOIN "case" c ON c.county = k.county AND c.id = k.case_id
    WHERE k.county = %(county)s AND k.arrived_at IS NULL AND NOT k.missed AND c.ended_at IS NULL
    ORDER BY k.arrive_by
    LIMIT 1
)
