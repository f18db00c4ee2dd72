"""The one pass over a file: rows of one key added up, and countries that nobody asked for put together."""

from collections.abc import Collection, Mapping
from pathlib import Path

from cooperation.ingest.products.formats import Format
from cooperation.ingest.products.layout import Layout
from cooperation.ingest.products.rules import GOOD_VALUE, WORLD_CODES

NULLS = ("", "NA")
BUFFER_BYTES = 8 << 20
# Past this the file is not what it seems, and telling more would help nobody.
MOST_REFUSED = 100_000
KEYS = ("flow", "commodity", "edition", "detail", "original")
AREA_KEYS = ("area_key(reporter)", "area_key(partner)")


def source(form: Format, layout: Layout, path: Path, *, as_text: bool = False) -> str:
    """The file as a relation of the format's columns; those that it lacks are NULL, others are left out."""
    types = {name: "VARCHAR" if as_text else form.columns.get(name, "VARCHAR") for name in layout.names}
    missing = "".join(f', CAST(NULL AS {kind}) AS "{name}"' for name, kind in form.columns.items() if name not in types)
    options = {
        "columns": "{" + ", ".join(f"{_quoted(name)}: '{kind}'" for name, kind in types.items()) + "}",
        "header": "true",
        "auto_detect": "false",
        "delim": _quoted(layout.separator),
        "quote": _quoted('"'),
        "escape": _quoted('"'),
        "decimal_separator": _quoted("," if layout.decimal_comma else "."),
        "nullstr": str(list(NULLS)),
        # A quarter of what DuckDB takes by itself: less memory, and no slower.
        "buffer_size": str(BUFFER_BYTES),
        "store_rejects": "true",
        "rejects_limit": str(MOST_REFUSED),
    }
    listed = ", ".join(f"{name} = {value}" for name, value in options.items())
    return f"SELECT *{missing} FROM read_csv({_quoted(str(path))}, {listed})"  # noqa: S608 - quoted above


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def counting(form: Format, rows: str, wanted: Collection[str], *, guarded: bool = False) -> str:
    """The statement that adds up the rows of ``source`` into the table ``counted``.

    ``wanted`` are the codes, as the format writes them, of the countries whose partners are kept apart. All
    other trade is needed for the sums of the world alone. Without a guard bad values spoil the sums, which
    ``HAS_BAD_VALUES`` tells; the guard costs time that a clean file need not spend.
    """
    reporter, partner = _grouped(form, wanted)
    # A key that is the same on every row is no key: grouping by it would only cost time.
    keys = [name for name in KEYS if not is_constant(getattr(form, name))]
    constants = "".join(f", {getattr(form, name)} AS {name}" for name in KEYS if name not in keys)
    months = "4095" if is_constant(form.months) else "bit_or(months)"
    annual = "true" if is_constant(form.months) else "months = 4095"
    return f"""
        CREATE OR REPLACE TABLE counted AS
        SELECT *{constants} FROM (
            SELECT t, {reporter} AS reporter, {partner} AS partner, {", ".join(keys)}, {annual} AS is_annual,
                {months} AS months,
                {GUARDED_SUMS if guarded else SUMS},
                {"NULL::DOUBLE" if is_constant(form.cif) else "sum(cif)"} AS cif,
                {"NULL::VARCHAR" if is_constant(form.name) else "any_value(name)"} AS name,
                count(*) AS rows
            FROM (SELECT {fields(form)} FROM ({rows}) AS rows {_where(form)}) AS fields
            GROUP BY ALL
        ) AS sums
    """  # noqa: S608 - the format's own expressions


SUMS = """
    sum(value) AS value, sum(quantity) AS quantity, sum(CASE WHEN quantity > 0 THEN value END) AS weighed,
    count(value) AS good, min(value) < 0 OR max(value) > 1e15 AS is_odd
"""
GUARDED_SUMS = f"""
    sum(CASE WHEN {GOOD_VALUE} THEN value END) AS value,
    sum(CASE WHEN {GOOD_VALUE} THEN quantity END) AS quantity,
    sum(CASE WHEN {GOOD_VALUE} AND quantity > 0 THEN value END) AS weighed,
    count_if({GOOD_VALUE}) AS good, false AS is_odd
"""
HAS_BAD_VALUES = "SELECT count(*) FROM counted WHERE is_odd"


def partners_only(form: Format, rows: str, wanted: Collection[str]) -> str:
    """The statement that tells whether all rows are of trade of others with the wanted countries."""
    partner = "partner" if form.codes_are_numbers else "area_key(partner)"
    is_own = f"{partner} IN ({_listed(form, wanted)})"
    return f"""
        SELECT coalesce(bool_and(coalesce({is_own}, false)), false)::INT
        FROM (SELECT {fields(form)} FROM ({rows}) AS rows {_where(form)}) AS fields
    """  # noqa: S608 - the format's own expressions


def is_constant(expression: str) -> bool:
    """Whether a field's expression names no column."""
    return expression in ("NULL", "true", "false", "0", "''", "'X'", "4095")


def _where(form: Format) -> str:
    return "" if is_constant(form.skip) else f"WHERE coalesce(NOT ({form.skip}), true)"


def fields(form: Format) -> str:
    """The fields of the relation from the columns of the format."""
    names = ("t", "reporter", "partner", "flow", "commodity", "edition", "detail", "original", "months", "name")
    expressions: Mapping[str, str] = {
        **{name: getattr(form, name) for name in names},
        "value": f"CAST({form.value} AS DOUBLE)",
        "quantity": f"CAST({form.quantity} AS DOUBLE)",
        "cif": f"CAST({form.cif} AS DOUBLE)",
    }
    return ", ".join(f"{expression} AS {name}" for name, expression in expressions.items())


def _grouped(form: Format, wanted: Collection[str]) -> tuple[str, str]:
    """Reporter and partner as they are kept apart; -1 stands for all the others."""
    reporter, partner = ("reporter", "partner") if form.codes_are_numbers else AREA_KEYS
    own, world = _listed(form, wanted), _listed(form, WORLD_CODES)
    other = "-1" if form.codes_are_numbers else "'-1'"
    if form.is_mirrored:
        apart = f"{reporter} IN ({own}) OR {partner} IN ({own})"
        return _unless(apart, "reporter", other), _unless(apart, "partner", other)
    return "reporter", _unless(f"{reporter} IN ({own}) OR {partner} IN ({world})", "partner", other)


def _unless(apart: str, side: str, other: str) -> str:
    """The side's own code where it is kept apart; a missing one stays missing, to be told."""
    return f"CASE WHEN {apart} THEN {side} WHEN {side} IS NOT NULL THEN {other} END"


def _listed(form: Format, codes: Collection[str]) -> str:
    """The codes as literals; as numbers where the format writes numbers, and never an empty list."""
    if form.codes_are_numbers:
        return ", ".join(sorted({str(int(code)) for code in codes if code.isdigit()})) or "NULL"
    return ", ".join(_quoted(code) for code in sorted(codes)) or "NULL"
