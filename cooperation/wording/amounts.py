"""Amounts of money as a reader sees them: as their source states them, or as derived ranges."""

from decimal import Decimal

from babel.numbers import get_currency_name
from django.utils.translation import gettext

from cooperation.analysis.amounts import Amount
from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import digit_for, outward, tells_amount, widens
from cooperation.analysis.units import UNIT, unit_for
from cooperation.wording.hedges import hedged
from cooperation.wording.locale import reader_locale
from cooperation.wording.numbers import EN_DASH, MINUS, NBSP, decimal, derived_digit, shown_digit
from cooperation.wording.spans import from_to, one_sided, span


def unit_words(power: int, currency: str = USD) -> str:
    """The unit of a chart, table or form in full: "billion US dollars", "billion KZT"."""
    money = gettext("US dollars") if currency == USD else currency
    if not power:
        return money
    return gettext("%(unit)s %(money)s") % {"unit": gettext(UNIT[power].name), "money": money}


def currency_name(code: str) -> str:
    """A currency in the reader's language, with its code: "Kazakhstani Tenge (KZT)"."""
    name = get_currency_name(code, locale=reader_locale())
    return f"{name} ({code})" if name and name != code else code


def money(text: str, unit: int, currency: str = USD) -> str:
    """An amount already in words, with its sign and unit: "$0.5 bn", "KZT 54 bn"; a minus stays in front of both."""
    sign = MINUS if text.startswith(MINUS) else ""
    # A code may stand at the end of a line where there is little room, unlike a number without its unit.
    symbol = "$" if currency == USD else f"{currency} "
    short = gettext(UNIT[unit].short).replace(" ", NBSP)
    return short % {"amount": f"{sign}{symbol}{text.removeprefix(MINUS)}"}


def stated_money(amount: Amount) -> str:
    """An amount as its source states it, in the source's unit and currency."""
    scale = Decimal(10) ** amount.unit
    value, shown = amount.value / scale, shown_digit(amount.value / scale, amount.step and amount.step / scale)
    if amount.upper is not None:
        return _stated_range(decimal(value, shown), decimal(amount.upper / scale, shown), amount)
    return hedged(amount.qualifier, money(decimal(value, shown), amount.unit, amount.currency))


def _stated_range(low: str, high: str, amount: Amount) -> str:
    if MINUS in high:
        return from_to(money(low, 0, amount.currency), money(high, amount.unit, amount.currency))
    return money(from_to(low, high) if MINUS in low else f"{low}{EN_DASH}{high}", amount.unit, amount.currency)


def money_span(interval: Interval, *, unit: int, digit: Decimal, currency: str = USD) -> str:
    """A range of money in one unit, its ends rounded outwards: "$0.60–0.74 bn", "more than $1 bn".

    ``digit`` is in whole units of the currency; a finer one is taken where nothing but "more than $0" would be left.
    """
    if tells_amount(interval) and not tells_amount(outward(interval, digit)):
        digit = digit_for(interval)
    interval, scale = outward(interval, digit), Decimal(10) ** unit
    if interval.low is None or interval.high is None:
        return one_sided(interval, lambda end: money(decimal(end / scale, digit / scale), unit, currency))
    if interval.high < 0:
        low, high = (decimal(end / scale, digit / scale) for end in (interval.low, interval.high))
        if low == high:
            return money(low, unit, currency)
        return from_to(money(low, 0, currency), money(high, unit, currency))
    return money(span(interval / scale, digit / scale), unit, currency)


def money_words(amount: Amount, interval: Interval) -> str:
    """A derived range of money, in the currency and unit and to the digits that a stated amount allows."""
    return money_span(interval, unit=amount.unit, digit=digit_of(amount), currency=amount.currency)


def part_money(value: Decimal, *, unit: int, currency: str = USD) -> str:
    """A part of an exact amount, to three digits at most and without any that says nothing: "$250 m", "$417 m"."""
    digit = digit_for(Interval.point(value))
    rounded = ((value / digit).quantize(Decimal(1)) * digit).scaleb(-unit)
    return money(decimal(rounded, shown_digit(rounded, None)), unit, currency)


def digit_of(amount: Amount) -> Decimal:
    """The last digit, in whole units of the currency, that a range about this amount may show."""
    step = amount.step or Decimal(10) ** amount.unit
    return derived_digit(step, amount.value or step)


def read_words(stated: Amount) -> str:
    """An amount as it is read, to one digit more than stated.

    Where that digit would widen the range by a tenth and more, one digit more: "almost $1 bn" is "0.95–1.00".
    """
    scale = Decimal(10) ** stated.unit
    amount, digit = stated.interval / scale, (stated.step or scale) / scale / 10
    return span(amount, digit / 10 if widens(amount, digit) else digit)


def short_amount(value: Decimal) -> str:
    """US dollars with three digits at most and its unit: "$43.5 m", "$14.5 k", "$390"."""
    # What would round up to a thousand of one unit is one of the next.
    power = unit_for(value / Decimal("0.9995"), least=0)
    scaled = value.scaleb(-power)
    return money(decimal(scaled, _third_digit(scaled) if power else Decimal(1)), power)


def round_amount(value: Decimal) -> str:
    """Round US dollars without needless digits: "$500 k", "$2 m"."""
    power = unit_for(value, least=0)
    return money(decimal(value.scaleb(-power), Decimal(1)), power)


def _third_digit(scaled: Decimal) -> Decimal:
    if scaled < 10:
        return Decimal("0.01")
    return Decimal("0.1") if scaled < 100 else Decimal(1)
