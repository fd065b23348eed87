-- Called by actions.import_places, 5,000 rows a statement. Index: primary key (code). Budget: 60 ms per 1,000 rows.
-- Gives a row for each one that was new or different.
INSERT INTO places_division AS known (code, name, level, parent, valid_from, valid_to, replaced_by)
SELECT *
  FROM unnest(%(code)s::text[], %(name)s::text[], %(level)s::text[], %(parent)s::text[],
              %(valid_from)s::date[], %(valid_to)s::date[], %(replaced_by)s::text[])
    ON CONFLICT (code) DO UPDATE
   SET name = excluded.name,
       valid_from = coalesce(excluded.valid_from, known.valid_from),
       valid_to = excluded.valid_to,
       replaced_by = excluded.replaced_by
 WHERE (known.name, known.valid_from, known.valid_to, known.replaced_by)
       IS DISTINCT FROM
       (excluded.name, coalesce(excluded.valid_from, known.valid_from), excluded.valid_to, excluded.replaced_by)
