-- Called by actions.import_places before the grids of these party groups are written anew.
-- Index: primary key (county, party_group, grid). Budget: 20 ms per 1,000 rows.
DELETE FROM places_partygroupgrid AS spans
 WHERE county = %(county)s
   AND party_group = ANY(%(code)s::text[])
   AND NOT EXISTS (SELECT 1
                     FROM unnest(%(party_group)s::text[], %(grid)s::text[]) AS said (party_group, grid)
                    WHERE said.party_group = spans.party_group AND said.grid = spans.grid)
