-- People with every duty each holds today, one row a duty (one row of nulls for none), and the units that they have
-- served in lately.
-- Called by people.queries for one actor by id and for the staff behind a place or a unit.
-- Indexes: people_person primary key, leave_by_person, leave_by_stand_in, duty_by_person. Budget 1 ms a person.
WITH asked AS (
  SELECT p.id, p.kind, p.name, p.languages, p.account,
         ARRAY(
         SELECT DISTINCT o.unit FROM people_dutyheld o
         WHERE o.county = %(county)s AND o.person = p.id AND o.unit <> ''
           AND o.valid_from <= %(day)s AND (o.valid_to IS NULL OR o.valid_to >= %(left)s)) AS past
  FROM people_person p
  WHERE p.county = %(county)s AND p.id = ANY(%(people)s) AND p.active
), represented AS (
  SELECT a.id AS holder, a.id AS person
  FROM asked a
  WHERE NOT EXISTS (
    SELECT FROM people_leave l
    WHERE l.county = %(county)s AND l.person = a.id AND %(day)s BETWEEN l.first_day AND l.last_day)
  UNION ALL
  SELECT a.id, l.person
  FROM asked a
  JOIN people_leave l
    ON l.county = %(county)s AND l.stand_in = a.id AND %(day)s BETWEEN l.first_day AND l.last_day
)
SELECT a.id, a.kind, a.name, a.languages, a.account, a.past, d.role, d.unit, d.place
FROM asked a
LEFT JOIN (
  represented r
  JOIN people_dutyheld d
    ON d.county = %(county)s AND d.person = r.person
   AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
) ON r.holder = a.id
ORDER BY a.name, a.id, d.id
