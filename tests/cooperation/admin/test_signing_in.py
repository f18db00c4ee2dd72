"""Signing in: guessing is stopped, a second factor can be had and can be asked for, and who came is on record."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from axes.models import AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django.fixtures import Settings

from cooperation.admin.signing_in import client_address
from cooperation.models import Statement
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.forms import fields_of

RIGHT = {"username": "editor", "password": "so-secret"}
WRONG = {"username": "editor", "password": "guess"}
LOGIN = "/admin/login/"


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return client.get("/admin/").status_code == 200


def code_of(device: TOTPDevice, later: int = 0) -> str:
    """What the app shows, so many steps from now."""
    return f"{totp(device.bin_key, step=device.step, t0=-later * device.step):06}"


@pytest.mark.parametrize("forged", [False, True])
def test_thirty_wrong_passwords_are_stopped(editor: Editor, forged: bool) -> None:
    client = Client()
    answers = []
    for index in range(30):
        headers = {"X-Forwarded-For": f"203.0.113.{index}"} if forged else {}
        answers.append(client.post(LOGIN, WRONG, headers=headers).status_code)
    assert answers.count(200) < 10
    assert set(answers[10:]) == {429}
    locked = client.post(LOGIN, RIGHT)
    assert "Signing in is closed for a while" in locked.content.decode()
    assert not is_in(client)


def test_an_account_is_closed_from_wherever_the_guesses_come(editor: Editor, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1/32")]
    for index in range(10):
        Client().post(LOGIN, WRONG, headers={"X-Forwarded-For": f"203.0.113.{index}"})
    assert Client().post(LOGIN, RIGHT, headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 429


def test_an_address_is_closed_whichever_account_it_tries(editor: Editor) -> None:
    for index in range(10):
        Client().post(LOGIN, {"username": f"name-{index}", "password": "guess"})
    assert Client().post(LOGIN, RIGHT).status_code == 429


def test_a_mistake_is_told_in_plain_words(editor: Editor) -> None:
    said = Client().post(LOGIN, WRONG).content.decode()
    assert "No account that may edit has this name and password." in said
    assert "staff" not in said


def test_a_few_mistakes_are_forgiven(editor: Editor) -> None:
    client = Client()
    for _ in range(3):
        for _ in range(5):
            assert client.post(LOGIN, WRONG).status_code == 200
        assert client.post(LOGIN, RIGHT).status_code == 302


@pytest.mark.parametrize(
    ("sender", "header", "found"),
    [
        ("198.51.100.7", "203.0.113.1", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.1", "203.0.113.1"),
        ("10.0.0.1", "192.0.2.9, 203.0.113.1", "203.0.113.1"),
        ("10.0.0.1", "192.0.2.9, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_only_what_named_proxies_wrote_is_believed(settings: Settings, sender: str, header: str, found: str) -> None:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    request = RequestFactory().get("/", REMOTE_ADDR=sender, headers={"X-Forwarded-For": header})
    assert client_address(request) == found


def test_a_second_factor_is_set_up_and_asked_for(editor: Editor) -> None:
    where = reverse("admin:second_factor")
    page = editor.client.get(where).content.decode()
    assert 'src="data:image/svg+xml' in page
    device = TOTPDevice.objects.get(user=editor.user)
    assert "wrong or too old" in editor.client.post(where, {"code": "000000"}, follow=True).content.decode()
    assert not TOTPDevice.objects.get().confirmed
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert editor.client.post(where, {"code": code_of(device)}).status_code == 302
    assert is_in(editor.client)
    other = Client()
    assert "This account signs in in two steps" in other.post(LOGIN, RIGHT).content.decode()
    assert not is_in(other)
    assert "This code is wrong" in other.post(LOGIN, RIGHT | {"code": "000000"}).content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert other.post(LOGIN, RIGHT | {"code": code_of(device, later=1)}).status_code == 302
    assert is_in(other)
    assert "Your account signs in in two steps" in other.get(where).content.decode()
    other.post(where)
    assert not TOTPDevice.objects.exists()


def test_a_password_alone_does_not_give_up_the_second_factor(editor: Editor) -> None:
    TOTPDevice.objects.create(user=editor.user, name="app")
    where = reverse("admin:second_factor")
    assert not is_in(editor.client)
    assert editor.client.get(where)["Location"].startswith(LOGIN)
    assert editor.client.post(where)["Location"].startswith(LOGIN)
    assert TOTPDevice.objects.exists()
    assert editor.client.get(address(Statement, "changelist")).status_code == 302


def test_a_page_looks_for_the_second_factor_once(editor: Editor) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert editor.client.get("/admin/cooperation/sector/").status_code == 200
    assert sum(TOTPDevice._meta.db_table in query["sql"] for query in asked) == 1


def test_a_second_factor_can_be_asked_of_all(editor: Editor, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    answer = client.post(LOGIN, RIGHT, follow=True)
    assert "Every account of this site signs in in two steps" in answer.content.decode()
    assert not is_in(client)
    assert client.get(LOGIN)["Location"] == reverse("admin:second_factor")
    device = TOTPDevice.objects.get()
    client.post(reverse("admin:second_factor"), {"code": code_of(device)})
    assert is_in(client)
    client.post(reverse("admin:second_factor"))
    assert TOTPDevice.objects.exists()


def test_who_is_no_editor_gets_no_second_factor(db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_user("reader"))
    assert client.get(reverse("admin:second_factor")).status_code == 302
    assert not TOTPDevice.objects.exists()


def _logged() -> str:
    """What the log says of the last change."""
    return " ".join(entry.get_change_message() for entry in LogEntry.objects.order_by("-pk")[:2])


def test_signing_in_and_changes_of_permissions_are_logged(editor: Editor) -> None:
    Client().post(LOGIN, RIGHT, headers={"User-Agent": "Made up"})
    assert AccessLog.objects.get(user_agent="Made up").username == "editor"
    group = Group.objects.create(name="Helpers")
    form = editor.form_of(editor.user) | {"groups": str(group.pk)}
    editor.client.post(address(User, "change", editor.user.pk), form)
    assert "groups: – → Helpers" in _logged()
    may = Permission.objects.get(codename="view_statement")
    editor.client.post(address(Group, "change", group.pk), {"name": "Helpers", "permissions": str(may.pk)})
    assert "Can view statement" in _logged()
    assert "Helpers" in editor.opens(LogEntry, "changelist")
    entry = LogEntry.objects.latest("pk")
    assert editor.client.post(address(LogEntry, "delete", entry.pk), {"post": "yes"}).status_code == 403
    assert editor.client.post(address(LogEntry, "change", entry.pk), {}).status_code == 403


def test_a_session_has_an_end(editor: Editor, settings: Settings) -> None:
    settings.SESSION_COOKIE_AGE = 3600
    client = Client()
    answer = client.post(LOGIN, RIGHT)
    assert answer.cookies["sessionid"]["max-age"] == ""
    assert is_in(client)
    session = Session.objects.get(pk=client.session.session_key)
    assert session.expire_date <= timezone.now() + timedelta(seconds=3600)
    Session.objects.filter(pk=session.pk).update(expire_date=timezone.now())
    assert not is_in(client)


def test_a_refused_form_gives_back_what_was_typed(editor: Editor) -> None:
    statement = rows.statement()
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor.user)
    where = address(Statement, "change", statement.pk)
    sent = editor.form_of(statement) | {"summary": "Typed for an hour"}
    refused = client.post(where, sent)
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "The form was not accepted, and nothing was saved" in page
    form = fields_of(page, "typed_form")
    assert (form["summary"], form["_typed"]) == ("Typed for an hour", "1")
    again = client.post(where, form)
    assert "Nothing of it is saved yet" in again.content.decode()
    stranger = Client(enforce_csrf_checks=True).post(where, sent)
    assert "Typed for an hour" not in stranger.content.decode()
    accounts = client.post("/admin/auth/group/add/", {"name": "Mine"})
    assert "typed_form" not in accounts.content.decode()


@pytest.mark.parametrize("where", ["/admin/?next=%00", "/admin/cooperation/statement/?q=%00"])
def test_refusals_have_the_looks_of_the_site(editor: Editor, where: str) -> None:
    answer = editor.client.get(where)
    assert answer.status_code == 400
    assert '<header class="site">' in answer.content.decode()
    guest = Client()
    guest.force_login(User.objects.create_user("guest", is_staff=True))
    answer = guest.get(address(Statement, "changelist"))
    assert answer.status_code == 403
    assert '<header class="site">' in answer.content.decode()
