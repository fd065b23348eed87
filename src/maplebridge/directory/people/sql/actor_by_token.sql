-- The bearer of a token with every duty held today, one row each (one row of nulls for none).
-- Called by people.queries.get_actor_by_token for each request whose token is not among the recent ones.
-- Indexes: people_accesstoken primary key, people_person primary key, leave_by_stand_in, leave_by_person,
-- duty_by_person. Budget 1 ms.
SELECT p.id, p.kind, p.name, p.languages, p.account, t.scopes, t.expires_at, d.role, d.unit, d.place
FROM people_accesstoken t
JOIN people_person p ON p.county = t.county AND p.id = t.person AND p.active
LEFT JOIN people_dutyheld d
  ON d.county = t.county
 AND d.person IN (
       SELECT t.person
       WHERE NOT EXISTS (
         SELECT FROM people_leave own
         WHERE own.county = t.county AND own.person = t.person AND %(day)s BETWEEN own.first_day AND own.last_day)
       UNION ALL
       SELECT l.person FROM people_leave l
       WHERE l.county = t.county AND l.stand_in = t.person AND %(day)s BETWEEN l.first_day AND l.last_day)
 AND d.valid_from <= %(day)s AND (d.valid_to IS NULL OR d.valid_to >= %(day)s)
WHERE t.county = %(county)s AND t.digest = %(digest)s AND t.revoked_at IS NULL AND t.expires_at > %(now)s
ORDER BY d.id
