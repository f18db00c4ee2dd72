"""What seems odd comes back as a question with all that was typed, and is stored once it is confirmed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from cooperation.models import CountryPair, Paragraph, StatusChange, TradeFigure
from tests.conftest import TakenBack
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.rows import held

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
    assert (held(figure, "value_usd"), figure.confirmed) == (Decimal(1_340_000_000_000), True)
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


PLAIN = {
    **{"category": "goods", "flow": "TT", "reporter": "", "attribution": "narrator", "state": "published"},
    **{"unit": "6", "qualifier": "exact", "value_usd": "5", "step_usd": "1"},
}
YEAR = {"period_start": "1991-01-01", "period_end": "1991-12-31"}  # before all that is on record
GROWN = {"growth_qualifier": "exact", "growth_step": "0.1"}
ODD: list[tuple[dict[str, str], str]] = [
    ({"value_usd": "999999", "unit": "9"}, "more than twelve times the highest"),
    ({"value_usd": "-5"}, "Trade is not below zero."),
    ({"period_start": "2051-01-01", "period_end": "2051-12-31"}, "This lies in the future"),
    ({"flow": "B", **GROWN, "growth_percent": "5"}, "A balance has no growth"),
    ({**GROWN, "growth_percent": "-100"}, "A fall of 100 percent leaves nothing"),
    ({**GROWN, "growth_percent": "9", "value_usd": "5"}, "Figure A0 states another growth"),
    ({"period_start": "2049-01-01", "period_end": "2049-12-31"}, "after its source was published"),
]


@pytest.fixture(scope="module", params=[DATA / "KAZ-KGZ", MADE_UP.parent / "UZB-VNM"], ids=["shipped", "made up"])
def other_pair(request: pytest.FixtureRequest, taken_back: TakenBack) -> Iterator[str]:
    """A pair with figures of its own, beside those of these tests."""
    with taken_back():
        load_folder(request.param)
        yield request.param.name


@pytest.fixture
def paragraph(other_pair: str, db: None) -> Paragraph:
    """A paragraph of a dated source of it."""
    pair = CountryPair.objects.by_slug(other_pair).get()
    found = Paragraph.objects.filter(
        source__pair=pair, source__published_on__lt="2049", source__published_on__gt="1992"
    )
    return found.order_by("source__number", "number")[0]


def test_each_oddity_is_asked_about_by_form_in_other_pairs_too(
    editor: Editor, paragraph: Paragraph, subtests: pytest.Subtests
) -> None:
    """One empty form serves them all; what one of them stores is taken back before the next."""
    pair, where = paragraph.source.pair, address(TradeFigure, "add")
    own = PLAIN | YEAR | {"pair": str(pair.pk), "evidence": str(paragraph.pk)}
    assert editor.adds(TradeFigure, **own | {"code": "A0"} | GROWN, growth_percent="8").status_code == 302
    earlier = {"period_start": "1990-01-01", "period_end": "1990-12-31"}
    assert editor.adds(TradeFigure, **own | {"code": "A1"} | earlier).status_code == 302
    empty_form = fields_of(editor.opens(TradeFigure, "add"), "tradefigure_form")
    for fields, question in ODD:
        with subtests.test(question=question), transaction.atomic():
            odd = empty_form | own | {"code": "B0"} | fields
            asked = editor.client.post(where, odd | {"confirmed": ""})
            assert question in sentences(asked)
            assert TICK in sentences(asked)
            assert not TradeFigure.objects.filter(pair=pair, code="B0").exists()
            assert editor.client.post(where, odd | {"confirmed": "on"}).status_code == 302
            stored = TradeFigure.objects.get(pair=pair, code="B0")
            form = editor.form_of(stored) | {"why": "Made up."}
            here = address(TradeFigure, "change", stored.pk)
            assert question in sentences(editor.client.post(here, form | {"confirmed": ""}))
            assert editor.client.post(here, form | {"confirmed": "on"}).status_code == 302
            transaction.set_rollback(True)


def test_a_status_to_come_is_asked_about_by_form_in_other_pairs_too(editor: Editor, paragraph: Paragraph) -> None:
    pair = paragraph.source.pair
    proposal = rows.proposal(pair=pair, number=999, evidence=paragraph)
    own = {"pair": str(pair.pk), "evidence": str(paragraph.pk), "proposal": str(proposal.pk), "basis": "stated"}
    change = own | {"new": "agreed", "changed_on": "2051-07", "move": "step", "state": "published"}
    assert "begins on 2051-07" in sentences(editor.adds(StatusChange, **change))
    assert not proposal.status_changes.exists()
    assert editor.adds(StatusChange, **change, confirmed="on").status_code == 302
    assert "begins on 2051-08" in sentences(
        editor.changes(proposal.status_changes.get(), changed_on="2051-08", confirmed="")
    )


def test_mending_words_is_asked_nothing(editor: Editor) -> None:
    source = rows.source(published_on="2011-11")
    figure = rows.trade_figure(evidence=rows.paragraph(source=source), confirmed=False)
    assert editor.changes(figure, caution="A typing error mended").status_code == 302
    assert "after its source was published" in sentences(editor.changes(figure, flow="X"))
