-- Called by teams.queries when the teams of a county have changed: every part in a team, with name and languages.
-- Indexes: team_member primary key, people_person primary key. Budget 20 ms for 3,000 members.
SELECT m.team, m.id, m.person, p.name, m.part, p.languages, m.days, m.valid_from, m.valid_to
FROM team_member m
JOIN people_person p ON p.county = %(county)s AND p.id = m.person AND p.active
WHERE m.county = %(county)s
ORDER BY m.team, m.id
