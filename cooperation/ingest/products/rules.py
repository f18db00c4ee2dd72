"""Which rows of a product file count, which are left aside, and which are refused.

The rules are SQL macros, so that the one pass over millions of rows and the search for the lines of the few
bad ones apply the same. A verdict is '' for a row that counts, or one of the names below.
"""

from dataclasses import dataclass

WORLD, ELSEWHERE = "W00", "_X"
WORLD_CODES = ("0", "W00", "W0", "W1", "WLD", "WORLD", "_T")
# The European Union reports beside its members; adding it would count them twice.
GROUP_CODES = ("97", "EUR", "EU", "EU2", "EU27", "EU28", "B4", "B5", "B6", "4V", "2B", "1A", "W19")
FLOWS = {
    **{"X": "X", "M": "M", "RX": "RX", "RM": "RM"},
    **{"1": "M", "2": "X", "3": "RX", "4": "RM"},
    **{"EXPORT": "X", "IMPORT": "M", "EXPORTS": "X", "IMPORTS": "M"},
}
# Parts of imports or exports that Comtrade gives beside them, and totals of both.
PART_FLOWS = ("DX", "FM", "MIP", "MOP", "XIP", "XOP", "TT", "B")
FIRST_YEAR, LAST_YEAR = 1962, 2100
MOST_DOLLARS = 10**15


@dataclass(frozen=True)
class Rule:
    """A condition on a row, and the field it is about; the sentence follows the cell's text."""

    verdict: str
    column: str
    condition: str
    sentence: str


REFUSED = (
    Rule("year", "t", "t IS NULL OR t NOT BETWEEN 1962 AND 2100", "is no year from 1962 to 2100"),
    Rule("reporter", "reporter", "reporter IS NULL", "names no reporter"),
    Rule("partner", "partner", "partner IS NULL", "names no partner"),
    Rule("flow", "flow", "flow_of(flow) IS NULL", "is no flow: X, M, RX or RM"),
    Rule("edition", "edition", "edition_of(edition) IS NULL", "is no edition of the Harmonized System"),
    Rule("commodity", "commodity", "hs_code(commodity) IS NULL", "is no code of the Harmonized System"),
    # 77 is kept free; 98 and 99 are each country's own.
    Rule(
        "chapter",
        "commodity",
        "left(hs_code(commodity), 2) IN ('00', '77')",
        "lies in a chapter that the Harmonized System does not have",
    ),
)
GOOD_VALUE = "value BETWEEN 0 AND 1e15"
BAD_VALUE = Rule("value", "value", f"NOT coalesce({GOOD_VALUE}, false)", "is no amount from zero up to 10^15")
ASIDE = (
    Rule("total", "commodity", "upper(trim(commodity)) IN ('TOTAL', 'ALL', 'AG2', 'AG4', 'AG6')", ""),
    Rule("part", "flow", f"upper(trim(flow)) IN {PART_FLOWS}", ""),
    Rule("group", "reporter", f"area_key(reporter) IN {GROUP_CODES} OR area_key(partner) IN {GROUP_CODES}", ""),
)

_FLOWS = " ".join(f"WHEN '{code}' THEN '{flow}'" for code, flow in FLOWS.items())
_VERDICT = " ".join(f"WHEN {rule.condition} THEN '{rule.verdict}'" for rule in (*ASIDE, *REFUSED))

MACROS = (
    # A code of a country or area without case, spaces and leading zeros.
    r"CREATE MACRO area_key(code) AS regexp_replace(upper(trim(CAST(code AS VARCHAR))), '^0+([0-9])', '\1')",
    f"CREATE MACRO flow_of(flow) AS CASE upper(trim(flow)) {_FLOWS} END",
    # Six digits at most; a spreadsheet drops a leading zero, which leaves an odd number of digits.
    r"""CREATE MACRO hs_code(commodity) AS CASE WHEN regexp_matches(trim(commodity), '^[0-9]{1,10}$')
        THEN left(CASE WHEN length(trim(commodity)) % 2 = 1 THEN '0' ELSE '' END || trim(commodity), 6) END""",
    r"""CREATE MACRO edition_of(edition) AS CASE
        WHEN regexp_matches(upper(trim(edition)), '^H[0-6]$') THEN upper(trim(edition))
        WHEN coalesce(trim(edition), '') IN ('', 'HS') THEN '' END""",
    f"CREATE MACRO verdict_of(t, reporter, partner, flow, edition, commodity) AS CASE {_VERDICT} ELSE '' END",
)
