-- Called by services.amounts.queries: the money of a place in some months: in all, by its parts (places), by category of
-- as many digits as `width` says (2: groups, 4: leaves), and of the whole county that of sealed cases apart, by month.
-- By primary key; every number is summed beforehand. Budget: 3 ms for a year of a county with its towns.
SELECT 'all' AS dimension, '' AS key, s.kind, sum(s.yuan), sum(s.cases)
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(places)s::text[]) AND s.category = '' AND s.matter = '' AND NOT s.apart
  AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.cases > 0
GROUP BY s.kind
UNION ALL
SELECT 'place', s.place, s.kind, sum(s.yuan), sum(s.cases)
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(parts)s::text[]) AND s.category = '' AND s.matter = '' AND NOT s.apart
  AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.cases > 0
GROUP BY s.place, s.kind
UNION ALL
SELECT 'category', s.category, s.kind, sum(s.yuan), sum(s.cases)
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(places)s::text[]) AND length(s.category) = %(width)s
  AND s.matter = '' AND NOT s.apart
  AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.cases > 0
GROUP BY s.category, s.kind
UNION ALL
SELECT 'matter', s.matter, s.kind, sum(s.yuan), sum(s.cases)
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(places)s::text[]) AND s.category = '' AND s.matter <> ''
  AND NOT s.apart AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.cases > 0
GROUP BY s.matter, s.kind
UNION ALL
SELECT 'apart', to_char(s.month, 'YYYY-MM'), s.kind, sum(s.yuan), sum(s.cases)
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(places)s::text[]) AND s.apart
  AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.cases > 0
GROUP BY s.month, s.kind
