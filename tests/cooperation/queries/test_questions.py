"""What is stored reaches the rules of a second look, and what editors answered silences them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.analysis.questions import Accepted, Rule
from cooperation.models import CountryPair, Paragraph
from cooperation.queries.questions import asked_of
from tests.cooperation import rows

pytestmark = pytest.mark.django_db
TODAY = date(2031, 6, 30)


def paragraph(pair: CountryPair, **source: object) -> Paragraph:
    """A paragraph of a source that was seen lately."""
    seen = {"url": "https://example.org/", "looked_at_on": TODAY, "published_on": "2031-03-01"}
    return rows.paragraph(source=rows.source(pair=pair, **seen | source))


def asked(pair: CountryPair) -> set[tuple[Rule, str]]:
    return {(question.rule, question.row) for question in asked_of(pair, TODAY).open}


def test_every_rule_is_reached_from_what_is_stored() -> None:
    pair = rows.country_pair()
    said = paragraph(pair)
    stale = paragraph(pair, looked_at_on=date(2030, 1, 1))
    rows.text_paragraph(source=said.source, number=said.number, text="one two three four five six seven eight nine ten")
    envoy = rows.body(pair=pair, kind="institution", name="Embassy of Nowhere")
    rows.body(pair=pair, name="Embassies of Nowhere")
    proposal = rows.proposal(pair=pair, evidence=said, partly_when="")
    step = rows.status_change(proposal=proposal, changed_on="2030-01", evidence=said)
    event = rows.event(pair=pair, evidence=said, quote="eleven")
    rows.bearing(proposal=proposal, event=event, shows="partly")
    statement = rows.statement(
        pair=pair, evidence=said, checkability="numeric", summary="Trade falls short of what there could be."
    )
    copied = rows.proposal(pair=pair, evidence=said, summary="One two three, four five six seven eight nine!")
    spoken = {"speaker": envoy, "reporter_id": "KGZ", "attribution": "indirect_speech"}
    figure = rows.trade_figure(pair=pair, evidence=said, period_end=date(2031, 12, 30), **spoken)
    assert asked(pair) == {
        (Rule.EVIDENCE_AFTER_DATE, f"status_changes {proposal.number}, {step.changed_on}, proposed"),
        (Rule.REPORTER_FROM_SPEAKER, f"figures {figure.code}"),
        (Rule.ABOVE_CRITERION, f"events {event.code}"),
        (Rule.NUMERIC_WITHOUT_NUMBER, f"statements {statement.code}"),
        (Rule.QUOTE_NOT_FOUND, f"events {event.code}"),
        (Rule.COPIED_WORDS, f"proposals {copied.number}"),
        (Rule.NO_STATISTICAL_PERIOD, f"figures {figure.code}"),
        (Rule.SINGLE_READING, f"events {event.code}"),
        (Rule.NOT_LOOKED_AT, f"sources {stale.source.number}"),
        (Rule.TWO_SPELLINGS, "Embassies of Nowhere / Embassy of Nowhere"),
    }


def test_people_are_found_where_several_speak() -> None:
    pair = rows.country_pair()
    said = paragraph(pair)
    both = "A. Turchin, prime minister of Belarus, and Y. Bulegenov, ambassador of Kazakhstan"
    rows.target(pair=pair, evidence=said, speaker_name=both)
    rows.stated_count(pair=pair, evidence=said, speaker_name="E. Bulegenov, ambassador")
    rows.stated_count(pair=pair, evidence=said, speaker_name="the ambassador of Bulegenovia")
    assert asked(pair) == {(Rule.TWO_SPELLINGS, "E. Bulegenov / Y. Bulegenov")}


def test_an_answer_silences_its_question_and_no_other() -> None:
    pair = rows.country_pair()
    stale = paragraph(pair, looked_at_on=date(2030, 1, 1))
    row = f"sources {stale.source.number}"
    rows.accepted_finding(pair=pair, rule=Rule.NOT_LOOKED_AT, row=row, reason="The page is gone.")
    rows.accepted_finding(pair=pair, rule=Rule.COPIED_WORDS, row=row, reason="A name.")
    other = rows.country_pair("KAZ", "UZB")
    rows.accepted_finding(pair=other, rule=Rule.NOT_LOOKED_AT, row=row)
    result = asked_of(pair, TODAY)
    assert (result.open, result.needless) == ([], [Accepted(Rule.COPIED_WORDS, row, "A name.")])


def test_the_number_of_queries_does_not_grow() -> None:
    pair = rows.country_pair()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            asked_of(pair, TODAY)
        return len(captured)

    rows.bearing(event=rows.event(pair=pair), proposal=rows.proposal(pair=pair))
    rows.status_change(proposal=rows.proposal(pair=pair))
    rows.trade_figure(pair=pair)
    few = queries()
    for _ in range(3):
        rows.bearing(event=rows.event(pair=pair), proposal=rows.proposal(pair=pair))
        rows.status_change(proposal=rows.proposal(pair=pair))
        rows.trade_figure(pair=pair, speaker=rows.body(pair=pair))
    assert queries() == few
