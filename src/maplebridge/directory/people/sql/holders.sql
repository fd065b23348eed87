-- Who holds a duty today at one of some places or in one unit: the person, or the stand-in while they are away.
-- Called by people.queries.list_responsible and speakers. Indexes: duty_by_place or duty_by_unit, leave_by_person.
-- Budget 5 ms.
SELECT DISTINCT COALESCE(l.stand_in, d.person)
FROM people_dutyheld d
LEFT JOIN people_leave l
  ON l.county = d.county AND l.person = d.person AND %(day)s BETWEEN l.first_day AND l.last_day
WHERE d.county = %(county)s
  AND (d.place = ANY(%(places)s) OR d.unit = %(unit)s)
  AND d.role = ANY(%(roles)s)
  AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
