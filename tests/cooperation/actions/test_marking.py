"""Claims made from marked words."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.actions.marking import (
    Words,
    claims_from,
    next_code,
    publish_with_claims,
    record_claims,
    send_to_review,
    take_back_last,
    waiting,
)
from cooperation.actions.texts import keep_text
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.quotations import find_words
from cooperation.models import (
    Change,
    Paragraph,
    Proposal,
    Publication,
    SearchEntry,
    Source,
    Statement,
    StatusChange,
    TradeFigure,
)
from tests.cooperation import rows

NOW = datetime(2031, 3, 14, tzinfo=UTC)
TEXT = "The president backed the idea to build a plant by 2025."


@pytest.fixture
def source(db: None) -> Source:
    stored = rows.source(state=Publication.DRAFT)
    keep_text(source=stored, paragraphs=(TEXT,))
    return stored


def words(source: Source, marked: str) -> Words:
    paragraph = source.text_paragraphs.get(number=1)
    quotation = find_words(paragraph.text, marked)
    assert quotation
    return Words(paragraph, quotation, "indirect_speech", {"new": "endorsed"})


def proposal(source: Source, **values: object) -> Proposal:
    return Proposal(pair=source.pair, number=7, title="A plant", summary="A plant", **values)


def change(of: Proposal) -> StatusChange:
    return StatusChange(pair=of.pair, proposal=of, changed_on=PartialDate(2019), new="endorsed", basis="stated")


def test_a_proposal_and_its_status_cite_one_new_paragraph(source: Source) -> None:
    plant = proposal(source, deadline_on=PartialDate(2025))
    record_claims(claims=[plant, change(plant)], words=words(source, "backed the idea"), summary="A plant", by="ed")
    evidence = Paragraph.objects.get(source=source)
    assert (evidence.number, evidence.summary, evidence.attribution) == (1, "A plant", "indirect_speech")
    stored = Proposal.objects.get(pair=source.pair, number=7)
    assert (stored.evidence, stored.deadline_evidence, stored.quote) == (evidence, evidence, "backed the idea")
    assert [step.evidence for step in stored.status_changes.all()] == [evidence]
    mark = stored.marked.get()
    assert (mark.exact, mark.prefix, mark.start, mark.read) == (
        "backed the idea",
        "The president ",
        14,
        {"new": "endorsed"},
    )
    assert claims_from(source) == [stored, stored.status_changes.get()]


def test_a_paragraph_on_record_keeps_what_it_says(source: Source) -> None:
    stored = rows.paragraph(source=source, number=1, summary="As it was written down")
    plant = proposal(source)
    record_claims(claims=[plant], words=words(source, "a plant"), summary="Other", by="ed")
    stored.refresh_from_db()
    assert (plant.evidence, stored.summary) == (stored, "As it was written down")


def test_a_claim_that_is_refused_leaves_nothing_behind(source: Source) -> None:
    with pytest.raises(ValidationError):
        record_claims(claims=[Proposal(pair=source.pair)], words=words(source, "a plant"), summary="A", by="ed")
    assert not Paragraph.objects.filter(source=source).exists()


def test_a_source_is_published_with_what_was_made_from_it(source: Source) -> None:
    plant = proposal(source)
    record_claims(claims=[plant, change(plant)], words=words(source, "backed the idea"), summary="A plant", by="ed")
    chief = User.objects.create_superuser("chief")
    assert publish_with_claims(source=source, user=chief) == [plant, plant.status_changes.get()]
    source.refresh_from_db()
    assert source.state == Publication.PUBLISHED
    assert Proposal.objects.published().with_status(NOW.date()).get(pk=plant.pk).status == "endorsed"
    assert publish_with_claims(source=source, user=chief) == []


def test_another_person_publishes_what_was_sent_to_review(source: Source) -> None:
    author, reviewer = (User.objects.create_user(name) for name in ("author", "reviewer"))
    for user in (author, reviewer):
        user.user_permissions.add(Permission.objects.get(codename="publish"))
    plant = proposal(source)
    record_claims(claims=[plant, change(plant)], words=words(source, "backed the idea"), summary="A", by="author")
    with pytest.raises(ValidationError, match="has to be published by another person"):
        publish_with_claims(source=source, user=author)
    assert send_to_review(source=source, by="author", at=NOW) == 2
    assert [claim.state for claim in waiting(source)] == ["review", "review"]
    with pytest.raises(ValidationError, match="has to be published by another person"):
        publish_with_claims(source=source, user=author)
    assert len(publish_with_claims(source=source, user=reviewer)) == 2
    assert waiting(source) == []


def test_the_last_draft_of_an_account_is_taken_back(source: Source) -> None:
    plant = proposal(source)
    record_claims(claims=[plant, change(plant)], words=words(source, "backed the idea"), summary="A plant", by="ed")
    assert take_back_last(source=source, by="another") is None
    assert isinstance(take_back_last(source=source, by="ed"), Proposal)
    assert claims_from(source) == []
    assert take_back_last(source=source, by="ed") is None


def test_what_readers_see_is_not_taken_back(source: Source) -> None:
    record_claims(claims=[proposal(source)], words=words(source, "a plant"), summary="A plant", by="ed")
    publish_with_claims(source=source, user=User.objects.create_superuser("chief"))
    assert take_back_last(source=source, by="ed") is None


@pytest.mark.parametrize(
    ("codes", "expected"),
    [([], "H01"), (["H01", "H57"], "H58"), (["H1", "H2", "other"], "H3"), (["a-9", "H99", "H100"], "H101")],
)
def test_next_code(db: None, codes: list[str], expected: str) -> None:
    for code in codes:
        rows.trade_figure(code=code)
    assert next_code(TradeFigure, rows.country_pair()) == expected


def test_next_code_where_none_is_numbered(db: None) -> None:
    rows.statement(code="friendship")
    assert next_code(Statement, rows.country_pair()) == "S01"


def test_a_claim_costs_the_same_however_many_its_paragraph_has(source: Source) -> None:
    asked = []
    for number in range(1, 6):
        statement = Statement(
            pair=source.pair, code=f"S{number}", summary="Said.", claim_type="past_fact", checkability="vague"
        )
        with CaptureQueriesContext(connection) as queries:
            record_claims(claims=[statement], words=words(source, "backed the idea"), summary="Said.", by="ed")
        asked.append(len(queries))
        # None of those before is compared again, or indexed.
        assert not [query for query in queries.captured_queries if f"IN ({statement.pk - 1}," in query["sql"]]
    assert len({*asked[1:]}) == 1


def test_a_paragraph_on_record_is_told_once(source: Source) -> None:
    """In the history and in the search, where its source is published: with its first claim, and as it was then."""
    Source.objects.filter(pk=source.pk).update(state=Publication.PUBLISHED)
    for number in (1, 2):
        statement = Statement(
            pair=source.pair, code=f"S{number}", summary="Said.", claim_type="past_fact", checkability="vague"
        )
        record_claims(claims=[statement], words=words(source, "backed the idea"), summary=f"Said {number}.", by="ed")
    paragraph = Paragraph.objects.get(source=source)
    assert Change.objects.get(table="paragraphs", row=paragraph.pk).after["summary"] == "Said 1."
    assert SearchEntry.objects.get(table="paragraphs", row=paragraph.pk).title == "Said 1."
