"""Made-up rows that are legal and nasty, loaded as an editor would load them, and the pages that show them."""

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cooperation.actions.dataset import LoadReport, load_folder
from tests.cooperation.folders import Spoil, add_row

# What no page may ever show in place of a value.
NO_VALUE = re.compile(r"\b(?:NaN|nan|Infinity|inf|undefined)\b")
NO_CELL = re.compile(r">\s*None\s*<")
SAID = {"attribution": "narrator", "evidence": "9:1"}
SOURCE = {
    "number": "9",
    "title": "Made-up survey",
    "publisher": "Made-up bureau",
    "published_on": "2024-01-10",
    "language": "en",
    "kind": "statistics",
    "extent": "whole",
}
PARAGRAPH = {"source": "9", "number": "1", "attribution": "narrator", "summary": "Made up: numbers."}


def load(folder: Path, *spoils: Spoil) -> LoadReport:
    """Put made-up rows into a data set and load it."""
    add_row(folder, "sources.csv", **SOURCE)
    add_row(folder, "paragraphs.csv", **PARAGRAPH)
    for spoil in spoils:
        spoil(folder)
    return load_folder(folder)


def figure(code: str, start: int | str, value: str = "", **cells: str) -> Spoil:
    """A figure of turnover that Kyrgyzstan states of a year, or of "2017-01-01/2017-06-30", in million dollars."""
    first, _, last = (str(start) if "/" in str(start) else f"{start}-01-01/{start}-12-31").partition("/")
    amount = {"qualifier": "exact", "value": value} if value else {}
    own = {"category": "goods", "flow": "TT", "reporter": "KGZ", "unit": "million", **amount, **SAID}
    return _row("figures.csv", {"code": code, "period_start": first, "period_end": last} | own | cells)


def own(currency: str, value: str, unit: str = "billion", **cells: str) -> dict[str, str]:
    """The cells of an amount in another currency."""
    return {"currency": currency, "own_qualifier": "exact", "own_value": value, "own_unit": unit, **cells}


def target(code: str, stated_on: str, **cells: str) -> Spoil:
    """A target of turnover in goods."""
    own = {"category": "goods", "flow": "TT", "unit": "million", "evidence": "9:1"}
    return _row("targets.csv", {"code": code, "stated_on": stated_on} | own | cells)


def rate(code: str, currency: str, per_usd: str, year: int, **cells: str) -> Spoil:
    """A rate of exchange of a year."""
    days = {"period_start": date(year, 1, 1).isoformat(), "period_end": date(year, 12, 31).isoformat()}
    own = {"code": code, "currency": currency, "qualifier": "exact", "per_usd": per_usd, "evidence": "9:1"}
    return _row("rates.csv", own | days | cells)


def _row(file: str, cells: dict[str, str]) -> Spoil:
    return lambda folder: add_row(folder, file, **cells)


def words(client: Client, page: str) -> str:
    """The text of a page of the pair, in plain spaces; fails where it shows something else than a value."""
    response = client.get(f"/KGZ-UZB/{page}")
    assert response.status_code == 200, page
    text = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    shown = re.sub(r"[\s\u00a0]+", " ", text.replace("&#x27;", "'").replace("&quot;", '"').replace("&gt;", ">"))
    assert not NO_VALUE.search(shown), (page, NO_VALUE.search(shown))
    assert not NO_CELL.search(response.content.decode()), page
    return shown


ROOMS = ("trade/", "trade/targets/", "trade/two-sides/", "trade/estimates/", "trade/figures/")


def trade_words(client: Client, query: str = "") -> str:
    """The text of all rooms of trade, under a query string that each of them may read."""
    return " ".join(words(client, f"{room}?all=1&{query}") for room in ROOMS)


def records(client: Client, page: str) -> list[dict[str, Any]]:
    """The records of a page, the same as .json and as .csv; fails for what is no number of JSON."""
    address, _, query = page.partition("?")
    path = f"/KGZ-UZB/{address.rstrip('/')}"
    got = client.get(f"{path}.json?{query}")
    content = json.loads(got.content, parse_constant=pytest.fail)
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv?{query}").content.decode("utf-8-sig"))))
    assert len(rows) == len(content["records"])
    assert not any(NO_VALUE.fullmatch(cell or "") or cell == "None" for row in rows for cell in row.values())
    return list(content["records"])


def of_code(found: Iterable[dict[str, Any]], code: str) -> dict[str, Any]:
    """The record of a code."""
    return next(record for record in found if record.get("code") == code)
