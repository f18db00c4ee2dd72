"""What seems odd comes back as a question with all that was typed, and is stored once it is confirmed."""

from datetime import date
from decimal import Decimal

import pytest

from cooperation.models import StatusChange, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences
from tests.cooperation.admin.forms import fields_of

SHARE_ALONE = {
    **{"qualifier": "", "value_usd": "", "step_usd": "", "upper_usd": ""},
    **{"share_qualifier": "about", "share_percent": "5", "share_of": "made-up trade"},
}
TICK = "If the source really says so, tick “confirmed” and save again."


def figure_of(year: int = 2031, **values: object) -> TradeFigure:
    """A figure of a year that was over when its source was published."""
    evidence = rows.paragraph(source=rows.source(published_on=f"{year + 1}"))
    return rows.trade_figure(
        confirmed=False, evidence=evidence, period_start=date(year, 1, 1), period_end=date(year, 12, 31), **values
    )


def test_a_number_far_outside_its_series_is_asked_about_and_kept_as_typed(editor: Editor) -> None:
    for year in (2027, 2028, 2029):
        figure_of(year, value_usd=1_500_000_000)
    figure = figure_of(unit=9)
    typed = {"value_usd": "1340", "unit": "9", "step_usd": "1", "quote": "$1,340 billion"}
    page = editor.changes(figure, **typed)
    assert page.status_code == 200
    told = sentences(page)
    assert "more than twelve times the highest of the other figures" in told
    assert TICK in told
    kept = fields_of(page.content.decode())
    assert {name: kept[name] for name in typed} == typed
    assert not TradeFigure.objects.get(pk=figure.pk).confirmed
    assert editor.changes(figure, **typed, confirmed="on").status_code == 302
    figure.refresh_from_db()
    assert (figure.value_usd, figure.confirmed) == (Decimal(1_340_000_000_000), True)
    assert editor.changes(figure).status_code == 302, "what is confirmed is asked about once"


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"value_usd": "-5"}, "Trade is not below zero."),
        ({"flow": "B", "growth_qualifier": "exact", "growth_percent": "5"}, "A balance has no growth"),
        ({"growth_qualifier": "exact", "growth_percent": "-100"}, "A fall of 100 percent leaves nothing"),
        ({"period_start": "2051-01-01", "period_end": "2051-12-31"}, "This lies in the future"),
        ({**SHARE_ALONE, "period_start": "2051-01-01", "period_end": "2051-12-31"}, "This lies in the future"),
    ],
)
def test_each_oddity_has_its_question(editor: Editor, fields: dict[str, str], question: str) -> None:
    figure = figure_of()
    told = sentences(editor.changes(figure, **fields))
    assert question in told
    assert editor.changes(figure, **fields, confirmed="on").status_code == 302


def test_a_period_that_ends_after_the_publication_is_asked_about(editor: Editor) -> None:
    source = rows.source(published_on="2011-11")
    figure = rows.trade_figure(evidence=rows.paragraph(source=source), confirmed=False)
    assert "after its source was published (2011-11)" in sentences(editor.changes(figure))


@pytest.mark.parametrize("codes", [("A1", "B1"), ("B1", "A1")])
def test_two_growths_of_one_period_are_asked_about(editor: Editor, codes: tuple[str, str]) -> None:
    first = figure_of(code=codes[0], growth_qualifier="exact", growth_percent="8.8")
    second = figure_of(code=codes[1])
    told = sentences(editor.changes(second, growth_qualifier="exact", growth_percent="9"))
    assert f"Figure {first.code} states another growth" in told


def test_a_status_to_come_is_asked_about(editor: Editor) -> None:
    change = rows.status_change()
    assert "begins on 2051-07" in sentences(editor.changes(change, changed_on="2051-07"))
    assert editor.changes(change, changed_on="2051-07", confirmed="on").status_code == 302
    assert StatusChange.objects.get(pk=change.pk).confirmed


def test_an_ordinary_row_is_asked_nothing(editor: Editor) -> None:
    assert editor.changes(figure_of()).status_code == 302
    assert editor.changes(rows.status_change()).status_code == 302
