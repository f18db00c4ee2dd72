"""What the numbers in a form are read as while they are typed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from cooperation.admin.marking.forms import MarkedForm
from cooperation.admin.stated import reading_of_amount, reading_of_growth
from cooperation.analysis.intervals import Interval
from cooperation.models import Target, TradeFigure
from cooperation.models.amounts import read_number
from cooperation.wording.dates import period_words
from cooperation.wording.spans import exact_range


def reread(form: MarkedForm) -> list[str]:
    """A line for each number that a form holds, or the sentences about what cannot be read."""
    form.is_valid()
    row = form.instance
    filled = [name for name in form.errors if name in form.fields and form[name].value() not in (None, "")]
    lines = [str(message) for name in filled for message in form.errors[name]]
    if isinstance(row, TradeFigure):
        lines += [
            _line(gettext("Amount: %(range)s"), reading_of_amount(row)),
            _line(gettext("Growth: %(range)s"), reading_of_growth(row)),
            _line(gettext("Share: %(range)s"), _range(row.share if row.share_qualifier else None, "%")),
        ]
        if row.period_start and row.period_end and row.period_start <= row.period_end:
            lines.append(_line(gettext("Period: %(range)s"), period_words(row.period)))
    if isinstance(row, Target):
        lines += [
            _line(gettext("Amount: %(range)s"), reading_of_amount(row)),
            _line(gettext("Multiple: %(range)s"), _multiple(row)),
        ]
    return [line for line in lines if line]


def _line(words: str, reading: str) -> str:
    return words % {"range": reading} if reading else ""


def _range(interval: Interval | None, unit: str) -> str:
    return exact_range(interval, unit) if interval else ""


def _multiple(row: Target) -> str:
    try:
        read = read_number(row.multiple_qualifier, row.multiple, row.multiple_step, row.multiple_upper)
    except (ValueError, ValidationError) as error:
        return str(error)
    return _range(read if row.multiple_qualifier else None, gettext("times as much"))
