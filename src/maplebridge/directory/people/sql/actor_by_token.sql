-- The bearer of a token with every duty held today, one row each (one row of nulls for none), and the units that they
-- have served in lately.
-- Called by people.queries.get_actor_by_token for each request whose token is not among the recent ones.
-- Indexes: people_accesstoken primary key, people_person primary key, leave_by_person, leave_by_stand_in,
-- duty_by_person. Budget 1 ms.
WITH bearer AS (
  SELECT p.id, p.kind, p.name, p.languages, p.account,
         ARRAY(
         SELECT DISTINCT o.unit FROM people_dutyheld o
         WHERE o.county = %(county)s AND o.person = p.id AND o.unit <> ''
           AND o.valid_from <= %(day)s AND (o.valid_to IS NULL OR o.valid_to >= %(left)s)) AS past,
         t.scopes, t.expires_at
  FROM people_accesstoken t
  JOIN people_person p ON p.county = t.county AND p.id = t.person AND p.active
  WHERE t.county = %(county)s AND t.digest = %(digest)s AND t.revoked_at IS NULL AND t.expires_at > %(now)s
), represented AS (
  SELECT b.id AS bearer, b.id AS person
  FROM bearer b
  WHERE NOT EXISTS (
    SELECT FROM people_leave l
    WHERE l.county = %(county)s AND l.person = b.id AND %(day)s BETWEEN l.first_day AND l.last_day)
  UNION ALL
  SELECT b.id, l.person
  FROM bearer b
  JOIN people_leave l
    ON l.county = %(county)s AND l.stand_in = b.id AND %(day)s BETWEEN l.first_day AND l.last_day
)
SELECT b.id, b.kind, b.name, b.languages, b.account, b.past, b.scopes, b.expires_at, d.role, d.unit, d.place
FROM bearer b
LEFT JOIN (
  represented r
  JOIN people_dutyheld d
    ON d.county = %(county)s AND d.person = r.person
   AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
) ON r.bearer = b.id
ORDER BY d.id
