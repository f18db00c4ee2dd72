"""What forms are filled with from marked words."""

from decimal import Decimal

import pytest

from cooperation.admin.marking.proposed import Asked, propose
from cooperation.analysis.dates import PartialDate
from cooperation.ingest.phrases.reading import ClaimKind
from tests.cooperation import rows

TEXT = (
    "In January-June 2019 Uzbek exports rose by almost 45%, to $0.3 billion. "
    "“We aim for more than $1 billion by 2025,” he said. "
    "They backed the idea. Orders came to Rs 10,000 crore. Trade nearly tripled. Double trade by 2030. "
    "The office opened on 5 May 2018. 12 трлн рублей."
)


def asked(words: str) -> Asked:
    start = TEXT.index(words)
    return Asked(TEXT, 4, start, start + len(words), PartialDate(2019, 7, 2), rows.country_pair())


@pytest.mark.django_db
def test_a_figure() -> None:
    found = propose(ClaimKind.FIGURE, asked("almost 45%, to $0.3 billion"))
    expected = {
        **{"value_usd": Decimal("0.3"), "qualifier": "exact", "unit": 9, "step_usd": Decimal("0.1"), "upper_usd": None},
        **{
            "growth_percent": Decimal(45),
            "growth_qualifier": "almost",
            "growth_step": Decimal(1),
            "growth_upper": None,
        },
        **{"flow": "X", "category": "not_said", "reporter": "UZB", "voice": "indirect_speech"},
        **{"period_start": "2019-01-01", "period_end": "2019-06-30"},
    }
    assert found.initial == expected
    assert found.lines == [
        "“almost 45%” is read as growth from 42.75 to below 45 %",
        "“$0.3 billion” is read as from 0.25 to below 0.35 billion US dollars",
    ]
    assert set(found.hints) == {"flow", "reporter", "period_start", "period_end", "growth_percent"}
    assert found.hints["flow"] == "read beside the words, in ¶4: check"


@pytest.mark.django_db
def test_a_target() -> None:
    found = propose(ClaimKind.TARGET, asked("more than $1 billion by 2025"))
    assert found.initial["value_usd"] == Decimal(1)
    assert found.initial["deadline_on"] == "2025"
    assert found.initial["deadline_words"] == "by 2025"
    assert found.initial["stated_on"] == PartialDate(2019, 7, 2)
    assert found.initial["voice"] == "direct_quote"
    assert any("start or the end of the year" in line for line in found.left)


@pytest.mark.django_db
def test_a_multiple_asks_what_it_is_counted_from() -> None:
    found = propose(ClaimKind.TARGET, asked("Double trade by 2030"))
    assert (found.initial["multiple"], found.initial["multiple_step"]) == (2, None)
    assert "the year or the figure that the multiple is counted from" in found.left


@pytest.mark.django_db
def test_a_hedged_multiple_is_never_narrowed() -> None:
    initial = propose(ClaimKind.FIGURE, asked("Trade nearly tripled")).initial
    assert initial["growth_qualifier"] == "between"
    assert (initial["growth_percent"], initial["growth_upper"]) == (185, 200)


@pytest.mark.django_db
def test_crores_stay_crores() -> None:
    initial = propose(ClaimKind.FIGURE, asked("Rs 10,000 crore")).initial
    assert (initial["own_value"], initial["own_unit"], initial["own_step"]) == (10_000, 7, 1)
    assert initial["currency"] == "INR"
    assert "value_usd" not in initial


@pytest.mark.django_db
def test_money_of_no_known_currency_is_left_empty_with_the_reason() -> None:
    found = propose(ClaimKind.FIGURE, asked("12 трлн рублей"))
    assert not {"value_usd", "own_value"} & set(found.initial)
    assert "the amount: several countries have the currency of “12 трлн рублей”" in found.left


@pytest.mark.django_db
def test_a_proposal_with_its_status() -> None:
    initial = propose(ClaimKind.PROPOSAL, asked("backed the idea")).initial
    assert (initial["new"], initial["basis"], initial["changed_on"]) == ("endorsed", "stated", PartialDate(2019, 7, 2))
    assert "title" not in initial


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words", "since", "is_beside"),
    [
        (
            "The agreement was signed on 26 December 2016. Trade grew.",
            "signed on 26 December 2016",
            "2016-12-26",
            False,
        ),
        ("The agreement was signed on 26 December 2016. Trade grew.", "signed", "2016-12-26", True),
        ("It was signed. Parliament met on 26 December 2016.", "signed", "2019-07-02", False),
        ("They agreed to form a fund back in 2007.", "agreed to form a fund back in 2007", "2007", False),
        ("They agreed to form a fund. In 2007 trade grew.", "agreed", "2019-07-02", False),
        ("The plant was agreed and is to open on 5 May 2030.", "agreed", "2019-07-02", False),
    ],
)
def test_a_status_has_the_day_that_its_sentence_names(text: str, words: str, since: str, is_beside: bool) -> None:
    start = text.index(words)
    asked = Asked(text, 4, start, start + len(words), PartialDate(2019, 7, 2), rows.country_pair())
    for kind in (ClaimKind.STATUS, ClaimKind.PROPOSAL):
        found = propose(kind, asked)
        assert str(found.initial["changed_on"]) == since
        assert ("changed_on" in found.hints) is is_beside


@pytest.mark.django_db
def test_an_event_on_its_day() -> None:
    assert propose(ClaimKind.EVENT, asked("opened on 5 May 2018")).initial["happened_on"] == "2018-05-05"
    assert propose(ClaimKind.EVENT, asked("backed the idea")).initial["happened_on"] == ""
