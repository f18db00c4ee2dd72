"""What a browser is told that it may not do, by answers of every kind."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from dashboard.kept import revisions
from dashboard.operation.hardening import MOST_HEADER_BYTES
from tests.dashboard.operation.addresses import every_kind

pytestmark = pytest.mark.django_db
ADMINISTRATION = ("/admin/", "/admin/login/", "/admin/cooperation/proposal/", "/admin/nothing/")
PAGES = ("/", "/BLR-KAZ/", "/BLR-KAZ/proposals/1/", "/api/", "/nothing/", "/BLR-KAZ/proposals/9999/")
FOR_OTHERS = (
    "/BLR-KAZ/proposals.json",
    "/BLR-KAZ/data.zip",
    "/BLR-KAZ/changes.atom",
    "/BLR-KAZ/timeline.ics",
    "/BLR-KAZ/sectors/charts/matrix/embed/",
    "/BLR-KAZ/sectors/charts/matrix.svg",
    "/api/v1/pairs",
)


def assert_hardened(response: Any) -> None:
    """Every header that each answer has to have."""
    assert "camera=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_every_kind_of_address_is_hardened() -> None:
    client = Client(raise_request_exception=False)
    kinds = [*every_kind(), *ADMINISTRATION]
    assert len(kinds) > 150
    for address in kinds:
        assert_hardened(client.get(address))


@pytest.mark.parametrize("address", [*PAGES, *ADMINISTRATION])
def test_pages_are_for_this_site_alone(address: str) -> None:
    assert Client().get(address)["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("address", FOR_OTHERS)
def test_files_and_frames_are_for_every_site(address: str) -> None:
    response = Client().get(address)
    assert (response.status_code, response["Cross-Origin-Resource-Policy"]) == (200, "cross-origin")


def test_what_an_editor_is_given_is_for_this_site_alone() -> None:
    editor = Client()
    editor.force_login(User.objects.create_user("editor"))
    assert editor.get("/BLR-KAZ/proposals.json")["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_kept_answer_and_one_from_another_process_are_hardened(keeping: Client) -> None:
    assert_hardened(keeping.get("/BLR-KAZ/"))
    assert_hardened(keeping.get("/BLR-KAZ/"))


@pytest.mark.parametrize("kept", [0, 2**24])
def test_a_name_that_is_not_the_sites_and_a_failure_are_hardened(
    settings: Any, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    settings.KEPT_BYTES = kept
    refused = Client().get("/", headers={"host": "elsewhere.example"})
    assert refused.status_code == 400
    assert_hardened(refused)

    def gone(*_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(revisions.LatestRevisions, "get", gone)
    monkeypatch.setattr("dashboard.views.pages.localdate", gone, raising=False)
    monkeypatch.setattr("cooperation.models.CountryPair.objects.with_countries", gone)
    failed = Client(raise_request_exception=False).get("/BLR-KAZ/")
    assert failed.status_code >= 500
    assert_hardened(failed)


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/robots.txt", "/static/favicon.svg"])
def test_methods_that_nothing_here_answers_are_refused(method: str, address: str) -> None:
    response = Client().generic(method, address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")
    assert_hardened(response)


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE"])
def test_the_api_refuses_them_in_its_own_words(method: str) -> None:
    response = Client().generic(method, "/api/v1/pairs")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert_hardened(response)


def test_headers_longer_than_a_browser_sends_are_refused(keeping: Client) -> None:
    assert keeping.get("/", headers={"x-long": "a" * (MOST_HEADER_BYTES // 2)}).status_code == 200
    refused = keeping.get("/", headers={"x-long": "a" * (MOST_HEADER_BYTES + 1)})
    assert (refused.status_code, refused.content) == (
        431,
        b"The headers of a request may have 32 KB; these have more.\n",
    )
    assert_hardened(refused)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_over_tls_cookies_are_for_tls_alone_whatever_the_site_is_told(settings: Any, scheme: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    User.objects.create_superuser("editor", password="a-long-word-for-a-test")
    client = Client(headers={"x-forwarded-proto": scheme})
    client.get("/admin/login/")
    client.post("/admin/login/", {"username": "editor", "password": "a-long-word-for-a-test"})
    assert {"csrftoken", "sessionid"} <= set(client.cookies)
    assert {bool(client.cookies[name]["secure"]) for name in ("csrftoken", "sessionid")} == {scheme == "https"}


def test_the_contact_for_weaknesses_is_told_where_there_is_one(settings: Any) -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    response = Client().get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:security@example.org"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=90) < expires - timezone.now() < timedelta(days=365)


STRONG = "abcdefghij" * 5


def settings_with(environment: dict[str, str], asked: str) -> subprocess.CompletedProcess[str]:
    """What settings are with these variables alone, as a process of its own reads them."""
    command = [sys.executable, "-c", f"from dashboard import settings; print({asked})"]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        command, cwd=django_settings.BASE_DIR, env=kept | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is too simple or shorter"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too simple or shorter"),
        ({"SECRET_KEY": "ab" * 30}, "SECRET_KEY is too simple or shorter"),
        ({"SECRET_KEY": f"django-insecure-{STRONG}"}, "SECRET_KEY is too simple or shorter"),
        ({"ALLOWED_HOSTS": "localhost, example.org"}, "ALLOWED_HOSTS names example.org, and SECRET_KEY is missing"),
    ],
)
def test_the_site_does_not_start_without_a_strong_secret(environment: dict[str, str], sentence: str) -> None:
    started = settings_with(environment, "DEBUG")
    assert (started.returncode, started.stdout) == (1, "")
    assert started.stderr.startswith(f"The site does not start: {sentence}")
    assert "Traceback" not in started.stderr
    assert "token_urlsafe" in started.stderr


@pytest.mark.parametrize(
    ("https", "redirects", "secure"), [("1", True, True), ("proxy", False, True), ("0", False, False)]
)
def test_cookies_are_for_tls_alone_where_the_proxy_speaks_it(https: str, redirects: bool, secure: bool) -> None:
    asked = "settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE"
    started = settings_with({"SECRET_KEY": STRONG, "HTTPS": https}, asked)
    assert started.stdout == f"{redirects} {secure} {secure}\n", started.stderr


def test_a_contact_without_a_scheme_is_an_address_for_mail() -> None:
    asked = "settings.SECURITY_CONTACT"
    assert settings_with({"SECURITY_CONTACT": "a@example.org"}, asked).stdout == "mailto:a@example.org\n"
    assert settings_with({"SECURITY_CONTACT": "https://example.org/s"}, asked).stdout == "https://example.org/s\n"
