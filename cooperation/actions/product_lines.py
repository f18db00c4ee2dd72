"""Write lines of trade by product: many at once, replacing what earlier uploads said of the same.

Lines go into a staging table first, by COPY on PostgreSQL. A later upload replaces what earlier ones say of the
same database, reporter, flow, year, chapter and partner; of all partners, where it names them all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched
from typing import NamedTuple

from django.db import connection

from cooperation.models import ProductUpload

BATCH = 10_000


class TradeLine(NamedTuple):
    """A line as it is stored; codes as in ``ProductTrade``, the value in US dollars, the weight in kilograms."""

    year: int
    reporter: str
    partner: str
    flow: str
    edition: str
    level: int
    code: str
    value_usd: float
    quantity_kg: float | None


COLUMNS = ", ".join(TradeLine._fields)

DROP = "DROP TABLE IF EXISTS product_staging; DROP TABLE IF EXISTS product_scope"
STAGING = """
    CREATE TEMPORARY TABLE product_staging (
        year SMALLINT, reporter VARCHAR(3), partner VARCHAR(3), flow VARCHAR(2), edition VARCHAR(2), level SMALLINT,
        code VARCHAR(6), value_usd NUMERIC(18, 2), quantity_kg DOUBLE PRECISION
    )
"""
SCOPE = """
    CREATE TEMPORARY TABLE product_scope AS
    SELECT DISTINCT reporter, flow, year, substr(code, 1, 2) AS chapter, partner FROM product_staging
"""
WIDEN_SCOPE = """
    INSERT INTO product_scope
    SELECT DISTINCT reporter, flow, year, chapter, '*' FROM product_scope
    WHERE reporter = %s AND flow = %s AND year = %s
"""
SCOPE_INDEX = "CREATE INDEX product_scope_key ON product_scope (reporter, flow, year, chapter, partner)"
# Neither database knows by itself how much a table holds that was just filled, and guesses badly.
SCOPE_SIZE = "ANALYZE product_scope"
SUPERSEDE = """
    UPDATE cooperation_producttrade SET superseded_by_id = %s
    FROM product_scope AS s
    WHERE superseded_by_id IS NULL AND database = %s AND s.reporter = cooperation_producttrade.reporter
        AND s.flow = cooperation_producttrade.flow AND s.year = cooperation_producttrade.year
        AND s.chapter = substr(cooperation_producttrade.code, 1, 2) AND s.partner = {partner}
"""
SUPERSEDE_PARTNERS = SUPERSEDE.format(partner="cooperation_producttrade.partner")
SUPERSEDE_ALL = SUPERSEDE.format(partner="'*'")
INSERT = f"""
    INSERT INTO cooperation_producttrade (upload_id, database, {COLUMNS})
    SELECT %s, %s, {COLUMNS} FROM product_staging WHERE true
    ON CONFLICT (database, reporter, code, year, flow, partner, edition) WHERE superseded_by_id IS NULL
    DO UPDATE SET value_usd = excluded.value_usd, quantity_kg = excluded.quantity_kg, level = excluded.level,
        upload_id = excluded.upload_id
"""  # noqa: S608 - our own names


def write_lines(
    upload: ProductUpload, lines: Iterable[TradeLine], complete: Callable[[], Sequence[tuple[str, str, int]]]
) -> tuple[int, int]:
    """Store an upload's lines; returns how many are new and how many earlier ones they replace.

    ``complete`` tells, once all lines have passed, the reporters, flows and years of which the upload names all
    partners. Call it in a transaction.
    """
    with connection.cursor() as cursor:
        for statement in DROP.split(";"):
            cursor.execute(statement)
        cursor.execute(STAGING)
        stage(lines)
        cursor.execute(SCOPE)
        cursor.executemany(WIDEN_SCOPE, complete())
        cursor.execute(SCOPE_INDEX)
        cursor.execute(SCOPE_SIZE)
        replaced = 0
        for statement in (SUPERSEDE_ALL, SUPERSEDE_PARTNERS):
            cursor.execute(statement, [upload.pk, upload.database])
            replaced += cursor.rowcount
        cursor.execute(INSERT, [upload.pk, upload.database])
        written = cursor.rowcount
        for statement in DROP.split(";"):
            cursor.execute(statement)
    return written, replaced


def stage(lines: Iterable[TradeLine]) -> None:
    """Put lines into the staging table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY product_staging ({COLUMNS}) FROM STDIN") as copy:
            for line in lines:
                copy.write_row(line)
        return
    marks = ", ".join(["%s"] * len(TradeLine._fields))
    with connection.cursor() as cursor:
        for batch in batched(lines, BATCH):
            cursor.executemany(f"INSERT INTO product_staging VALUES ({marks})", batch)  # noqa: S608 - marks only


def lines_of(answers: Iterable[tuple[int, str, str, str, str, str, float, float | None]]) -> Iterator[TradeLine]:
    """The answers of a relation as lines."""
    for year, reporter, partner, flow, edition, code, value, quantity in answers:
        yield TradeLine(
            year,
            reporter,
            partner,
            flow,
            edition,
            len(code),
            code,
            round(value, 2),
            float(quantity) if quantity else None,
        )
