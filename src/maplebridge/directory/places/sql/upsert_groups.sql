-- Called by actions.import_places, 5,000 rows a statement. Index: primary key (county, code). Budget: 60 ms per 1,000 rows.
-- Gives a row for each one that was new or different.
INSERT INTO places_householdgroup AS known (county, code, grid, name, valid_from, valid_to, replaced_by)
SELECT %(county)s, *
  FROM unnest(%(code)s::text[], %(grid)s::text[], %(name)s::text[],
              %(valid_from)s::date[], %(valid_to)s::date[], %(replaced_by)s::text[])
    ON CONFLICT (county, code) DO UPDATE
   SET name = excluded.name,
       valid_from = coalesce(excluded.valid_from, known.valid_from),
       valid_to = excluded.valid_to,
       replaced_by = excluded.replaced_by
 WHERE (known.name, known.valid_from, known.valid_to, known.replaced_by)
       IS DISTINCT FROM
       (excluded.name, coalesce(excluded.valid_from, known.valid_from), excluded.valid_to, excluded.replaced_by)
