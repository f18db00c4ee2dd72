-- Of reconciled figures: what one side exports, a country asked for imports.
INSERT INTO named
SELECT t, partner, reporter, 'M', edition, commodity, detail, original, months, name, value, cif, 0, 0, quantity,
    verdict
FROM named
WHERE verdict = '' AND flow = 'X' AND partner IN (SELECT area FROM wanted)
