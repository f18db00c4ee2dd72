"""Store official statistics from a file: all of it or nothing; an edition that is there is never overwritten."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify

from cooperation.actions.dataset import BY, DatasetRefusedError, LoadReport
from cooperation.actions.history import note_pair
from cooperation.actions.places import bump_revision, ensure_pair
from cooperation.actions.rows import Outcome
from cooperation.ingest.columns import UNITS
from cooperation.ingest.dataset import Problem
from cooperation.ingest.series import EditionRead, read_series
from cooperation.models import (
    Attribution,
    Country,
    CountryPair,
    Extent,
    Flow,
    Paragraph,
    Publication,
    SeriesEdition,
    Source,
    SourceKind,
)

FLOW_IN_CODE = {"X": "exports", "M": "imports"}
OFFICE_IN_CODE = 24


def load_series(path: Path, *, today: date, check_only: bool = False) -> list[LoadReport]:
    """Store the editions in a file, pair by pair; raises DatasetRefusedError with every problem, and stores nothing.

    A pair that is not on record is made. An edition that is there with the same observations is left as it is; one
    that is there with others is refused: another edition has another day.
    """
    editions, problems = read_series(path)
    problems += _unknown_countries(path.name, editions)
    if problems:
        raise DatasetRefusedError(problems)
    with transaction.atomic():
        reports = []
        for slug in dict.fromkeys(edition.pair for edition in editions):
            of_pair = [edition for edition in editions if edition.pair == slug]
            reports.append(_store(path.name, ensure_pair(first=slug[0], second=slug[1]), of_pair, today, problems))
        if problems:
            raise DatasetRefusedError(problems)
        if check_only:
            transaction.set_rollback(True)
    return reports


def _unknown_countries(name: str, editions: Iterable[EditionRead]) -> Iterator[Problem]:
    known = set(Country.objects.values_list("code", flat=True))
    for edition in editions:
        for column in ("reporter", "partner"):
            if edition.said[column] not in known:
                sentence = f"No country has the code “{edition.said[column]}”."
                yield Problem(name, edition.line, column, sentence)


def _store(
    name: str, pair: CountryPair, editions: Sequence[EditionRead], today: date, problems: list[Problem]
) -> LoadReport:
    report, outcomes = LoadReport(pair), []
    for edition in editions:
        try:
            outcomes.append(_store_edition(pair, edition, today))
        except ValidationError as error:
            sentences = (sentence for found in error.message_dict.values() for sentence in found)
            problems += (Problem(name, edition.line, "", sentence) for sentence in sentences)
    report.count(outcomes, name)
    if report.added:
        bump_revision(pair)
        note_pair(pair, by=BY, why=f"statistics from {name}")
    return report


def _store_edition(pair: CountryPair, edition: EditionRead, today: date) -> Outcome:
    said = {**edition.said, "table": edition.said["table"] or ""}
    of_edition = {name: said[name] for name in ("category", "flow", "office", "table", "edition_on")}
    there = SeriesEdition.objects.for_pair(pair).filter(reporter_id=said["reporter"], **of_edition).first()
    if there:
        if there.observations == edition.observations:
            return Outcome.UNCHANGED
        sentence = (
            f"The edition of {said['edition_on']} is on record with other numbers ({there.code}), and an edition is "
            "never overwritten: give the day of the new one, or correct the row in the administration."
        )
        raise ValidationError({"edition_on": sentence})
    row = SeriesEdition(
        pair=pair,
        code=_code(pair, said),
        reporter_id=said["reporter"],
        own=bool(said["own"]),
        provisional=bool(said["provisional"]),
        unit=UNITS[said["unit"]],
        observations=edition.observations,
        evidence=_evidence(pair, said, today),
        state=Publication.PUBLISHED,
        **{name: said[name] or "" for name in ("classification", "valuation", "partner_by", "caution")},
        **of_edition,
    )
    row.full_clean()
    row.save()
    return Outcome.ADDED


def _code(pair: CountryPair, said: dict[str, object]) -> str:
    """A code that no other edition of the pair has: reporter, flow, office and day."""
    office = slugify(str(said["office"]))[:OFFICE_IN_CODE].strip("-") or "office"
    code = f"{str(said['reporter']).lower()}-{FLOW_IN_CODE[str(said['flow'])]}-{office}-{said['edition_on']}"
    taken = set(SeriesEdition.objects.for_pair(pair).filter(code__startswith=code).values_list("code", flat=True))
    numbered = (f"{code}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (code, *numbered) if name not in taken)


def _evidence(pair: CountryPair, said: dict[str, object], today: date) -> Paragraph:
    """The paragraph that stands for a flow in a table: of the source that is the table in this edition."""
    named = {
        "publisher": str(said["office"]),
        "title": str(said["table"] or "Trade by partner country"),
        "published_on": said["edition_on"],
    }
    source = Source.objects.filter(pair=pair, **named).first()
    if source is None:
        last = Source.objects.filter(pair=pair).aggregate(last=models.Max("number"))["last"] or 0
        source = Source(
            pair=pair,
            number=last + 1,
            language="en",
            url=str(said["url"] or ""),
            kind=SourceKind.STATISTICS,
            extent=Extent.EXCERPT,
            retrieved_on=today,
            state=Publication.PUBLISHED,
            **named,
        )
        source.full_clean()
        source.save()
    summary = f"{Flow(str(said['flow'])).label.capitalize()} of {said['reporter']} with {said['partner']} by year."
    found = source.paragraphs.filter(summary=summary).first()
    if found is None:
        found = Paragraph(
            source=source, number=source.paragraphs.count() + 1, attribution=Attribution.NARRATOR, summary=summary
        )
        found.full_clean()
        found.save()
    return found
