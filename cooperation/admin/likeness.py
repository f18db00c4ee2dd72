"""Asking back when a proposal is much like another one that is on record already."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.forms import RecordForm
from cooperation.analysis.likeness import ALIKE, likeness
from cooperation.models import CountryPair, Proposal

MOST_SHOWN = 3


class ProposalForm(RecordForm):
    """A proposal; one with a title much like another's is saved when somebody says that it is a different one."""

    different = forms.BooleanField(
        label=_("It is a different proposal"),
        required=False,
        help_text=_("Only asked for where the title is much like that of another proposal."),
    )

    def clean(self) -> dict[str, Any]:
        """Show what a new title is like, unless somebody has looked at it already."""
        super().clean()
        pair, title = self.own_pair(), self.cleaned_data.get("title")
        if pair and title and "title" in self.changed_data and not self.cleaned_data.get("different"):
            for share, proposal in alike(pair, title, besides=self.instance.pk)[:MOST_SHOWN]:
                self.add_error("different", _told(share, proposal))
        return self.cleaned_data


def alike(pair: CountryPair, title: str, *, besides: int | None) -> list[tuple[float, Proposal]]:
    """The pair's other proposals, drafts too, with titles much like this one, the most alike first."""
    others = Proposal.objects.for_pair(pair).exclude(pk=besides or 0).only("number", "title")
    compared = ((likeness(title, other.title), other) for other in others.iterator())
    return sorted((found for found in compared if found[0] >= ALIKE), key=lambda found: -found[0])


def _told(share: float, proposal: Proposal) -> str:
    sentence = gettext("%(share)d%% alike: proposal %(number)d, “%(title)s”. Tick the box if this is another one.")
    return sentence % {"share": round(share * 100), "number": proposal.number, "title": proposal.title}
