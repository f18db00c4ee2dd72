"""Forms that ask about what seems odd, and take it once it is confirmed."""

from collections.abc import Iterable

from django.utils.timezone import localdate
from django.utils.translation import gettext

from cooperation.actions.oddities import odd_among, odd_step
from cooperation.admin.forms import RecordForm
from cooperation.analysis.oddities import Oddity
from cooperation.models import StatusChange, TradeFigure
from cooperation.wording.oddities import question


class AskingForm(RecordForm):
    """A form with a tick for what seems odd; without it the form comes back with questions and all that was typed."""

    def oddities(self) -> Iterable[Oddity]:
        """What seems odd about the row as it would be stored."""
        raise NotImplementedError

    def validate_constraints(self) -> None:
        """Ask once the row is as it would be stored."""
        super().validate_constraints()
        if {*self.changed_data} - {"why"} and self.is_mended():
            return  # what is odd about its values was asked when they were entered
        if "confirmed" not in self.fields or self.errors or self.cleaned_data.get("confirmed"):
            return
        questions = [question(oddity) for oddity in self.oddities()]
        if questions:
            tick = gettext("If the source really says so, tick “confirmed” and save again.")
            self.add_error("confirmed", [*questions, tick])


def odd_figure(figure: TradeFigure) -> list[Oddity]:
    """What seems odd about a figure among the others of its pair."""
    published = TradeFigure.objects.for_pair(figure.pair).published().exclude(pk=figure.pk)
    others = published.select_related("evidence__source").order_by("pk")
    # The last one: of two that contradict each other it is the figure at hand that is asked about.
    found = odd_among([*others, figure], localdate())
    return [oddity for oddity in found if oddity.code == figure.code]


class StepForm(AskingForm):
    """A change of a status."""

    def oddities(self) -> list[Oddity]:
        """Whether it is still to come."""
        change: StatusChange = self.instance
        return odd_step(change, localdate())
