-- What does each of these countries trade with all partners together? ('W00' stands for the world.)
SELECT t, reporter, 'W00' AS partner, flow, edition, SUBSTR(commodity, 1, digits) AS code, SUM(value) AS total_value,
    CASE WHEN SUM(CASE WHEN quantity > 0 THEN value ELSE 0 END) >= 0.9 * SUM(value) THEN SUM(quantity) END
        AS total_quantity
FROM trade
CROSS JOIN (SELECT 2 AS digits UNION ALL SELECT 4 AS digits UNION ALL SELECT 6 AS digits) AS levels
WHERE LENGTH(commodity) >= digits AND reporter IN (:countries)
GROUP BY t, reporter, flow, edition, SUBSTR(commodity, 1, digits)
