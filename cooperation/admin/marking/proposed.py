"""What a form is filled with from marked words, where each value was read, and what is left to the editor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.units import UNIT
from cooperation.ingest.phrases.context import Sides
from cooperation.ingest.phrases.doubts import Doubt, Reason
from cooperation.ingest.phrases.marked import MarkedReading, read_marked
from cooperation.ingest.phrases.periods import StatedTime, TimeKind
from cooperation.ingest.phrases.quantities import Quantity, QuantityKind
from cooperation.ingest.phrases.reading import ClaimKind
from cooperation.models import Attribution, Category, CountryPair
from cooperation.wording.amounts import unit_words
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.spans import exact_range

REASONS = {
    Reason.NO_YEAR: _("the year of “%(words)s”, which the words do not say"),
    Reason.YEAR_ONLY: _("whether “%(words)s” is the start or the end of the year: the year alone is kept"),
    Reason.NO_DATE: _("the date: “%(words)s” names none, the words are kept"),
    Reason.FISCAL_MONTHS: _("the months of “%(words)s”: whose fiscal year it is, the words do not say"),
    Reason.NO_UNIT: _("“%(words)s”, which has no unit"),
    Reason.TWO_READINGS: _("“%(words)s”, which can be read in two ways"),
    Reason.NO_READING: _("“%(words)s”, which has no range"),
    Reason.NO_CURRENCY: _("the amount: the words name no currency for “%(words)s”"),
    Reason.WHOSE_CURRENCY: _("the amount: several countries have the currency of “%(words)s”"),
    Reason.ENDS_IN_ZEROS: _("whether the zeros of “%(words)s” are rounding: if they are, raise the last digit"),
    Reason.GROWTH_OR_SHARE: _("“%(words)s”: growth or a share?"),
    Reason.CHANGE: _("“%(words)s”, by which something changed: it is no level"),
    Reason.POINTS: _("“%(words)s”, which is no growth"),
    Reason.BY_TIMES: _("“%(words)s” is read as so many times as much: check"),
    Reason.ROUGH_MULTIPLE: _("how exact “%(words)s” is: read to a tenth, confirm it"),
    Reason.NO_DECIMAL: _("“%(words)s”, which is no decimal number"),
    Reason.NO_NUMBER: _("a number: “%(words)s” gives none"),
}
KINDS = {
    QuantityKind.AMOUNT: _("“%(words)s” is read as %(range)s"),
    QuantityKind.GROWTH: _("“%(words)s” is read as growth %(range)s"),
    QuantityKind.SHARE: _("“%(words)s” is read as a share %(range)s"),
    QuantityKind.MULTIPLE: _("“%(words)s” is read as a multiple, %(range)s"),
    QuantityKind.PERCENT: _("“%(words)s” is read as %(range)s"),
    QuantityKind.CHANGE: _("“%(words)s” is read as a change %(range)s"),
    QuantityKind.POINTS: _("“%(words)s” is read as percentage points %(range)s"),
}
_QUOTED = re.compile(r"[“\"«„][^”\"»“]*$")
_SAYS = re.compile(
    r"\b(?:says?|said|saying|noted?|stress\w*|adds?|added|told|according to|"
    r"сказал\w*|отметил\w*|заявил\w*|подчеркнул\w*|"
    r"по словам|сказаў|адзначыў|заявіў|падкрэсліў|паводле слоў|деді|айтты|атап өтті|мәлімдеді)\b",
    re.IGNORECASE,
)
NO_SIDE = _("whose it is: the words name no side")
NO_FLOW = _("what is counted: turnover, exports or imports")
NO_PERIOD = _("the period")


@dataclass
class Proposed:
    """The values of a form by field; hints say where they were read; lines say the readings, `left` what is open."""

    initial: dict[str, Any] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """Marked words and the source that they stand in."""

    text: str
    number: int
    start: int
    end: int
    published_on: PartialDate | None
    pair: CountryPair

    @property
    def words(self) -> str:
        """The marked words."""
        return self.text[self.start : self.end]

    def read(self) -> MarkedReading:
        """What they state."""
        return read_marked(self.text, self.start, self.end, sides_of(self.pair))


def sides_of(pair: CountryPair) -> Sides:
    """The names of a pair's countries in the languages that are read."""
    return {
        country.pk: (country.name_en, country.name_ru, country.name_kk, country.name_be)
        for country in (pair.first, pair.second)
    }


def propose(kind: ClaimKind, asked: Asked) -> Proposed:
    """What a form of that kind is filled with."""
    marked = asked.read()
    found = Proposed(initial={"voice": voice_of(asked)})
    found.lines += readings(asked.words, marked)
    found.left += [_left(doubt) for doubt in marked.reading.doubts]
    _FILL[kind](found, marked, asked)
    for name in marked.borrowed:
        for target in _FIELDS.get(name, (name,)):
            if found.initial.get(target):
                found.hints[target] = _beside(asked)
    return found


def readings(words: str, marked: MarkedReading) -> list[str]:
    """A line for each number and time that the words state."""
    lines = [
        str(KINDS[quantity.kind]) % {"words": words[quantity.start : quantity.end].strip(), "range": range_of(quantity)}
        for quantity in marked.reading.quantities
    ]
    said = [time for time in marked.reading.times if "period" not in marked.borrowed or time.end]
    return lines + [line for time in said if (line := _time_line(time))]


def range_of(quantity: Quantity) -> str:
    """Such as "from 0.45 to below 0.55 billion US dollars"."""
    units = {"%": "%", "times": gettext("times as much"), "points": gettext("points")}
    unit = units.get(quantity.unit) or _money_of(quantity)
    return exact_range(quantity.interval, unit)


def _money_of(quantity: Quantity) -> str:
    if quantity.power in UNIT and quantity.currency:
        return unit_words(quantity.power, quantity.currency)
    return " ".join(filter(None, [quantity.unit, quantity.currency]))


def _time_line(time: StatedTime) -> str:
    if time.kind is TimeKind.DEADLINE:
        return gettext("Deadline: %(date)s") % {"date": _date_words(time.text)} if time.text else ""
    if not time.text or time.lacks_year:
        return ""
    return gettext("Period: %(period)s") % {"period": period_words(Period.parse(time.text))}


def _date_words(text: str) -> str:
    return day_or_part(PartialDate.parse(text))


def _left(doubt: Doubt) -> str:
    return str(REASONS[doubt.reason]) % {"words": doubt.words}


def voice_of(asked: Asked) -> str:
    """In whose voice the words speak: within quotation marks, beside a verb of saying, or neither."""
    if _QUOTED.search(asked.text[: asked.start]):
        return Attribution.DIRECT_QUOTE.value
    return Attribution.INDIRECT_SPEECH.value if _SAYS.search(asked.text) else Attribution.NARRATOR.value


def _figure(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    _amount(found, marked)
    _percentage(found, "growth", marked.reading.first(QuantityKind.GROWTH))
    _percentage(found, "share", marked.reading.first(QuantityKind.SHARE))
    _counted(found, marked)
    time = marked.reading.time(TimeKind.PERIOD, TimeKind.FISCAL, TimeKind.DAY)
    if time and time.text and not time.lacks_year:
        period = Period.parse(time.text)
        found.initial |= {"period_start": period.start.isoformat(), "period_end": period.end.isoformat()}
    if time and time.kind is TimeKind.FISCAL and time.end:
        found.initial["period_name"] = asked.words[time.start : time.end].strip()
    elif not time:
        found.left.append(str(NO_PERIOD))


def _target(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    _amount(found, marked)
    _counted(found, marked)
    multiple = marked.reading.first(QuantityKind.MULTIPLE)
    if multiple:
        stated = multiple.stated
        found.initial |= {
            "multiple_qualifier": stated.qualifier.value,
            "multiple": stated.value,
            "multiple_step": stated.step,
            "multiple_upper": stated.upper,
            "counted_as": "times",
        }
        found.left.append(gettext("the year or the figure that the multiple is counted from"))
    found.initial["stated_on"] = asked.published_on
    _deadline(found, marked, asked, with_words=True)


def _proposal(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    found.initial["put_forward_by"] = marked.reading.side
    _since(found, marked, asked)
    _status(found, marked)
    _deadline(found, marked, asked, with_words=False)
    found.left.append(gettext("the sectors"))


def _status_change(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    _since(found, marked, asked)
    _status(found, marked)


def _since(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    """Since when it has a status: the day that the words or their sentence name, a month or year that the words name.

    A report tells of no status that is still to come: of another time it is the day of the report.
    """
    is_beside = "period" in marked.borrowed
    time = marked.reading.time(*(TimeKind.DAY,) if is_beside else (TimeKind.DAY, TimeKind.PERIOD))
    named, report = _as_date(time) if time else "", asked.published_on
    if not named or report is None or PartialDate.parse(named).earliest > report.latest:
        found.initial["changed_on"] = report
        return
    found.initial["changed_on"] = PartialDate.parse(named)
    if is_beside:
        found.hints["changed_on"] = _beside(asked)


def _beside(asked: Asked) -> str:
    return gettext("read beside the words, in ¶%(number)d: check") % {"number": asked.number}


def _status(found: Proposed, marked: MarkedReading) -> None:
    status = marked.reading.status
    if status is None:
        found.left.append(gettext("the status, which the words do not say"))
        return
    found.initial |= {"new": status.status.value, "basis": "stated" if status.is_stated else "reading"}


def _event(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    time = marked.reading.time(TimeKind.DAY) or marked.reading.time(TimeKind.PERIOD)
    found.initial["happened_on"] = _as_date(time) if time else ""
    if not found.initial["happened_on"]:
        found.left.append(gettext("the day on which it happened"))


def _as_date(time: StatedTime) -> str:
    """A day, or the one month or year that a period is; empty for others."""
    if time.kind is TimeKind.DAY:
        return time.text
    first, _slash, last = time.text.partition("/")
    if time.lacks_year:
        return ""
    is_year = first[:4] == last[:4] and (first[5:], last[5:]) == ("01", "12")
    return first[:4] if is_year else first if first == last else ""


def _statement(found: Proposed, marked: MarkedReading, asked: Asked) -> None:
    if marked.reading.quantities:
        found.initial["checkability"] = "numeric"


def _amount(found: Proposed, marked: MarkedReading) -> None:
    amount = marked.reading.first(QuantityKind.AMOUNT)
    if amount is None or not amount.currency:
        return
    stated, unit = amount.stated, max(unit for unit in UNIT if unit <= amount.power)
    shift = amount.power - unit
    values: dict[str, Any] = {"value": stated.value, "step": stated.step, "upper": stated.upper}
    scaled = {name: None if value is None else value.scaleb(shift) for name, value in values.items()}
    if amount.currency == USD:
        found.initial |= {f"{name}_usd": value for name, value in scaled.items()}
        found.initial |= {"qualifier": stated.qualifier.value, "unit": unit}
    else:
        found.initial |= {f"own_{name}": value for name, value in scaled.items()}
        found.initial |= {"own_qualifier": stated.qualifier.value, "own_unit": unit, "currency": amount.currency}


def _percentage(found: Proposed, name: str, quantity: Quantity | None) -> None:
    if quantity is None:
        return
    stated = quantity.stated
    numbers: dict[str, Decimal | None] = {"percent": stated.value, "step": stated.step, "upper": stated.upper}
    found.initial |= {f"{name}_{part}": value for part, value in numbers.items()}
    found.initial[f"{name}_qualifier"] = stated.qualifier.value


def _counted(found: Proposed, marked: MarkedReading) -> None:
    reading = marked.reading
    category = reading.category if reading.category in Category.values else Category.NOT_SAID.value
    found.initial |= {"flow": reading.flow, "category": category, "reporter": reading.side}
    if not reading.flow:
        found.left.append(str(NO_FLOW))
    if not reading.side:
        found.left.append(str(NO_SIDE))


def _deadline(found: Proposed, marked: MarkedReading, asked: Asked, *, with_words: bool) -> None:
    time = marked.reading.time(TimeKind.DEADLINE)
    if time is None:
        return
    if time.text:
        found.initial["deadline_on"] = found.initial["deadline"] = time.text
    if with_words:
        found.initial["deadline_words"] = asked.words[time.start : time.end].strip()


_FILL = {
    ClaimKind.FIGURE: _figure,
    ClaimKind.TARGET: _target,
    ClaimKind.PROPOSAL: _proposal,
    ClaimKind.STATUS: _status_change,
    ClaimKind.EVENT: _event,
    ClaimKind.STATEMENT: _statement,
}
# The fields of a form that a thing read beside the words fills.
_FIELDS: dict[str, tuple[str, ...]] = {
    "side": ("reporter", "put_forward_by"),
    "period": ("period_start", "period_end", "happened_on"),
    "growth": ("growth_percent",),
    "share": ("share_percent",),
}


def as_texts(initial: dict[str, Any]) -> dict[str, str]:
    """The values that are filled in, as they are typed and as they are kept beside what the editor makes of them."""
    return dict(_filled(initial))


def _filled(initial: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in initial.items():
        if value not in (None, ""):
            yield name, f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
