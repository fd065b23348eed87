-- Called by actions.import_places after a register changed. Index: primary key (county, register). Budget: 2 ms.
INSERT INTO places_placerevision (county, register, token, changed_at)
VALUES (%(county)s, %(register)s, %(token)s, %(now)s)
    ON CONFLICT (county, register) DO UPDATE
   SET token = excluded.token,
       changed_at = excluded.changed_at
