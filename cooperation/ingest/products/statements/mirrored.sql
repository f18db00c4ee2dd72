-- Of reconciled figures: what one side exports, a country asked for imports; sellers that are no country are elsewhere.
INSERT INTO named
SELECT t, partner, CASE WHEN reporter LIKE '?%' THEN '_X' ELSE reporter END, 'M', edition, commodity, detail, original,
    months, name, value, cif, 0, 0, quantity, verdict
FROM named
WHERE verdict = '' AND flow = 'X' AND partner IN (SELECT area FROM wanted)
