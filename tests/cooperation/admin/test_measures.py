"""Other currencies, shares, multiples and rates of exchange in the forms."""

from decimal import Decimal

import pytest

from cooperation.models import ExchangeRate, Target, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences
from tests.cooperation.admin.forms import Fields
from tests.cooperation.rows import held

TENGE = {"currency": "kzt", "own_qualifier": "about", "own_value": "54", "own_unit": "9", "own_step": "1"}
NO_DOLLARS = {"qualifier": "", "value_usd": "", "step_usd": "", "upper_usd": ""}
DOUBLE = {"multiple_qualifier": "exact", "multiple": "2", "counted_as": "times", "base_year": "2010"}
SHARE = {"share_qualifier": "about", "share_percent": "5", "share_of": "made-up trade"}


def test_an_amount_in_another_currency_is_entered_in_its_unit(editor: Editor) -> None:
    figure = rows.trade_figure()
    assert editor.changes(figure, **NO_DOLLARS, **TENGE).status_code == 302
    figure.refresh_from_db()
    assert (figure.currency, held(figure, "own_value"), held(figure, "value_usd")) == ("KZT", Decimal(54 * 10**9), None)
    form = editor.form_of(figure)
    assert {name: form[name] for name in TENGE} == TENGE | {"currency": "KZT"}
    page = editor.opens(TradeFigure, "change", figure.pk)
    assert "from 51.3 to 56.7 billion KZT" in page
    assert "about KZT 54\u00a0bn" in editor.opens(TradeFigure, "changelist", q=figure.code)


def test_both_amounts_are_kept_as_the_source_gives_them(editor: Editor) -> None:
    figure = rows.trade_figure()
    assert editor.changes(figure, **TENGE).status_code == 302
    figure.refresh_from_db()
    assert [amount.currency for amount in figure.amounts] == ["KZT", "USD"]


WRONG_AMOUNTS: list[tuple[Fields, str]] = [
    ({"currency": "tenge"}, "at most 3 characters"),
    ({"currency": "ZZZ"}, "“ZZZ” is no currency of ISO 4217; write its three letters, such as KZT."),
    ({"currency": "usd"}, "An amount in US dollars belongs into the columns of US dollars."),
    ({"currency": ""}, "State the amount in another currency with the currency and the hedge"),
    ({"own_qualifier": ""}, "State the amount in another currency with the currency and the hedge"),
    ({"own_value": "lots"}, "“lots” is not a number; write it with a point, such as 0.5."),
    ({"own_qualifier": "rounded", "own_step": ""}, "A rounded number needs the unit of its last stated digit."),
    ({"own_upper": "60"}, "“Between” has an upper number, and no other qualifier has one."),
    ({"own_value": "99999999999", "own_unit": "12"}, "This is more than can be stored; look at the unit."),
    ({"own_value": "0.000000000001"}, "Write no more digits than make whole cents."),
]


def test_a_wrong_amount_in_another_currency_is_refused(editor: Editor, subtests: pytest.Subtests) -> None:
    figure = rows.trade_figure(state="draft")
    form = editor.form_of(figure) | TENGE
    for fields, sentence in WRONG_AMOUNTS:
        with subtests.test(fields=fields):
            assert sentence in sentences(editor.sends(figure, form | fields))


WRONG_SHARES: list[tuple[Fields, str]] = [
    ({"share_of": ""}, "State the share (not below 0 percent) with its hedge and what it is a share of"),
    ({"share_percent": "-1"}, "State the share (not below 0 percent)"),
    ({"share_percent": "five"}, "“five” is not a number"),
    ({"share_qualifier": "between", "share_upper": "4"}, "The upper number 4 is not above 5."),
]


def test_a_share_needs_what_it_is_a_share_of(editor: Editor, subtests: pytest.Subtests) -> None:
    figure = rows.trade_figure()
    form = editor.form_of(figure) | SHARE | {"why": "Made up."}
    for fields, sentence in WRONG_SHARES:
        with subtests.test(fields=fields):
            assert sentence in sentences(editor.sends(figure, form | fields))
    assert editor.sends(figure, form).status_code == 302
    assert held(TradeFigure.objects.get(pk=figure.pk), "share_percent") == 5


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"multiple": "0"}, "State the multiple (above zero) with its hedge"),
        ({"counted_as": ""}, "State the multiple (above zero) with its hedge and how it is worded"),
        ({"multiple": "twice"}, "“twice” is not a number"),
        ({"deadline_on": "2010"}, "The deadline is over before the day on which it was stated."),
        ({"base_year": "-1"}, "greater than or equal to 0"),
    ],
)
def test_a_target_in_growth_terms(editor: Editor, fields: dict[str, str], sentence: str) -> None:
    target = rows.target()
    assert sentence in sentences(editor.changes(target, **NO_DOLLARS, **DOUBLE | fields))
    assert editor.changes(target, **NO_DOLLARS, **DOUBLE, deadline_on="2015").status_code == 302
    assert held(Target.objects.get(pk=target.pk), "multiple") == 2


def test_a_base_is_a_figure_of_the_same_pair(editor: Editor) -> None:
    target, stranger = rows.target(), rows.trade_figure(pair=rows.country_pair("KAZ", "KGZ"))
    form = {**NO_DOLLARS, **DOUBLE, "base_year": "", "base": str(stranger.pk)}
    assert "belongs to another pair" in sentences(editor.changes(target, **form))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"per_usd": "0"}, "One US dollar costs more than zero units of a currency."),
        ({"per_usd": "462,5"}, "“462,5” is not a number; write it with a point, such as 0.5."),
        ({"currency": "ZZZ"}, "is no currency of ISO 4217"),
        ({"period_end": "2010-01-01"}, "The period ends before it starts."),
        ({"qualifier": "about", "upper": "500"}, "“Between” has an upper number"),
    ],
)
def test_a_rate_of_exchange(editor: Editor, fields: dict[str, str], sentence: str) -> None:
    rate = rows.exchange_rate()
    assert sentence in sentences(editor.changes(rate, **fields))
    assert editor.changes(rate, currency="kzt", per_usd="462.5").status_code == 302
    stored = ExchangeRate.objects.get(pk=rate.pk)
    assert (stored.currency, held(stored, "per_usd")) == ("KZT", Decimal("462.5"))
