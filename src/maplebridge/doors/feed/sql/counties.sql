-- Called by feed.watching now and then: a county begins with its first rules. Budget: 1 ms.
SELECT DISTINCT county FROM publishing_ruleversion
