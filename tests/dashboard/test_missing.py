"""Addresses that lead to no pair: what it needs, or what is wrong with the address; never an error of ours."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from cooperation.actions.publication import pages_changed, set_state
from cooperation.models import Change, CountryPair, Publication
from dashboard.views.missing import not_allowed, not_understood
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, editor

__all__ = ["editor"]
pytestmark = [pytest.mark.django_db, pytest.mark.database]


def told(address: str, client: Client | None = None) -> str:
    """The page that says that there is none."""
    response = (client or Client()).get(address)
    assert response.status_code == 404
    return str(response.content, "utf-8")


@pytest.mark.parametrize("slug", ["KAZ-KGZ", "KGZ-KAZ", "KZ-KG", "kg-kaz"])
@pytest.mark.parametrize("page", ["/", "/trade/", "/trade.json", "/proposals/1/", "/timeline.ics"])
def test_two_countries_without_a_record(shipped: None, slug: str, page: str) -> None:
    words = told(f"/{slug}{page}")
    assert "Kazakhstan–Kyrgyzstan is not followed yet" in words
    assert "Whoever runs this site can add the pair" in words
    assert "manage.py" not in words
    assert "countrypair/add" not in words


def test_an_editor_is_led_to_the_forms(shipped: None, editor: Editor) -> None:
    page = told("/KGZ-KAZ/", editor.client)
    assert 'href="/admin/cooperation/countrypair/add/?first=KAZ&amp;second=KGZ"' in page
    assert "manage.py new_pair KAZ KGZ" in page
    assert 'href="/admin/cooperation/countrypair/upload/"' in page
    form = str(editor.client.get("/admin/cooperation/countrypair/add/?first=KAZ&second=KGZ").content, "utf-8")
    assert '<option value="KAZ" selected>' in form


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("ABC-KAZ", "“ABC” is not a country code of ISO 3166-1."),
        ("XX-KZ", "“XX” is not a country code of ISO 3166-1."),
        ("ABC-XYZ", "“ABC” and “XYZ” are not country codes of ISO 3166-1."),
        ("BLR-BY", "A pair is two different countries; the address names Belarus twice."),
        ("KAZ-KAZ", "A pair is two different countries; the address names Kazakhstan twice."),
    ],
)
def test_what_is_no_pair(shipped: None, slug: str, sentence: str) -> None:
    page = told(f"/{slug}/")
    assert sentence in page
    assert "new_pair" not in page


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/BLR-KAZ/trade/figures/H999/", "This pair has no figure “H999”."),
        ("/BLR-KAZ/sources/999/", "There is no source 999 for this pair."),
        ("/BLR-KAZ/sectors/nothing/", "There is no sector “nothing”."),
        ("/BLR-KAZ/trade/charts/nothing/", "This page has no chart “nothing”."),
        ("/frozen/0123456789abcdef/", "No chart has been frozen under this address."),
    ],
)
def test_what_a_pair_does_not_have_is_named(shipped: None, address: str, sentence: str) -> None:
    page = told(address)
    assert sentence in page
    assert "may be mistyped" not in page


@pytest.mark.parametrize("address", ["/nothing/", "/BLR-KAZ/nothing/", "/BLR-KAZ/proposals/999/"])
def test_other_pages_say_so(shipped: None, address: str) -> None:
    assert "There is no such page" in told(address)


def test_a_page_that_a_pair_does_not_have_keeps_the_menu_of_the_pair(shipped: None) -> None:
    menu = '<a href="/BLR-KAZ/proposals/" aria-current="page">Proposals</a>'
    assert menu in told("/BLR-KAZ/proposals/9999/")
    assert 'href="/BLR-KAZ/proposals/"' in told("/BLR-KAZ/nothing/")
    for elsewhere in ("/nothing/", "/KAZ-KGZ/"):
        assert "/proposals/" not in told(elsewhere)


@pytest.mark.parametrize("kind", ["proposals", "sources"])
def test_what_was_withdrawn_leaves_a_tombstone(db: None, client: Client, kind: str) -> None:
    row = rows.proposal() if kind == "proposals" else rows.source()
    model = type(row)
    pages_changed([row.pair], by="editor")
    where = f"/KGZ-UZB/{kind}/{row.number}/"
    assert client.get(where).status_code == 200
    set_state(rows=model.objects.filter(pk=row.pk), state=Publication.WITHDRAWN, by="editor", why="It was said twice.")
    answer = client.get(where)
    assert answer.status_code == 410
    page = answer.content.decode()
    assert f"{row.number} was withdrawn" in page
    assert "It was said twice." in page
    assert f'<a href="/KGZ-UZB/{kind}/" aria-current="page">' in page
    assert client.get(f"/KGZ-UZB/{kind}/{row.number}.json").status_code == 410
    model.objects.filter(pk=row.pk).update(state="draft")
    pages_changed([row.pair], by="editor")
    assert client.get(where).status_code == 404


def asked() -> HttpRequest:
    """A request of somebody who is not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


def test_who_may_not_see_a_page_is_led_to_the_sign_in() -> None:
    refused = not_allowed(asked(), Exception())
    assert refused.status_code == 403
    assert 'href="/admin/login/">Sign in</a>' in refused.content.decode()


def test_what_cannot_be_read_is_answered_by_what_to_do_now() -> None:
    refused = not_understood(asked(), Exception())
    assert refused.status_code == 400
    assert "Nothing was changed. Go back and try again" in refused.content.decode()


def test_what_is_said_of_a_proposal_goes_with_it_and_comes_back(db: None, client: Client) -> None:
    step = rows.status_change(proposal=rows.proposal(title="Dig a canal"))
    rows.evidence_search(proposal=step.proposal)
    rows.bearing(event=rows.event(title="Talks on the canal", evidence=step.evidence), proposal=step.proposal)
    proposal, slug = step.proposal, step.pair.slug
    pages_changed([step.pair], by="editor")
    address = f'href="/{slug}/proposals/{proposal.number}/"'
    lists = [f"/{slug}/{name}/" for name in ("timeline", "changes", "proposals", "sources")]

    def leading_there() -> list[str]:
        return [name for name in lists if address in client.get(name).content.decode()]

    before = leading_there()
    assert f"/{slug}/timeline/" in before
    these = type(proposal).objects.filter(pk=proposal.pk)
    set_state(rows=these, state=Publication.WITHDRAWN, by="editor", why="It was said twice.")
    assert leading_there() == []
    edits = client.get(f"/{slug}/changes/?view=record").content.decode()
    assert "Dig a canal" in edits
    assert address not in edits
    changed = Change.objects.filter(pair=step.pair, revision=CountryPair.objects.get(pk=step.pair.pk).revision)
    gone = changed.filter(after={}).values_list("table", flat=True)
    assert {*gone} == {"proposals", "status_changes", "searches"}
    assert client.get(f"/{slug}/changes.atom").status_code == 200
    set_state(rows=these, state=Publication.PUBLISHED, by="editor")
    assert leading_there() == before


def test_a_row_that_was_noted_without_its_proposal_is_told_by_what_it_was(db: None, client: Client) -> None:
    """As it was before: a status whose proposal was withdrawn was noted as corrected to none."""
    step = rows.status_change()
    pages_changed([step.pair], by="editor")
    noted = Change.objects.get(pair=step.pair, table="status_changes")
    after = noted.after | {"proposal": ""}
    Change.objects.create(pair=step.pair, revision=9, table=noted.table, row=noted.row, before=noted.after, after=after)
    edits = client.get(f"/{step.pair.slug}/changes/?view=record&kind=correction")
    assert edits.status_code == 200
    assert f"Proposal {step.proposal.number}: Proposed" in edits.content.decode()
