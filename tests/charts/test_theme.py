import math
from itertools import combinations

import pycountry
import pytest

from cooperation.analysis.accents import own_accent, pair_accents
from dashboard.charts.theme import DARK, LIGHT, VARIANTS, Place, SideMark, Theme, channels, mixed

# Machado, Oliveira, Fernandes (2009), severity 1, on linear RGB.
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Triple = tuple[float, float, float]
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)

each_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> Triple:
    """sRGB (IEC 61966-2-1) without its gamma."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))
    )
    return red, green, blue


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def luminance(colour: str) -> float:
    return times(XYZ, linear(colour))[1]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(seen: Triple) -> Triple:
    """CIELAB of linear RGB, D65."""

    def bent(t: float) -> float:
        return math.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    x, y, z = (bent(value / white) for value, white in zip(times(XYZ, seen), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, sight: tuple[Triple, ...]) -> float:
    """CIE76 between two colours as an eye sees them."""
    seen = [tuple(min(max(c, 0), 1) for c in times(sight, linear(colour))) for colour in (one, other)]
    return math.dist(lab((*seen[0],)), lab((*seen[1],)))  # type: ignore[arg-type]


def test_the_measures_agree_with_published_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


@each_theme
def test_accents_can_be_read_on_the_page(theme: Theme) -> None:
    grounds = (theme.paper, theme.tint)
    assert min(contrast(accent, ground) for accent in theme.accents for ground in grounds) >= 4.5


@each_theme
def test_text_can_be_read_on_the_page(theme: Theme) -> None:
    texts = (theme.ink, theme.ink_2, theme.ink_3, theme.joint)
    assert min(contrast(text, ground) for text in texts for ground in (theme.paper, theme.tint)) >= 4.5
    assert min(contrast(colour, theme.paper) for colour in (theme.edge, *theme.statuses.values())) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@each_theme
def test_any_two_sides_can_be_told_apart(theme: Theme, sight: str) -> None:
    sides = (*theme.accents, theme.joint)
    assert min(difference(one, other, SIGHTS[sight]) for one, other in combinations(sides, 2)) >= 15


@pytest.mark.parametrize("sight", SIGHTS)
@each_theme
def test_the_two_countries_of_every_pair_can_be_told_apart(theme: Theme, sight: str) -> None:
    """All pairs of ISO 3166-1, each country in the accent that the pair gives it."""
    own = [own_accent(country.numeric) for country in sorted(pycountry.countries, key=lambda entry: entry.alpha_3)]
    shown = {pair_accents(first, second) for first, second in combinations(own, 2)}
    colours = [
        (theme.colour(SideMark("", Place.FIRST, first)), theme.colour(SideMark("", Place.SECOND, second)))
        for first, second in shown
    ]
    assert min(difference(one, other, SIGHTS[sight]) for one, other in colours) >= 15


@each_theme
def test_a_country_keeps_its_accent_and_both_sides_are_neutral(theme: Theme) -> None:
    assert len(theme.accents) == 8
    assert theme.colour(SideMark("Belarus", Place.FIRST, 1)) == theme.colour(SideMark("Belarus", Place.SECOND, 1))
    assert theme.colour(SideMark("Ninth", Place.FIRST, 9)) == theme.accents[0]
    assert (
        theme.colour(SideMark("Both", Place.BOTH, 3)) == theme.colour(SideMark("Others", Place.OTHER, 3)) == theme.joint
    )


def test_the_first_two_accents_are_those_of_the_site() -> None:
    assert LIGHT.accents[:2] == ("#a63d28", "#0077a0")
    assert DARK.accents[:2] == ("#f2997f", "#45bfe6")


def test_shape_says_the_same_as_colour() -> None:
    shapes = [SideMark("", place).symbol for place in Place]
    assert shapes == ["circle", "diamond", "square", "pentagon"]


def test_mixing() -> None:
    assert mixed("#ff0000", "#0000ff", 1) == "#ff0000"
    assert mixed("#ff0000", "#0000ff", 0) == "#0000ff"
    assert LIGHT.pale("#000000") == "#808080"


def test_there_are_four_pictures() -> None:
    assert [f"{variant.width}-{variant.theme}" for variant in VARIANTS] == [
        "wide-light",
        "wide-dark",
        "narrow-light",
        "narrow-dark",
    ]
    assert [variant.narrow for variant in VARIANTS] == [False, False, True, True]
