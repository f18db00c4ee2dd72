-- Each reporter's flow in a year: months, partners named (and the most that any of its flows names), whether a total
-- is given, whether it is CIF.
WITH slices AS (
    SELECT t, reporter, flow, edition, bit_count(bit_or(months)) AS months,
        count(DISTINCT partner) FILTER (WHERE partner NOT IN ('W00', '_X')) AS partners,
        bool_or(partner = 'W00') AS has_total, coalesce(sum(cif), 0) > sum(value) / 2 AS is_cif
    FROM chosen
    GROUP BY t, reporter, flow, edition
)
SELECT t, reporter, flow, edition, months, partners, max(partners) OVER (PARTITION BY t, reporter), has_total, is_cif
FROM slices
ORDER BY t, reporter, flow, edition
