"""Uploads of product data in the administration: upload, look, second click, ways out; and exclusions."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cooperation.actions import product_runs, progress
from cooperation.actions.product_runs import kept
from cooperation.actions.progress import Moment, StoppedError
from cooperation.ingest.products.files import FileRefusedError
from cooperation.models import CountryPair, ProductExclusion, ProductUpload, UploadState
from tests.cooperation import rows
from tests.cooperation.actions.product_files import figures, load
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.ingest.products.made_up import current

pytestmark = pytest.mark.usefixtures("shipped", "no_figures")
runs: list[tuple[int, bool]] = []


@pytest.fixture(autouse=True)
def at_once(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files lie in a folder of the test, and are read at once instead of in a process of their own."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    runs.clear()

    def read(upload: ProductUpload, *, check: bool) -> None:
        runs.append((upload.pk, check))
        with suppress(FileRefusedError):
            product_runs.run(upload, lambda: 0.0, check=check)

    monkeypatch.setattr("cooperation.admin.replacement.start", read)


def sent(name: str = "trade.csv", text: str = "") -> dict[str, Any]:
    file = SimpleUploadedFile(name, (text or current({"partnerCode": 0, "primaryValue": 500}, {})).encode())
    return {"file": file, "edition": "", "retrieved_on": "2026-11-24", "note": "UN Comtrade"}


def uploaded(editor: Editor, capture: Any, **of: Any) -> ProductUpload:
    """Send the form, with what happens after the commit."""
    with capture(execute=True):
        response = editor.client.post(address(ProductUpload, "add"), sent(**of))
    upload = ProductUpload.objects.latest("pk")
    assert response.status_code == 302
    assert response["Location"] == address(ProductUpload, "change", upload.pk)
    return upload


def step(editor: Editor, name: str, upload: ProductUpload) -> Any:
    return editor.client.post(reverse(f"admin:productupload_{name}", args=[upload.pk]), follow=True)


def test_a_file_is_shown_before_it_is_stored(editor: Editor, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks)
    assert runs == [(upload.pk, True)]
    assert (upload.state, upload.recorded_by, upload.note) == (UploadState.CHECKED, "editor", "UN Comtrade")
    assert figures() == {}
    page = editor.opens(ProductUpload, "change", upload.pk)
    assert "2 rows: 2 count, 0 are left aside, 0 are refused." in page
    assert "<td>imports</td><td>2017</td><td>HS 2017</td><td>03</td><td>12</td>" in page
    assert "Store it" in page


def test_the_second_click_stores_it(editor: Editor, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks)
    page = step(editor, "load", upload).content.decode()
    assert runs[-1] == (upload.pk, False)
    assert figures(level=6) == {("BLR", "KAZ", "M", "030351"): 100, ("BLR", "W00", "M", "030351"): 500}
    assert "Withdraw it" in page
    assert not kept(upload.kept_as).exists()


def test_a_third_click_changes_nothing(editor: Editor, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks)
    step(editor, "load", upload)
    step(editor, "load", upload)
    step(editor, "discard", upload)
    assert len(runs) == 2
    assert ProductUpload.objects.filter(pk=upload.pk).exists()


def test_what_would_be_replaced_is_said(
    editor: Editor, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    load(tmp_path, {}, name="earlier.csv")
    upload = uploaded(editor, django_capture_on_commit_callbacks)
    assert "replaces what these files say of the same: earlier.csv" in editor.opens(ProductUpload, "change", upload.pk)


def test_refused_rows_are_listed(editor: Editor, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks, text=current({}, {"cmdCode": "fish"}))
    page = editor.opens(ProductUpload, "change", upload.pk)
    assert "trade.csv, line 3, cmdCode: “fish” is no code of the Harmonized System." in page


@pytest.mark.parametrize("own", [(112, 398), (417, 860)], ids=["a pair that ships", "a made-up pair"])
@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"classificationCode": "S3", "cmdCode": "03421"}, "The codes are of “S3”, which is no edition"),
        ({"reporterCode": 842}, "stand as partners only: it holds what others report of trade with them"),
    ],
    ids=["another classification", "partners only"],
)
def test_a_file_that_cannot_be_taken_says_why(
    editor: Editor, django_capture_on_commit_callbacks: Any, own: tuple[int, int], row: dict[str, object], sentence: str
) -> None:
    rows.country_pair()
    trade = [{"reporterCode": one, "partnerCode": other, **row} for one, other in (own, own[::-1])]
    upload = uploaded(editor, django_capture_on_commit_callbacks, text=current(*trade))
    assert upload.state == UploadState.STOPPED
    assert sentence in editor.opens(ProductUpload, "change", upload.pk)
    assert figures() == {}


def test_a_chapter_that_does_not_exist_is_a_row_refused(
    editor: Editor, django_capture_on_commit_callbacks: Any
) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks, text=current({}, {"cmdCode": "770110"}))
    page = editor.opens(ProductUpload, "change", upload.pk)
    assert "2 rows: 1 count, 0 are left aside, 1 are refused." in page
    assert "a chapter that the Harmonized System does not have" in page


def test_progress_with_rows_share_and_time_left(editor: Editor) -> None:
    upload = ProductUpload.objects.create(file_name="big.csv", kept_as="x")
    progress.step(f"upload-{upload.pk}", Moment("read", 0.25, 1200, 6))
    page = editor.opens(ProductUpload, "change", upload.pk)
    assert '<progress max="100" value="25">' in page
    assert "25%, 1,200 rows, 6 s left" in page
    assert '<meta http-equiv="refresh" content="2">' in page
    assert "Store it" not in page


def test_it_can_be_stopped(editor: Editor) -> None:
    upload = ProductUpload.objects.create(file_name="big.csv", kept_as="x")
    progress.step(f"upload-{upload.pk}", Moment("read", 0.25, 1200, 6))
    assert "It stops at its next step" in step(editor, "stop", upload).content.decode()
    with pytest.raises(StoppedError):
        progress.step(f"upload-{upload.pk}", Moment("read", 0.5, 2400, 3))


def test_a_reading_that_ended_without_a_word_is_told(editor: Editor) -> None:
    upload = ProductUpload.objects.create(file_name="big.csv", kept_as="x")
    assert "stopped unexpectedly" in editor.opens(ProductUpload, "change", upload.pk)


def test_a_file_is_discarded(editor: Editor, django_capture_on_commit_callbacks: Any) -> None:
    upload = uploaded(editor, django_capture_on_commit_callbacks)
    assert "The file is discarded." in step(editor, "discard", upload).content.decode()
    assert not ProductUpload.objects.filter(pk=upload.pk).exists()
    assert not kept(upload.kept_as).exists()


def test_a_loaded_file_is_withdrawn(editor: Editor, tmp_path: Path) -> None:
    upload = load(tmp_path, {}).upload
    assert "3 figures are withdrawn." in step(editor, "withdraw", upload).content.decode()
    assert figures() == {}


def test_withdrawing_in_the_wrong_order_is_refused(editor: Editor, tmp_path: Path) -> None:
    upload = load(tmp_path, {}, name="old.csv").upload
    load(tmp_path, {}, name="new.csv")
    assert "“new.csv” has replaced some of it" in step(editor, "withdraw", upload).content.decode()


def test_remarks_can_be_corrected_and_nothing_else(editor: Editor, tmp_path: Path) -> None:
    upload = load(tmp_path, {}).upload
    assert editor.changes(upload, note="UN Comtrade, annual").status_code == 302
    upload.refresh_from_db()
    assert upload.note == "UN Comtrade, annual"
    assert 'name="file"' not in editor.opens(ProductUpload, "change", upload.pk)


@pytest.mark.parametrize("name", ["load", "stop", "discard", "withdraw"])
def test_steps_need_a_click_and_a_permission(editor: Editor, tmp_path: Path, name: str) -> None:
    upload = load(tmp_path, {}).upload
    where = reverse(f"admin:productupload_{name}", args=[upload.pk])
    assert editor.client.get(where).status_code == 405
    guest = Client()
    guest.force_login(User.objects.create_user("guest", password="so-secret", is_staff=True))
    assert guest.post(where).status_code == 403
    assert editor.client.post(reverse(f"admin:productupload_{name}", args=[10**9])).status_code == 404


def test_an_exclusion_needs_a_reason_a_code_and_a_side(editor: Editor) -> None:
    pair = CountryPair.objects.get()
    wrong = editor.adds(ProductExclusion, pair=pair.pk, buyer="RUS", code="030", reason="")
    said = sentences(wrong)
    assert "A code has two, four or six digits." in said
    assert "Fill this in." in said
    assert "Choose one of the pair's two countries." in said.replace("’", "'")


def test_an_exclusion_names_its_editor_and_shows_at_once(editor: Editor) -> None:
    pair = CountryPair.objects.get()
    assert editor.adds(ProductExclusion, pair=pair.pk, buyer="KAZ", code="0303", reason="Quotas").status_code == 302
    assert ProductExclusion.objects.get().excluded_by == "editor"
    assert CountryPair.objects.get().revision > pair.revision
