"""Amounts are entered as the source states them and stored in dollars."""

from decimal import Decimal

import pytest

from cooperation.models import Target, TradeFigure
from cooperation.wording.stated import growth_words
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences
from tests.cooperation.admin.forms import Fields, fields_of
from tests.cooperation.rows import held

ABOUT_HALF_A_BILLION = {"qualifier": "about", "value_usd": "0.5", "unit": "9", "step_usd": "0.1", "upper_usd": ""}


def test_an_amount_is_entered_in_the_unit_of_the_source(editor: Editor) -> None:
    figure = rows.trade_figure()
    assert editor.changes(figure, **ABOUT_HALF_A_BILLION).status_code == 302
    figure.refresh_from_db()
    assert (held(figure, "value_usd"), held(figure, "step_usd"), held(figure, "unit")) == (
        Decimal(500_000_000),
        Decimal(100_000_000),
        9,
    )


def test_a_stored_amount_comes_back_as_it_was_entered(editor: Editor) -> None:
    target = rows.target()
    editor.changes(target, **ABOUT_HALF_A_BILLION)
    form = editor.form_of(target)
    assert {name: form[name] for name in ABOUT_HALF_A_BILLION} == ABOUT_HALF_A_BILLION
    assert "from 0.475 to 0.525 billion US dollars" in editor.opens(Target, "change", target.pk)


def test_another_unit_means_another_amount(editor: Editor) -> None:
    figure = rows.trade_figure(unit=6)
    assert editor.form_of(figure)["value_usd"] == "500"
    editor.changes(figure, unit="3")
    figure.refresh_from_db()
    assert held(figure, "value_usd") == Decimal(500_000)


@pytest.mark.usefixtures("shipped")
def test_saving_shipped_rows_as_they_are_alters_nothing(editor: Editor) -> None:
    for model in (TradeFigure, Target):
        for row in model._default_manager.order_by("code")[:4]:
            before = model._default_manager.filter(pk=row.pk).values().get()
            assert editor.changes(row).status_code == 302, row
            assert model._default_manager.filter(pk=row.pk).values().get() == before


WRONG: list[tuple[Fields, str]] = [
    ({"value_usd": "0,5"}, "“0,5” is not a number; write it with a point, such as 0.5."),
    ({"value_usd": "half"}, "“half” is not a number"),
    ({"qualifier": "rounded", "step_usd": ""}, "A rounded number needs the unit of its last stated digit."),
    ({"qualifier": "between", "upper_usd": ""}, "“Between” has an upper number"),
    ({"upper_usd": "0.6"}, "“Between” has an upper number, and no other qualifier has one."),
    ({"step_usd": "0"}, "above zero"),
    ({"qualifier": ""}, "State the amount together with its hedge, or leave both empty."),
    ({"value_usd": "0.000000000001"}, "Write no more digits than make whole cents."),
    ({"value_usd": "1234567890123.5"}, "is not a number"),
    ({"period_end": "2010-12-31"}, "The period ends before it starts."),
    ({"flow": ""}, "Fill this in."),
    ({"quote": "q" * 121}, "at most 120 characters (it has 121)"),
]


def test_a_wrong_amount_is_refused_with_a_sentence(editor: Editor, subtests: pytest.Subtests) -> None:
    figure = rows.trade_figure(state="draft")
    opened = editor.form_of(figure)
    for fields, sentence in WRONG:
        with subtests.test(fields=fields):
            form = ABOUT_HALF_A_BILLION | fields
            response = editor.sends(figure, opened | form)
            assert sentence.lower() in sentences(response).lower()
            kept = fields_of(response.content.decode(), "tradefigure_form")
            assert {name: kept[name] for name in form} == form


def test_growth_may_stand_alone(editor: Editor) -> None:
    figure = rows.trade_figure()
    empty = dict.fromkeys(("qualifier", "value_usd", "step_usd", "upper_usd"), "")
    assert "State an amount, a growth rate or a share, or several of them." in sentences(
        editor.changes(figure, **empty)
    )
    growth = {"growth_qualifier": "almost", "growth_percent": "65", "growth_step": "1"}
    assert editor.changes(figure, **empty, **growth).status_code == 302
    figure.refresh_from_db()
    assert (growth_words(figure.stated_growth), figure.amounts) == ("almost +65%", [])
    assert "from 61.75 to below 65 %" in editor.opens(TradeFigure, "change", figure.pk)


def test_a_figure_is_revised_once(editor: Editor) -> None:
    earlier = rows.trade_figure()
    rows.trade_figure(revises=earlier)
    third = rows.trade_figure()
    assert "Another figure revises this one already" in sentences(editor.changes(third, revises=earlier.pk))


def test_a_code_is_taken_once_in_a_pair(editor: Editor) -> None:
    taken = rows.trade_figure()
    other = rows.trade_figure(state="draft")
    assert "This code is taken" in sentences(editor.changes(other, code=taken.code))
