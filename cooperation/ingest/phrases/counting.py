"""Going through the numbers of a text and saying what each of them counts."""

import re
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier
from cooperation.ingest.phrases import lexicon
from cooperation.ingest.phrases.amounts import Unit, scale_at, unit_around
from cooperation.ingest.phrases.doubts import Doubt, Reason
from cooperation.ingest.phrases.numerals import Numeral, numerals
from cooperation.ingest.phrases.quantities import LONGEST_HEDGE, Around, FieldNumber, Quantity, QuantityKind
from cooperation.ingest.phrases.script import Language, blanked

# The last digit of "doubled": a tenth of a time either way, for the editor to confirm.
ROUGH_STEP = Decimal("0.2")
TENTH = Decimal("0.1")
MOST_FALL = Decimal(-100)

_PERCENT = re.compile(rf"\s*(?:{lexicon.PERCENT})(?:-?(?:ға|ке|ге|дан|ден))?(?!\w)")
_POINTS = re.compile(rf"\s*(?:{lexicon.POINTS})(?!\w)")
_TIMES = re.compile(rf"\s*(?:{lexicon.TIMES})(?!\w)")
_OF = re.compile(r"\s*(?:of|от|ад)\s")
_RANGE_OPENS = re.compile(r"\b(?:between|from|от|с|между|ад|паміж)\s*(?:us)?[$€₸₽₹£]?\s*$")
_RANGE_WORD = re.compile(r"(?:and|to|до|да|и|і)\s*(?:us)?[$€₸₽₹£]?\s*$")
_RANGE_DASH = re.compile(r"\s*[-–—]\s*(?:us)?[$€₸₽₹£]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KAZAKH_FROM = re.compile(r"[^\d.,;]*[дтн][ае]н\s*$")
_SWAPPED = {Qualifier.MORE_THAN: Qualifier.LESS_THAN, Qualifier.LESS_THAN: Qualifier.MORE_THAN}


@dataclass(frozen=True)
class Said:
    """A number, range or sum as it stands in a text; `end` is where its digits end and its unit begins."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: Unit
    upper: Decimal | None = None

    @property
    def ends_in_zeros(self) -> bool:
        """Whether it may have been rounded to tens, hundreds or more."""
        return self.step == 1 and self.value >= 10 and self.value % 10 == 0


@dataclass
class Count:
    """The quantities of a text as they are found, and what is left open."""

    text: str
    language: Language
    has_deadline: bool
    quantities: list[Quantity] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, reason: Reason, start: int, end: int) -> None:
        """Leave something to the editor, naming the words by their place."""
        self.doubts.append(Doubt(reason, self.text[start:end].strip()))


def count(text: str, language: Language, *, has_deadline: bool) -> Count:
    """What the numbers of a plain text count, with the times already taken out of it."""
    found = Count(text, language, has_deadline)
    rest = _words_without_decimal(found, _parts(found, _multiples(found, text)))
    numbers, unclear = numerals(rest, language)
    for start, end in unclear:
        if unit_around(rest, start, end).says_something:
            found.doubt(Reason.TWO_READINGS, start, end)
    place = 0
    while place < len(numbers):
        said, taken = _said(rest, numbers[place : place + 2])
        try:
            _read(found, rest, said)
        except (ValueError, ArithmeticError):  # Such as "about zero", "fell 0 times".
            found.doubt(Reason.NO_READING, said.start, said.end)
        place += taken
    if found.quantities:
        # Beside numbers that count something, those of nothing known are years, heads or addresses.
        found.doubts = [doubt for doubt in found.doubts if doubt.reason is not Reason.NO_UNIT]
    elif vague := lexicon.NO_NUMBER.search(rest):
        found.doubt(Reason.NO_NUMBER, *vague.span())
    return found


def _multiples(found: Count, text: str) -> str:
    """Read "doubled" and its like, and give back the text without them."""
    for pattern, times, halves in lexicon.MULTIPLES:
        match = pattern.search(text)
        if match:
            around = Around.of(text, *match.span(), found.language)
            falls = halves or around.falls
            is_aim = not falls and (found.has_deadline or bool(lexicon.TO_MULTIPLY.fullmatch(match[0])))
            stated = FieldNumber(around.hedge(), Decimal(times), None if is_aim else ROUGH_STEP)
            found.quantities.append(_multiple(around.widened(*match.span()), stated, falls=falls, is_aim=is_aim))
            if not is_aim:
                found.doubt(Reason.ROUGH_MULTIPLE, *match.span())
            return blanked(text, *match.span())
    return text


def _multiple(place: tuple[int, int], stated: FieldNumber, *, falls: bool, is_aim: bool) -> Quantity:
    """So many times as much: an aim keeps the multiple, what happened is growth of so many percent more."""
    read, times, step = stated.interval, stated.value, stated.step
    if is_aim:
        return _quantity(QuantityKind.MULTIPLE, place, stated, "times")
    if falls:
        read, times, step = _inverse(read), 1 / times, None
    growth = (read - 1) * 100
    outward = Interval(
        None if growth.low is None else growth.low.quantize(TENTH, ROUND_FLOOR).normalize(),
        None if growth.high is None else growth.high.quantize(TENTH, ROUND_CEILING).normalize(),
        growth.low_open,
        growth.high_open,
    )
    percent = ((times - 1) * 100).quantize(TENTH)
    return Quantity(QuantityKind.GROWTH, *place, stated.qualifier, percent, outward, step and step * 100, unit="%")


def _inverse(times: Interval) -> Interval:
    """What is left after a fall so many times; after one without an upper end, anything down to nothing."""
    if times.high is None:
        part = 1 / Interval.point(times.low or 1)
        return Interval(Decimal(0), part.high, False, times.low_open)
    return 1 / times if times.low else Interval(1 / times.high, None, times.high_open)


def _parts(found: Count, text: str) -> str:
    """Read "a quarter of", "by half", and give back the text without them."""
    for pattern, percent, step in lexicon.PARTS:
        match = pattern.search(text)
        if match:
            around = Around.of(text, *match.span(), found.language)
            is_growth = around.is_change or (around.verb is not None and match[0].startswith(("by", "на")))
            kind = QuantityKind.GROWTH if is_growth else QuantityKind.SHARE
            value = -percent if is_growth and around.falls else percent
            stated = FieldNumber(around.hedge(), value, step)
            found.quantities.append(_quantity(kind, around.widened(*match.span()), stated, "%"))
            return blanked(text, *match.span())
    return text


def _words_without_decimal(found: Count, text: str) -> str:
    """Leave a third to the editor: no decimal number is one."""
    match = lexicon.NO_DECIMAL.search(text)
    if match is None:
        return text
    found.doubt(Reason.NO_DECIMAL, *match.span())
    return blanked(text, *match.span())


def _said(text: str, ahead: list[Numeral]) -> tuple[Said, int]:
    """The first of the numbers, with the second where they are one range or one sum; and how many were taken."""
    first, *following = ahead
    joined = following and (_range(text, first, following[0]) or _sum(text, first, following[0]))
    if joined:
        return joined, 2
    return Said(first.start, first.end, first.value, first.step, unit_around(text, first.start, first.end)), 1


def _range(text: str, first: Numeral, last: Numeral) -> Said | None:
    """ "From 1 to 1.5 billion": the unit is that of the last number where the first has none of its own."""
    between = text[first.end : last.start]
    before = text[max(0, first.start - LONGEST_HEDGE) : first.start]
    own_power, own_name, own_end = scale_at(text, first.end)
    opens = _RANGE_OPENS.search(before)
    said_in_words = opens and _RANGE_WORD.search(between) and not _is_change(text[: first.start], opens[0])
    is_range = _RANGE_DASH.fullmatch(text[own_end : last.start]) or said_in_words or _KAZAKH_FROM.fullmatch(between)
    if not is_range:
        return None
    unit = unit_around(text, last.start, last.end)
    money = unit_around(text, first.start, last.end)
    unit = replace(unit, currency=unit.currency or money.currency)
    value = first.value.scaleb(own_power - unit.power) if own_name else first.value
    return Said(first.start, last.end, value, first.step, unit, last.value) if value < last.value else None


def _is_change(before: str, opens: str) -> bool:
    """ "Rose from 95 to 128": two numbers of two times, where "between 95 and 128" is one of one."""
    return not opens.startswith(("between", "между", "паміж")) and any(
        pattern.search(before) for pattern in (lexicon.RISES, lexicon.FALLS)
    )


def _sum(text: str, first: Numeral, last: Numeral) -> Said | None:
    """ "1 billion 200 million": two parts of one number, the last digit being that of the second."""
    power, name, after = scale_at(text, first.end)
    small, small_name, _end = scale_at(text, last.end)
    if not (name and small_name and small < power and text[after : last.start].strip() == ""):
        return None
    value = (first.value + last.value.scaleb(small - power)).normalize()
    money = unit_around(text, first.start, last.end)
    unit = replace(money, power=power, name=name)
    return Said(first.start, last.end, value, last.step.scaleb(small - power), unit)


def _read(found: Count, text: str, said: Said) -> None:
    """Say what one number counts, or why it is not read."""
    after = text[said.end : said.end + LONGEST_HEDGE]
    if (points := _POINTS.match(after)) is not None:
        _beside(found, text, said, said.end + points.end(), QuantityKind.POINTS)
    elif (percent := _PERCENT.match(after)) is not None:
        _percentage(found, text, said, said.end + percent.end())
    elif (times := _TIMES.match(after)) is not None and said.upper is None:
        _so_many_times(found, text, said, said.end + times.end())
    elif said.unit.says_something or said.unit.unsure_money:
        _amount(found, text, said)
    elif not _YEAR.fullmatch(text[said.start : said.end]):
        found.doubt(Reason.NO_UNIT, said.start, said.end)


def _percentage(found: Count, text: str, said: Said, end: int) -> None:
    around = Around.of(text, said.start, end, found.language)
    if around.is_level or (_OF.match(around.after) and not around.is_change):
        kind = QuantityKind.SHARE
    elif around.verb is not None:
        kind = QuantityKind.GROWTH
    else:
        kind = QuantityKind.PERCENT
        found.doubt(Reason.GROWTH_OR_SHARE, said.start, end)
    percent = _quantity(kind, around.widened(said.start, end), _stated(said, around), "%")
    found.quantities.append(_fallen(percent) if kind is QuantityKind.GROWTH and around.falls else percent)


def _so_many_times(found: Count, text: str, said: Said, end: int) -> None:
    around = Around.of(text, said.start, end, found.language)
    is_aim = found.has_deadline and not around.falls
    hedge = around.hedge()
    if found.language is Language.ENGLISH and around.is_change:
        found.doubt(Reason.BY_TIMES, said.start, end)
    step = None if is_aim and hedge is Qualifier.EXACT else said.step
    multiple = FieldNumber(hedge, said.value, step)
    found.quantities.append(_multiple(around.widened(said.start, end), multiple, falls=around.falls, is_aim=is_aim))


def _amount(found: Count, text: str, said: Said) -> None:
    around = Around.of(text, said.start, said.unit.end, found.language)
    if around.is_change and said.upper is None:
        _beside(found, text, said, said.unit.end, QuantityKind.CHANGE)
        return
    stated, place = _stated(said, around), (said.start, said.unit.end)
    if said.unit.unsure_money:
        found.doubt(Reason.WHOSE_CURRENCY, *place)
    elif not said.unit.currency:
        found.doubt(Reason.NO_CURRENCY, *place)
    if stated.qualifier is Qualifier.EXACT and said.ends_in_zeros:
        found.doubt(Reason.ENDS_IN_ZEROS, said.start, said.end)
    amount = _quantity(QuantityKind.AMOUNT, around.widened(*place), stated, said.unit.name)
    found.quantities.append(replace(amount, power=said.unit.power, currency=said.unit.currency))


def _beside(found: Count, text: str, said: Said, end: int, kind: QuantityKind) -> None:
    """A number that is read, and is none of a figure: by how much money, or by how many points, something moved."""
    around = Around.of(text, said.start, end, found.language)
    unit = "points" if kind is QuantityKind.POINTS else said.unit.name
    quantity = _quantity(kind, around.widened(said.start, end), _stated(said, around), unit)
    quantity = replace(quantity, power=said.unit.power, currency=said.unit.currency)
    found.quantities.append(_fallen(quantity) if around.falls else quantity)
    found.doubt(Reason(kind.value), said.start, end)


def _stated(said: Said, around: Around) -> FieldNumber:
    hedge = around.hedge() if said.upper is None else Qualifier.BETWEEN
    return FieldNumber(hedge, said.value, said.step, said.upper)


def _fallen(rise: Quantity) -> Quantity:
    """What a fall by a number is as growth: one of more than 46 % is a growth of less than -46."""
    if rise.hedge is Qualifier.AT_LEAST:
        most = MOST_FALL if rise.kind is QuantityKind.GROWTH else None
        return replace(rise, value=-rise.value, interval=Interval(most, -rise.value))
    low, high = (rise.value, None) if rise.upper is None else (rise.upper, -rise.value)
    stated = FieldNumber(_SWAPPED.get(rise.hedge, rise.hedge), -low, rise.step, high)
    return replace(rise, hedge=stated.qualifier, value=stated.value, upper=stated.upper, interval=stated.interval)


def _quantity(kind: QuantityKind, place: tuple[int, int], stated: FieldNumber, unit: str) -> Quantity:
    hedge, value, step, upper = stated.qualifier, stated.value, stated.step, stated.upper
    return Quantity(kind, *place, hedge, value, stated.interval, step, upper, unit)
