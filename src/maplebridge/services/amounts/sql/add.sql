-- Called by services.amounts.jobs: adds changes to sums that are there already. By primary key; only the one reader of
-- the county writes here. Budget: 20 ms for 500 rows.
UPDATE amount_sum AS s
SET yuan = s.yuan + d.yuan, cases = s.cases + d.cases
FROM unnest(
    %(place)s::text[], %(category)s::text[], %(matter)s::text[], %(kind)s::text[], %(month)s::date[],
    %(apart)s::boolean[], %(yuan)s::numeric[], %(cases)s::integer[]
) AS d (place, category, matter, kind, month, apart, yuan, cases)
WHERE s.county = %(county)s AND s.place = d.place AND s.category = d.category AND s.matter = d.matter
  AND s.kind = d.kind AND s.month = d.month AND s.apart = d.apart
