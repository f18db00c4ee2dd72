"""UN Comtrade: the current API and its downloads, the layout before 2023, and the older bulk files."""

from cooperation.ingest.products.formats import Database, Format

FLOWS = {"1": "M", "2": "X", "3": "RX", "4": "RM"}

# Rows of one key that break it down by transport, customs procedure, second partner or mode of supply.
_CURRENT_DETAIL = """
    (coalesce(trim(motcode), '0') NOT IN ('0', '0.0', '-1', ''))::INT * 1
    + (coalesce(trim(customscode), 'C00') NOT IN ('C00', '-1', ''))::INT * 2
    + (coalesce(trim(partner2code), '0') NOT IN ('0', '0.0', '-1', ''))::INT * 4
    + (coalesce(trim(moscode), '0') NOT IN ('0', '0.0', '-1', ''))::INT * 8
"""

CURRENT = Format(
    key="comtrade",
    title="UN Comtrade, current layout",
    database=Database.COMTRADE,
    needs=frozenset({"refyear", "reportercode", "partnercode", "flowcode", "cmdcode", "primaryvalue"}),
    columns={
        "refyear": "SMALLINT",
        "refmonth": "SMALLINT",
        "reportercode": "INTEGER",
        "partnercode": "INTEGER",
        "flowcode": "VARCHAR",
        "cmdcode": "VARCHAR",
        "cmddesc": "VARCHAR",
        "classificationcode": "VARCHAR",
        "isoriginalclassification": "VARCHAR",
        "motcode": "VARCHAR",
        "customscode": "VARCHAR",
        "partner2code": "VARCHAR",
        "moscode": "VARCHAR",
        "netwgt": "DOUBLE",
        "cifvalue": "DOUBLE",
        "primaryvalue": "DOUBLE",
    },
    t="refyear",
    months="CASE WHEN refmonth BETWEEN 1 AND 12 THEN 1 << (refmonth - 1) ELSE 4095 END",
    reporter="reportercode",
    partner="partnercode",
    flow="flowcode",
    commodity="cmdcode",
    edition="classificationcode",
    value="primaryvalue",
    quantity="netwgt",
    name="cmddesc",
    cif="CASE WHEN cifvalue > 0 AND cifvalue = primaryvalue THEN primaryvalue END",
    detail=_CURRENT_DETAIL,
    original="coalesce(lower(isoriginalclassification) NOT IN ('false', '0'), true)",
)

_PERIOD_MONTHS = """
    CASE WHEN length(period) = 6 AND right(period, 2) BETWEEN '01' AND '12'
        THEN 1 << (CAST(right(period, 2) AS INTEGER) - 1) ELSE 4095 END
"""
_LEGACY_DETAIL = """
    (coalesce(trim(modeoftransportcode), '0') NOT IN ('0', ''))::INT * 1
    + (coalesce(trim(customsproccode), 'C00') NOT IN ('C00', '0', ''))::INT * 2
    + (coalesce(trim("2ndpartnercode"), '0') NOT IN ('0', ''))::INT * 4
"""

LEGACY = Format(
    key="comtrade-legacy",
    title="UN Comtrade, layout before 2023",
    database=Database.COMTRADE,
    needs=frozenset({"year", "tradeflowcode", "reportercode", "partnercode", "commoditycode", "tradevalueus"}),
    columns={
        "year": "SMALLINT",
        "period": "VARCHAR",
        "tradeflowcode": "VARCHAR",
        "reportercode": "INTEGER",
        "partnercode": "INTEGER",
        "commoditycode": "VARCHAR",
        "commodity": "VARCHAR",
        "classification": "VARCHAR",
        "modeoftransportcode": "VARCHAR",
        "customsproccode": "VARCHAR",
        "2ndpartnercode": "VARCHAR",
        "netweightkg": "DOUBLE",
        "tradevalueus": "DOUBLE",
    },
    t="year",
    months=_PERIOD_MONTHS,
    reporter="reportercode",
    partner="partnercode",
    flow="tradeflowcode",
    commodity="commoditycode",
    edition="classification",
    value="tradevalueus",
    quantity="netweightkg",
    name="commodity",
    detail=_LEGACY_DETAIL,
)

BULK = Format(
    key="comtrade-bulk",
    title="UN Comtrade, older bulk layout",
    database=Database.COMTRADE,
    needs=frozenset({"year", "tradeflowcode", "reportercode", "partnercode", "commoditycode", "value"}),
    columns={
        "year": "SMALLINT",
        "tradeflowcode": "VARCHAR",
        "reportercode": "INTEGER",
        "partnercode": "INTEGER",
        "commoditycode": "VARCHAR",
        "classification": "VARCHAR",
        "netweightkg": "DOUBLE",
        "value": "DOUBLE",
    },
    t="year",
    reporter="reportercode",
    partner="partnercode",
    flow="tradeflowcode",
    commodity="commoditycode",
    edition="classification",
    value="value",
    quantity="netweightkg",
)
