"""What a second look at a record asks of every row: whether it says more than its source, or says it with less care.

A rule takes plain rows and gives a question for each that it would ask an editor about; a question is a question, not a
verdict. What an editor has looked at and accepted is named by rule and row, with a reason, and is silent from then on.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from cooperation.analysis.axes import Shows
from cooperation.analysis.dates import MONTHS_IN_YEAR, PartialDate, Period
from cooperation.analysis.quotations import find_words
from cooperation.analysis.source_ranks import SourceKind, source_rank
from cooperation.analysis.units import UNITS


class Rule(StrEnum):
    """What is asked."""

    EVIDENCE_AFTER_DATE = "evidence_after_date"
    REPORTER_FROM_SPEAKER = "reporter_from_speaker"
    ABOVE_CRITERION = "above_criterion"
    NUMERIC_WITHOUT_NUMBER = "numeric_without_number"
    QUOTE_NOT_FOUND = "quote_not_found"
    COPIED_WORDS = "copied_words"
    NO_STATISTICAL_PERIOD = "no_statistical_period"
    SINGLE_READING = "single_reading"
    NOT_LOOKED_AT = "not_looked_at"
    TWO_SPELLINGS = "two_spellings"


# The press tells of a step within days; what is told later than this is told from memory.
HINDSIGHT = timedelta(days=31)
# No statistical office counts a period sooner than this after its end.
SOONEST = timedelta(days=14)
# A page that was not opened for a year may have changed or gone.
STALE = timedelta(days=365)
# So many words in a row are the source's sentence and not our own.
COPIED_RUN = 9
# From this likeness on two names that differ may be one: "Y. Bulegenov" and "E. Bulegenov" reach 92.
NAMES_ALIKE = 88
# Words and plans tell of something and do not show it.
ONLY_TOLD = ("statement", "plan")
OFFICES = ("head_of_state", "government", "ministry")
DEEDS = (Shows.PARTLY, Shows.DELIVERED, Shows.CONTRADICTS)

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|half|dozen|hundred"
    rf"|{'|'.join(unit.code for unit in UNITS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """Where a row comes from: who stands behind it, when it came out, and when its address was last opened."""

    number: int
    kind: str
    published: PartialDate | None = None
    looked_at: date | None = None
    has_address: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that rows rest on; ``text`` is empty where the source's own text is not kept."""

    locator: str
    source: Source
    text: str = ""


@dataclass(frozen=True)
class ClaimRow:
    """What every rule may ask of a claim: its name in the record, the words quoted, its evidence, its own words."""

    name: str
    evidence: tuple[Paragraph, ...] = ()
    quote: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Step(ClaimRow):
    """What a source says of a status, on a date."""

    on: PartialDate = field(kw_only=True)


@dataclass(frozen=True)
class FigureRow(ClaimRow):
    """A figure: the side it is filed under, the sort of body that speaks, and its period. A stock has no period."""

    reporter: str = ""
    speaker: str = ""
    speaker_kind: str = ""
    period: Period | None = None
    is_stock: bool = False


@dataclass(frozen=True)
class Bearing:
    """What an event is said to show about a proposal, and whether the proposal says what would count as that."""

    proposal: int
    shows: Shows
    has_criterion: bool = True


@dataclass(frozen=True)
class Event(ClaimRow):
    """Something that happened, by its kind."""

    kind: str = ""
    bearings: tuple[Bearing, ...] = ()


@dataclass(frozen=True)
class Statement(ClaimRow):
    """A statement; ``is_numeric`` where it is said to be checkable by numbers."""

    is_numeric: bool = False


@dataclass(frozen=True)
class Name:
    """A name as one row writes it; only names of one sort are compared."""

    sort: str
    text: str
    row: str


@dataclass(frozen=True)
class Record:
    """A pair's record as the rules take it, on the day on which it is looked through."""

    on: date
    sources: tuple[Source, ...] = ()
    steps: tuple[Step, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    others: tuple[ClaimRow, ...] = ()
    names: tuple[Name, ...] = ()
    texts: tuple[Paragraph, ...] = ()

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        """All that has words."""
        return (*self.steps, *self.figures, *self.events, *self.statements, *self.others)


@dataclass(frozen=True, order=True)
class Question:
    """A question to the editor of a row; ``details`` fill its sentence."""

    rule: Rule
    row: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """What an editor has looked at and left as it is, and why."""

    rule: Rule
    row: str
    reason: str


def ask(record: Record) -> list[Question]:
    """All that the rules ask, rule by rule, each row in its order."""
    return [question for rule in RULES for question in rule(record)]


def still_open(questions: Iterable[Question], accepted: Collection[Accepted]) -> list[Question]:
    """The questions that nobody has looked at."""
    settled = {(one.rule, one.row) for one in accepted}
    return [question for question in questions if (question.rule, question.row) not in settled]


def needless(questions: Iterable[Question], accepted: Iterable[Accepted]) -> list[Accepted]:
    """What was accepted and is not asked any more: it can be taken out."""
    asked = {(question.rule, question.row) for question in questions}
    return [one for one in accepted if (one.rule, one.row) not in asked]


def _evidence_after_date(record: Record) -> Iterator[Question]:
    for step in record.steps:
        for paragraph in step.evidence:
            published = paragraph.source.published
            if published and published.earliest > step.on.latest + HINDSIGHT:
                details = (str(step.on), paragraph.locator, str(published))
                yield Question(Rule.EVIDENCE_AFTER_DATE, step.name, details)
                break


def _reporter_from_speaker(record: Record) -> Iterator[Question]:
    state = source_rank(SourceKind.GOVERNMENT)
    for figure in record.figures:
        is_office = figure.speaker_kind in OFFICES or any(
            source_rank(paragraph.source.kind) <= state for paragraph in figure.evidence
        )
        if figure.reporter and figure.speaker and not is_office:
            yield Question(Rule.REPORTER_FROM_SPEAKER, figure.name, (figure.reporter, figure.speaker))


def _above_criterion(record: Record) -> Iterator[Question]:
    for event in record.events:
        for bearing in event.bearings:
            told = event.kind in ONLY_TOLD and bearing.shows in (Shows.DOCUMENT, Shows.PARTLY, Shows.DELIVERED)
            if told or (bearing.shows in (Shows.PARTLY, Shows.DELIVERED) and not bearing.has_criterion):
                yield Question(Rule.ABOVE_CRITERION, event.name, (str(bearing.proposal), bearing.shows.value))
                break


def _numeric_without_number(record: Record) -> Iterator[Question]:
    for statement in record.statements:
        if statement.is_numeric and not _NUMBER.search(statement.summary):
            yield Question(Rule.NUMERIC_WITHOUT_NUMBER, statement.name)


def _quote_not_found(record: Record) -> Iterator[Question]:
    for row in record.rows:
        kept = [paragraph for paragraph in row.evidence if paragraph.text]
        if row.quote and kept and not any(find_words(paragraph.text, row.quote) for paragraph in kept):
            yield Question(Rule.QUOTE_NOT_FOUND, row.name, (row.quote, kept[0].locator))


def _copied_words(record: Record) -> Iterator[Question]:
    runs = {run: text.locator for text in record.texts for run in _runs(text.text)}
    for row in record.rows:
        copied = next((run for run in _runs(row.summary) if run in runs), None)
        if copied:
            yield Question(Rule.COPIED_WORDS, row.name, (" ".join(copied), runs[copied]))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return (tuple(words[at : at + COPIED_RUN]) for at in range(len(words) - COPIED_RUN + 1))


def _no_statistical_period(record: Record) -> Iterator[Question]:
    for figure in record.figures:
        if figure.period is None or figure.is_stock:
            continue
        published = figure.evidence[0].source.published if figure.evidence else None
        too_soon = published is not None and published.latest < figure.period.end + SOONEST
        if figure.period.months is None or figure.period.months > MONTHS_IN_YEAR or too_soon:
            yield Question(Rule.NO_STATISTICAL_PERIOD, figure.name, (str(figure.period), str(published or "—")))


def _single_reading(record: Record) -> Iterator[Question]:
    for event in record.events:
        deed = next((bearing for bearing in event.bearings if bearing.shows in DEEDS), None)
        sources = {paragraph.source.number for paragraph in event.evidence}
        is_document = any(paragraph.source.kind == SourceKind.DOCUMENT for paragraph in event.evidence)
        if deed and len(sources) < 2 and not is_document:
            yield Question(Rule.SINGLE_READING, event.name, (str(deed.proposal), deed.shows.value))


def _not_looked_at(record: Record) -> Iterator[Question]:
    for source in record.sources:
        if source.has_address and (source.looked_at is None or source.looked_at < record.on - STALE):
            yield Question(Rule.NOT_LOOKED_AT, f"sources {source.number}", (str(source.looked_at or "—"),))


def _two_spellings(record: Record) -> Iterator[Question]:
    # Compiled code of several MiB, which no reader's process needs.
    from rapidfuzz import fuzz

    first_row = {(name.sort, name.text): name.row for name in reversed(record.names)}
    for (one_sort, one), (other_sort, other) in combinations(sorted(first_row), 2):
        if one_sort == other_sort and fuzz.ratio(one, other) >= NAMES_ALIKE:
            yield Question(
                Rule.TWO_SPELLINGS, f"{one} / {other}", (first_row[one_sort, one], first_row[other_sort, other])
            )


RULES: tuple[Callable[[Record], Iterator[Question]], ...] = (
    _evidence_after_date,
    _reporter_from_speaker,
    _above_criterion,
    _numeric_without_number,
    _quote_not_found,
    _copied_words,
    _no_statistical_period,
    _single_reading,
    _not_looked_at,
    _two_spellings,
)
