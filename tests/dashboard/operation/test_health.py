"""The two addresses by which proxies and watchers ask, and what readers are told without a database."""

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from ipaddress import ip_network
from typing import Any

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from cooperation.actions.heartbeat import KEY, beat
from dashboard.kept import revisions
from dashboard.operation import checks

pytestmark = pytest.mark.django_db


class GoneCursor:
    """A database that does not answer."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise OperationalError("connection refused\nIs the server running?")


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """As seen from the process, whoever asks."""
    monkeypatch.setattr(connection, "cursor", GoneCursor)


def told(client: Client | None = None, **headers: str) -> tuple[int, dict[str, str]]:
    """The status of /readyz and the verdict of each check."""
    response = (client or Client()).get("/readyz", headers=headers)
    body = json.loads(response.content)
    return response.status_code, {one["check"]: one["verdict"] for one in body["checks"]}


def test_the_process_says_that_it_lives_without_asking_anything(
    settings: Any, no_database: None, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        response = Client().get("/healthz", headers={"host": "10.0.0.7"}, REMOTE_ADDR="203.0.113.9")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"fine\n", "no-store")
    assert "Permissions-Policy" in response.headers


def test_a_site_that_has_all_it_needs_is_ready() -> None:
    beat()
    status, verdicts = told()
    assert status == 200
    assert verdicts == dict.fromkeys(("database", "migrations", "cache", "worker", "disk"), "fine")


def test_it_is_asked_anew_each_time_and_costs_little(
    keeping: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    beat()
    assert told(keeping)[1]["worker"] == "fine"
    caches["shared"].delete(KEY)
    with django_assert_max_num_queries(4):
        status, verdicts = told(keeping)
    assert (status, verdicts["worker"]) == (200, "hindered")
    assert keeping.get("/readyz")["Cache-Control"] == "no-store"


def test_without_its_database_it_is_not_ready(no_database: None) -> None:
    status, verdicts = told()
    assert (status, verdicts["database"], verdicts["migrations"]) == (503, "failed", "failed")
    body = json.loads(Client().get("/readyz").content)
    assert body["checks"][0]["found"] == "The database does not answer: connection refused."
    assert "DATABASE_URL" in body["checks"][0]["do"]


def test_with_a_migration_that_is_not_applied_it_is_not_ready() -> None:
    MigrationRecorder(connection).migration_qs.filter(app="cooperation").order_by("-name")[0].delete()
    status, verdicts = told()
    assert (status, verdicts["migrations"]) == (503, "failed")


def test_without_its_shared_store_it_serves_more_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(caches["shared"]), "get", lambda *_, **__: None)
    assert told()[0] == 200
    assert told()[1]["cache"] == "hindered"


def test_without_room_on_the_disk_it_is_not_ready(settings: Any) -> None:
    settings.LEAST_FREE_BYTES = shutil.disk_usage(settings.VAR_DIR).total * 2
    assert told()[0] == 503
    assert told()[1]["disk"] == "failed"


@pytest.mark.parametrize(
    ("sent", "address", "allowed"),
    [
        ({}, "127.0.0.1", True),
        ({}, "::1", True),
        ({}, "203.0.113.9", False),
        ({"x-forwarded-for": "203.0.113.9"}, "127.0.0.1", False),
        ({"forwarded": "for=203.0.113.9"}, "127.0.0.1", False),
        ({"x-forwarded-for": "127.0.0.1"}, "203.0.113.9", False),
        ({"x-forwarded-for": "203.0.113.9"}, "10.0.0.1", False),
        ({"x-forwarded-for": "127.0.0.1"}, "10.0.0.1", True),
        ({"authorization": "Bearer of-the-watcher"}, "203.0.113.9", True),
        ({"authorization": "Bearer of-another"}, "203.0.113.9", False),
        ({"authorization": "Bearer "}, "203.0.113.9", False),
        ({}, "", False),
    ],
)
def test_only_whom_the_settings_name_is_told(settings: Any, sent: dict[str, str], address: str, allowed: bool) -> None:
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    settings.OPERATORS_TOKEN = "of-the-watcher"  # noqa: S105 - of this test
    response = Client().get("/readyz", headers=sent, REMOTE_ADDR=address)
    assert (response.status_code != 403) is allowed
    assert allowed or response.content == b"Not for everyone.\n"


def test_an_empty_token_lets_nobody_in(settings: Any) -> None:
    settings.OPERATORS_TOKEN = ""
    sent = {"authorization": "Bearer "}
    assert Client().get("/readyz", headers=sent, REMOTE_ADDR="203.0.113.9").status_code == 403


@pytest.mark.parametrize("address", ["/", "/BLR-KAZ/", "/BLR-KAZ/proposals.json", "/admin/login/"])
def test_readers_are_told_to_come_again(keeping: Client, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(connection, "cursor", GoneCursor)
    monkeypatch.setattr(revisions, "SECONDS", 0)
    keeping.raise_request_exception = False
    response = keeping.get(address)
    if address == "/admin/login/":
        assert response.status_code in (200, 503)
        return
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "5", "no-store")
    assert "The record does not answer just now" in response.content.decode()


def test_programs_are_told_in_the_words_of_the_api(no_database: None) -> None:
    response = Client(raise_request_exception=False).get("/api/v1/pairs")
    assert (response.status_code, response["Content-Type"], response["Retry-After"]) == (
        *(503, "application/problem+json"),
        "5",
    )


def test_every_finding_that_is_not_fine_says_what_to_do(no_database: None, settings: Any) -> None:
    settings.LEAST_FREE_BYTES = 2**60
    found = checks.ask(checks.READINESS)
    assert {one.name for one in found if one.verdict is not checks.Verdict.FINE} >= {"database", "migrations", "disk"}
    assert all(one.remedy for one in found if one.verdict is not checks.Verdict.FINE)
