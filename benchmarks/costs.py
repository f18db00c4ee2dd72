"""What pages cost that are not kept: CPU time and queries of each, in a process of its own.

    python benchmarks/costs.py DATABASE

Prints JSON: for each address the status, the queries, and the CPU seconds of the fastest of several answers.
"""

import json
import re
import sys
from time import process_time

TIMES = 7
FIGURES = 1000
PAGES = ("/BLR-KAZ/", "/BLR-KAZ/trade/", "/BLR-KAZ/timeline/", "/BLR-KAZ/proposals/")


def measured(client: object, address: str, *, forget: bool = False) -> dict[str, float]:
    """The fastest of several answers; ``forget`` empties what is shared before each."""
    from django.core.cache import caches
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, queries = [], 0
    for turn in range(TIMES):
        if forget:
            caches["shared"].clear()
        with CaptureQueriesContext(connection) as captured:
            began = process_time()
            response = client.get(address)  # type: ignore[attr-defined]
            size = len(response.getvalue())  # what is streamed is made while it is read
            times.append(process_time() - began)
        queries = len(captured) if turn else queries
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
    """Copies of the pair's figures under codes of their own, until there are so many."""
    from itertools import cycle, islice

    from cooperation.models import CountryPair, TradeFigure

    of_pair = TradeFigure.objects.filter(pair=CountryPair.objects.by_slug("BLR-KAZ").get())
    missing = figures - of_pair.count()
    copies = []
    for number, figure in enumerate(islice(cycle(list(of_pair)), max(missing, 0))):
        figure = TradeFigure.objects.get(pk=figure.pk)
        figure.pk, figure.code = None, f"copy-{number}"
        copies.append(figure)
    TradeFigure.objects.bulk_create(copies)


def main() -> None:
    """Measure all and print."""
    import django

    django.setup()
    from django.db import transaction
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    found = {address: measured(client, address) for address in PAGES}
    found["picture"] = picture(client)
    with transaction.atomic():
        fill_up(FIGURES)
        found["json"] = measured(client, "/BLR-KAZ/trade.json")
        transaction.set_rollback(True)
    print(json.dumps(found))


if __name__ == "__main__":
    sys.exit(main())
