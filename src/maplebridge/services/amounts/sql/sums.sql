-- Called by services.amounts.queries: money at some places in some months, each row as it stands, by place, category,
-- matter, month and kind. `width` is how many digits the categories have that are asked for: 0 all together, 2 groups, 4
-- leaves; `by_matter` asks for matters instead. By primary key. Budget: 2 ms for a year of a county with its towns.
SELECT s.place, s.category, s.matter, s.month, s.kind, s.yuan, s.cases
FROM amount_sum s
WHERE s.county = %(county)s AND s.place = ANY (%(places)s::text[]) AND s.cases > 0
  AND length(s.category) = %(width)s AND (s.matter <> '') = %(by_matter)s::boolean
  AND s.month >= %(first)s::date AND s.month <= %(last)s::date AND s.apart = %(apart)s::boolean
