"""The outermost layer, with the whole site below it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.actions.places import bump_revision
from cooperation.models import Proposal
from dashboard.kept import revisions
from tests.dashboard.built import pair

PAGE = "/BLR-KAZ/proposals/22/"
KEPT = [
    "/",
    "/compare/",
    "/BLR-KAZ/",
    PAGE,
    "/BLR-KAZ/proposals.json",
    "/BLR-KAZ/sources.csv",
    "/BLR-KAZ/timeline.ics",
    "/api/v1/pairs",
    "/api/v1/pairs/BLR-KAZ/proposals?status=agreed&limit=2",
]


def retitle(title: str) -> None:
    """Change what the page shows, as the administration would, but for the revision."""
    Proposal.objects.filter(pair=pair(), number=22).update(title=title)


def shows(client: Client, title: str, **headers: str) -> bool:
    """Whether a reader finds this title on the page."""
    return title in client.get(PAGE, headers=headers).content.decode()


@pytest.mark.parametrize("address", KEPT)
def test_a_kept_answer_needs_no_query(
    keeping: Client, address: str, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    first = keeping.get(address)
    with django_assert_num_queries(0):
        again = keeping.get(address)
    assert (again.status_code, again.content) == (200, first.content)
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


@pytest.mark.parametrize("address", KEPT)
def test_after_a_change_of_the_record_every_page_is_built_anew(
    keeping: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.get(address)
    bump_revision(pair())
    monkeypatch.setattr(revisions, "SECONDS", 0)
    with CaptureQueriesContext(connection) as queries:
        keeping.get(address)
    assert len(queries) > 2, "no more than the revisions was read"


def test_a_change_is_shown_with_the_next_revision(keeping: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.get(PAGE)
    retitle("Something else")
    assert not shows(keeping, "Something else")
    bump_revision(pair())
    assert not shows(keeping, "Something else")
    monkeypatch.setattr(revisions, "SECONDS", 0)
    assert shows(keeping, "Something else")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"host": "127.0.0.1"}, {"host": "localhost"}),
        ({}, {"x-forwarded-proto": "https"}),
    ],
)
def test_what_an_answer_depends_on_tells_it_from_others(
    keeping: Client, settings: Any, first: dict[str, str], second: dict[str, str]
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    keeping.get(PAGE, headers=first)
    retitle("Something else")
    assert not shows(keeping, "Something else", **first)
    assert shows(keeping, "Something else", **second)


def test_another_language_is_another_answer(keeping: Client, settings: Any) -> None:
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian")]
    address = "/BLR-KAZ/sources.json"
    keeping.get(address, headers={"accept-language": "en"})
    again = keeping.get(address, headers={"accept-language": "ru"})
    assert (again["Content-Language"], "Accept-Language" in again["Vary"]) == ("ru", True)


def test_another_day_is_another_answer(keeping: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping.get(PAGE)
    retitle("Something else")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2031, 1, 1))
    monkeypatch.setattr(revisions, "SECONDS", 0)
    assert shows(keeping, "Something else")


def test_whoever_is_signed_in_is_never_given_a_kept_page(keeping: Client) -> None:
    keeping.get(PAGE)
    retitle("Something else")
    editor = Client()
    editor.force_login(User.objects.create_user("editor"))
    page = editor.get(PAGE)
    assert "Something else" in page.content.decode()
    assert page["Cache-Control"] == "no-cache, private"
    assert "Cookie" in page["Vary"]
    assert not page.has_header("ETag")
    retitle("Yet another thing")
    assert shows(editor, "Yet another thing")


def test_what_was_built_for_an_editor_is_given_to_nobody_else(keeping: Client) -> None:
    editor = Client()
    editor.force_login(User.objects.create_user("editor"))
    editor.get(PAGE)
    retitle("Something else")
    assert shows(keeping, "Something else")


def test_what_is_not_there_is_not_kept(keeping: Client) -> None:
    Proposal.objects.filter(pair=pair(), number=22).update(state="draft")
    assert keeping.get(PAGE).status_code == 404
    Proposal.objects.filter(pair=pair(), number=22).update(state="published")
    assert keeping.get(PAGE).status_code == 200


def test_parameters_that_nobody_reads_lead_to_the_kept_page(
    keeping: Client, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    first = keeping.get("/BLR-KAZ/proposals/?page=1")
    with django_assert_num_queries(0):
        for junk in range(20):
            again = keeping.get(f"/BLR-KAZ/proposals/?utm={junk}&page=1")
            assert again.content == first.content


def test_the_head_of_a_page_is_kept_with_it(keeping: Client) -> None:
    head = keeping.head(PAGE)
    whole = keeping.get(PAGE)
    assert (head.content, head["ETag"], head["Content-Length"]) == (b"", whole["ETag"], str(len(whole.content)))


def test_a_page_is_packed_without_padding_and_a_form_with_it(keeping: Client) -> None:
    packed = {"accept-encoding": "gzip"}
    assert len({len(keeping.get(PAGE, headers=packed).content) for _ in range(10)}) == 1
    form = {len(Client().get("/admin/login/", headers=packed).content) for _ in range(40)}
    assert len(form) > 1


def test_nothing_is_kept_where_there_is_no_room_for_it(db: None) -> None:
    assert django_settings.KEPT_BYTES == 0, "the tests build every page anew"
    client = Client()
    assert client.get(PAGE)["ETag"]
    retitle("Something else")
    assert shows(client, "Something else")


@pytest.mark.parametrize(("host", "status"), [("testserver", 200), ("elsewhere.example", 400)])
def test_a_name_that_is_not_the_sites_is_refused_before_anything_is_looked_up(
    keeping: Client, host: str, status: int
) -> None:
    assert keeping.get(PAGE, headers={"host": host}).status_code == status
