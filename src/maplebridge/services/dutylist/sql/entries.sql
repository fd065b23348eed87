-- Called by services.dutylist.queries: entries of the list with their cases, those due first. Index: duty_entry_open
-- for those on the list; all of a county's entries else. Budget: 20 ms for 500. Who may see one is decided afterwards.
SELECT json_build_object('case', row_to_json(c), 'clocks', NULL, 'calls', NULL)::text,
       d.batch, d.state, d.unit, d.how, d.raised_at, d.listed_at, d.promised, d.told_at, d.outcome, d.settled, d.over
FROM duty_entry d
JOIN "case" c ON c.county = %(county)s AND c.id = d.case_id
WHERE d.county = %(county)s AND d.listed_at IS NOT NULL AND (%(over)s OR NOT d.over)
  AND (%(batch)s = '' OR d.batch = %(batch)s)
  AND (%(state)s = '' OR d.state = %(state)s)
  AND (%(unit)s = '' OR d.unit = %(unit)s)
  AND (%(how)s = '' OR d.how = %(how)s)
  AND (NOT %(late)s OR (d.outcome = '' AND NOT d.over AND d.promised < %(today)s::date))
ORDER BY d.over, coalesce(d.promised, %(never)s::date), d.listed_at, d.case_id
LIMIT %(many)s OFFSET %(start)s
