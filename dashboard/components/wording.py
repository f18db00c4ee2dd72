"""Numbers, dates and lists as a reader sees them, in the reader's language.

A stated value keeps the words and digits of its source; a derived one is a range whose ends have at most one
digit more than the source and are rounded to nearest.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name
from django.utils.translation import get_language, gettext, ngettext, pgettext

from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import PartialDate, Period, PeriodKind, Precision
from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.models import Amount

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "–"
# A plain number is marked as approximate where half a unit of its last digit is more than this share of it.
ROUGH_SHARE = Decimal("0.01")


def locale() -> Locale:
    """The reader's locale."""
    return Locale.parse((get_language() or "en").replace("-", "_"))


def decimal(value: Decimal, step: Decimal) -> str:
    """A number rounded to nearest at the digit of ``step``, in the locale's way, with a true minus sign."""
    rounded = (value / step).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * step
    digits = max(0, -int(step.normalize().as_tuple().exponent))
    text = format_decimal(abs(rounded), format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=locale())
    return f"{MINUS}{text}" if rounded < 0 else str(text)


def unit_word(unit: int) -> str:
    """The short word for a power of ten of money: "bn" for 9."""
    words = {
        12: pgettext("trillion", "tn"),
        9: pgettext("billion", "bn"),
        6: pgettext("million", "m"),
        3: pgettext("thousand", "k"),
    }
    return words.get(unit, "")


def unit_words(unit: int, currency: str = USD) -> str:
    """The unit of a chart or table in full: "billion US dollars", "billion KZT"."""
    if currency != USD:
        return _units_of(unit) % {"currency": currency}
    words = {
        12: gettext("trillion US dollars"),
        9: gettext("billion US dollars"),
        6: gettext("million US dollars"),
        3: gettext("thousand US dollars"),
    }
    return words.get(unit, gettext("US dollars"))


def _units_of(unit: int) -> str:
    words = {
        12: gettext("trillion %(currency)s"),
        9: gettext("billion %(currency)s"),
        6: gettext("million %(currency)s"),
        3: gettext("thousand %(currency)s"),
    }
    return words.get(unit, "%(currency)s")


def currency_name(code: str) -> str:
    """A currency in the reader's language, with its code: "Kazakhstani Tenge (KZT)"."""
    name = get_currency_name(code, locale=locale())
    return f"{name} ({code})" if name and name != code else code


def money(text: str, unit: int, currency: str = USD) -> str:
    """An amount already in words, with its sign and unit: "$0.5 bn", "KZT 54 bn"; a minus stays in front of both."""
    word = unit_word(unit)
    sign = MINUS if text.startswith(MINUS) else ""
    # A code may stand at the end of a line where there is little room, unlike a number without its unit.
    symbol = "$" if currency == USD else f"{currency} "
    return f"{sign}{symbol}{text.removeprefix(MINUS)}" + (f"{NBSP}{word}" if word else "")


def dollars(text: str, unit: int) -> str:
    """The same of US dollars."""
    return money(text, unit)


def is_rough(value: Decimal, step: Decimal | None) -> bool:
    """Whether a plainly stated number is so round that it needs a sign of approximation."""
    return step is not None and value != 0 and step / 2 > abs(value) * ROUGH_SHARE


def hedged(qualifier: Qualifier, text: str, *, rough: bool = False) -> str:
    """A stated value behind its hedge: "almost +65%", "more than $1 bn", "≈ $0.5 bn"."""
    if qualifier in (Qualifier.EXACT, Qualifier.ROUNDED):
        return f"≈{NBSP}{text}" if rough or qualifier is Qualifier.ROUNDED else text
    patterns = {
        Qualifier.ABOUT: gettext("about %(value)s"),
        Qualifier.ALMOST: gettext("almost %(value)s"),
        Qualifier.LESS_THAN: gettext("less than %(value)s"),
        Qualifier.MORE_THAN: gettext("more than %(value)s"),
        Qualifier.AT_LEAST: gettext("at least %(value)s"),
        Qualifier.UP_TO: gettext("up to %(value)s"),
    }
    return patterns[qualifier] % {"value": text}


def shown_digit(value: Decimal, step: Decimal | None) -> Decimal:
    """The last digit to show of a stated number: the last one stated, else its own, and never fewer than the ones.

    A number rounded to hundreds still shows all its digits.
    """
    own = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return min(step or own, Decimal(1))


def stated_money(amount: Amount) -> str:
    """An amount as its source states it, in the source's unit and currency."""
    scale = Decimal(10) ** amount.unit
    value, shown = amount.value / scale, shown_digit(amount.value / scale, amount.step and amount.step / scale)
    if amount.upper is not None:
        return _stated_range(decimal(value, shown), decimal(amount.upper / scale, shown), amount)
    words = money(decimal(value, shown), amount.unit, amount.currency)
    return hedged(amount.qualifier, words, rough=is_rough(amount.value, amount.step))


def _stated_range(low: str, high: str, amount: Amount) -> str:
    if MINUS in high:
        return _from_to(money(low, 0, amount.currency), money(high, amount.unit, amount.currency))
    return money(_from_to(low, high) if MINUS in low else f"{low}{EN_DASH}{high}", amount.unit, amount.currency)


def stated_percent(qualifier: Qualifier, value: Decimal, *, step: Decimal | None, upper: Decimal | None = None) -> str:
    """Growth as its source states it, with its sign: "almost +65%"."""
    shown = shown_digit(value, step)
    if qualifier is Qualifier.BETWEEN and upper is not None:
        return f"{signed(value, shown)}{EN_DASH}{decimal(upper, shown)}%"
    return hedged(qualifier, f"{signed(value, shown)}%")


def signed(value: Decimal, step: Decimal) -> str:
    """A number with its sign, plus included; zero has none."""
    text = decimal(value, step)
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def derived_digit(step: Decimal, value: Decimal) -> Decimal:
    """The last digit of a value derived from a stated one: one more than the source's, if that is rough."""
    return step / 10 if is_rough(value, step) else step


def span(interval: Interval, digit: Decimal, *, plus: bool = False) -> str:
    """A range without its unit: "0.60–0.73"; open ends in words."""
    number = signed if plus else decimal
    if interval.low is None or interval.high is None:
        return _one_sided(interval, lambda end: number(end, digit))
    low, high = number(interval.low, digit), number(interval.high, digit)
    if low == high:
        return low
    # A dash before a minus cannot be read.
    return _from_to(low, high) if MINUS in high else f"{low}{EN_DASH}{high}"


def _from_to(low: str, high: str) -> str:
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def _one_sided(interval: Interval, number: Callable[[Decimal], str]) -> str:
    """A range that nothing bounds on one side, or on either: "more than 1", "at least 1"."""
    if interval.low is not None:
        words = gettext("more than %(value)s") if interval.low_open else gettext("at least %(value)s")
        return words % {"value": number(interval.low)}
    if interval.high is not None:
        words = gettext("less than %(value)s") if interval.high_open else gettext("up to %(value)s")
        return words % {"value": number(interval.high)}
    return gettext("not known")


def money_span(interval: Interval, *, unit: int, digit: Decimal, currency: str = USD) -> str:
    """A range of money in one unit: "$0.60–0.73 bn", "more than $1 bn"; ``digit`` in whole units of the currency."""
    scale = Decimal(10) ** unit
    if interval.low is None or interval.high is None:
        return _one_sided(interval, lambda end: money(decimal(end / scale, digit / scale), unit, currency))
    if interval.high < 0:
        low, high = (decimal(end / scale, digit / scale) for end in (interval.low, interval.high))
        if low == high:
            return money(low, unit, currency)
        return _from_to(money(low, 0, currency), money(high, unit, currency))
    return money(span(interval / scale, digit / scale), unit, currency)


def percent_span(interval: Interval, digit: Decimal = Decimal(1)) -> str:
    """A range of growth, in whole percent or to another digit: "+36% to +67%"; open ends in words."""
    if interval.low is None or interval.high is None:
        return f"{span(interval, digit, plus=True)}%"
    low, high = signed(interval.low, digit), signed(interval.high, digit)
    if low == high:
        return f"{low}%"
    return gettext("%(low)s%% to %(high)s%%") % {"low": low, "high": high}


def close_percent_span(interval: Interval) -> str:
    """A range of growth, to a tenth of a percent where the range is narrower than one percent: "+45.0%"."""
    narrow = interval.low is not None and interval.high is not None and interval.high - interval.low < 1
    return percent_span(interval, Decimal("0.1") if narrow else Decimal(1))


def share_span(interval: Interval) -> str:
    """A share in whole percent, without signs: "60–73%"."""
    return f"{span(interval, Decimal(1))}%"


def day_or_part(date: PartialDate) -> str:
    """A date as exact as it is known: "29 Nov 2017", "Nov 2017", "2017"."""
    if date.precision is Precision.DAY:
        return str(format_date(date.earliest, "d MMM y", locale=locale()))
    if date.precision is Precision.MONTH:
        return str(format_date(date.earliest, "LLL y", locale=locale()))
    return str(date.year)


def period_words(period: Period) -> str:
    """A span of time: "2017", "2023–24 (Apr–Mar)", "Jan–Sep 2017", "Q2 2019", "Nov 2017", "1 Jan – 25 Nov 2009"."""
    match period.kind:
        case PeriodKind.YEAR:
            return str(period.start.year)
        case PeriodKind.FISCAL_YEAR:
            return _fiscal_year(period)
        case PeriodKind.MONTH:
            return str(format_date(period.start, "LLL y", locale=locale()))
        case PeriodKind.QUARTER:
            return str(format_skeleton("yQQQ", period.start, locale=locale()))
        case _:
            return _span_words(period)


def _fiscal_year(period: Period) -> str:
    """A year that does not begin in January, by both calendar years and its months."""
    first, last = (format_date(day, "LLL", locale=locale()) for day in (period.start, period.end))
    return f"{period.start.year}{EN_DASH}{period.end.year % 100:02} ({first}{EN_DASH}{last})"


def _span_words(period: Period) -> str:
    pattern = "d MMM" if period.kind is PeriodKind.DAYS else "LLL"
    same_year = period.start.year == period.end.year
    first = format_date(period.start, pattern if same_year else f"{pattern} y", locale=locale())
    last = format_date(period.end, f"{pattern} y", locale=locale())
    dash = EN_DASH if pattern == "LLL" and same_year else f"{NBSP}{EN_DASH} "
    return f"{first}{dash}{last}"


def listed(words: Iterable[str]) -> str:
    """A list in a sentence: "a, b and c" (English without a comma before "and")."""
    reader = locale()
    return str(format_list([*words], locale=Locale("en", "001") if reader.language == "en" else reader))


def counted_proposals(count: int) -> str:
    """ "22 proposals"."""
    return ngettext("%(count)d proposal", "%(count)d proposals", count) % {"count": count}


def day_words(day: date) -> str:
    """ "29 Nov 2017"."""
    return day_or_part(PartialDate(day.year, day.month, day.day))


def clipped(text: str, most: int) -> str:
    """The beginning of a text, cut between words where it is longer than so many characters."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
