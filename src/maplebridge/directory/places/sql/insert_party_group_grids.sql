-- Called by actions.import_places. Index: primary key (county, party_group, grid). Budget: 60 ms per 1,000 rows.
INSERT INTO places_partygroupgrid (county, party_group, grid)
SELECT %(county)s, *
  FROM unnest(%(party_group)s::text[], %(grid)s::text[])
    ON CONFLICT (county, party_group, grid) DO NOTHING
