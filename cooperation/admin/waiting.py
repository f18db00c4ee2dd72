"""The first page of the administration: what waits for whom."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate

from cooperation.actions.dataset import BY
from cooperation.actions.record import MODELS
from cooperation.actions.review import UNPUBLISHED, may_publish
from cooperation.models import Change, CountryPair, Proposal, Publication, Review, StatusChange
from cooperation.queries.due import Due, due

MOST_SHOWN = 25
LATELY = 8
# Who looks for what came of a proposal.
EDITS = "cooperation.add_statuschange"


@dataclass(frozen=True)
class Waiting:
    """A row that waits: its name, its form, who wrote it, what is missing, and where its proposed change is seen."""

    name: str
    kind: str
    address: str
    review: Review

    @property
    def is_change(self) -> bool:
        """Whether readers see the row, and a change of it waits."""
        return self.review.proposed is not None


@dataclass(frozen=True)
class Published:
    """A change that readers see: of which row, in words, and who made it when."""

    change: Change

    @property
    def row(self) -> str:
        """What kind of row it is, and its number or code."""
        cells = self.change.after or self.change.before
        kind = MODELS[self.change.table]._meta.verbose_name
        return f"{kind} {cells.get('number') or cells.get('code') or self.change.row}"

    @property
    def words(self) -> str:
        """Its title or summary, where it has one."""
        cells = self.change.after or self.change.before
        return cells.get("title") or cells.get("summary") or ""


@dataclass(frozen=True)
class FirstPage:
    """What waits for somebody, for others, and what needs a decision."""

    for_review: list[Waiting]
    sent: list[Waiting]
    returned: list[Waiting]
    drafts: list[Waiting]
    without_status: list[Proposal]
    published: list[Published]
    due: list[Due]

    @property
    def count(self) -> int:
        """How many things wait for this account."""
        return len(self.for_review) + len(self.returned) + len(self.without_status)


def first_page(user: Any) -> FirstPage:
    """What an account sees first."""
    reviews = Review.objects.select_related("content_type").prefetch_related("row").order_by("sent_at", "pk")
    name = user.get_username()
    sent = reviews.filter(sent_at__isnull=False)
    authors = sent.order_by("author").values_list("author", flat=True).distinct()
    decides = [author for author in authors if may_publish(author, user)]
    step = StatusChange.objects.filter(proposal=OuterRef("pk"))
    seen = step.filter(state=Publication.PUBLISHED)
    lacking = Proposal.objects.published().filter(Exists(step.filter(state__in=UNPUBLISHED)), ~Exists(seen))
    return FirstPage(
        for_review=_rows(sent.filter(author__in=decides)),
        sent=_rows(sent.filter(author=name).exclude(author__in=decides)),
        returned=_rows(reviews.filter(author=name).exclude(returned_by="")),
        drafts=_rows(reviews.filter(author=name, sent_at=None, returned_by="")),
        without_status=list(lacking.select_related("pair").order_by("pair", "number")[:MOST_SHOWN]),
        published=[Published(each) for each in Change.objects.exclude(recorded_by=BY).order_by("-pk")[:LATELY]],
        due=due(CountryPair.objects.with_countries(), localdate())[:MOST_SHOWN] if user.has_perm(EDITS) else [],
    )


def _rows(reviews: Any) -> list[Waiting]:
    return [_waiting(review, review.row) for review in reviews[:MOST_SHOWN] if review.row is not None]


def _waiting(review: Review, row: Model) -> Waiting:
    page = "change" if review.proposed is None else "proposed"
    options = row._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=[row.pk])
    return Waiting(str(row), str(options.verbose_name), address, review)
