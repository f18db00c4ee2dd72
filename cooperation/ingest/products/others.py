"""CEPII BACI, SDMX-CSV, and a plain table in the columns of the relation itself."""

from cooperation.ingest.products.formats import Database, Format

# Reconciled by CEPII from both sides' reports: thousand dollars and tonnes, exporter i, importer j.
BACI = Format(
    key="baci",
    title="CEPII BACI",
    database=Database.BACI,
    needs=frozenset({"t", "i", "j", "k", "v", "q"}),
    columns={
        "t": "SMALLINT",
        "i": "INTEGER",
        "j": "INTEGER",
        "k": "VARCHAR",
        "v": "DOUBLE",
        "q": "DOUBLE",
    },
    t="t",
    reporter="i",
    partner="j",
    commodity="k",
    value="v * 1000",
    quantity="q * 1000",
    is_mirrored=True,
)

SDMX = Format(
    key="sdmx-csv",
    title="SDMX-CSV",
    database=Database.SDMX,
    needs=frozenset({"timeperiod", "refarea", "counterpartarea", "flow", "product", "obsvalue"}),
    columns={
        "timeperiod": "VARCHAR",
        "refarea": "VARCHAR",
        "counterpartarea": "VARCHAR",
        "flow": "VARCHAR",
        "product": "VARCHAR",
        "obsvalue": "DOUBLE",
        "unitmult": "INTEGER",
        "unitmeasure": "VARCHAR",
        "valuation": "VARCHAR",
        "action": "VARCHAR",
        "netweightkg": "DOUBLE",
    },
    t="TRY_CAST(left(timeperiod, 4) AS SMALLINT)",
    months="""CASE WHEN regexp_matches(timeperiod, '^[0-9]{4}-(0[1-9]|1[0-2])$')
        THEN 1 << (CAST(right(timeperiod, 2) AS INTEGER) - 1) ELSE 4095 END""",
    reporter="refarea",
    partner="counterpartarea",
    flow="flow",
    # "HS:H5:8701": the classification, the edition and the code, as far as they are given.
    commodity="split_part(product, ':', -1)",
    edition="CASE WHEN regexp_matches(product, ':H[0-6]:') THEN split_part(product, ':', -2) ELSE '' END",
    value="obsvalue * 10 ** coalesce(unitmult, 0)",
    cif="CASE WHEN upper(valuation) = 'CIF' THEN obsvalue * 10 ** coalesce(unitmult, 0) END",
    # A column of our own exports.
    quantity="netweightkg",
    # Deletions, and weights, which stand on rows of their own.
    skip="upper(coalesce(action, 'I')) = 'D' OR upper(unitmeasure) IN ('KG', 'T')",
    codes_are_numbers=False,
    aliases={
        "reporter": "refarea",
        "partner": "counterpartarea",
        "counterpartarea1": "counterpartarea",
        "tradeflow": "flow",
        "commodity": "product",
        "commodity1": "product",
    },
)

OWN = Format(
    key="own",
    title="Plain table (t, reporter, partner, commodity, flow, value, quantity)",
    database=Database.OWN,
    needs=frozenset({"t", "reporter", "partner", "commodity", "flow", "value"}),
    columns={
        "t": "SMALLINT",
        "reporter": "VARCHAR",
        "partner": "VARCHAR",
        "commodity": "VARCHAR",
        "flow": "VARCHAR",
        "edition": "VARCHAR",
        "valuation": "VARCHAR",
        "value": "DOUBLE",
        "quantity": "DOUBLE",
    },
    t="t",
    reporter="reporter",
    partner="partner",
    flow="flow",
    commodity="commodity",
    edition="edition",
    value="value",
    quantity="quantity",
    cif="CASE WHEN upper(valuation) = 'CIF' THEN value END",
    codes_are_numbers=False,
)
