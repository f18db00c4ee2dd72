"""A pair's record as the rules of a second look take it, and what editors have answered of what they ask."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cooperation.analysis import questions
from cooperation.analysis.axes import Shows
from cooperation.analysis.categories import Category
from cooperation.models import (
    AcceptedFinding,
    Body,
    Checkability,
    CountryPair,
    Event,
    Facility,
    Paragraph,
    Proposal,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TextParagraph,
    TradeFigure,
)
from cooperation.models.sources import Claim

type Paragraphs = Mapping[int, questions.Paragraph]


@dataclass(frozen=True)
class OpenQuestions:
    """What nobody has answered yet of what is asked about a pair, and the answers that are not needed any more."""

    open: list[questions.Question]
    needless: list[questions.Accepted]


def asked_of(pair: CountryPair, on: date) -> OpenQuestions:
    """Look through all rows of a pair, drafts included, in a fixed number of queries."""
    asked = questions.ask(record_of(pair, on))
    rows = AcceptedFinding.objects.filter(pair=pair).order_by("rule", "row")
    accepted = [questions.Accepted(questions.Rule(row.rule), row.row, row.reason) for row in rows]
    return OpenQuestions(questions.still_open(asked, accepted), questions.needless(asked, accepted))


def record_of(pair: CountryPair, on: date) -> questions.Record:
    """All rows of a pair as plain values."""
    sources = {row.pk: _source(row) for row in Source.objects.filter(pair=pair).order_by("number")}
    kept = TextParagraph.objects.filter(source__pair=pair).select_related("source").order_by("source__number", "number")
    texts = {
        (row.source_id, row.number): questions.Paragraph(str(row), sources[row.source_id], row.text) for row in kept
    }
    stored = Paragraph.objects.filter(source__pair=pair).select_related("source").order_by("source__number", "number")
    paragraphs = {
        row.pk: texts.get((row.source_id, row.number), questions.Paragraph(str(row), sources[row.source_id]))
        for row in stored
    }
    numbers = [*_rows(TradeFigure, pair), *_rows(Target, pair), *_rows(StatedCount, pair)]
    return questions.Record(
        on,
        sources=tuple(sources.values()),
        steps=tuple(_steps(pair, paragraphs)),
        figures=tuple(_figure(row, paragraphs) for row in numbers if isinstance(row, TradeFigure)),
        events=tuple(_events(pair, paragraphs)),
        statements=tuple(_statements(pair, paragraphs)),
        others=(
            *(questions.ClaimRow(f"paragraphs {row}", summary=row.summary) for row in stored),
            *(questions.ClaimRow(**_said(row, f"proposals {row.number}", paragraphs)) for row in _rows(Proposal, pair)),
            *(questions.ClaimRow(**_said(row, f"facilities {row.code}", paragraphs)) for row in _rows(Facility, pair)),
            *(
                questions.ClaimRow(**_said(row, f"targets {row.code}", paragraphs))
                for row in numbers
                if isinstance(row, Target)
            ),
        ),
        names=(*_bodies(pair), *(name for row in numbers for name in _people(row))),
        texts=tuple(texts.values()),
    )


def _rows(model: type[Any], pair: CountryPair) -> list[Any]:
    pointers = ["speaker"] if hasattr(model, "speaker") else []
    rows = model.objects.filter(pair=pair).with_evidence().order_by("pk")
    return list(rows.select_related("evidence__source", *pointers))


def _source(row: Source) -> questions.Source:
    looked_at = row.looked_at_on or row.retrieved_on
    return questions.Source(row.number, row.kind, row.published_on, looked_at, bool(row.url))


def _said(row: Claim, name: str, paragraphs: Paragraphs) -> dict[str, Any]:
    """What every claim is asked about."""
    evidence = tuple(paragraphs[paragraph.pk] for paragraph in row.paragraphs())
    return {"name": name, "evidence": evidence, "quote": row.quote, "summary": getattr(row, "summary", "")}


def _steps(pair: CountryPair, paragraphs: Paragraphs) -> Iterator[questions.Step]:
    rows = StatusChange.objects.filter(pair=pair).with_evidence().select_related("evidence__source", "proposal")
    for row in rows.order_by("proposal__number", "pk"):
        name = f"status_changes {row.proposal.number}, {row.changed_on}, {row.new}"
        on = row.changed_until or row.changed_on
        if on:  # which it always is; the type of the field does not say so
            yield questions.Step(**_said(row, name, paragraphs), on=on)


def _figure(row: TradeFigure, paragraphs: Paragraphs) -> questions.FigureRow:
    return questions.FigureRow(
        **_said(row, f"figures {row.code}", paragraphs),
        reporter=row.reporter_id or "",
        speaker=row.speaker.code if row.speaker else "",
        speaker_kind=row.speaker.kind if row.speaker else "",
        period=row.period if row.is_dated else None,
        is_stock=row.category == Category.INVESTMENT_STOCK,
    )


def _events(pair: CountryPair, paragraphs: Paragraphs) -> Iterator[questions.Event]:
    rows = Event.objects.filter(pair=pair).with_evidence().prefetch_related("bearings__proposal")
    for row in rows.order_by("happened_on", "code"):
        bearings = tuple(
            questions.Bearing(
                bearing.proposal.number, Shows(bearing.shows), _has_criterion(bearing.proposal, bearing.shows)
            )
            for bearing in row.bearings.all()
        )
        yield questions.Event(**_said(row, f"events {row.code}", paragraphs), kind=row.kind, bearings=bearings)


def _has_criterion(proposal: Proposal, shows: str) -> bool:
    """Whether the proposal says what would count as what an event shows about it."""
    return bool(proposal.partly_when if shows == Shows.PARTLY else proposal.done_when)


def _statements(pair: CountryPair, paragraphs: Paragraphs) -> Iterator[questions.Statement]:
    for row in _rows(Statement, pair):
        said = _said(row, f"statements {row.code}", paragraphs)
        yield questions.Statement(**said, is_numeric=row.checkability == Checkability.NUMERIC)


def _bodies(pair: CountryPair) -> Iterator[questions.Name]:
    for body in Body.objects.filter(pair=pair).order_by("code"):
        yield questions.Name("body", body.name, f"bodies {body.code}")


def _people(row: TradeFigure | Target | StatedCount) -> Iterator[questions.Name]:
    """The persons in "A. Turchin, prime minister of Belarus, and A. Shakkaliyev, minister of trade"."""
    for person in row.speaker_name.replace(", and ", " and ").split(" and "):
        name = person.split(",")[0].strip()
        if name[:1].isupper():
            yield questions.Name("person", name, f"{row._meta.verbose_name} {row.code}")
