"""A chart that leaves the page: the drawing with its finding, what it shows, its source, address, licence and day."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from dashboard.charts.lettering import shortened, text_width, wrapped
from dashboard.charts.render import SVG
from dashboard.charts.theme import FONT_FAMILY, SideMark, Theme

MARGIN, GAP, LINE = 20, 10, 1.35
TITLE, SUBTITLE, FOOT = 18, 13, 11
MOST_SOURCE_LINES = 4
# The marks of the charts, of ten pixels around their middle.
MARKS = {
    "circle": {"d": "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z"},
    "diamond": {"d": "M0,-6L6,0L0,6L-6,0Z"},
    "square": {"d": "M-4.5,-4.5H4.5V4.5H-4.5Z"},
    "pentagon": {"d": "M0,-5.5L5.2,-1.7L3.2,4.5H-3.2L-5.2,-1.7Z"},
}


@dataclass(frozen=True)
class Frame:
    """The words around a drawing; ``foot`` holds lines of which each may be broken, ``legend`` the sides to name."""

    title: str
    subtitle: str
    foot: tuple[str, ...]
    legend: tuple[SideMark, ...] = ()


def framed(drawing: str, frame: Frame, theme: Theme) -> str:
    """A standalone SVG of the drawing within its frame."""
    inner = ET.fromstring(drawing)  # noqa: S314  (our own drawing)
    _x, _y, width, height = (float(part) for part in inner.get("viewBox", "").split())
    root = ET.Element(SVG + "svg", {"font-family": FONT_FAMILY, "role": "img"})
    name = inner.find(SVG + "title")
    if name is not None:
        inner.remove(name)
        root.append(name)
    paper = ET.SubElement(root, SVG + "rect", {"width": "100%", "height": "100%", "fill": theme.paper})
    below = MARGIN + _write(root, wrapped(frame.title, width, TITLE, bold=True), MARGIN, TITLE, theme.ink)
    below += _write(root, wrapped(frame.subtitle, width, SUBTITLE), below, SUBTITLE, theme.ink_2) + GAP
    picture = ET.SubElement(root, SVG + "g", {"transform": f"translate({MARGIN} {below:g})"})
    picture.extend(inner)
    below += height + GAP
    below += _legend(root, frame.legend, below, theme)
    ends = {"x1": f"{MARGIN}", "x2": f"{MARGIN + width:g}", "y1": f"{below:g}", "y2": f"{below:g}"}
    ET.SubElement(root, SVG + "line", ends | {"stroke": theme.rule})
    below += GAP
    for line in filter(None, frame.foot):
        below += _write(root, shortened(line, width, FOOT, MOST_SOURCE_LINES), below, FOOT, theme.ink_3)
    size = {"width": f"{width + 2 * MARGIN:g}", "height": f"{below + MARGIN:g}"}
    root.attrib |= size | {"viewBox": f"0 0 {size['width']} {size['height']}"}
    paper.attrib |= size
    return ET.tostring(root, encoding="unicode")


def _write(root: ET.Element, text: str, top: float, size: int, colour: str) -> float:
    """Write lines from a height on; gives the height that they take."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        place = {"x": f"{MARGIN}", "y": f"{top + index * size * LINE + size:g}", "font-size": f"{size}", "fill": colour}
        weight = {"font-weight": "700"} if size == TITLE else {}
        ET.SubElement(root, SVG + "text", place | weight).text = line
    return len(lines) * size * LINE


def _legend(root: ET.Element, sides: tuple[SideMark, ...], top: float, theme: Theme) -> float:
    """The mark and the name of each side, in a line; gives the height that it takes."""
    left = float(MARGIN)
    middle = top + SUBTITLE / 2
    for side in sides:
        mark = MARKS[side.symbol] | {"fill": theme.colour(side), "transform": f"translate({left + 5:g} {middle:g})"}
        ET.SubElement(root, SVG + "path", mark)
        place = {"x": f"{left + 16:g}", "y": f"{top + SUBTITLE - 2:g}", "font-size": f"{SUBTITLE}", "fill": theme.ink_2}
        ET.SubElement(root, SVG + "text", place).text = side.name
        left += 36 + text_width(side.name, SUBTITLE)
    return SUBTITLE + GAP if sides else 0
