"""What a process loads before it accepts readers, so that the first of them waits no longer than the next."""

import gc
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import QueryDict
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from cooperation.models import CountryPair
from cooperation.queries.evidence import links_sql
from cooperation.wording.numbers import decimal
from dashboard.charts.drawing import Frame, Letters, Sheet, Stroke
from dashboard.charts.render import svg
from dashboard.charts.theme import LIGHT
from dashboard.pages.pair.overview import OverviewPage


def build_a_page() -> None:
    """Build what the first reader of a pair would wait for: queries and rules are put together at their first use.

    Where there is no record yet, or no database, nothing is built: the readers are told.
    """
    with suppress(DatabaseError):
        for pair in CountryPair.objects.with_countries()[:1]:
            _ = OverviewPage(pair, QueryDict(), localdate()).parts
    # A server may divide into processes after this: none shares a connection, or a pool of them.
    connection.close()
    getattr(connection, "close_pool", connection.close)()


def warm_up() -> None:
    """Load addresses and all that they lead to, templates, locales and the drawing engine: none needs the database."""
    reverse("pairs")
    folder = Path(settings.BASE_DIR / "templates")
    for template in sorted(folder.rglob("*.html")):
        get_template(str(template.relative_to(folder)))
    # What templates, languages, addresses and the question of every page put together at their first use.
    render_to_string("404.html")
    links_sql(1)
    for language, _name in settings.LANGUAGES:
        with override(language):
            decimal(Decimal(1), Decimal(1))  # a locale is read for the first number
    sheet = Sheet(LIGHT, Frame(100, 100, (0, 1), (0, 1)))
    sheet.line((0, 0), (1, 1), Stroke(LIGHT.ink))
    sheet.note((0, 0), "…", Letters(LIGHT.ink))
    svg(sheet.figure(), title="")
    # All this stays: the collector of garbage need not go through it again, while readers wait.
    gc.collect()
    gc.freeze()
