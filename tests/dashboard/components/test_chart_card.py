"""The digest in the address of a chart's files: it changes with everything that the files hold."""

import re
from dataclasses import replace

import pytest
from django.test import override_settings
from django.utils import translation

from dashboard.charts.drawing import PlotlyFigure
from dashboard.components.chart_card import digest_of
from dashboard.components.page import Cell, ChartCard, DataTable, Head

CARD = ChartCard(
    key="years",
    title="Trade doubled",
    subtitle="Goods",
    alt="A line",
    table=DataTable((Head("Year"),), ((Cell("2017"),),)),
    info=("2017", 5),
    draw=lambda info, variant: PlotlyFigure([], {}),
)


@pytest.mark.parametrize(
    "other",
    [
        replace(CARD, title="Trade halved"),
        replace(CARD, info=("2017", 6)),
        replace(CARD, table=DataTable((Head("Year"),), ((Cell("2018"),),))),
        replace(CARD, table=DataTable((Head("Years"),), ((Cell("2017"),),))),
    ],
)
def test_it_changes_with_what_the_chart_shows(other: ChartCard) -> None:
    assert digest_of(other) != digest_of(CARD) == digest_of(replace(CARD))


def test_it_changes_with_the_language_and_the_code() -> None:
    before = digest_of(CARD)
    with translation.override("ru"):
        assert digest_of(CARD) != before
    with override_settings(CODE_REVISION="another"):
        assert digest_of(CARD) != before


def test_it_has_the_form_that_addresses_know() -> None:
    assert re.fullmatch("[0-9a-f]{16}", digest_of(CARD))
