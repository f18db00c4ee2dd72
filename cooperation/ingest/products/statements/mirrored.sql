-- Of reconciled figures: what one side exports, the other imports.
INSERT INTO named
SELECT t, partner, reporter, 'M', edition, commodity, detail, original, months, name, value, cif, 0, 0, quantity,
    verdict
FROM named
WHERE verdict = '' AND flow = 'X'
