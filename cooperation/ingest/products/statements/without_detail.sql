-- Of the rows of one key, the least detailed.
CREATE OR REPLACE TABLE chosen AS
SELECT *
FROM chosen
QUALIFY detail = min(detail) OVER (PARTITION BY t, reporter, partner, flow, edition, commodity)
