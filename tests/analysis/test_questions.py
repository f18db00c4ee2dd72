"""Each rule asks where it should and is silent where it should be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.axes import Shows
from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.questions import (
    COPIED_RUN,
    Accepted,
    Bearing,
    ClaimRow,
    Event,
    FigureRow,
    Name,
    Paragraph,
    Question,
    Record,
    Rule,
    Source,
    Statement,
    Step,
    ask,
    needless,
    still_open,
)

TODAY = date(2031, 6, 30)
PRESS = Source(1, "press", PartialDate(2031, 3, 1), date(2031, 6, 1))
MINISTRY = replace(PRESS, number=2, kind="ministry")
SAID = Paragraph("1:1", PRESS, "Trade grew, by the words of the envoy, in every month of that long year of drought.")
TOLD_ELSEWHERE = Paragraph("2:1", MINISTRY)
BY_GOVERNMENT = Paragraph("3:1", replace(PRESS, number=3, kind="government"))
YEAR = Period.parse("2030")


def asked(**rows: object) -> list[tuple[Rule, str]]:
    """What is asked of a record of these rows."""
    return [(question.rule, question.row) for question in questions(**rows)]


def questions(**rows: object) -> list[Question]:
    """The same with what fills its sentences."""
    return ask(Record(TODAY, **rows))  # type: ignore[arg-type]


def figure(**fields: object) -> FigureRow:
    """A figure that no rule asks about, changed in some fields."""
    plain = FigureRow("figures F1", (SAID,), reporter="KGZ", period=YEAR)
    return replace(plain, **fields)  # type: ignore[arg-type]


def event(
    *bearings: Bearing, kind: str = "agreement", evidence: tuple[Paragraph, ...] = (SAID, TOLD_ELSEWHERE)
) -> Event:
    """An event that shows something about proposals."""
    return Event("events e", evidence, kind=kind, bearings=bearings)


@pytest.mark.parametrize(
    ("on", "found"), [("2031-01-29", False), ("2031-01-28", True), ("2031", False), ("2030", True)]
)
def test_evidence_later_than_a_month_after_the_step(on: str, found: bool) -> None:
    step = Step("status_changes 1, 2031, agreed", (TOLD_ELSEWHERE, SAID), on=PartialDate.parse(on))
    assert asked(steps=(step,)) == [(Rule.EVIDENCE_AFTER_DATE, step.name)] * found


def test_evidence_without_a_date_is_not_later() -> None:
    undated = replace(SAID, source=replace(PRESS, published=None))
    assert asked(steps=(Step("status_changes 1", (undated,), on=PartialDate(2001)),)) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"speaker": "envoy", "speaker_kind": "institution"}, True),
        ({"speaker": "envoy", "speaker_kind": "institution", "reporter": ""}, False),
        ({"speaker": "envoy", "speaker_kind": "institution", "evidence": (TOLD_ELSEWHERE,)}, False),
        ({"speaker": "envoy", "speaker_kind": "institution", "evidence": (SAID, BY_GOVERNMENT)}, False),
        ({"speaker": "minister", "speaker_kind": "ministry"}, False),
        ({}, False),
    ],
)
def test_a_reporter_where_only_a_speaker_is_known(fields: dict[str, object], found: bool) -> None:
    assert asked(figures=(figure(**fields),)) == [(Rule.REPORTER_FROM_SPEAKER, "figures F1")] * found


@pytest.mark.parametrize(
    ("kind", "bearing", "found"),
    [
        ("statement", Bearing(3, Shows.PARTLY), True),
        ("plan", Bearing(3, Shows.DOCUMENT), True),
        ("plan", Bearing(3, Shows.STATEMENT), False),
        ("agreement", Bearing(3, Shows.DOCUMENT, has_criterion=False), False),
        ("opening", Bearing(3, Shows.DELIVERED, has_criterion=False), True),
        ("opening", Bearing(3, Shows.DELIVERED), False),
    ],
)
def test_evidence_above_its_criterion(kind: str, bearing: Bearing, found: bool) -> None:
    assert asked(events=(event(bearing, kind=kind),)) == [(Rule.ABOVE_CRITERION, "events e")] * found


@pytest.mark.parametrize(
    ("summary", "found"),
    [("Trade does not reach its potential.", True), ("Trade doubled twice.", False), ("Trade of $1 bn.", False)],
)
def test_numeric_without_a_number(summary: str, found: bool) -> None:
    statement = Statement("statements s", (SAID,), summary=summary, is_numeric=True)
    assert asked(statements=(statement,)) == [(Rule.NUMERIC_WITHOUT_NUMBER, "statements s")] * found
    assert asked(statements=(replace(statement, is_numeric=False),)) == []


@pytest.mark.parametrize(
    ("quote", "found"), [("in every  MONTH", False), ("in each month", True), ("", False)], ids=["there", "not", "none"]
)
def test_a_quote_that_is_not_in_its_paragraph(quote: str, found: bool) -> None:
    row = ClaimRow("bodies b", (TOLD_ELSEWHERE, SAID), quote=quote)
    assert asked(others=(row,)) == [(Rule.QUOTE_NOT_FOUND, "bodies b")] * found
    assert asked(others=(replace(row, evidence=(TOLD_ELSEWHERE,)),)) == []  # no text is kept of it


def test_nine_words_of_a_text_in_a_row_are_copied_and_eight_are_not() -> None:
    words = ["by", "the", "words", "of", "the", "envoy", "in", "every", "month"]
    assert len(words) == COPIED_RUN
    copied = ClaimRow("paragraphs 1:1", summary=f"He says: {' '.join(words).upper()}!")
    assert asked(others=(copied,), texts=(SAID,)) == [(Rule.COPIED_WORDS, "paragraphs 1:1")]
    assert asked(others=(ClaimRow("paragraphs 1:1", summary=" ".join(words[:-1])),), texts=(SAID,)) == []
    assert (
        asked(others=(ClaimRow("paragraphs 1:1", summary="every month of that long year of drought"),), texts=(SAID,))
        == []
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"period": Period.parse("2030-01-01/2030-11-25")}, True),
        ({"period": Period.parse("2029-01/2030-12")}, True),
        ({"period": Period.parse("2029-01/2030-12"), "is_stock": True}, False),
        ({"period": Period.parse("2030-12/2031-02")}, True),  # published on the day after
        ({"period": Period.parse("2030-11/2031-01")}, False),
        ({"period": None}, False),
        ({"evidence": ()}, False),
    ],
)
def test_a_period_that_no_statistic_has(fields: dict[str, object], found: bool) -> None:
    assert asked(figures=(figure(**fields),)) == [(Rule.NO_STATISTICAL_PERIOD, "figures F1")] * found


@pytest.mark.parametrize(("published", "found"), [("2031-03-13", True), ("2031-03-14", False), ("2031-03", False)])
def test_no_office_counts_within_two_weeks(published: str, found: bool) -> None:
    told = replace(SAID, source=replace(PRESS, published=PartialDate.parse(published)))
    winter = figure(period=Period.parse("2030-12/2031-02"), evidence=(told,))
    assert asked(figures=(winter,)) == [(Rule.NO_STATISTICAL_PERIOD, "figures F1")] * found


def test_what_is_shown_as_done_wants_a_second_reading() -> None:
    delivered = Bearing(3, Shows.DELIVERED)
    asks = [(Rule.SINGLE_READING, "events e")]
    assert asked(events=(event(delivered, evidence=(SAID,)),)) == asks
    assert asked(events=(event(delivered, evidence=(SAID, replace(SAID, locator="1:2"))),)) == asks
    assert asked(events=(event(delivered),)) == []
    assert asked(events=(event(Bearing(3, Shows.STATEMENT), evidence=(SAID,)),)) == []
    document = replace(SAID, source=replace(PRESS, kind="document"))
    assert asked(events=(event(delivered, evidence=(document,)),)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (replace(PRESS, looked_at=date(2030, 6, 29)), True),
        (replace(PRESS, looked_at=date(2030, 6, 30)), False),
        (replace(PRESS, looked_at=None), True),
        (replace(PRESS, looked_at=None, has_address=False), False),
    ],
)
def test_a_source_that_was_not_looked_at_for_a_year(source: Source, found: bool) -> None:
    assert asked(sources=(source,)) == [(Rule.NOT_LOOKED_AT, "sources 1")] * found


def test_names_in_two_spellings() -> None:
    names = [("person", "E. Bulegenov"), ("person", "Y. Bulegenov"), ("body", "Y. Bulegenov"), ("person", "A. Mamin")]
    found = asked(names=tuple(Name(sort, text, f"row {at}") for at, (sort, text) in enumerate(names)))
    assert found == [(Rule.TWO_SPELLINGS, "E. Bulegenov / Y. Bulegenov")]
    assert asked(names=(Name("person", "A. Mamin", "one"), Name("person", "A. Mamin", "other"))) == []


def test_names_are_alike_from_a_likeness_of_88_on() -> None:
    same = "Abdurakhmanov Nurlanbe"  # 22 of 25 letters
    assert asked(names=(Name("person", f"{same}kov", "one"), Name("person", f"{same}tai", "other"))) != []
    assert asked(names=(Name("person", f"{same[1:]}kov", "one"), Name("person", f"{same[1:]}tai", "other"))) == []


@given(st.lists(st.sampled_from(["E. Bulegenov", "Y. Bulegenov", "A. Mamin", "O. Bektenov"])))
def test_the_order_of_names_does_not_matter(texts: list[str]) -> None:
    forwards = [Name("person", text, "row") for text in texts]
    assert asked(names=tuple(forwards)) == asked(names=tuple(reversed(forwards)))


def test_what_was_accepted_is_silent_and_what_is_not_asked_any_more_is_told() -> None:
    found = [Question(Rule.SINGLE_READING, "events e"), Question(Rule.SINGLE_READING, "events f")]
    accepted = [
        Accepted(Rule.SINGLE_READING, "events e", "One report only."),
        Accepted(Rule.COPIED_WORDS, "events f", "A name."),
    ]
    assert still_open(found, accepted) == found[1:]
    assert needless(found, accepted) == accepted[1:]
    assert still_open(found, []) == found


LATE = Step("status_changes 1", (SAID,), on=PartialDate.parse("2031-01-28"))
DAYS = Period.parse("2030-01-01/2030-11-25")
UNDATED = replace(SAID, source=replace(PRESS, published=None))
COPIED = "He says: By the words of the envoy, in every month."


@pytest.mark.parametrize(
    ("rows", "rule", "details"),
    [
        ({"steps": (LATE,)}, Rule.EVIDENCE_AFTER_DATE, ("2031-01-28", "1:1", "2031-03-01")),
        ({"figures": (figure(speaker="envoy"),)}, Rule.REPORTER_FROM_SPEAKER, ("KGZ", "envoy")),
        ({"events": (event(Bearing(3, Shows.PARTLY), kind="plan"),)}, Rule.ABOVE_CRITERION, ("3", "partly")),
        ({"others": (ClaimRow("bodies b", (SAID,), quote="each"),)}, Rule.QUOTE_NOT_FOUND, ("each", "1:1")),
        (
            {"others": (ClaimRow("bodies b", summary=COPIED),), "texts": (SAID,)},
            *(Rule.COPIED_WORDS, ("by the words of the envoy in every month", "1:1")),
        ),
        ({"figures": (figure(period=DAYS),)}, Rule.NO_STATISTICAL_PERIOD, (str(DAYS), "2031-03-01")),
        ({"figures": (figure(period=DAYS, evidence=(UNDATED,)),)}, Rule.NO_STATISTICAL_PERIOD, (str(DAYS), "—")),
        (
            {"events": (event(Bearing(3, Shows.DELIVERED), evidence=(SAID,)),)},
            *(Rule.SINGLE_READING, ("3", "delivered")),
        ),
        ({"sources": (replace(PRESS, looked_at=date(2030, 6, 29)),)}, Rule.NOT_LOOKED_AT, ("2030-06-29",)),
        ({"sources": (replace(PRESS, looked_at=None),)}, Rule.NOT_LOOKED_AT, ("—",)),
        (
            {"names": (Name("person", "E. Bulegenov", "one"), Name("person", "Y. Bulegenov", "other"))},
            *(Rule.TWO_SPELLINGS, ("one", "other")),
        ),
    ],
)
def test_a_question_says_what_it_rests_on(rows: dict[str, object], rule: Rule, details: tuple[str, ...]) -> None:
    assert [(question.rule, question.details) for question in questions(**rows)] == [(rule, details)]


def test_a_row_is_asked_about_once_by_a_rule_and_the_rows_after_it_too() -> None:
    twice = (SAID, replace(SAID, locator="1:2"))
    steps = (replace(LATE, evidence=twice), replace(LATE, name="status_changes 2"))
    assert [row for _, row in asked(steps=steps)] == ["status_changes 1", "status_changes 2"]
    told = event(Bearing(3, Shows.PARTLY), Bearing(4, Shows.PARTLY), kind="plan")
    assert [row for _, row in asked(events=(told, replace(told, name="events f")))] == ["events e", "events f"]
    figures = (figure(period=None), figure(name="figures F2", is_stock=True), figure(name="figures F3", period=DAYS))
    assert [row for _, row in asked(figures=figures)] == ["figures F3"]
