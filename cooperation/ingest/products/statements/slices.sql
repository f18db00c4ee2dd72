-- Each reporter's flow in a year: months, partners named (and the most that any of its flows names), whether a total
-- is given, whether it is CIF, and what the file gives for all commodities together, in its least detailed rows.
WITH slices AS (
    SELECT t, reporter, flow, edition, bit_count(bit_or(months)) AS months,
        count(DISTINCT partner) FILTER (WHERE partner NOT IN ('W00', '_X')) AS partners,
        bool_or(partner = 'W00') AS has_total, coalesce(sum(cif), 0) > sum(value) / 2 AS is_cif
    FROM chosen
    GROUP BY t, reporter, flow, edition
),
wholes AS (
    SELECT t, reporter, flow, max_by(value, -detail) AS whole
    FROM named
    WHERE verdict = 'total' AND partner = 'W00'
    GROUP BY t, reporter, flow
)
SELECT t, reporter, flow, edition, months, partners, max(partners) OVER (PARTITION BY t, reporter), has_total, is_cif,
    whole
FROM slices
LEFT JOIN wholes USING (t, reporter, flow)
ORDER BY t, reporter, flow, edition
