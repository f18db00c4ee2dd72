"""The scatter of the stock-take, as the figure that is drawn and shown alike."""

import math
from typing import Any

import pytest

from dashboard.charts.axes import Tick
from dashboard.charts.drawing import Frame
from dashboard.charts.replacement import Box, Candidate, StockChart, diameter, disc, inside, stock_chart
from dashboard.charts.theme import THEMES, VARIANTS, Place, SideMark, Variant, Width
from tests.charts.read import read

SELLER, BUYER = SideMark("Belarus", Place.FIRST, 1), SideMark("Kazakhstan", Place.SECOND, 2)
TICKS = tuple(Tick(10.0**power, f"$10^{power}") for power in range(9))
MANY = tuple(
    Candidate(
        f"{code:04}",
        f"{code:04} goods",
        10.0 ** (2 + code % 5),
        10.0 ** (3 + code % 4),
        1e6 / (code + 1),
        f"about {code}",
    )
    for code in range(30)
)


def chart(candidates: tuple[Candidate, ...] = MANY) -> StockChart:
    return StockChart(
        BUYER, SELLER, candidates, TICKS, "Belarus sells →", "↑ Kazakhstan buys", "equal amounts", "Above", "Below"
    )


def drawn(variant: Variant, candidates: tuple[Candidate, ...] = MANY) -> dict[str, Any]:
    figure: dict[str, Any] = read(stock_chart(chart(candidates), variant)).to_plotly_json()
    return figure


def marks(figure: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("mode") == "markers"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_candidate_is_a_mark_with_its_words(variant: Variant) -> None:
    rest, largest = marks(drawn(variant))
    labelled = 5 if variant.width is Width.NARROW else 8
    assert len(largest["x"]) == labelled
    assert len(rest["x"]) == len(MANY) - labelled
    assert largest["hovertext"][0] == "about 0"
    assert largest["marker"]["color"] == THEMES[variant.theme].colour(SELLER)
    assert largest["marker"]["symbol"] == SELLER.symbol


@pytest.mark.parametrize("variant", VARIANTS)
def test_both_axes_are_alike_and_hold_every_mark(variant: Variant) -> None:
    figure = drawn(variant)
    low, high = figure["layout"]["xaxis"]["range"]
    assert figure["layout"]["yaxis"]["range"] == [low, high]
    for trace in marks(figure):
        assert all(low < at < high for at in (*trace["x"], *trace["y"]))


def test_the_diagonal_is_where_amounts_are_equal() -> None:
    (line,) = [shape for shape in drawn(VARIANTS[0])["layout"]["shapes"] if shape["type"] == "line"]
    assert (line["x0"], line["x1"]) == (line["y0"], line["y1"])


def test_the_area_is_the_ceiling_as_long_as_it_can_be_seen() -> None:
    quarter, dust = Candidate("a", "a", 1, 1, 25), Candidate("b", "b", 1, 1, 1e-9)
    assert diameter(quarter, 100) * 2 == diameter(Candidate("c", "c", 1, 1, 100), 100)
    assert 0 < diameter(dust, 100) < diameter(quarter, 100)


@pytest.mark.parametrize("variant", VARIANTS)
def test_names_meet_neither_each_other_nor_the_edge(variant: Variant) -> None:
    close = tuple(Candidate(f"{code:04}", f"{code:04} goods", 100 + code, 100 + code, 100 - code) for code in range(8))
    figure = drawn(variant, close)
    words = [note["text"] for note in figure["layout"]["annotations"]]
    labels = [text for text in words if text[:4].isdigit()]
    assert 0 < len(labels) < 8
    assert all(text.endswith("goods") != variant.narrow for text in labels)
    assert {"equal amounts", "Above", "Below", "Belarus sells →", "↑ Kazakhstan buys"} <= set(words)


def test_boxes() -> None:
    frame = Frame(200, 100, (0, 2), (0, 2), left=10, right=10, top=10, bottom=10)
    mark = disc(frame, Candidate("a", "a", 10, 10, 1), 1)
    assert (mark.left + mark.right) / 2 == pytest.approx(frame.x_px(math.log10(10)))
    assert (mark.top + mark.bottom) / 2 == pytest.approx(50)
    assert Box(0, 0, 5, 5).meets(Box(4, 4, 9, 9))
    assert not Box(0, 0, 5, 5).meets(Box(5, 0, 9, 5))
    assert inside(Box(20, 20, 30, 30), frame)
    assert not inside(Box(0, 20, 30, 30), frame)


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_candidate_and_none(variant: Variant) -> None:
    assert len(marks(drawn(variant, MANY[:1]))[1]["x"]) == 1
    assert marks(drawn(variant, ()))[0]["x"] == []
