-- Called by sending.contacts for one party before they are written to. Keys: the primary keys of case and case_word.
-- Parties stand in the order of their numbers, from 1. Budget: 2 ms.
SELECT c.number, c.secrecy, c.centre, c.excluded_units, (c.parties -> (%(party)s::int - 1) ->> 'seq')::int,
       c.parties -> (%(party)s::int - 1) ->> 'language',
       (SELECT w.sealed FROM case_word w
        WHERE w.county = %(county)s AND w.case_id = c.id AND w.field = 'party_phone'
          AND w.seq = (c.parties -> (%(party)s::int - 1) ->> 'seq')::int)
FROM "case" c
WHERE c.county = %(county)s AND c.id = %(case_id)s
  AND (c.parties -> (%(party)s::int - 1) ->> 'active')::boolean AND (c.parties -> (%(party)s::int - 1) ->> 'seq')::int > 1
