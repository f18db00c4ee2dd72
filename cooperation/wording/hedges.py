"""The words around a number that say how it is read."""

from django.utils.translation import gettext_lazy

from cooperation.analysis.readings import Qualifier
from cooperation.wording.numbers import NBSP

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
