-- Called by services.viewing.old_cases for one page, those due first: open old cases that the reader may see, with the
-- latest plan and progress, and whether the month passed without a word. The first CTE says who may see which, as
-- cases.rights does; that is asked again of every row. Index: case_open_place, then keys of a page's rows. Budget: 80 ms
-- for 50 of 20,000. The last case seen is (after_due, after_id).
WITH seen AS MATERIALIZED (
    SELECT c.id, c.place, c.unit, c.next_due_at
    FROM "case" c
    WHERE c.county = %(county)s AND c.ended_at IS NULL AND c.matter = ANY (%(matters)s::text[])
      AND NOT c.excluded_units && %(ties)s::text[]
      AND (c.secrecy <> 'case_sealed' OR c.circle && %(circle)s::text[] OR c.centre LIKE ANY (%(centres)s::text[]))
      AND (c.place LIKE ANY (%(areas)s::text[]) OR c.centre LIKE ANY (%(centres)s::text[]) OR c.unit = ANY (%(units)s::text[])
           OR c.centre = ANY (%(units)s::text[]) OR c.helpers && %(units)s::text[] OR c.circle && %(circle)s::text[]
           OR c.person = %(actor)s OR c.reporter = %(actor)s
           OR EXISTS (SELECT FROM case_call k
                      WHERE k.county = %(county)s AND k.case_id = c.id AND k.unit = ANY (%(units)s::text[])))
), picked AS (
    SELECT s.id
    FROM seen s
    WHERE (s.next_due_at, s.id) > (%(after_due)s::timestamptz, %(after_id)s::uuid)
      AND (%(unit)s = '' OR s.unit = %(unit)s)
      AND (cardinality(%(places)s::text[]) = 0 OR s.place LIKE ANY (%(places)s::text[]))
      AND (NOT %(silent)s OR EXISTS (
          SELECT FROM case_clock k
          WHERE k.county = %(county)s AND k.case_id = s.id AND k.name = 'progress' AND k.state <> 'stopped'
            AND k.due_at <= %(now)s::timestamptz))
    ORDER BY s.next_due_at, s.id
    LIMIT %(many)s
)
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', (
           SELECT json_agg(row_to_json(k)) FROM case_call k WHERE k.county = %(county)s AND k.case_id = c.id))::text,
       c.id, c.number, c.version, c.rules, c.title, c.matter, c.category, c.kind, c.state, c.place, c.centre, c.unit,
       c.person, c.language, c.secrecy, c.marks, c.opened_at, c.changed_at, c.next_due_at, c.ended_at,
       (SELECT e.facts ->> 'until' FROM case_event e
        WHERE e.county = %(county)s AND e.case_id = c.id AND e.action IN ('plan', 'replan')
        ORDER BY e.seq DESC LIMIT 1),
       (SELECT e.happened_at FROM case_event e
        WHERE e.county = %(county)s AND e.case_id = c.id AND e.action = 'progress'
        ORDER BY e.seq DESC LIMIT 1),
       EXISTS (SELECT FROM case_clock k
               WHERE k.county = %(county)s AND k.case_id = c.id AND k.name = 'progress' AND k.state <> 'stopped'
                 AND k.due_at <= %(now)s::timestamptz),
       ARRAY(SELECT DISTINCT s.unit FROM seen s WHERE s.unit IS NOT NULL ORDER BY s.unit),
       (SELECT count(*) FROM seen)
FROM picked
JOIN "case" c ON c.county = %(county)s AND c.id = picked.id
ORDER BY c.next_due_at, c.id
