-- Called by actions.issue_plates, 2,000 rows a statement. Index: household_by_group (county, group), plate_of_household.
-- The households of a prefix that have no valid plate, with their groups. Budget: 20 ms.
SELECT h."group", h.code
  FROM places_household h
 WHERE h.county = %(county)s AND h."group" >= %(first)s AND h."group" < %(end)s
   AND NOT EXISTS (SELECT 1 FROM plate p
                    WHERE p.county = %(county)s AND p.household = h.code AND p.household <> '' AND p.revoked_at IS NULL)
 ORDER BY h."group", h.code
 LIMIT %(many)s
