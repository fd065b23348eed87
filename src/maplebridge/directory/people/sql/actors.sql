-- People with every duty each holds today, one row a duty (one row of nulls for none).
-- Called by people.queries for one actor by id and for the staff behind a place or a unit.
-- Indexes: people_person primary key, leave_by_stand_in, leave_by_person, duty_by_person. Budget 1 ms a person.
SELECT p.id, p.kind, p.name, p.languages, p.account, d.role, d.unit, d.place
FROM people_person p
LEFT JOIN people_dutyheld d
  ON d.county = p.county
 AND d.person IN (
       SELECT p.id
       WHERE NOT EXISTS (
         SELECT FROM people_leave own
         WHERE own.county = p.county AND own.person = p.id AND %(day)s BETWEEN own.first_day AND own.last_day)
       UNION ALL
       SELECT l.person FROM people_leave l
       WHERE l.county = p.county AND l.stand_in = p.id AND %(day)s BETWEEN l.first_day AND l.last_day)
 AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
WHERE p.county = %(county)s AND p.id = ANY(%(people)s) AND p.active
ORDER BY p.name, p.id, d.id
