"""Colours, symbols and type of the charts: the stylesheet's tokens, once for light and once for dark pages.

A picture cannot read the stylesheet, so the values stand here a second time. Colour means a country or a
status, nothing else; a shape says the same as the colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FONT_FAMILY = '"Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif'


class Width(StrEnum):
    """The two layouts of every chart: for a text column and for a phone."""

    WIDE = "wide"
    NARROW = "narrow"


class Shade(StrEnum):
    """The page that the picture stands on."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Variant:
    """One of the four pictures of a chart."""

    width: Width
    theme: Shade

    @property
    def narrow(self) -> bool:
        return self.width is Width.NARROW


VARIANTS = tuple(Variant(width, shade) for width in Width for shade in Shade)


class Place(StrEnum):
    """Where a side stands in its pair; countries are ordered by code."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    OTHER = "other"


SYMBOLS: Mapping[Place, str] = {
    Place.FIRST: "circle",
    Place.SECOND: "diamond",
    Place.BOTH: "square",
    Place.OTHER: "pentagon",
}


@dataclass(frozen=True)
class SideMark:
    """Who a mark belongs to: the worded name, the place in the pair, and the country's accent (1, 2, …).

    The accent is read of countries alone: what belongs to both or to neither is neutral.
    """

    name: str
    place: Place
    accent: int = 1

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.place]


@dataclass(frozen=True)
class Theme:
    """The colours of one page, as #rrggbb.

    paper: the page; tint: a quiet area on it; ink, ink_2, ink_3: text from first to last; rule: hairlines;
    edge: lines that carry meaning; joint: both sides and totals; accents: countries; statuses: by status code.
    """

    paper: str
    tint: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    edge: str
    joint: str
    accents: tuple[str, ...]
    statuses: Mapping[str, str]

    def colour(self, side: SideMark) -> str:
        """The colour of a side; a ninth country starts the list again."""
        if side.place in (Place.BOTH, Place.OTHER):
            return self.joint
        return self.accents[(side.accent - 1) % len(self.accents)]

    def pale(self, colour: str, share: float = 0.5) -> str:
        """The colour mixed into the paper: opaque, so that nothing shines through it."""
        return mixed(colour, self.paper, share)


def channels(colour: str) -> tuple[int, int, int]:
    """#rrggbb as red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` of one colour and the rest of another."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(top * share + under * (1 - share)):02x}" for top, under in pairs)


# Accents were searched for: at least 4.5:1 on paper and on tint, and at least 15 (CIE76) between any two of
# them and from the joint grey, as seen by a full eye and by the three dichromacies (Machado et al. 2009).
LIGHT = Theme(
    paper="#ffffff",
    tint="#f4f5f6",
    ink="#14181d",
    ink_2="#434c56",
    ink_3="#5f6973",
    rule="#d8dce0",
    edge="#7d8791",
    joint="#454a50",
    accents=("#a63d28", "#0077a0", "#5a785b", "#824fe4", "#3d1f01", "#690364", "#3f42a1", "#023026"),
    statuses={
        "proposed": "#7a7c99",
        "offered": "#6c6bab",
        "endorsed": "#534fa8",
        "agreed": "#3a3194",
        "signed": "#322886",
        "under_way": "#291f78",
        "completed": "#191156",
        "stalled": "#8f5f00",
        "dropped": "#5f6973",
    },
)
DARK = Theme(
    paper="#14171a",
    tint="#1d2125",
    ink="#eceff2",
    ink_2="#bcc4cc",
    ink_3="#98a2ac",
    rule="#333a42",
    edge="#78838e",
    joint="#b5b8bc",
    accents=("#f2997f", "#45bfe6", "#699712", "#8a71ff", "#fcd60a", "#e5547d", "#5f87d7", "#aff8c5"),
    statuses={
        "proposed": "#9496b8",
        "offered": "#a2a3d4",
        "endorsed": "#b3b2ee",
        "agreed": "#c5c3ff",
        "signed": "#cfcdff",
        "under_way": "#d8d7ff",
        "completed": "#ecebff",
        "stalled": "#e2b24e",
        "dropped": "#98a2ac",
    },
)
THEMES: Mapping[Shade, Theme] = {Shade.LIGHT: LIGHT, Shade.DARK: DARK}
