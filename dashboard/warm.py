"""What a process loads before it accepts readers, so that the first of them waits no longer than the next."""

import gc
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse

from dashboard.charts.drawing import Frame, Letters, Sheet, Stroke
from dashboard.charts.render import svg
from dashboard.charts.theme import LIGHT


def warm_up() -> None:
    """Load the addresses with all that they lead to, the templates and the drawing engine; none needs the database."""
    reverse("pairs")
    folder = Path(settings.BASE_DIR / "templates")
    for template in sorted(folder.rglob("*.html")):
        get_template(str(template.relative_to(folder)))
    sheet = Sheet(LIGHT, Frame(100, 100, (0, 1), (0, 1)))
    sheet.line((0, 0), (1, 1), Stroke(LIGHT.ink))
    sheet.note((0, 0), "…", Letters(LIGHT.ink))
    svg(sheet.figure(), title="")
    # All this stays: the collector of garbage need not go through it again, while readers wait.
    gc.collect()
    gc.freeze()
