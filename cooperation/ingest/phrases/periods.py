"""Spans of time, days and deadlines as they are said: "January-September 2017", «к 2030 году», "FY 2017-18"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cooperation.ingest.phrases.lexicon import COUNTS
from cooperation.ingest.phrases.script import blanked

UNKNOWN_YEAR = "XXXX"


class TimeKind(StrEnum):
    """What a time is said for."""

    PERIOD = "period"
    FISCAL = "fiscal"
    DAY = "day"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class StatedTime:
    """A time within a text: ISO text as precise as the words, with XXXX for a year that they leave out.

    It is empty where the words name no date ("in the coming years") or not the months (a bare fiscal year).
    """

    kind: TimeKind
    text: str
    start: int
    end: int

    @property
    def lacks_year(self) -> bool:
        """Whether the months are said and the year is not."""
        return UNKNOWN_YEAR in self.text


_MONTHS = (
    r"january|jan|январ[ьея]|студзен[ьі]|студзеня|қаңтар\w*",
    r"february|feb|феврал[ьея]|лют(?:ы|ым|ага)|ақпан\w*",
    r"march|mar|март[ае]?|сакавік[уа]?|наурыз\w*",
    r"april|apr|апрел[ьея]|красавік[уа]?|сәуір\w*",
    r"may|ма[йея]|маі|мамыр\w*",
    r"june|jun|июн[ьея]|чэрвен[ьі]|чэрвеня|маусым\w*",
    r"july|jul|июл[ьея]|ліпен[ьі]|ліпеня|шілде\w*",
    r"august|aug|август[ае]?|жні[вў](?:ень|ні|ня)|тамыз\w*",
    r"september|sept?|сентябр[ьея]|верас(?:ень|ні|ня)|қыркүйек\w*",
    r"october|oct|октябр[ьея]|кастрычнік[уа]?|қазан\w*",
    r"november|nov|ноябр[ьея]|лістапад[зеа]*|қараша\w*",
    r"december|dec|декабр[ьея]|снеж(?:ань|ні|ня)|желтоқсан\w*",
)
_ORDINALS = (
    r"first|1st|перв\w+|перш\w+|бірінші|алғашқы|i|1(?:-\w+)?",
    r"second|2nd|втор\w+|друг\w+|екінші|ii|2(?:-\w+)?",
    r"third|3rd|трет\w+|трэц\w+|үшінші|iii|3(?:-\w+)?",
    r"fourth|4th|last|четв[её]рт\w+|чацв[её]рт\w+|төртінші|iv|4(?:-\w+)?",
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_WORD = r"(?:\s+(?:года|году|годзе|годом|год|гг?\.|ж\.|жылғы|жылдың|жылы|жыл)(?!\w))?"
_OF = r"(?:\s+of|\s+in|,)?\s+(?:the year\s+)?"
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTS.values())})"
_IN = r"(?:(?:in|for|over|during|в|во|за|у|по итогам|па выніках) )?(?:the )?"
_DASH = r"\s?[-–/]\s?"
_FISCAL_START, _FISCAL_END = r"(?P<start>(?:19|20)?\d\d)", rf"{_DASH}(?P<end>\d\d(?:\d\d)?)"
_CALENDAR = r"(?P<calendar>\s*\((?:apr|april)\w*\s?[-–]\s?mar\w*\))"
_TO = r"\s?(?:[-–—]|to|through|until|по|па)\s?"

type Read = Callable[[re.Match[str]], str | None]


def _one_of(patterns: tuple[str, ...], word: str) -> int | None:
    return next((number for number, pattern in enumerate(patterns, 1) if re.fullmatch(pattern, word)), None)


def _year_of(match: re.Match[str]) -> str:
    return match.groupdict().get("year") or UNKNOWN_YEAR


def _months(match: re.Match[str], first: int | None, last: int | None) -> str | None:
    if not (first and last and first <= last <= 12):
        return None
    return f"{_year_of(match)}-{first:02}/{_year_of(match)}-{last:02}"


def _part(months: int) -> Read:
    """A half or a quarter of a year, by its ordinal."""

    def read(match: re.Match[str]) -> str | None:
        number = _one_of(_ORDINALS, match["ordinal"])
        return _months(match, months * (number - 1) + 1, months * number) if number else None

    return read


def _first_months(match: re.Match[str]) -> str | None:
    counted = match["count"]
    by_word = _one_of(tuple(COUNTS.values()), counted)
    return _months(match, 1, int(counted) if counted.isdigit() else by_word)


def _month_range(match: re.Match[str]) -> str | None:
    return _months(match, _one_of(_MONTHS, match["first"]), _one_of(_MONTHS, match["last"]))


def _one_month(match: re.Match[str]) -> str | None:
    month = _one_of(_MONTHS, match["month"])
    return _months(match, month, month)


def _twelve_months(match: re.Match[str]) -> str | None:
    """ "The year to September 2024": October 2023 to September 2024."""
    year, month = int(match["year"]), _one_of(_MONTHS, match["month"])
    if month is None:
        return None
    return f"{year}-01/{year}-12" if month == 12 else f"{year - 1}-{month + 1:02}/{year}-{month:02}"


def _day(match: re.Match[str]) -> str | None:
    month = _one_of(_MONTHS, match["month"]) if not match["month"].isdigit() else int(match["month"])
    return f"{match['year']}-{month:02}-{int(match['day']):02}" if month else None


def _fiscal(match: re.Match[str]) -> str:
    """The months only where the words name them: which they are is a matter of the reporter's calendar."""
    start, end = match["start"], match["end"]
    if not (end and match["calendar"]):
        return ""
    year = int(start) if len(start) == 4 else 2000 + int(start)
    return f"{year}-04/{year + 1}-03"


def _whole_year(match: re.Match[str]) -> str:
    return f"{match['year']}-01/{match['year']}-12"


def _no_date(match: re.Match[str]) -> str:
    """Words such as "in the coming years", which are kept as they are."""
    return ""


def _deadline(suffix: str) -> Read:
    return lambda match: match["year"] + suffix


def _deadline_month(match: re.Match[str]) -> str | None:
    month = _one_of(_MONTHS, match["month"])
    return f"{match['year']}-{month:02}" if month else None


# In the order in which they are tried: what says more comes first.
_FORMS: tuple[tuple[TimeKind, re.Pattern[str], Read], ...] = tuple(
    (kind, re.compile(rf"(?<![\w.,-])(?:{pattern})(?![\w']|[.,]\d)"), read)
    for kind, pattern, read in (
        (
            TimeKind.DEADLINE,
            r"(?:in|over|within) the (?:coming|next few|nearest|near) (?:years?|months|future)",
            _no_date,
        ),
        (TimeKind.DEADLINE, r"в ближайш\w+ (?:годы|время|перспектив\w*|месяцы)", _no_date),
        (TimeKind.DEADLINE, r"у бліжэйш\w+ (?:гады|час|месяцы)", _no_date),
        (TimeKind.DEADLINE, r"алдағы жылдар\w*|жақын арада", _no_date),
        (TimeKind.DEADLINE, rf"by (?:the )?end of {_YEAR}", _deadline("-12")),
        (TimeKind.DEADLINE, rf"(?:к|до|да) (?:конц|канц)[уа] {_YEAR}{_YEAR_WORD}", _deadline("-12")),
        (TimeKind.DEADLINE, rf"{_YEAR} жылдың (?:соңына|аяғына) (?:дейін|қарай)", _deadline("-12")),
        (TimeKind.DEADLINE, rf"by (?P<month>{_MONTH}),? {_YEAR}", _deadline_month),
        (TimeKind.DEADLINE, rf"(?:к|до|да) (?P<month>{_MONTH}) {_YEAR}{_YEAR_WORD}", _deadline_month),
        (TimeKind.DEADLINE, rf"(?:by|until|before) (?:the year )?{_YEAR}", _deadline("")),
        (TimeKind.DEADLINE, rf"к {_YEAR}{_YEAR_WORD}", _deadline("")),
        (TimeKind.DEADLINE, rf"(?:до|да) {_YEAR}\s+(?:года|г\.)", _deadline("")),
        (TimeKind.DEADLINE, rf"{_YEAR} жылға (?:дейін|қарай)", _deadline("")),
        (
            TimeKind.FISCAL,
            rf"(?:fiscal year|financial year|fy) ?{_FISCAL_START}(?:{_FISCAL_END})?{_CALENDAR}?",
            _fiscal,
        ),
        (TimeKind.FISCAL, rf"{_FISCAL_START}{_FISCAL_END}{_CALENDAR}", _fiscal),
        (TimeKind.DAY, r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _day),
        (TimeKind.DAY, rf"(?P<day>\d\d?)\.(?P<month>\d\d)\.{_YEAR}", _day),
        (TimeKind.DAY, rf"(?P<day>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH}),? {_YEAR}{_YEAR_WORD}", _day),
        (TimeKind.DAY, rf"(?P<month>{_MONTH}) (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}", _day),
        (TimeKind.DAY, rf"{_YEAR} жылғы (?P<day>\d\d?) (?P<month>{_MONTH})", _day),
        (TimeKind.PERIOD, rf"{_IN}{_ORDINAL} half{_OF}{_YEAR}", _part(6)),
        (TimeKind.PERIOD, rf"h(?P<ordinal>[12]) {_YEAR}", _part(6)),
        (TimeKind.PERIOD, rf"{_IN}{_ORDINAL} (?:полугоди\w+|паўгодд\w+) {_YEAR}{_YEAR_WORD}", _part(6)),
        (TimeKind.PERIOD, rf"{_YEAR} жылдың {_ORDINAL} (?:жартыс\w+|жартыжылд\w+)", _part(6)),
        (TimeKind.PERIOD, rf"{_IN}{_ORDINAL} quarter{_OF}{_YEAR}", _part(3)),
        (TimeKind.PERIOD, rf"q(?P<ordinal>[1-4]) {_YEAR}", _part(3)),
        (TimeKind.PERIOD, rf"{_IN}{_ORDINAL} квартал\w* {_YEAR}{_YEAR_WORD}", _part(3)),
        (TimeKind.PERIOD, rf"{_YEAR} жылдың {_ORDINAL} тоқсан\w*", _part(3)),
        (
            TimeKind.PERIOD,
            rf"{_IN}(?:year|(?:12|twelve) months) (?:to|ending|ended) (?P<month>{_MONTH}),? {_YEAR}",
            _twelve_months,
        ),
        (TimeKind.PERIOD, rf"{_IN}(?:first )?{_COUNT} months(?:{_OF}{_YEAR})?", _first_months),
        (
            TimeKind.PERIOD,
            rf"{_IN}(?:первы[ех] |першы[яхя] )?{_COUNT} (?:месяц\w*|мес\.)(?: {_YEAR}{_YEAR_WORD})?",
            _first_months,
        ),
        (TimeKind.PERIOD, rf"(?:{_YEAR} жылдың )?(?:алғашқы )?{_COUNT} ай(?:ында|ы|да)?", _first_months),
        (TimeKind.PERIOD, rf"{_YEAR} жылғы (?P<first>{_MONTH}){_TO}(?P<last>{_MONTH})", _month_range),
        (TimeKind.PERIOD, rf"{_IN}(?P<first>{_MONTH}){_TO}(?P<last>{_MONTH})(?:,? {_YEAR}{_YEAR_WORD})?", _month_range),
        (TimeKind.PERIOD, rf"{_YEAR} жылғы (?P<month>{_MONTH})", _one_month),
        (TimeKind.PERIOD, rf"{_IN}(?P<month>{_MONTH}),? {_YEAR}{_YEAR_WORD}", _one_month),
        (
            TimeKind.PERIOD,
            rf"{_IN}{_YEAR}{_YEAR_WORD}(?! ?(?:m|b|tr)(?:n|ln)?(?:illion)?\b| ?(?:млн|млрд|мил|%|\$))",
            _whole_year,
        ),
    )
)
_SPAN_BEFORE = re.compile(r"\b(?:since|с|со|з) $")


def times(text: str) -> list[StatedTime]:
    """The times that a plain text states, in the order in which they stand, none over another."""
    found: list[StatedTime] = []
    for kind, pattern, read in _FORMS:
        for match in pattern.finditer(text):
            stated = read(match)
            if stated is not None:
                # "Since 2019" is longer than what is named.
                if read not in (_whole_year, _one_month) or not _SPAN_BEFORE.search(text[: match.start()]):
                    found.append(StatedTime(kind, stated, match.start(), match.end()))
                text = blanked(text, match.start(), match.end())
    return sorted(found, key=lambda time: time.start)
