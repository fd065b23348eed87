-- Called by services.insight.reading, with tally.sql or behind.sql after it: what happened to the cases of a place or a
-- unit in a period, one row a measure. `sealed` asks for those kept apart instead of the others. A case that is looked
-- at again stays closed as of when it was; what is found not solved was not solved. Reads the case rows of the county
-- once and, by the clocks' primary key or a hash, their clocks. Budget: 500 ms at 20,000 cases of two months.
WITH scope AS MATERIALIZED (
    SELECT c.id, c.place, c.category, c.channel, c.opened_at, c.ended_at, c.marks, c.rounds, c.unit, c.outcome, c.solved,
           c.state, c.matter, c.terms
    FROM "case" c
    WHERE c.county = %(county)s AND c.kind <> ALL (%(kinds_apart)s::text[])
      AND (%(unit)s = '' OR c.unit = %(unit)s)
      AND (cardinality(%(places)s::text[]) = 0 OR c.place LIKE ANY (%(places)s::text[]))
      AND (c.secrecy = 'case_sealed' OR cardinality(c.excluded_units) > 0) = %(sealed)s::boolean
), came AS (
    SELECT s.id, s.place, s.category, s.channel, s.opened_at,
           lag(s.opened_at) OVER (PARTITION BY s.place, s.category ORDER BY s.opened_at, s.id) AS before_at
    FROM scope s
    WHERE s.opened_at >= %(since)s::timestamptz - interval '30 days' AND s.opened_at < %(until)s::timestamptz
), done AS (
    SELECT s.*, CASE
        WHEN 'drawn' <> ALL (s.marks) THEN s.ended_at
        WHEN s.ended_at IS NULL AND s.state <> ALL (%(rechecking)s::text[]) THEN NULL
        ELSE coalesce((
            SELECT max(e.happened_at) FROM case_event e
            WHERE e.county = %(county)s AND e.case_id = s.id AND e.state_to = ANY (%(closes)s::text[])
              AND e.state_from <> e.state_to AND e.action <> ALL (%(rechecks)s::text[])
        ), s.ended_at)
    END AS done_at
    FROM scope s
), ended AS (
    SELECT s.*, coalesce(u.place, '') AS unit_place, EXISTS (
        SELECT 1 FROM case_event e
        WHERE e.county = %(county)s AND e.case_id = s.id AND e.action = ANY (%(withdraws)s::text[])
    ) AS withdrawn
    FROM done s
    LEFT JOIN units_unit u ON u.county = %(county)s AND u.code = s.unit
    WHERE s.done_at >= %(since)s::timestamptz AND s.done_at < %(until)s::timestamptz
), turn AS MATERIALIZED (
    SELECT s.id, s.place, s.category, s.channel, k.name, k.turn, k.state, k.due_at, k.stopped_at, k.met, k.noticed,
           (k.history #>> '{0,at}')::timestamptz AS started_at,
           coalesce(jsonb_path_query_first(k.history, '$[*] ? (@.kind == "stop")') ->> 'why', '') AS stopped_by,
           k.history @> '[{"kind": "extend"}]' AS extended
    FROM scope s
    JOIN case_clock k ON k.county = %(county)s AND k.case_id = s.id
    WHERE (k.state = 'running' AND s.ended_at IS NULL)
       OR (k.name = ANY (%(clocks)s::text[])
           AND (k.due_at >= %(since)s::timestamptz OR k.stopped_at >= %(since)s::timestamptz))
), due AS (
    SELECT t.* FROM turn t
    WHERE t.due_at >= %(since)s::timestamptz AND t.due_at < %(until)s::timestamptz
      AND (t.state = 'stopped' OR (t.state = 'running' AND t.due_at <= %(now)s::timestamptz))
      AND t.stopped_by <> ALL (%(withdraws)s::text[])
), standing AS (
    SELECT t.id, bool_or(t.due_at <= %(now)s::timestamptz) AS overdue,
           bool_or(t.due_at > %(now)s::timestamptz AND t.noticed >= 80) AS soon
    FROM turn t
    WHERE t.state = 'running' AND t.name <> ALL (%(residents_clocks)s::text[])
    GROUP BY t.id
), disputed AS (
    SELECT s.id, s.place, s.category, s.channel, coalesce(u.place, '') AS unit_place, r.result, CASE
        WHEN r.result <> '' THEN (
            SELECT min(e.happened_at) FROM case_event e
            WHERE e.county = %(county)s AND e.case_id = s.id AND e.facts ->> 'outcome' = s.outcome
        )
        ELSE s.ended_at
    END AS concluded_at, r.result IN ('agreement', 'settled_withdrawal') AS settled
    FROM scope s
    JOIN (
        SELECT id, CASE
            WHEN outcome IN ('settled_withdrawal', 'no_agreement') THEN outcome
            WHEN outcome = 'agreement' AND 'agreed' = ANY (marks) THEN outcome
            ELSE ''
        END AS result
        FROM scope
        WHERE matter = ANY (%(mediated)s::text[]) AND NOT marks && ARRAY['refused', 'handed_over']
    ) AS r ON r.id = s.id
    LEFT JOIN units_unit u ON u.county = %(county)s AND u.code = s.unit
), told AS (
    SELECT id, place, category, channel, opened_at AS at, unnest(array_remove(ARRAY[
        'received',
        CASE WHEN length(place) >= 12 AND before_at >= opened_at - interval '30 days' THEN 'repeated' END
    ], NULL)) AS measure
    FROM came
    WHERE opened_at >= %(since)s::timestamptz
    UNION ALL
    SELECT id, place, category, channel, done_at, unnest(CASE
        WHEN withdrawn THEN ARRAY['withdrawn']
        WHEN 'refused' = ANY (marks) AND outcome IS NULL THEN ARRAY['refused']
        ELSE array_remove(ARRAY[
            'closed',
            CASE WHEN 'returned' = ANY (marks) THEN 'closed_returned' END,
            CASE WHEN 'redone' = ANY (marks) OR rounds > 1 THEN 'closed_redone' END,
            CASE WHEN 'settled_on_the_spot' = ANY (marks) OR length(unit_place) >= 12 THEN 'closed_near' END
        ], NULL)
    END)
    FROM ended
    UNION ALL
    SELECT s.id, s.place, s.category, s.channel, %(now)s::timestamptz, unnest(array_remove(ARRAY[
        'open',
        CASE WHEN o.overdue THEN 'overdue' END,
        CASE WHEN o.soon AND NOT o.overdue THEN 'due_soon' END
    ], NULL))
    FROM scope s
    LEFT JOIN standing o ON o.id = s.id
    WHERE s.ended_at IS NULL AND s.state <> ALL (%(rechecking)s::text[])
    UNION ALL
    SELECT id, place, category, channel, due_at, unnest(CASE
        WHEN met THEN ARRAY['sign_due', 'sign_met'] ELSE ARRAY['sign_due', 'sign_missed']
    END)
    FROM due
    WHERE name = 'sign'
    UNION ALL
    SELECT id, place, category, channel, due_at, unnest(CASE
        WHEN met AND stopped_by = ANY (%(contacts)s::text[]) THEN ARRAY['contact_due', 'contact_met']
        ELSE ARRAY['contact_due', 'contact_missed']
    END)
    FROM due
    WHERE name = 'contact' AND stopped_by <> ALL (%(passes)s::text[])
    UNION ALL
    SELECT id, place, category, channel, due_at, unnest(array_remove(ARRAY[
        'answer_due',
        CASE WHEN met THEN 'answer_met' ELSE 'answer_missed' END,
        CASE WHEN extended THEN 'answer_extended' END
    ], NULL))
    FROM due
    WHERE name = 'answer'
    UNION ALL
    SELECT id, place, category, channel, started_at, unnest(CASE
        WHEN stopped_by = ANY (%(returns)s::text[]) THEN ARRAY['dispatched', 'dispatch_returned']
        ELSE ARRAY['dispatched', 'dispatch_kept']
    END)
    FROM turn
    WHERE name = 'sign' AND turn = 1
      AND started_at >= %(since)s::timestamptz AND started_at < %(until)s::timestamptz
    UNION ALL
    SELECT id, place, category, channel, stopped_at, unnest(array_remove(ARRAY[
        'rating_asked', CASE WHEN stopped_by <> ALL (%(rates)s::text[]) THEN 'unrated' END
    ], NULL))
    FROM turn
    WHERE name = 'rate' AND stopped_by <> ALL (%(withdraws)s::text[])
      AND stopped_at >= %(since)s::timestamptz AND stopped_at < %(until)s::timestamptz
    UNION ALL
    SELECT s.id, s.place, s.category, s.channel, e.happened_at, unnest(array_remove(ARRAY[
        'rated',
        CASE WHEN e.facts ->> 'solved' = 'yes' AND NOT ('rechecked' = ANY (s.marks) AND EXISTS (
            SELECT 1 FROM case_event f
            WHERE f.county = %(county)s AND f.case_id = e.case_id AND f.seq > e.seq
              AND f.action = ANY (%(rechecks)s::text[]) AND f.facts ->> 'found' = 'not_solved'
              AND NOT EXISTS (
                  SELECT 1 FROM case_event l
                  WHERE l.county = %(county)s AND l.case_id = e.case_id AND l.action = ANY (%(rates)s::text[])
                    AND l.seq > e.seq AND l.seq < f.seq
              )
        )) THEN 'rated_solved' ELSE 'rated_unsolved' END,
        CASE WHEN e.facts ->> 'satisfaction' IN ('very_satisfied', 'satisfied') THEN 'rated_satisfied' END,
        CASE WHEN e.facts ->> 'satisfaction' LIKE '%%dissatisfied' THEN 'rated_dissatisfied' END
    ], NULL))
    FROM scope s
    JOIN case_event e ON e.county = %(county)s AND e.case_id = s.id
    WHERE s.solved IS NOT NULL AND e.action = ANY (%(rates)s::text[])
      AND e.happened_at >= %(since)s::timestamptz AND e.happened_at < %(until)s::timestamptz
    UNION ALL
    SELECT id, place, category, channel, concluded_at, unnest(array_remove(ARRAY[
        'concluded',
        CASE WHEN settled THEN 'concluded_settled' ELSE 'concluded_unsettled' END,
        CASE WHEN settled AND length(unit_place) >= 12 THEN 'settled_near' END
    ], NULL))
    FROM disputed
    WHERE concluded_at >= %(since)s::timestamptz AND concluded_at < %(until)s::timestamptz
    UNION ALL
    SELECT s.id, s.place, s.category, s.channel, t.due_at, unnest(CASE
        WHEN t.term ->> 'state' = 'performed' THEN ARRAY['term_due', 'term_performed'] ELSE ARRAY['term_due', 'term_open']
    END)
    FROM scope s
    JOIN (
        SELECT id, term, ((term ->> 'due')::timestamp + interval '1 day') AT TIME ZONE 'Asia/Shanghai' AS due_at
        FROM scope, jsonb_array_elements(terms) AS term
        WHERE terms <> '[]'
    ) AS t ON t.id = s.id
    WHERE t.term ->> 'state' <> 'void' AND t.due_at > %(since)s::timestamptz AND t.due_at <= %(until)s::timestamptz
      AND t.due_at <= %(now)s::timestamptz AND s.matter = ANY (%(mediated)s::text[])
    UNION ALL
    SELECT d.id, d.place, d.category, d.channel, d.due_at, unnest(CASE
        WHEN EXISTS (
            SELECT 1 FROM case_event e
            WHERE e.county = %(county)s AND e.case_id = d.id AND e.action = d.stopped_by
              AND e.happened_at = d.stopped_at AND e.facts ->> 'how' IS DISTINCT FROM 'no_answer'
        ) THEN ARRAY['follow_due', 'follow_reached'] ELSE ARRAY['follow_due', 'follow_missed']
    END)
    FROM due d
    WHERE d.name = ANY (%(follows)s::text[]) AND (d.stopped_by = '' OR d.stopped_by = ANY (%(followed)s::text[]))
)
