"""The list pages of one and the same pair, and those over all pairs, among 1, 30 and 200 pairs: queries and time.

    python benchmarks/pairs.py [DATABASE_OF_1 DATABASE_OF_30 DATABASE_OF_200]

Generates the databases (or takes SQLite files that ``generate_pairs`` has filled), then asks for each page in turns
from each, in processes of their own, and prints the CPU time of the fastest of several answers. From 1 to 200
pairs the time may grow by less than 1.3 times, and the queries not at all. Where a page lists the pairs themselves, one
pair fills one line of it, without a form to choose by, and 30 pairs all of it: it is held against its full page, from
30 to 200 pairs. So is the page of a country, one of two pairs among the 30 and the 200 alike.
Takes some five minutes, most of it to generate.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).parent.parent
PAIRS = (1, 30, 200)
# Pages that list the pairs themselves.
LISTS_OF_PAIRS = ("/", "/?q=BLR-KAZ", "/countries/MEX/")
MOST = 1.3
ROUNDS, TIMES = 3, 5
ADDRESSES = (
    "/",
    "/?q=BLR-KAZ",
    "/compare/?pairs=BLR-KAZ",
    "/countries/MEX/",
    "/BLR-KAZ/",
    "/BLR-KAZ/proposals/",
    "/BLR-KAZ/proposals/?status=agreed&page=2",
    "/BLR-KAZ/sectors/",
    "/BLR-KAZ/trade/",
    "/BLR-KAZ/claims/",
    "/BLR-KAZ/quality/",
    "/BLR-KAZ/timeline/",
    "/BLR-KAZ/changes/",
    "/BLR-KAZ/sources/",
    "/BLR-KAZ/imports/",
    "/BLR-KAZ/search/?q=proposal",
)


def ask() -> None:
    """In a process of its own: get each page several times; print the queries and the fastest time of each."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    found = {}
    for address in ADDRESSES:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            status = client.get(address).status_code
            asked = len(queries)
        times = []
        for _ in range(TIMES):
            cache.clear()
            began = process_time()
            client.get(address)
            times.append(process_time() - began)
        found[address] = {"status": status, "queries": asked, "seconds": min(times)}
    print(json.dumps(found))


def environment(database: Path) -> dict[str, str]:
    """Of a process that uses a database."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        "DATABASE_URL": f"sqlite:///{database}",
    }


def generated(folder: Path, pairs: int) -> Path:
    """A database with so many generated pairs."""
    database = folder / f"{pairs}.sqlite3"
    for arguments in (["migrate", "-v0"], ["generate_pairs", "--pairs", str(pairs)]):
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        subprocess.run(command, env=environment(database), check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return database


def measured(databases: list[Path]) -> list[dict[str, dict[str, float]]]:
    """The fastest answers from each database, asked in turns so that neither has the quieter machine."""
    best: list[dict[str, dict[str, float]]] = [{} for _ in databases]
    for _ in range(ROUNDS):
        for place, database in enumerate(databases):
            command = [sys.executable, __file__, "--ask"]
            run = subprocess.run(command, env=environment(database), check=True, capture_output=True, text=True)  # noqa: S603
            for address, now in json.loads(run.stdout.splitlines()[-1]).items():
                before = best[place].get(address)
                best[place][address] = now if before is None or now["seconds"] < before["seconds"] else before
    return best


def main(databases: list[Path]) -> int:
    """Measure and print; 1 where a page grows too much."""
    one, full, many = measured(databases)
    grown = []
    print(f"{'page':<42} {'queries':>9} {'1, ms':>8} {'30, ms':>8} {'200, ms':>8} {'growth':>7}")
    for address in ADDRESSES:
        found = [answers[address] for answers in (one, full, many)]
        before, after = found[1 if address in LISTS_OF_PAIRS else 0], found[2]
        growth = after["seconds"] / before["seconds"]
        times = " ".join(f"{answer['seconds'] * 1e3:8.1f}" for answer in found)
        queries = "/".join(f"{answer['queries']:.0f}" for answer in found)
        print(f"{address:<42} {queries:>9} {times} {growth:7.2f}")
        if growth >= MOST or after["queries"] != before["queries"]:
            grown.append(address)
    print("Grows too much: " + ", ".join(grown) if grown else "No page grows too much.")
    return 1 if grown else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask()
    elif sys.argv[1:]:
        sys.exit(main([Path(name) for name in sys.argv[1:]]))
    else:
        with TemporaryDirectory(prefix="pairs-benchmark-") as working:
            sys.exit(main([generated(Path(working), pairs) for pairs in PAIRS]))
