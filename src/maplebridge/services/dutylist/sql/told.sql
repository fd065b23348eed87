-- Called by services.dutylist.public: results that were made public in a month, the newest first, with the words that
-- were written for the public and checked. Index: duty_entry_told, then the key of case_word. Budget: 20 ms for 100.
SELECT d.batch, d.unit, d.how, d.told_at, d.outcome, d.settled,
       (SELECT w.plain FROM case_word w WHERE w.county = %(county)s AND w.case_id = d.case_id
        AND w.seq = d.told_seq AND w.field = 'public_title'),
       (SELECT w.plain FROM case_word w WHERE w.county = %(county)s AND w.case_id = d.case_id
        AND w.seq = d.told_seq AND w.field = 'public_words')
FROM duty_entry d
WHERE d.county = %(county)s AND d.told_at IS NOT NULL AND d.told_seq IS NOT NULL AND NOT d.apart
  AND d.told_at >= %(since)s::timestamptz AND d.told_at < %(until)s::timestamptz
  AND (%(batch)s = '' OR d.batch = %(batch)s)
ORDER BY d.told_at DESC, d.case_id
LIMIT %(many)s
