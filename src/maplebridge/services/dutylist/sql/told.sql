-- Called by services.dutylist.public: results that were made public in a month, the newest first, with the words that
-- were written for the public and checked. Unit and outcome are those of the row that was checked: meanwhile another
-- unit may have it, or say otherwise. Index: duty_entry_told, then keys of case_event and case_word. Budget: 20 ms for 100.
SELECT d.batch, e.unit, d.told_at, e.facts ->> 'outcome', d.settled,
       (SELECT w.plain FROM case_word w WHERE w.county = %(county)s AND w.case_id = d.case_id
        AND w.seq = d.told_seq AND w.field = 'public_title'),
       (SELECT w.plain FROM case_word w WHERE w.county = %(county)s AND w.case_id = d.case_id
        AND w.seq = d.told_seq AND w.field = 'public_words')
FROM duty_entry d
JOIN case_event e ON e.county = %(county)s AND e.case_id = d.case_id AND e.seq = d.told_seq
WHERE d.county = %(county)s AND d.told_at IS NOT NULL AND d.told_seq IS NOT NULL AND NOT d.apart
  AND d.told_at >= %(since)s::timestamptz AND d.told_at < %(until)s::timestamptz
  AND (%(batch)s = '' OR d.batch = %(batch)s)
ORDER BY d.told_at DESC, d.case_id
LIMIT %(many)s
