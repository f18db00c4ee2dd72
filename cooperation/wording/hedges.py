"""The words around a number that say how it is read."""

from decimal import Decimal

from django.utils.translation import gettext_lazy

from cooperation.analysis.readings import Qualifier
from cooperation.wording.numbers import EN_DASH, NBSP, decimal, shown_digit, signed

PATTERNS = {
    Qualifier.ABOUT: gettext_lazy("about %(value)s"),
    Qualifier.ALMOST: gettext_lazy("almost %(value)s"),
    Qualifier.LESS_THAN: gettext_lazy("less than %(value)s"),
    Qualifier.MORE_THAN: gettext_lazy("more than %(value)s"),
    Qualifier.AT_LEAST: gettext_lazy("at least %(value)s"),
    Qualifier.UP_TO: gettext_lazy("up to %(value)s"),
}


def hedged(qualifier: Qualifier, text: str) -> str:
    """A stated value behind its hedge: "almost +65%", "more than $1 bn"; without one where the source has none."""
    if qualifier is Qualifier.EXACT:
        return text
    if qualifier is Qualifier.ROUNDED:
        return f"≈{NBSP}{text}"
    return str(PATTERNS[qualifier]) % {"value": text}


def stated_number(qualifier: Qualifier, value: Decimal, *, step: Decimal | None, upper: Decimal | None = None) -> str:
    """A number of things as its source states it: "229", "more than 200"."""
    ends = [value] if upper is None else [value, upper]
    text = EN_DASH.join(decimal(end, shown_digit(end, step)) for end in ends)
    return text if upper is not None else hedged(qualifier, text)


def stated_percent(qualifier: Qualifier, value: Decimal, *, step: Decimal | None, upper: Decimal | None = None) -> str:
    """Growth as its source states it, with its sign: "almost +65%"."""
    shown = shown_digit(value, step)
    if qualifier is Qualifier.BETWEEN and upper is not None:
        return f"{signed(value, shown)}{EN_DASH}{decimal(upper, shown)}%"
    return hedged(qualifier, f"{signed(value, shown)}%")
