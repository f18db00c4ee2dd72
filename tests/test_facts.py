"""The checker: what the report of the talks of 29 November 2017 states, looked for in the loaded record.

The tables of ``facts`` are the checklist. Where the notes that they were taken from, or the report itself, lie beside
the project, the tables are held against these too, so that neither drifts from the other.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.intervals import Interval
from cooperation.analysis.outlook import outlook
from cooperation.analysis.source_ranks import speaks_for_a_state
from cooperation.models import (
    Attribution,
    Body,
    Claim,
    Event,
    Paragraph,
    Proposal,
    Source,
    Statement,
    StatusChange,
    Target,
    TradeFigure,
)
from cooperation.models.sources import claim_models
from tests.analysis.rounding import rounded
from tests.cooperation.rows import held
from tests.facts import BOTH, CONTEXT, FRAMEWORKS, PARTIES, PROPOSALS, Fact, Kind

pytestmark = pytest.mark.usefixtures("shipped_pair", "db")

ROOT = Path(__file__).parent.parent
DATA = ROOT / "cooperation" / "data"
SEED = ROOT.parent / "shared" / "seed"
NOTES = SEED / "facts.md"
REPORT = SEED / "official-talks-2017-11-29.txt"

TALKS = date(2017, 11, 29)
D = Decimal


def cited(claim: Claim) -> set[int]:
    """The paragraphs of the report that a claim rests on."""
    paragraphs = [claim.evidence, *claim.further_evidence.all()]
    return {paragraph.number for paragraph in paragraphs if paragraph.source.number == 1}


@pytest.mark.parametrize("fact", PROPOSALS, ids=lambda fact: str(fact.number))
def test_a_proposal_is_as_the_report_has_it(fact: Fact) -> None:
    proposal = Proposal.objects.published().with_status(TALKS).get(number=fact.number)
    assert cited(proposal) == fact.paragraphs
    assert {sector.code for sector in proposal.sectors.all()} == fact.areas
    assert (proposal.put_forward_by_id or BOTH) == fact.side
    assert (proposal.status, proposal.basis, str(proposal.changed_on)) == (fact.status, fact.basis, TALKS.isoformat())
    words = StatusChange.objects.get(pk=proposal.latest_change_id or 0).quote
    assert bool(words) == bool(fact.words)
    assert words in fact.words


def test_there_are_these_proposals_and_no_other() -> None:
    numbers = Proposal.objects.published().order_by("number").values_list("number", flat=True)
    assert [*numbers] == [fact.number for fact in PROPOSALS] == [*range(1, 23)]


@pytest.mark.parametrize(
    ("number", "parties"),
    [
        (
            6,
            {
                "government-of-belarus:put_forward",
                "government-of-kazakhstan:put_forward",
                "president-of-belarus:backed",
            },
        ),
        (
            8,
            {
                "government-of-belarus:put_forward",
                "government-of-kazakhstan:put_forward",
                "president-of-belarus:backed",
            },
        ),
        (22, {"president-of-kazakhstan:put_forward", "president-of-belarus:backed"}),
    ],
)
def test_what_was_endorsed_had_been_put_forward_by_somebody_else(number: int, parties: set[str]) -> None:
    found = Proposal.objects.get(number=number).parties.all()
    assert {f"{party.body.code}:{party.role}" for party in found} == parties


def test_what_one_side_put_forward_was_put_forward_by_its_president() -> None:
    president = {"BLR": {"president-of-belarus"}, "KAZ": {"president-of-kazakhstan"}}
    for fact in PROPOSALS:
        named = Proposal.objects.get(number=fact.number).parties.filter(role="put_forward")
        codes = {party.body.code for party in named}
        # Of proposal 16 the report speaks in its own sentence and names nobody.
        assert fact.side == BOTH or codes == (set() if fact.number == 16 else president[fact.side])


def test_the_report_is_source_one() -> None:
    source = Source.objects.get(number=1)
    assert source.title == "Official talks with Kazakhstan President Nursultan Nazarbayev"
    assert source.published_on == PartialDate(2017, 11, 29)
    assert (speaks_for_a_state(source.kind), source.extent, source.language) == (True, "whole", "en")
    assert source.url.startswith("https://president.gov.by/en/events/official-talks-with-kazakhstan-president-")
    assert [paragraph.number for paragraph in source.paragraphs.order_by("number")] == [*range(1, 21)]


def test_only_the_president_of_belarus_is_quoted() -> None:
    spoken = Paragraph.objects.filter(source__number=1).exclude(attribution=Attribution.NARRATOR)
    assert spoken.exists()
    assert {paragraph.speaker.code for paragraph in spoken if paragraph.speaker} == {"president-of-belarus"}


@pytest.mark.parametrize(("code", "described"), [*PARTIES.items(), *FRAMEWORKS.items()])
def test_who_takes_part_and_what_gives_the_frame(code: str, described: tuple[str, str | None]) -> None:
    body = Body.objects.get(code=code)
    assert (body.kind, body.country_id) == described


def test_the_talks_are_those_of_the_two_presidents() -> None:
    talks = Event.objects.get(code="talks-2017-11-29")
    assert (str(talks.happened_on), talks.kind) == ("2017-11-29", "talks")
    assert {body.code for body in talks.bodies.all()} == {"president-of-belarus", "president-of-kazakhstan"}
    assert "Aleksandr Lukashenko and Nursultan Nazarbayev" in talks.summary
    assert "visit" in talks.summary
    assert {facility.code for facility in talks.facilities.all()} == {"aifc", "great-stone", "hi-tech-park"}
    assert {proposal.number for proposal in talks.proposals.all()} == {fact.number for fact in PROPOSALS}


@pytest.mark.parametrize(("paragraphs", "model", "code", "words"), CONTEXT, ids=[row[2] for row in CONTEXT])
def test_the_context_is_there(paragraphs: set[int], model: Kind, code: str, words: str) -> None:
    claim = model.objects.published().get(code=code)
    assert cited(claim) == paragraphs
    assert words in f"{claim} {getattr(claim, 'summary', '')}"


@pytest.mark.parametrize(("number", "paragraph"), [(6, 7), (18, 16), (19, 17)])
def test_the_eurasian_economic_union_frames_three_proposals(number: int, paragraph: int) -> None:
    proposal = Proposal.objects.get(number=number)
    assert paragraph in cited(proposal)
    assert re.search("EAEU|Eurasian Economic Union", f"{proposal.title} {proposal.summary}")


def test_the_figure_is_no_more_exact_than_stated() -> None:
    figure = TradeFigure.objects.get(evidence__source__number=1)
    assert cited(figure) == {19}
    assert figure.period == Period(date(2017, 1, 1), date(2017, 9, 30))
    assert (figure.flow, figure.category, held(figure, "unit")) == ("TT", "not_said", 9)
    assert (held(figure, "value_usd"), held(figure, "step_usd")) == (D(500_000_000), D(100_000_000))
    assert figure.amount == Interval(D(450_000_000), D(550_000_000), high_open=True)
    assert (held(figure, "growth_qualifier"), held(figure, "growth_percent"), figure.quote) == (
        "almost",
        D(65),
        "almost 65%",
    )
    assert figure.growth == Interval(D("61.75"), D(65), high_open=True)


def test_the_target_has_no_upper_end_and_no_deadline() -> None:
    target = Target.objects.get(evidence__source__number=1)
    assert cited(target) == {19}
    assert (str(target.stated_on), target.deadline_on, target.deadline_words) == ("2017-11-29", None, "")
    assert (target.flow, held(target, "qualifier"), target.quote) == ("TT", "more_than", "more than $1 billion")
    assert target.amount == Interval(D(10**9), None, low_open=True)
    assert target.speaker == Body.objects.get(code="president-of-belarus")
    assert Statement.objects.get(code="as-it-once-was").target == target


def test_the_year_before_follows_from_the_figure() -> None:
    figure = TradeFigure.objects.get(evidence__source__number=1)
    assert figure.amount is not None
    follows = outlook(figure.amount, figure.period.months or 0, figure.growth, D(10**9))
    assert follows is not None
    assert follows.previous is not None
    assert rounded(follows.previous / D(10**9), "0.01") == ("0.27", "0.34")


# What lies beside the project: the notes that the tables above were taken from, and the report itself.

AREAS = {
    "high and new technologies": "high-technologies",
    "petrochemical industry": "petrochemicals",
    "unmanned aerial vehicles": "unmanned-aircraft",
    "space exploration": "space",
    "transnational corporations": "transnational-corporations",
}
SIDES = {"Belarus": "BLR", "Kazakhstan": "KAZ", "not said: both sides": BOTH, "the two governments": BOTH}

needs_notes = pytest.mark.skipif(not NOTES.exists(), reason="needs the notes on the report")
needs_report = pytest.mark.skipif(not REPORT.exists(), reason="needs the report itself")


def noted_rows(columns: int) -> Iterator[list[str]]:
    """The cells of each row of the tables in the notes that have so many columns."""
    for line in NOTES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and set(cells[0]) != {"-"}:
            yield cells


def noted_facts() -> Iterator[Fact]:
    """The proposals as the notes have them; one that says "as 11" has the words and the basis of that."""
    facts: dict[int, Fact] = {}
    for number, paragraphs, area, _what, side, status, *_ in (row for row in noted_rows(6) if row[0].isdigit()):
        like = re.search(r"; as (\d+)$", status)
        words = re.search(r"“([^”]+)”|\"([^\"]+)\"", status)
        stated = "stated" if words and "editor's reading" not in status else "reading"
        fact = Fact(
            number=int(number),
            paragraphs={int(paragraph) for paragraph in paragraphs.split(",")},
            areas=set(area_codes(area)),
            side=SIDES[side],
            status=status.split(";")[0].removesuffix(" by Belarus").replace(" ", "_"),
            words=facts[int(like[1])].words if like else (words[1] or words[2]) if words else "",
            basis=facts[int(like[1])].basis if like else stated,
        )
        facts[fact.number] = fact
        yield fact


def area_codes(area: str) -> Iterator[str]:
    """The codes of the sectors that the notes name in words."""
    words = re.sub(r": (\w+) to (\w+)", r"; \1; \2", area)
    for name in words.split("; "):
        yield AREAS.get(name, name.replace(" ", "-"))


@needs_notes
def test_the_proposals_here_are_those_of_the_notes() -> None:
    assert [*noted_facts()] == PROPOSALS


@needs_notes
def test_no_row_of_the_notes_is_left_out() -> None:
    context = [row for row in noted_rows(2) if row[0] not in ("¶", "what")]
    noted = {int(number) for row in context for number in re.findall(r"\d+", row[0])}
    here = {number for paragraphs, *_ in CONTEXT for number in paragraphs}
    # Paragraphs 7, 16 and 17 give the frame of proposals.
    assert noted == here - {9, 19} | {7, 9, 16, 17}
    assert len(context) == 10


@needs_notes
def test_the_numbers_here_are_those_of_the_notes() -> None:
    stated = {row[0]: row[1] for row in noted_rows(3)}
    assert stated["turnover, January-September 2017"] == '"$0.5 billion"'
    assert stated["growth on January-September 2016"] == '"almost 65%"'
    assert stated["target"] == '"more than $1 billion"'
    assert "implied turnover, January-September 2016" in stated
    implied = next(row[2] for row in noted_rows(3) if row[0].startswith("implied"))
    assert "0.27-0.34" in implied


def words_of(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"[a-z0-9]+", text.lower())


def report_paragraphs() -> list[str]:
    """The body of the report: what follows the title and the mark of the page."""
    blocks = [block.strip() for block in REPORT.read_text(encoding="utf-8").split("\n\n")]
    return [block for block in blocks[1:] if block and not block.startswith("•")]


@needs_report
def test_the_report_has_twenty_paragraphs() -> None:
    assert len(report_paragraphs()) == 20


@needs_report
def test_no_sentence_of_the_report_is_copied() -> None:
    run = 8
    words = words_of(REPORT.read_text(encoding="utf-8"))
    runs = {tuple(words[at : at + run]) for at in range(len(words) - run + 1)}
    copied = []
    for path in sorted(DATA.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for cell in (cell for line in csv.reader(stream) for cell in line):
                said = words_of(cell)
                copied += [cell for at in range(len(said) - run + 1) if tuple(said[at : at + run]) in runs]
    assert copied == []


@needs_report
def test_what_is_quoted_stands_in_the_paragraph_that_is_named() -> None:
    paragraphs = report_paragraphs()
    quoted = [
        claim
        for model in claim_models()
        for claim in model._default_manager.filter(evidence__source__number=1).exclude(quote="")
    ]
    assert len(quoted) > 20
    missing = [
        f"{claim.evidence}: {claim.quote}"
        for claim in quoted
        if " ".join(words_of(claim.quote)) not in " ".join(words_of(paragraphs[claim.evidence.number - 1]))
    ]
    assert missing == []
