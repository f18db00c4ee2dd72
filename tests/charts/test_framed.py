"""A chart that leaves the page says all that stood around it there."""

import struct
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts.framed import MARGIN, Frame, framed
from dashboard.charts.lettering import text_width
from dashboard.charts.render import SVG, raster, svg
from dashboard.charts.theme import DARK, LIGHT, Place, SideMark
from tests.charts.samples import REAL, WIDE_LIGHT

SOURCE = "Source: Press service of the President of Belarus (report of the talks). " + "Derived from it. " * 20
FRAME = Frame(
    "Jan–Sep 2017 reached 60–73% of the pace & more: " + "a finding that takes more than a line " * 4,
    "Trade in both directions, billion US dollars",
    (SOURCE, "", "Cooperation Monitor · https://example.org/BLR-KAZ/trade/#target · read on 25 Nov 2026 · MIT"),
    (SideMark("Belarus", Place.FIRST, 1), SideMark("Kazakhstan", Place.SECOND, 2)),
)


@pytest.fixture(scope="module")
def drawing() -> str:
    return svg(REAL["target"](WIDE_LIGHT), title="Trade and the goal")


def texts(root: ET.Element) -> list[ET.Element]:
    """The words of the frame, without those of the drawing."""
    return root.findall(SVG + "text")


def test_title_subtitle_source_address_licence_and_day_are_drawn(drawing: str) -> None:
    root = ET.fromstring(framed(drawing, FRAME, LIGHT))  # noqa: S314  (drawn here)
    words = " ".join(str(text.text) for text in texts(root))
    for part in (FRAME.title.strip(), FRAME.subtitle, SOURCE[:60], FRAME.foot[-1], "Belarus", "Kazakhstan"):
        assert part in words
    assert root.findtext(SVG + "title") == "Trade and the goal"


def test_no_line_is_wider_than_the_picture_and_none_lies_on_another(drawing: str) -> None:
    root = ET.fromstring(framed(drawing, FRAME, LIGHT))  # noqa: S314
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    places = []
    for text in texts(root):
        size = float(text.get("font-size", 0))
        right = float(text.get("x", 0)) + text_width(str(text.text), size, bold=text.get("font-weight") == "700")
        assert right <= width - MARGIN
        assert size <= float(text.get("y", 0)) <= height - size / 2
        places.append((text.get("x"), float(text.get("y", 0))))
    assert len(set(places)) == len(places)


def test_it_is_drawn_on_the_paper_of_its_theme_at_any_size(drawing: str) -> None:
    for theme in (LIGHT, DARK):
        picture = framed(drawing, FRAME, theme)
        assert f'fill="{theme.paper}"' in picture
    root = ET.fromstring(picture)  # noqa: S314
    width, height = (float(root.get(name, 0)) for name in ("width", "height"))
    for scale in (2, 4):
        size = struct.unpack(">II", raster(picture, scale)[16:24])
        assert size == (scale * width, pytest.approx(scale * height, abs=scale))
