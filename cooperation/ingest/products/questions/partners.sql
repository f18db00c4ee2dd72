-- What does each of these countries trade with each partner, product by product, at two, four and six digits?
SELECT t, reporter, partner, flow, edition, SUBSTR(commodity, 1, digits) AS code, SUM(value) AS total_value,
    -- A weight is kept where it covers nine tenths of the value; less says nothing about the price.
    CASE WHEN SUM(CASE WHEN quantity > 0 THEN value ELSE 0 END) >= 0.9 * SUM(value) THEN SUM(quantity) END
        AS total_quantity
FROM trade
CROSS JOIN (SELECT 2 AS digits UNION ALL SELECT 4 AS digits UNION ALL SELECT 6 AS digits) AS levels
WHERE LENGTH(commodity) >= digits AND reporter IN (:countries) AND partner <> '_X'
GROUP BY t, reporter, partner, flow, edition, SUBSTR(commodity, 1, digits)
