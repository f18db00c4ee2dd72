-- The counted rows with our codes and a verdict on each. Rows of one key with a higher detail break it down:
-- by transport or procedure, below six digits, or by month where the year stands beside. A reporter that is no country
-- keeps its number behind a question mark, so that it counts once in the world.
CREATE TABLE named AS
SELECT t, coalesce(r.area, '?' || counted.reporter) AS reporter,
    CASE WHEN p.area = r.area THEN '_X' ELSE coalesce(p.area, '_X') END AS partner,
    flow_of(flow) AS flow, edition_of(edition) AS edition, hs_code(commodity) AS commodity,
    detail + 16 * greatest(length(trim(commodity)) - 6, 0) + 1000 * (NOT is_annual)::INT AS detail,
    original, months, name, value, cif, good AS rows, rows - good AS bad,
    CASE WHEN weighed >= 0.9 * value THEN quantity END AS quantity,
    verdict_of(t, counted.reporter, counted.partner, flow, edition, commodity) AS verdict
FROM counted
LEFT JOIN areas AS r ON r.code = area_key(counted.reporter)
LEFT JOIN areas AS p ON p.code = area_key(counted.partner)
