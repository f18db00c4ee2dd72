-- One row a key and detail, in one edition a reporter and flow.
CREATE TABLE chosen AS
SELECT t, reporter, partner, flow, edition, commodity, detail, sum(value) AS value, sum(quantity) AS quantity,
    sum(cif) AS cif, bit_or(months) AS months, sum(rows) AS rows
FROM named
ANTI JOIN other_editions USING (t, reporter, flow, edition)
WHERE verdict = ''
GROUP BY t, reporter, partner, flow, edition, commodity, detail
