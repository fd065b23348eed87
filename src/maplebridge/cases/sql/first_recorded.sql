-- Called by cases.rooting before the first day root of a county. Index: case_event_recorded. Budget: 1 ms.
SELECT min(recorded_at) FROM case_event WHERE county = %(county)s AND seq > 0
