-- Which editions each reporter's flow stands in, in which months, and whether it was reported in them.
SELECT t, reporter, flow, edition, bool_or(original) AS original, bit_or(months) AS months
FROM named
WHERE verdict = ''
GROUP BY t, reporter, flow, edition
ORDER BY t, reporter, flow, edition
