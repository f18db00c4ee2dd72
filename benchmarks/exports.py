"""What a file of very many rows costs, in one form: CPU time and the memory of the process at most.

    python benchmarks/exports.py FORM ROWS

Prints JSON. ``ROWS`` rows are those of a pair's list of figures, over and over, each a record of its own, of which
nothing is kept; in a process of its own, so that the memory is that of this file alone.
"""

import json
import resource
import sys
from datetime import date
from itertools import cycle, islice
from time import process_time


def main(form: str, rows: int) -> None:
    """Write the file, give it to nobody, and print what that took."""
    import django

    django.setup()
    from django.http import QueryDict

    from cooperation.models import CountryPair
    from dashboard.exports.about import About
    from dashboard.pages.trade.figures import FiguresRoom
    from dashboard.views.downloads import export_response

    day, host = date(2026, 1, 1), "https://example.org/"
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    records = [*FiguresRoom(pair, QueryDict(), day).records()]
    about = About(
        title="Many rows",
        filters=None,
        name="figures",
        pair=pair,
        day=day,
        known_on=None,
        address=f"{host}many.{form}",
        page_address=host,
        method=host,
    )
    began = process_time()
    response = export_response(about, map(dict, islice(cycle(records), rows)), form)
    size = sum(map(len, response))
    response.close()
    seconds = process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mib": memory, "bytes": size}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
