"""A proposal much like another one is saved only when somebody says that it is a different one."""

from typing import Any

import pytest

from cooperation.models import Proposal, Publication
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences

pytestmark = pytest.mark.django_db


@pytest.fixture
def canal() -> Proposal:
    proposal = rows.proposal(number=7, title="Dig a made-up canal through the steppe")
    proposal.sectors.add(rows.sector(parent=rows.sector()))
    return proposal


def another(like: Proposal, title: str, **fields: Any) -> dict[str, Any]:
    """The fields of a further proposal of the same pair."""
    return {
        "pair": like.pair_id,
        "number": 8,
        "title": title,
        "summary": "Made up.",
        "evidence": like.evidence_id,
        "sectors": [like.sectors.get().pk],
        "state": Publication.DRAFT,
        **fields,
    }


def test_a_title_much_like_another_is_shown_with_its_likeness(editor: Editor, canal: Proposal) -> None:
    said = sentences(editor.adds(Proposal, **another(canal, "Dig canals through the made-up steppe")))
    assert "% alike: proposal 7, “Dig a made-up canal through the steppe”." in said
    assert not Proposal.objects.filter(pair=canal.pair, number=8).exists()


def test_who_has_looked_may_save_it(editor: Editor, canal: Proposal) -> None:
    response = editor.adds(Proposal, **another(canal, "Dig canals through the made-up steppe", different="on"))
    assert response.status_code == 302
    assert Proposal.objects.filter(pair=canal.pair, number=8).exists()


def test_a_title_of_its_own_is_not_asked_about(editor: Editor, canal: Proposal) -> None:
    assert editor.adds(Proposal, **another(canal, "Exchange students of medicine")).status_code == 302


def test_drafts_are_compared_too_and_other_pairs_are_not(editor: Editor, canal: Proposal) -> None:
    Proposal.objects.filter(pk=canal.pk).update(state=Publication.DRAFT)
    assert "% alike" in sentences(editor.adds(Proposal, **another(canal, "Dig a made-up canal through a steppe")))
    elsewhere = rows.proposal(pair=rows.country_pair("KAZ", "UZB"), number=8, title="Sell nothing to nobody")
    elsewhere.sectors.add(rows.sector(parent=rows.sector()))
    fields = another(elsewhere, "Dig a made-up canal through a steppe", number=9)
    assert editor.adds(Proposal, **fields).status_code == 302


def test_a_proposal_is_not_like_itself(editor: Editor, canal: Proposal) -> None:
    assert editor.changes(canal, title="Dig the made-up canal through the steppe").status_code == 302


def test_an_unchanged_title_is_not_asked_about_again(editor: Editor, canal: Proposal) -> None:
    rows.proposal(number=9, title="Dig a made-up canal through the steppes")
    assert editor.changes(canal, summary="Made up again.").status_code == 302
