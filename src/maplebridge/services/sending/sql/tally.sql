-- Called by sending.tallying for one county. Index: delivery_made. Budget: 30 ms for a week of 50,000.
SELECT d.channel, d.state, d.reason IN ('opted_out', 'channel_off'), count(*)
FROM delivery d
WHERE d.county = %(county)s AND d.tries >= 0 AND d.made_at >= %(since)s::timestamptz
GROUP BY 1, 2, 3
