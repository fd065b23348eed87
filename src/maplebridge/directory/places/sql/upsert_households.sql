-- Called by actions.import_places, 5,000 rows a statement. Index: primary key (county, code). Budget: 60 ms per 1,000 rows.
-- Gives a row for each one that was new or different.
INSERT INTO places_household AS known (county, code, "group", contact_known)
SELECT %(county)s, *
  FROM unnest(%(code)s::text[], %(group)s::text[], %(contact_known)s::boolean[])
    ON CONFLICT (county, code) DO UPDATE
   SET "group" = excluded."group",
       contact_known = excluded.contact_known
 WHERE (known."group", known.contact_known) IS DISTINCT FROM (excluded."group", excluded.contact_known)
