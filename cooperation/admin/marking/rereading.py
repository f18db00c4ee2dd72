"""What the numbers in a form are read as while they are typed."""

from django.utils.translation import gettext

from cooperation.admin.marking.forms import MarkedForm
from cooperation.admin.stated import reading_of_amount, reading_of_growth
from cooperation.analysis.amounts import Number
from cooperation.models import Target, TradeFigure
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
            _line(gettext("Share: %(range)s"), _read(row.stated_share, "%")),
        ]
        if row.period_start and row.period_end and row.period_start <= row.period_end:
            lines.append(_line(gettext("Period: %(range)s"), period_words(row.period)))
    if isinstance(row, Target):
        lines += [
            _line(gettext("Amount: %(range)s"), reading_of_amount(row)),
            _line(gettext("Multiple: %(range)s"), _read(row.times, gettext("times as much"))),
        ]
    return [line for line in lines if line]


def _line(words: str, reading: str) -> str:
    return words % {"range": reading} if reading else ""


def _read(stated: Number | None, unit: str) -> str:
    try:
        return exact_range(stated.interval, unit) if stated else ""
    except ValueError as error:
        return str(error)
