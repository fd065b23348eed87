-- Called by services.drives.board: the rows of the journals that count for a drive; to let a team in is no work.
-- Keys: drive_case, case_event, drive_absence. Budget: 20 ms for 120 cases with 20 rows each.
SELECT e.case_id, e.seq, e.action, e.actor_kind = 'staff', e.state_from, e.state_to, e.happened_at,
       coalesce(e.facts ->> 'measure', ''), e.facts ->> 'recovered', e.facts ->> 'performed', e.facts ->> 'paid'
FROM drive_case d
JOIN case_event e ON e.county = %(county)s AND e.case_id = d.case_id
WHERE d.county = %(county)s AND d.drive_id = %(drive)s AND NOT d.removed AND e.seq > d.first_seq
  AND e.action <> %(apart)s
  AND (d.last_seq IS NULL OR e.seq <= d.last_seq)
  AND NOT EXISTS (SELECT FROM drive_absence a WHERE a.county = %(county)s AND a.drive_id = %(drive)s
                    AND a.case_id = d.case_id AND e.seq > a.from_seq AND e.seq <= a.until_seq)
