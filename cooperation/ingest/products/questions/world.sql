-- What does the whole world export?
SELECT t, 'W00' AS reporter, 'W00' AS partner, flow, edition, SUBSTR(commodity, 1, digits) AS code,
    SUM(value) AS total_value,
    CASE WHEN SUM(CASE WHEN quantity > 0 THEN value ELSE 0 END) >= 0.9 * SUM(value) THEN SUM(quantity) END
        AS total_quantity
FROM trade
CROSS JOIN (SELECT 2 AS digits UNION ALL SELECT 4 AS digits UNION ALL SELECT 6 AS digits) AS levels
WHERE LENGTH(commodity) >= digits AND flow = 'X'
GROUP BY t, flow, edition, SUBSTR(commodity, 1, digits)
