"""What pages cost that are not kept: CPU time and queries of each, in a process of its own.

    DATABASE_URL=sqlite:///copy.sqlite3 python benchmarks/costs.py

Prints JSON: for each address the status, the queries, and the CPU seconds of the fastest of several answers; once with
the values of the pair's revision at hand, and once read anew, as by the first reader after a change. It fills the
database up.
"""

import json
import re
import sys
from collections.abc import Callable
from time import process_time
from typing import Any

TIMES = 7
FIGURES = 1000
PAGES = ("/BLR-KAZ/", "/BLR-KAZ/trade/", "/BLR-KAZ/timeline/", "/BLR-KAZ/proposals/")


def measured(client: object, address: str) -> dict[str, dict[str, float]]:
    """The fastest of several answers, at a revision that was read before and of one that was not."""
    from cooperation.queries.remembered import forget_all

    return {"first": fastest(client, address, forget_all), "next": fastest(client, address, lambda: None)}


def fastest(client: object, address: str, before: Callable[[], None]) -> dict[str, float]:
    """The fastest of several answers; ``before`` is called before each."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, queries = [], 0
    for _ in range(TIMES):
        before()
        with CaptureQueriesContext(connection) as captured:
            began = process_time()
            response = client.get(address)  # type: ignore[attr-defined]
            size = len(response.getvalue())  # what is streamed is made while it is read
            times.append(process_time() - began)
        queries = len(captured)
    return {"status": response.status_code, "queries": queries, "seconds": min(times), "bytes": size}


def picture(client: object) -> dict[str, float]:
    """A picture of the trade page, drawn anew each time from the chart that the page left."""
    from django.core.cache import caches

    times = []
    for _ in range(TIMES):
        caches["shared"].clear()
        page = client.get("/BLR-KAZ/trade/").content.decode()  # type: ignore[attr-defined]
        address = re.search(r'(?:src|srcset)="(/BLR-KAZ/[^"]*charts/[^"]+\.svg[^"]*)"', page).group(1)  # type: ignore[union-attr]
        began = process_time()
        client.get(address)  # type: ignore[attr-defined]
        times.append(process_time() - began)
    return {"seconds": min(times)}


def fill_up(figures: int) -> None:
    """Copies of the pair's figures under codes of their own, until there are so many: a revision of its own."""
    from itertools import cycle, islice

    from django.db.models import F

    from cooperation.models import CountryPair, TradeFigure

    of_pair = TradeFigure.objects.filter(pair=CountryPair.objects.by_slug("BLR-KAZ").get())
    missing = figures - of_pair.count()
    copies = []
    for number, figure in enumerate(islice(cycle(list(of_pair)), max(missing, 0))):
        figure = TradeFigure.objects.get(pk=figure.pk)
        figure.pk, figure.code = None, f"copy-{number}"
        copies.append(figure)
    TradeFigure.objects.bulk_create(copies)
    CountryPair.objects.by_slug("BLR-KAZ").update(revision=F("revision") + 1)


def main() -> None:
    """Measure all and print."""
    import django

    django.setup()
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    found: dict[str, Any] = {address: measured(client, address) for address in PAGES}
    found["picture"] = picture(client)
    fill_up(FIGURES)
    found["json"] = measured(client, "/BLR-KAZ/trade.json")
    print(json.dumps(found))


if __name__ == "__main__":
    sys.exit(main())
