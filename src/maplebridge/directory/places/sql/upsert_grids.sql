-- Called by actions.import_places, 5,000 rows a statement. Index: primary key (county, code). Budget: 100 ms per 1,000 rows.
-- A line without a boundary leaves the one that is known. Gives a row for each one that was new or different.
INSERT INTO places_grid AS known
       (county, code, village, name, boundary, source_datum, valid_from, valid_to, replaced_by)
SELECT %(county)s, *
  FROM unnest(%(code)s::text[], %(village)s::text[], %(name)s::text[], %(boundary)s::bytea[], %(source_datum)s::text[],
              %(valid_from)s::date[], %(valid_to)s::date[], %(replaced_by)s::text[])
    ON CONFLICT (county, code) DO UPDATE
   SET name = excluded.name,
       boundary = coalesce(excluded.boundary, known.boundary),
       source_datum = CASE WHEN excluded.boundary IS NULL THEN known.source_datum ELSE excluded.source_datum END,
       valid_from = coalesce(excluded.valid_from, known.valid_from),
       valid_to = excluded.valid_to,
       replaced_by = excluded.replaced_by
 WHERE (known.name, known.boundary, known.valid_from, known.valid_to, known.replaced_by)
       IS DISTINCT FROM
       (excluded.name, coalesce(excluded.boundary, known.boundary), coalesce(excluded.valid_from, known.valid_from),
        excluded.valid_to, excluded.replaced_by)
