-- Called by services.fileroom.reading before a document is opened: notes the opening, if the grant still holds and names
-- the document. A grant that is being revoked is waited for, and no longer holds then. Keys: primary keys. Budget: 2 ms.
INSERT INTO file_opening (county, case_id, id, request_id, person, firm, document, saved, at)
SELECT r.county, r.case_id, %(id)s, r.id, r.asker, r.firm, %(document)s, %(saved)s, %(at)s
FROM (
    SELECT g.county, g.case_id, g.id, g.asker, g.firm
    FROM file_request g
    WHERE g.county = %(county)s AND g.id = %(request)s AND g.asker = %(person)s
      AND g.state = 'granted' AND g.until >= %(day)s AND (g.may_copy OR NOT %(saved)s)
      AND (%(document)s = ANY(g.documents) OR (%(document)s = 'entries' AND g.entries))
    FOR SHARE
) r
