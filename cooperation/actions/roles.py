"""The groups of accounts that every site begins with, and what each may do."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from cooperation.models import (
    AcceptedFinding,
    Bearing,
    Body,
    Change,
    EarlierDeadline,
    Event,
    EvidenceSearch,
    ExchangeRate,
    Facility,
    MarkedWords,
    Paragraph,
    Proposal,
    ProposalParty,
    Review,
    Scope,
    SeriesEdition,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TextParagraph,
    TradeFigure,
    Translation,
)

# What editors write, rows that stand within others among it.
WRITTEN = (
    *(Source, Paragraph, Statement, Proposal, StatusChange, ProposalParty, Event, Bearing, EvidenceSearch, Facility),
    *(TradeFigure, Target, StatedCount, Scope, ExchangeRate, SeriesEdition, Body, Translation, AcceptedFinding),
    EarlierDeadline,
)
READER, EDITOR, REVIEWER, ADMINISTRATOR = "Reader", "Editor", "Reviewer", "Administrator"


@transaction.atomic
def make_roles() -> None:
    """Make the groups that are missing; one that is there is left as somebody made it."""
    for name, permissions in _roles().items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            group.permissions.set(permissions)


def _roles() -> dict[str, Iterable[Permission]]:
    """Each role may do what the one before it may, and more."""
    known = Permission.objects.select_related("content_type")
    of_record = [permission for permission in known if permission.content_type.app_label == "cooperation"]
    written = {model._meta.model_name for model in WRITTEN}
    unread = {Change._meta.model_name, Review._meta.model_name}
    texts = {model._meta.model_name for model in (TextParagraph, MarkedWords)}
    views = {permission for permission in of_record if permission.codename.startswith("view_")}
    # Texts belong to those who wrote them: editors alone read them.
    reads = {permission for permission in views if permission.content_type.model not in texts}
    writes = {permission for permission in of_record if permission.content_type.model in written}
    publishes = {permission for permission in of_record if permission.codename == "publish"}
    of_site = {"auth", "axes", "otp_totp"}
    governs = {
        permission
        for permission in known
        if permission.content_type.app_label in of_site
        or (permission in of_record and permission.content_type.model not in unread)
        or permission.codename == "view_logentry"
    }
    return {
        READER: reads,
        EDITOR: views | writes,
        REVIEWER: views | writes | publishes,
        ADMINISTRATOR: views | writes | publishes | governs,
    }
