"""What holds for every address of the administration, found from the URLs: who is let in, and what is not there.

One ritual is run over all of them, table by table. An address that is added later is tried without a line here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperation.actions.review import REVIEWED
from cooperation.models import ProductUpload, Review, Source
from tests.cooperation import rows
from tests.cooperation.admin.made import LISTED, row_of
from tests.cooperation.snapshot import snapshot

# Open to whoever is signed in: what one sees of oneself, and what holds no row.
OPEN = {"index", "password_change", "password_change_done", "jsi18n", "logout", "second_factor"}
SIGNING_IN = {"login", "logout"}
# Of a row that is not there: a number never given, and what is no number at all.
NOT_THERE = ("999999999", "0", "-1", "x", "a b", "%00", "_2F", "1' OR '1'='1", "9" * 40)
SENT = {"post": "yes", "is_read": "on", "p": "1", "publish": "1", "state": "published", "why": "Because."}
PARTS = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """An address of the administration as its URL is written: `admin/cooperation/target/<path:object_id>/change/`."""

    route: str
    name: str

    @property
    def table(self) -> str:
        """The app and the table that it is about, where it is about one."""
        parts = self.route.split("/")
        return "/".join(parts[1:3]) if len(parts) > 4 and not parts[1].startswith(("^", "r")) else "the site"

    @property
    def of_row(self) -> bool:
        """Whether a row stands in it."""
        return bool(PARTS.search(self.route)) and self.table != "the site"

    def of(self, key: Any) -> str:
        """The address of one row."""
        route = PARTS.sub(lambda part: "BLR-KAZ/" if part[1] == "where" else str(key), self.route)
        return "/" + route.replace("(?P<url>.*)$", "nowhere/")


def _found(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _found(pattern.url_patterns, route)
        elif route.startswith("admin/") and not str(pattern.pattern).startswith("^"):
            yield Address(route, pattern.name or "")


ADDRESSES = sorted(_found(get_resolver().url_patterns), key=lambda address: (address.table, address.route))
OF_TABLE = {table: list(found) for table, found in groupby(ADDRESSES, lambda address: address.table)}
every_table = pytest.mark.parametrize("table", OF_TABLE)
of_rows = pytest.mark.parametrize("table", [t for t, found in OF_TABLE.items() if any(a.of_row for a in found)])


def made(table: str) -> Any:
    """The key of a row of a table, with all that its pages ask for; 1 where a table is filled by its library alone."""
    if table == "the site":
        return ContentType.objects.get_for_model(Source).pk
    model = apps.get_model(table.replace("/", "."))
    if model in OWN:
        return OWN[model]().pk
    if model not in LISTED:
        return 1
    row = row_of(model)
    if model is Source:
        rows.text_paragraph(source=row, number=1)
    if isinstance(row, REVIEWED):
        kind = ContentType.objects.get_for_model(model)
        waits = {"author": "somebody", "saved_at": timezone.now(), "proposed": []}
        Review.objects.create(content_type=kind, object_id=row.pk, **waits)
    return row.pk


def _logged() -> LogEntry:
    user = User.objects.create_user("logged")
    return LogEntry.objects.create(user=user, action_flag=ADDITION, action_time=timezone.now(), object_repr="A row")


OWN: dict[type[models.Model], Any] = {
    User: lambda: User.objects.create_superuser("first", password="so-secret"),
    Group: lambda: Group.objects.create(name="Made up"),
    LogEntry: _logged,
    ProductUpload: lambda: ProductUpload.objects.create(file_name="trade.csv"),
    TOTPDevice: lambda: TOTPDevice.objects.create(user=User.objects.create_user("owner"), name="Phone"),
}


def stands() -> dict[str, Any]:
    """All that stands in the record, and who may do what."""
    accounts = [
        (user.username, user.password, user.is_staff, user.is_superuser, sorted(user.get_all_permissions()))
        for user in User.objects.order_by("pk")
    ]
    groups = list(Group.objects.order_by("pk").values_list("name", "permissions"))
    return snapshot() | {"accounts": accounts, "groups": groups}


def signed_in(*rights: str, superuser: bool = False) -> Client:
    """Somebody with an account and these rights."""
    if superuser:
        user = User.objects.create_superuser("all", password="so-secret")
    else:
        user = User.objects.create_user("some", password="so-secret", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def asked(client: Client, where: str) -> Iterator[Any]:
    """The answers of an address when it is read, and when something is sent to it."""
    yield client.get(where)
    yield client.post(where, SENT)


@every_table
def test_nobody_is_let_in_without_signing_in(db: None, table: str) -> None:
    key, client = made(table), Client(raise_request_exception=False)
    before = stands()
    for address in OF_TABLE[table]:
        if address.name in SIGNING_IN:
            continue
        read, sent = asked(client, address.of(key))
        assert "/login/" in read.get("Location", ""), address
        # What was sent is kept in the page on which one signs in.
        assert sent.status_code == 302 or b'name="password"' in sent.content, address
    assert stands() == before


@every_table
def test_an_account_without_rights_is_refused(db: None, table: str) -> None:
    key, client = made(table), signed_in()
    before = stands()
    for address in OF_TABLE[table]:
        if address.name in OPEN | SIGNING_IN:
            continue
        answers = {answer.status_code for answer in asked(client, address.of(key))}
        # Django leads addresses that end early, and those of a public page, to where they belong.
        assert answers <= {302, 403, 404, 405}, (address, answers)
    assert stands() == before


@every_table
def test_who_may_look_changes_nothing(db: None, table: str) -> None:
    key = made(table)
    looks = Permission.objects.filter(codename__startswith="view_").values_list("codename", flat=True)
    client = signed_in(*looks)
    before = stands()
    for address in OF_TABLE[table]:
        if address.name in OPEN | SIGNING_IN:
            continue
        answers = {answer.status_code for answer in asked(client, address.of(key))}
        assert max(answers) < 500, (address, answers)
    assert stands() == before


@every_table
def test_who_may_do_everything_gets_an_answer(db: None, table: str) -> None:
    key, client = made(table), signed_in(superuser=True)
    for address in OF_TABLE[table]:
        if address.name in SIGNING_IN:
            continue
        answer = client.get(address.of(key))
        assert answer.status_code in {200, 302, 403, 404, 405}, (address, answer.status_code)


@of_rows
def test_a_row_that_is_not_there_is_told(db: None, table: str) -> None:
    made(table)
    client = signed_in(superuser=True)
    before = stands()
    for address in OF_TABLE[table]:
        if not address.of_row:
            continue
        for key in NOT_THERE:
            for answer in asked(client, address.of(key)):
                assert answer.status_code in {302, 400, 403, 404, 405}, (address, key, answer.status_code)
    assert stands() == before
