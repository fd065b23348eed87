-- Called by cases.actions.clocks when the new calendar changes nothing for a case. Key: primary key. 1 ms.
UPDATE case_clock SET calendar = %(revision)s
WHERE county = %(county)s AND case_id = %(case_id)s AND state <> 'stopped' AND calendar < %(revision)s
