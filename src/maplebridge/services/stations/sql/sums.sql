-- Called by stations.figures.sum_stations: what the logs of a kind of team say, by town or village and duty: how many
-- times and how much together, in some days and in those of the year before.
-- Indexes: team primary key, entry_by_team. Budget 50 ms for 200 teams with 10,000 lines a year.
SELECT left(t.place, %(width)s), e.duty,
    count(*) FILTER (WHERE e.day BETWEEN %(first)s AND %(last)s),
    coalesce(sum(e.many) FILTER (WHERE e.day BETWEEN %(first)s AND %(last)s), 0),
    count(*) FILTER (WHERE e.day BETWEEN %(first_before)s AND %(last_before)s),
    coalesce(sum(e.many) FILTER (WHERE e.day BETWEEN %(first_before)s AND %(last_before)s), 0)
FROM team t
JOIN team_entry e ON e.county = %(county)s AND e.team = t.code AND e.many >= 1
    AND (e.day BETWEEN %(first)s AND %(last)s OR e.day BETWEEN %(first_before)s AND %(last_before)s)
WHERE t.county = %(county)s AND t.kind = %(kind)s AND starts_with(t.place, %(place)s)
GROUP BY 1, 2
