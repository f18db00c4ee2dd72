-- Products, and what headings and chapters hold beyond the products below them: every level is then a plain sum.
-- A difference of half a dollar, or of a millionth, is rounding.
CREATE TABLE parted AS
WITH six AS (
    SELECT t, reporter, partner, flow, edition, commodity, value, quantity FROM chosen WHERE length(commodity) = 6
),
below_four AS (
    SELECT t, reporter, partner, flow, edition, left(commodity, 4) AS commodity, sum(value) AS value,
        sum(quantity) AS quantity
    FROM six
    GROUP BY ALL
),
four AS (
    SELECT t, reporter, partner, flow, edition, commodity, c.value - coalesce(b.value, 0) AS value,
        greatest(c.quantity - coalesce(b.quantity, 0), 0) AS quantity, c.value AS whole
    FROM chosen AS c
    LEFT JOIN below_four AS b USING (t, reporter, partner, flow, edition, commodity)
    WHERE length(commodity) = 4
),
fine AS (
    SELECT * FROM six
    UNION ALL
    SELECT t, reporter, partner, flow, edition, commodity, value, quantity FROM four WHERE value > 0.5 + 1e-6 * whole
),
below_two AS (
    SELECT t, reporter, partner, flow, edition, left(commodity, 2) AS commodity, sum(value) AS value,
        sum(quantity) AS quantity
    FROM fine
    GROUP BY ALL
),
two AS (
    SELECT t, reporter, partner, flow, edition, commodity, c.value - coalesce(b.value, 0) AS value,
        greatest(c.quantity - coalesce(b.quantity, 0), 0) AS quantity, c.value AS whole
    FROM chosen AS c
    LEFT JOIN below_two AS b USING (t, reporter, partner, flow, edition, commodity)
    WHERE length(commodity) = 2
)
SELECT * FROM fine
UNION ALL
SELECT t, reporter, partner, flow, edition, commodity, value, quantity FROM two WHERE value > 0.5 + 1e-6 * whole
