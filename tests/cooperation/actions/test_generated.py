"""Generated pairs: marked as such, the same for the same seed, and shown by every page."""

from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from cooperation.actions import generated as pairs_generated
from cooperation.actions import generated_products
from cooperation.actions.generated import FIGURES, MARK, PAIRS, PROPOSALS, OtherDataError, choose, generate_pairs
from cooperation.analysis.lifecycle import Status, can_change
from cooperation.models import (
    Body,
    Change,
    CountryPair,
    Event,
    Facility,
    Paragraph,
    ProductTrade,
    Proposal,
    SearchEntry,
    Source,
    StatusChange,
    Target,
    TradeFigure,
)
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "",
    "proposals/",
    "sectors/",
    "trade/",
    "claims/",
    "quality/",
    "timeline/",
    "sources/",
    "changes/",
    "imports/",
)


def generated(seed: int = 1) -> CountryPair:
    """One generated pair beside the shipped one."""
    return generate_pairs(pairs=1, seed=seed, beside=True)[0]


def test_a_generated_pair(shipped: None) -> None:
    """All that one pair has to keep, looked at one after another: to generate one takes a second."""
    out = StringIO()
    call_command("generate_pairs", "--pairs", "1", "--beside", stdout=out)
    assert "1 of 1 pairs" in out.getvalue()
    assert f"In the database now: {PROPOSALS // PAIRS + 22:,} proposals" in out.getvalue()
    pair = CountryPair.objects.latest("pk")
    has_its_share_of_all_rows(pair)
    says_that_it_is_not_real(pair)
    keeps_the_rules_of_the_record(pair)
    is_known_to_search_and_history(pair)
    is_on_every_page(pair)


def has_its_share_of_all_rows(pair: CountryPair) -> None:
    assert Proposal.objects.filter(pair=pair).count() * PAIRS == PROPOSALS
    stated = TradeFigure.objects.filter(pair=pair).count()
    mutual = ProductTrade.objects.exclude(partner="W00").count()
    own = ProductTrade.objects.filter(upload__file_name=MARK).exclude(partner="W00").count()
    assert (stated + own) * PAIRS == FIGURES
    assert mutual >= own


def says_that_it_is_not_real(pair: CountryPair) -> None:
    titled: list[tuple[Any, str]] = [
        (Source, "title"),
        (Source, "publisher"),
        (Proposal, "title"),
        (Event, "title"),
        (Body, "name"),
    ]
    titled += [(Facility, "name")]
    for model, name in titled:
        assert not model.objects.filter(pair=pair).exclude(**{f"{name}__startswith": MARK}).exists()
    assert not Paragraph.objects.filter(source__pair=pair).exclude(summary__startswith=MARK).exists()


def keeps_the_rules_of_the_record(pair: CountryPair) -> None:
    """Stored in bulk, past the checks of forms: a sample of each table passes them all the same."""
    for model in (Source, Body, Proposal, Event, Facility, StatusChange, TradeFigure, Target):
        for row in model._default_manager.filter(pair=pair).order_by("pk")[:40]:
            row.full_clean()
    for proposal in Proposal.objects.filter(pair=pair):
        steps = [Status(step.new) for step in proposal.status_changes.order_by("changed_on", "pk")]
        assert steps[0] is Status.PROPOSED
        assert all(can_change(old, new) for old, new in pairwise(steps))


def is_known_to_search_and_history(pair: CountryPair) -> None:
    assert SearchEntry.objects.filter(pair=pair, table="proposals").count() == PROPOSALS // PAIRS
    assert Change.objects.filter(pair=pair, table="proposals").count() == PROPOSALS // PAIRS


def told(seed: int) -> list[object]:
    """What is generated from a seed, forgotten again."""
    with transaction.atomic():
        pair = generated(seed)
        steps = StatusChange.objects.filter(pair=pair).order_by("pk")
        figures = TradeFigure.objects.filter(pair=pair).order_by("pk")
        lines = ProductTrade.objects.filter(upload__file_name=MARK).order_by("pk")[:500]
        found: list[object] = [
            pair.slug,
            *steps.values_list("proposal__number", "changed_on", "new"),
            *figures.values_list("code", "value_usd"),
            *lines.values_list("code", "value_usd"),
        ]
        transaction.set_rollback(True)
    return found


def test_the_same_seed_gives_the_same_record(shipped: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of fewer rows: three records are generated."""
    monkeypatch.setattr(pairs_generated, "PROPOSALS", PROPOSALS // 10)
    monkeypatch.setattr(generated_products, "HEADINGS", 10)
    first = told(1)
    assert first == told(1)
    assert first != told(2)
    assert choose(1)[0] == choose(2)[0] == ("BLR", "KAZ")


def is_on_every_page(pair: CountryPair) -> None:
    client = Client()
    for address in ADDRESSES:
        assert client.get(f"/{pair.slug}/{address}").status_code == 200, address


def test_a_database_with_other_pairs_is_left_alone(shipped: None) -> None:
    before = snapshot()
    with pytest.raises(OtherDataError, match="holds pairs already"):
        generate_pairs(pairs=1, seed=1)
    with pytest.raises(CommandError, match="--beside"):
        call_command("generate_pairs", "--pairs", "1")
    with pytest.raises(CommandError, match="one pair at least"):
        call_command("generate_pairs", "--pairs", "0")
    with pytest.raises(CommandError, match="pairs left to generate"):
        call_command("generate_pairs", "--pairs", "99999", "--beside")
    assert snapshot() == before
