-- Called by mediation.roster for the mediators of some units, also those away today: one row a person and unit.
-- Indexes: duty_by_unit, people_person primary key, leave_by_person, duty_by_person. Budget: 5 ms.
SELECT p.id::text, p.name, p.languages, p.phone_blind, p.id_number_blind, d.unit, d.role,
    (
        SELECT max(l.last_day) FROM people_leave l
        WHERE l.county = %(county)s AND l.person = p.id AND %(day)s BETWEEN l.first_day AND l.last_day
    ),
    (
        SELECT array_agg(DISTINCT o.unit) FROM people_dutyheld o
        WHERE o.county = %(county)s AND o.person = p.id AND o.unit IS NOT NULL
          AND o.valid_from <= %(day)s AND (o.valid_to IS NULL OR o.valid_to >= %(day)s)
    )
FROM people_dutyheld d
JOIN people_person p ON p.county = d.county AND p.id = d.person AND p.active
WHERE d.county = %(county)s AND d.unit = ANY(%(units)s) AND d.role = ANY(%(roles)s)
  AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
ORDER BY p.id, d.unit
