"""The pages of products in a database of 200 pairs, 5,000 products and ten years: queries and time.

    python benchmarks/product_page.py [PRODUCTS]

Writes made-up trade of 21 countries with each other (210 pairs) into SQLite in a working folder, at three levels of
codes, and asks for the pages of one pair: a product, a heading, and the stock-take, with and without a warm cache.
Takes some minutes and about five gigabytes of disk with 5,000 products.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parent.parent
COUNTRIES = (
    *("ARM", "AUT", "AZE", "BEL", "BGR", "BLR", "CHN", "CZE", "DEU", "EST", "FIN"),
    *("GEO", "HUN", "KAZ", "KGZ", "LTU", "LVA", "MDA", "POL", "RUS", "UZB"),
)
YEARS = range(2008, 2018)
PRODUCTS = 5000
# Of all products, the share that a country trades with one partner.
TRADED = 0.25
ADDRESSES = (
    "/BLR-KAZ/imports/{product}/",
    "/BLR-KAZ/imports/{heading}/",
    "/BLR-KAZ/imports/?level=4",
    "/BLR-KAZ/imports/?level=6",
)
COLUMNS = "upload_id, database, year, reporter, partner, flow, edition, level, code, value_usd"


def codes(count: int) -> dict[int, list[str]]:
    """So many products, with their headings and chapters."""
    products = [f"{1 + n * 96 // count:02}{1 + n // 4 % 90:02}{n % 4 * 10 + 10:02}" for n in range(count)]
    products = sorted(set(products))
    return {6: products, 4: sorted({code[:4] for code in products}), 2: sorted({code[:2] for code in products})}


def lines(products: dict[int, list[str]]) -> Iterator[tuple[object, ...]]:
    """Every country's exports and imports: of each product with the world, of a few with each partner."""
    random = Random(2017)  # noqa: S311 - made-up figures
    for year in YEARS:
        for level, listed in products.items():
            yield from (
                (1, "own", year, "W00", "W00", "X", "H5", level, code, random.randrange(10**9)) for code in listed
            )
            for reporter in COUNTRIES:
                for flow in "XM":
                    for partner in ("W00", *(one for one in COUNTRIES if one != reporter)):
                        some = (
                            listed if partner == "W00" else random.sample(listed, max(1, round(len(listed) * TRADED)))
                        )
                        for code in some:
                            value = random.randrange(10**6)
                            yield 1, "own", year, reporter, partner, flow, "H5", level, code, value


def fill(database: Path, count: int) -> int:
    """Write the trade and its coverage; returns how many lines there are."""
    products = codes(count)
    chapters = " ".join(products[2])
    marks = ", ".join("?" * 10)
    total = 0
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "INSERT INTO cooperation_productupload (id, database, layout, file_name, kept_as, sha256, size_bytes,"
            " edition, note, rows, rows_used, rows_aside, rows_refused, problems, findings, state, recorded_by)"
            " VALUES (1, 'own', '', 'made up', '', '', 0, 'H5', '', 0, 0, '{}', 0, '[]', '[]', 'loaded', '')"
        )
        for batch in batched(lines(products), 100_000, strict=False):
            connection.executemany(f"INSERT INTO cooperation_producttrade ({COLUMNS}) VALUES ({marks})", batch)  # noqa: S608
            total += len(batch)
        covers = (
            (reporter, flow, year, chapters)
            for year in YEARS
            for reporter in (*COUNTRIES, "W00")
            for flow in ("XM" if reporter != "W00" else "X")
        )
        connection.executemany(
            "INSERT INTO cooperation_productcoverage (upload_id, reporter, flow, year, edition, chapters, digits,"
            " months, partners, has_total, is_cif, lines) VALUES (1, ?, ?, ?, 'H5', ?, 6, 12, 20, 1, 0, 1)",
            covers,
        )
        connection.execute("ANALYZE")
    return total


def ask(product: str) -> None:
    """In a process of its own: get each page twice and print the queries and seconds it took."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.get("/BLR-KAZ/")
    for address in ADDRESSES:
        where = address.format(product=product, heading=product[:4])
        found = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                began = perf_counter()
                status = client.get(where).status_code
                found.append((status, len(queries), round(perf_counter() - began, 2)))
        print(json.dumps({"address": where, "first": found[0], "again": found[1]}))


def main(count: int) -> None:
    """Fill, ask, and print."""
    with TemporaryDirectory(prefix="products-benchmark-") as working:
        database = Path(working) / "db.sqlite3"
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "dashboard.settings",
            "DATABASE_URL": f"sqlite:///{database}",
        }
        script = (
            "from itertools import combinations; from cooperation.actions.places import ensure_pair, load_countries;"
            f"load_countries(); [ensure_pair(first=a, second=b) for a, b in combinations({COUNTRIES!r}, 2)]"
        )
        for arguments in (["migrate", "-v0"], ["shell", "-v0", "-c", script], ["collectstatic", "--noinput", "-v0"]):
            command = [sys.executable, str(ROOT / "manage.py"), *arguments]
            subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
        began = perf_counter()
        total = fill(database, count)
        size = database.stat().st_size / 10**9
        print(f"{total:,} lines, {size:.1f} GB, filled in {perf_counter() - began:.0f} s")
        command = [sys.executable, __file__, "--ask", codes(count)[6][count // 3]]
        print(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)  # noqa: S603


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask(sys.argv[2])
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else PRODUCTS)
