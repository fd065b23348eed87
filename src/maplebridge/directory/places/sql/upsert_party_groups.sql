-- Called by actions.import_places, 5,000 rows a statement. Index: primary key (county, code). Budget: 60 ms per 1,000 rows.
INSERT INTO places_partygroup AS known (county, code, name)
SELECT %(county)s, *
  FROM unnest(%(code)s::text[], %(name)s::text[])
    ON CONFLICT (county, code) DO UPDATE
   SET name = excluded.name
 WHERE known.name IS DISTINCT FROM excluded.name
