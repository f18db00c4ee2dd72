"""A page as a list of blocks: in their order, each built only when it is asked for."""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

import pytest

from dashboard.charts.drawing import PlotlyFigure
from dashboard.components.page import Block, Cell, ChartCard, DataTable, Page, Record
from dashboard.components.section import Section

TABLE = DataTable((), ())


def card(key: str) -> ChartCard:
    """A chart without a picture."""
    return ChartCard(key, "A finding", "", "", TABLE, None, lambda info, variant: PlotlyFigure([], {}))


class Measured(Page):
    """A page that remembers which of its blocks were built."""

    title = "A page"

    def __init__(self, *, empty: bool = False) -> None:
        self.built: list[str] = []
        self.empty = empty

    @cached_property
    def looked_up(self) -> int:
        """What several blocks need."""
        self.built.append("looked up")
        return 1

    def records(self) -> Iterable[Record]:
        """None."""
        return []


def first(page: Measured) -> ChartCard | None:
    page.built.append(f"first {page.looked_up}")
    return None if page.empty else card("first")


def second(page: Measured) -> Section:
    page.built.append(f"second {page.looked_up}")
    return Section("second", "Another finding", "", TABLE)


def third(page: Measured) -> tuple[str, ...]:
    page.built.append("third")
    return () if page.empty else ("a", "b")


Measured.blocks = (
    Block("first", first, label="First", span=8),
    Block("second", second, label="Second"),
    Block("third", third, "sectors/words.html"),
)


def test_parts_stand_in_the_order_of_the_list_with_the_template_of_their_shape() -> None:
    parts = Measured().parts
    assert [(part.key, part.template, part.span) for part in parts] == [
        ("first", "blocks/chart.html", 8),
        ("second", "blocks/section.html", 12),
        ("third", "blocks/sectors/words.html", 12),
    ]


def test_nothing_to_show_is_no_part() -> None:
    assert [part.key for part in Measured(empty=True).parts] == ["second"]


def test_a_chart_is_built_alone_and_records_build_nothing() -> None:
    page = Measured()
    assert page.chart("first") is not None
    assert page.built == ["looked up", "first 1"]
    assert page.chart("second") is None
    assert page.chart("no-such") is None
    page = Measured()
    assert [*page.records(), *page.built] == []


@pytest.mark.parametrize(("count", "listed"), [(4, 0), (5, 5)])
def test_on_this_page_stands_where_there_are_more_than_four_named_parts(count: int, listed: int) -> None:
    page = Measured()
    page.blocks = tuple(Block(f"b{number}", second, label=f"Part {number}") for number in range(count))  # type: ignore[misc]
    assert len(page.contents) == listed


@pytest.mark.parametrize("field", fields(Cell), ids=lambda field: field.name)
def test_a_cell_that_shows_more_than_words_is_not_plain(field: Any) -> None:
    """What only goes with something else shows nothing by itself; anchor and numbers stand beside the cell's words."""
    by_themselves = {"text", "status_label", "side_label", "accent", "anchor", "numbers"}
    something: dict[str, Any] = {field.name: "something"}
    marked = replace(Cell("words"), **something)
    assert marked.is_plain is (field.name in by_themselves)
