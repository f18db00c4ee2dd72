-- Partners, and what a world total holds beyond them: each partner is taken off the finest total above it.
CREATE TABLE trade AS
WITH totals AS (SELECT * FROM parted WHERE partner = 'W00'),
partners AS (SELECT * FROM parted WHERE partner <> 'W00'),
found AS (
    SELECT p.*, coalesce(six.commodity, four.commodity, two.commodity) AS above
    FROM partners AS p
    LEFT JOIN totals AS six ON (six.t, six.reporter, six.flow, six.edition, six.commodity)
        = (p.t, p.reporter, p.flow, p.edition, p.commodity)
    LEFT JOIN totals AS four ON (four.t, four.reporter, four.flow, four.edition, four.commodity)
        = (p.t, p.reporter, p.flow, p.edition, left(p.commodity, 4))
    LEFT JOIN totals AS two ON (two.t, two.reporter, two.flow, two.edition, two.commodity)
        = (p.t, p.reporter, p.flow, p.edition, left(p.commodity, 2))
),
taken AS (
    SELECT t, reporter, flow, edition, above AS commodity, sum(value) AS value, sum(quantity) AS quantity
    FROM found
    WHERE above IS NOT NULL
    GROUP BY ALL
)
SELECT t, reporter, partner, flow, edition, commodity, value, quantity FROM partners
UNION ALL
SELECT t, reporter, '_X', flow, edition, commodity, totals.value - coalesce(taken.value, 0),
    CASE WHEN totals.quantity > coalesce(taken.quantity, 0) THEN totals.quantity - coalesce(taken.quantity, 0) END
FROM totals
LEFT JOIN taken USING (t, reporter, flow, edition, commodity)
WHERE totals.value - coalesce(taken.value, 0) > 0.5 + 1e-6 * totals.value
