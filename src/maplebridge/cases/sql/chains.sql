-- Called by cases.verifying, page by page over all cases of a county. Keys: case and journal primary keys.
-- Budget: 50 ms for 200 cases. One statement, so that each case is compared with its own journal of the same moment.
SELECT c.id, c.number, c.version, c.head, c.state,
       e.seq, e.action, e.actor_kind, e.actor, e.role, e.unit, e.state_from, e.state_to, e.audience,
       e.happened_at, e.recorded_at, e.facts, e.digests, e.prev, e.hash
FROM (
    SELECT county, id, number, version, head, state FROM "case"
    WHERE county = %(county)s AND id > %(after)s
    ORDER BY id
    LIMIT %(limit)s
) c
LEFT JOIN case_event e ON e.county = %(county)s AND e.case_id = c.id
ORDER BY c.id, e.seq
