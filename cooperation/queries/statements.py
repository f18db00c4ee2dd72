"""What sources say in numbers that is neither a figure nor a target, as plain values."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from cooperation.models import Checkability, CountryPair, Paragraph, Statement
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import Passage, SourceValue, passages
from cooperation.queries.trade_values import Speaker


@dataclass(frozen=True)
class StatementValue:
    """A statement: what it says in our own words, its quoted words, and the code of the target whose level it names.

    ``attribution`` and ``speaker`` are those of its main paragraph: who is quoted, or reported to have said it.
    """

    code: str
    summary: str
    quote: str
    kind: str
    target: str
    attribution: str
    speaker: Speaker
    caution: str
    passages: tuple[Passage, ...]

    @property
    def source(self) -> SourceValue:
        """The source that says it."""
        return self.passages[0].source


def numeric_statements(pair: CountryPair, today: date, asked: date | None = None) -> list[StatementValue]:
    """The published statements that can be checked against figures and are known today, or on a day: three queries.

    As known on a day they are those, and say what they said, of that day: two queries more.
    """
    rows = Statement.objects.for_pair(pair).published()
    if asked is None:
        rows = rows.filter(checkability=Checkability.NUMERIC)
    shown = as_shown_on("statements", rows.select_related("target", "evidence__speaker").order_by("code"), asked)
    found = [row for row in shown if row.checkability == Checkability.NUMERIC]
    read = passages([pair]) if found else {}
    further: dict[int, list[int]] = defaultdict(list)
    in_order = ("further_evidence__source__number", "further_evidence__number")
    ordered = rows.exclude(further_evidence=None).order_by(*in_order)
    for row, paragraph in ordered.values_list("pk", "further_evidence") if found else ():
        further[row].append(paragraph)
    values = (
        StatementValue(
            row.code,
            row.summary,
            row.quote,
            row.get_claim_type_display(),
            row.target.code if row.target else "",
            row.evidence.attribution,
            _speaker(row.evidence),
            row.caution,
            tuple(read[key] for key in (row.evidence_id, *further.get(row.pk, ()))),
        )
        for row in found
    )
    return [value for value in values if value.source.is_visible(today, asked)]


def _speaker(paragraph: Paragraph) -> Speaker:
    body = paragraph.speaker
    return Speaker(body.code, body.name) if body else Speaker()
