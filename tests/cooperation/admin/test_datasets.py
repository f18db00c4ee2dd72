"""Uploading a pair's data set: look, every problem, second click."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cooperation.models import CountryPair
from tests.cooperation.admin.conftest import Editor
from tests.cooperation.archives import packed
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import set_cell
from tests.cooperation.snapshot import snapshot


@pytest.fixture(autouse=True)
def uploads(settings: object, tmp_path: Path) -> Path:
    """A folder for kept files."""
    settings.UPLOADS_DIR = tmp_path / "uploads"  # type: ignore[attr-defined]
    return tmp_path / "uploads" / "data-sets"


def address() -> str:
    """Of the form."""
    return reverse("admin:countrypair_upload")


def sent(client: Client, archive: Path) -> str:
    """What the page says of an archive."""
    file = SimpleUploadedFile(archive.name, archive.read_bytes())
    response = client.post(address(), {"file": file})
    assert response.status_code == 200
    return str(response.content, "utf-8")


def kept(page: str) -> str:
    """What the second click sends."""
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found
    return found.group(1)


def test_it_is_shown_first_and_stored_after_the_second_click(editor: Editor, tmp_path: Path, uploads: Path) -> None:
    before = snapshot()
    page = sent(editor.client, packed(MADE_UP, tmp_path / "a.zip"))
    assert "Kyrgyzstan–Uzbekistan, checked and not stored yet" in page
    assert re.search(r">sources\.csv</th>\s*<td>3</td>\s*<td>0</td>\s*<td>0</td>", page)
    assert snapshot() == before
    response = editor.client.post(address(), {"kept": kept(page)}, follow=True)
    assert "Kyrgyzstan–Uzbekistan is stored. Rows added: 29, changed: 0, unchanged: 0." in str(
        response.content, "utf-8"
    )
    assert CountryPair.objects.by_slug("KGZ-UZB").exists()
    assert [*uploads.iterdir()] == []
    assert "Upload a zipped data set" in editor.opens(CountryPair, "changelist")


def test_every_problem_is_listed_and_nothing_kept(editor: Editor, folder: Path, tmp_path: Path, uploads: Path) -> None:
    set_cell(folder, "bodies.csv", 1, "kind", "club")
    set_cell(folder, "events.csv", 1, "evidence", "")
    page = sent(editor.client, packed(folder, tmp_path / "a.zip"))
    assert "2 problems: nothing can be stored" in page
    assert "bodies.csv, line 2, kind: “club” is not one of" in page
    assert "events.csv, line 2, evidence: The cell must not be empty." in page
    assert 'name="kept"' not in page
    assert [*uploads.iterdir()] == []


def test_what_is_no_archive_is_told(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no archive")
    assert "The file is no readable .zip archive" in sent(editor.client, tmp_path / "a.zip")


def test_no_file_is_told(editor: Editor) -> None:
    assert "This field is required." in str(editor.client.post(address()).content, "utf-8")


@pytest.mark.parametrize("value", ["", "nothing", "../../etc/passwd", "a:b:c", "\0"])
def test_another_second_click_stores_nothing(editor: Editor, value: str) -> None:
    before = snapshot()
    response = editor.client.post(address(), {"kept": value}, follow=True)
    assert "upload it again. Nothing was stored." in str(response.content, "utf-8")
    assert snapshot() == before


def test_a_second_click_twice_is_told(editor: Editor, tmp_path: Path) -> None:
    page = sent(editor.client, packed(MADE_UP, tmp_path / "a.zip"))
    editor.client.post(address(), {"kept": kept(page)})
    response = editor.client.post(address(), {"kept": kept(page)}, follow=True)
    assert "The file is no longer there" in str(response.content, "utf-8")


def test_only_who_may_add_and_change_pairs_gets_there(db: None) -> None:
    user = User.objects.create_user("reader", password="so-secret", is_staff=True)
    client = Client()
    client.force_login(user)
    assert client.get(address()).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_countrypair", "change_countrypair"]))
    assert client.get(address()).status_code == 200
    assert Client().get(address()).status_code == 302
