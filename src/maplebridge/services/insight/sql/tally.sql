-- Called by services.insight.reading after facts.sql: how many of each measure, in all and by place, category, channel
-- and Chinese day. `width` is how many digits of a place's code tell its parts apart.
SELECT 'all' AS dimension, '' AS key, measure, count(*) FROM told GROUP BY measure
UNION ALL
SELECT 'place', left(place, %(width)s::integer), measure, count(*) FROM told GROUP BY 2, measure
UNION ALL
SELECT 'category', category, measure, count(*) FROM told GROUP BY category, measure
UNION ALL
SELECT 'channel', channel, measure, count(*) FROM told GROUP BY channel, measure
UNION ALL
SELECT 'day', to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), measure, count(*)
FROM told
WHERE measure IN ('received', 'closed')
GROUP BY 2, measure
