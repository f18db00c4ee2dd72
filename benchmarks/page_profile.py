"""Where the time of one page goes, that is built anew: ``make profile PAGE=/BLR-KAZ/trade/``.

Uses the data of ``make demo``. What the first visitor alone waits for is loaded before.
"""

import os
import sys

os.environ |= {"DJANGO_SETTINGS_MODULE": "dashboard.settings", "KEPT_MIB": "0"}


def main(address: str) -> int:
    """Print the calls that take time, the heaviest branches first; 1 where the address gives no page."""
    import django

    django.setup()
    from django.test import Client
    from pyinstrument import Profiler

    client = Client(headers={"host": "127.0.0.1"})
    status = client.get(address).status_code
    with Profiler(interval=0.0005) as profiler:
        client.get(address)
    print(profiler.output_text(unicode=True, color=sys.stdout.isatty(), show_all=False))
    return 0 if status == 200 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
