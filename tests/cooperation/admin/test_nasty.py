"""What docs/nasty-input.md lists, entered by form, in a made-up pair and in the record that tests pin.

What is legal is stored as the source has it; what cannot be true is refused with a sentence, and stays in the form.
"""

from decimal import Decimal
from typing import Any

import pytest
from django.db import models
from django.urls import reverse

from cooperation.models import CountryPair, Event, Paragraph, Proposal, Sector, Target, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences
from tests.cooperation.admin.forms import Fields, fields_of

LONG = "Dig a made-up canal and " * 208 + "stop"
YEAR = {"period_start": "2016-01-01", "period_end": "2016-12-31", "flow": "TT", "category": "goods"}
EXACT = {"qualifier": "exact", "value_usd": "5", "unit": "6", "step_usd": "1"}
GROWN = {"growth_qualifier": "exact", "growth_step": "0.1"}
EXPORTS, IMPORTS = {**YEAR, "flow": "X"}, {**YEAR, "flow": "M"}
TENGE = {"currency": "kzt", "own_qualifier": "exact", "own_value": "54", "own_unit": "9"}
AIM = {"stated_on": "2016-05", "flow": "TT", "category": "goods"}
TITLES = [LONG, "حفر قناة وهمية", "Қазақстан мен قناة وهمية: канал", "=1+1", "<script>alert(1)</script>"]

# What is entered, and what is stored of it.
FIGURES: list[tuple[dict[str, str], dict[str, object]]] = [
    ({**EXPORTS, **EXACT, "value_usd": "100"}, {"value_usd": Decimal(100_000_000)}),
    ({**IMPORTS, **EXACT, "value_usd": "50"}, {"flow": "M"}),
    # Parts that differ from the total beyond rounding.
    ({**YEAR, **EXACT, "value_usd": "900"}, {"value_usd": Decimal(900_000_000)}),
    ({**YEAR, **TENGE}, {"own_value": Decimal(54_000_000_000), "currency": "KZT", "value_usd": None}),
    ({**YEAR, **EXACT, **TENGE}, {"own_value": Decimal(54_000_000_000), "value_usd": Decimal(5_000_000)}),
    ({**YEAR, **EXACT, "unit": "12", "value_usd": "9999"}, {"value_usd": Decimal(9_999 * 10**12)}),
    ({**YEAR, **EXACT, "unit": "5", "value_usd": "12.5", "step_usd": "0.1"}, {"value_usd": Decimal(1_250_000)}),
    ({**YEAR, **EXACT, "unit": "7", "value_usd": "620"}, {"value_usd": Decimal(6_200_000_000)}),
    ({**YEAR, **EXACT, "value_usd": "0"}, {"value_usd": Decimal(0)}),
    ({**YEAR, **EXACT, "flow": "B", "value_usd": "-20"}, {"value_usd": Decimal(-20_000_000)}),
    (
        {**YEAR, "flow": "B", "qualifier": "between", "value_usd": "-30", "upper_usd": "-20", "unit": "6"},
        {"upper_usd": Decimal(-20_000_000)},
    ),
    ({**YEAR, **EXACT, "period_start": "2016-04-01", "period_end": "2017-03-31", "period_name": "2016–17"}, {}),
    ({**YEAR, **EXACT, "period_end": "2016-06-30"}, {}),
    ({**YEAR, **EXACT, "period_start": "2016-02-29", "period_end": "2016-02-29"}, {}),
    ({**YEAR, **EXACT, **GROWN, "growth_percent": "134.8"}, {"growth_percent": Decimal("134.8")}),
    ({**YEAR, **GROWN, "growth_percent": "-100", "growth_step": ""}, {"growth_percent": Decimal(-100)}),
    ({**YEAR, "share_qualifier": "about", "share_percent": "5", "share_of": "made-up trade"}, {"share_percent": 5}),
    ({**YEAR, **EXACT, "period_start": "", "period_end": ""}, {"period_start": None}),
    ({**YEAR, **EXACT, "category": "services", "scope": "non_oil"}, {"scope": "non_oil"}),
]
TARGETS: list[tuple[dict[str, str], dict[str, object]]] = [
    ({**AIM, **EXACT, "deadline_on": "2018"}, {}),
    ({**AIM, **TENGE}, {"currency": "KZT"}),
    ({**AIM, **EXACT, "flow": "X"}, {"flow": "X"}),
    ({**AIM, "multiple_qualifier": "exact", "multiple": "2", "counted_as": "times", "base_year": "2015"}, {}),
    ({**AIM, "multiple_qualifier": "exact", "multiple": "1.5", "counted_as": "percent"}, {"multiple": Decimal("1.5")}),
    ({**AIM, **EXACT, "deadline_from": "2018-02", "deadline_on": "2018-08", "deadline_approximate": "on"}, {}),
]
REFUSED: list[tuple[type[models.Model], dict[str, str], str]] = [
    (TradeFigure, {**YEAR, **GROWN, "growth_percent": "-100.1"}, "not below -100 percent"),
    (TradeFigure, {**YEAR, **EXACT, "period_end": "2015-12-31"}, "The period ends before it starts."),
    (TradeFigure, {**YEAR, **EXACT, "period_end": ""}, "or neither"),
    (TradeFigure, {**YEAR, **EXACT, "period_start": "2015-02-29"}, "no day 29 in 2015-02"),
    (TradeFigure, {**YEAR, "share_qualifier": "exact", "share_percent": "-5", "share_of": "x"}, "State the share"),
    (TradeFigure, {**YEAR, "share_qualifier": "exact", "share_percent": "5", "share_of": ""}, "State the share"),
    (TradeFigure, {**YEAR, **TENGE, "currency": "XXQ"}, "is no currency of ISO 4217"),
    (TradeFigure, {**YEAR, **EXACT, "quote": "about \u202e five"}, "holds the hidden character U+202E"),
    (Target, {**AIM, **EXACT, "deadline_on": "2015"}, "is over before the day on which it was stated"),
    (Target, {**AIM, "multiple_qualifier": "exact", "multiple": "0", "counted_as": "times"}, "above zero"),
]


@pytest.fixture(params=["KGZ-UZB", "BLR-KAZ"])
def evidence(request: pytest.FixtureRequest, db: None) -> Paragraph:
    """A paragraph of a source of 2040, which no period below outlives."""
    pair = CountryPair.objects.by_slug(request.param).first() or rows.country_pair()
    return rows.paragraph(source=rows.source(pair=pair, number=900, published_on="2040"))


def empty_form(editor: Editor, model: type[models.Model], evidence: Paragraph) -> Fields:
    """The form of a new row of the pair, with all that every row of it needs."""
    form = fields_of(editor.opens(model, "add"), f"{model._meta.model_name}_form")
    pair = evidence.source.pair
    needed = {"pair": str(pair.pk), "evidence": str(evidence.pk), "state": "published"}
    return form | needed | ({"reporter": pair.first_id, "attribution": "narrator"} if model is TradeFigure else {})


def sent(editor: Editor, model: type[models.Model], fields: Fields) -> Any:
    """What the site answers."""
    return editor.client.post(reverse(f"admin:cooperation_{model._meta.model_name}_add"), fields)


@pytest.mark.parametrize(("model", "cases"), [(TradeFigure, FIGURES), (Target, TARGETS)], ids=["figures", "targets"])
def test_what_is_legal_is_stored_as_the_source_has_it(
    editor: Editor, evidence: Paragraph, subtests: pytest.Subtests, model: type[models.Model], cases: Any
) -> None:
    form = empty_form(editor, model, evidence)
    for number, (fields, stored) in enumerate(cases):
        with subtests.test(fields=fields):
            code = f"nasty-{number}"
            # Others of the same year may be far smaller or contradict: that is asked about, and confirmed.
            answer = sent(editor, model, {**form, **fields, "code": code, "confirmed": "on"})
            assert answer.status_code == 302, sentences(answer)
            row = model._default_manager.get(pair=evidence.source.pair, code=code)
            assert {name: getattr(row, name) for name in stored} == stored


def test_what_cannot_be_true_is_refused_and_stays_in_the_form(
    editor: Editor, evidence: Paragraph, subtests: pytest.Subtests
) -> None:
    asked: tuple[type[models.Model], ...] = (TradeFigure, Target)
    forms = {model: empty_form(editor, model, evidence) for model in asked}
    for model, fields, sentence in REFUSED:
        with subtests.test(sentence=sentence):
            answer = sent(editor, model, {**forms[model], **fields, "code": "nasty", "confirmed": "on"})
            assert sentence in sentences(answer)
            kept = fields_of(answer.content.decode(), f"{model._meta.model_name}_form")
            assert {name: kept[name] for name in fields} == fields


@pytest.mark.parametrize("model", [Proposal, Event])
def test_any_title_is_kept(editor: Editor, evidence: Paragraph, model: type[models.Model]) -> None:
    form = empty_form(editor, model, evidence)
    sectors = {"number": "", "sectors": str(Sector.objects.leaves().earliest("pk").pk), "uncheckable": "Made up."}
    for number, title in enumerate(TITLES):
        own = {"code": f"nasty-{number}", "kind": "talks", "happened_on": "1891"} if model is Event else sectors
        answer = sent(editor, model, {**form, "title": title, "summary": "Made up.", **own})
        assert answer.status_code == 302, sentences(answer)
        assert model._default_manager.filter(pair=evidence.source.pair, title=title).exists()
    turned = sent(editor, model, {**form, "title": "Dig \u202ea canal", "summary": "Made up."})
    assert "holds the hidden character U+202E" in sentences(turned)
