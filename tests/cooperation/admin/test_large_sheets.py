"""A sheet that is too large for a request: read by a worker, with its progress, a way to stop it and its result."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker

from cooperation.actions import progress, sheet_runs
from cooperation.actions.kept import kept
from cooperation.actions.progress import Moment
from cooperation.actions.sheets import SheetReport
from cooperation.models import Change, CountryPair, Event
from tests.cooperation.admin.conftest import Editor

WHERE = "/admin/cooperation/countrypair/sheets/"
HEADER = "code,happened_on,kind,title,summary,evidence\n"

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture(autouse=True)
def few(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five rows are many here; a worker leaves the connection of the test open."""
    settings.UPLOADS_DIR = tmp_path
    monkeypatch.setattr("cooperation.admin.sheets.MOST_ROWS", 5)
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


def work_off() -> None:
    """What `manage.py db_worker` does until nothing waits any more."""
    Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="made-up",
    ).run()


def lines(number: int, day: str = "2026-02-04") -> str:
    """A sheet of new events."""
    return HEADER + "".join(f"large-{n},{day},visit,Visit {n},They met.,1:1\n" for n in range(number))


def brought(editor: Editor, text: str) -> Any:
    """The page to which the upload of a sheet leads."""
    pair = CountryPair.objects.by_slug("BLR-KAZ").get()
    file = SimpleUploadedFile("events.csv", text.encode())
    return editor.client.post(WHERE, {"pair": pair.pk, "table": "events", "file": file}, follow=True)


def again(page: Any) -> str:
    """The address under which the page is seen again."""
    return str(page.context["here"])


def test_a_large_sheet_is_looked_at_then_stored_by_a_worker(editor: Editor) -> None:
    waits = brought(editor, lines(8))
    assert "Waiting for a worker" in waits.content.decode()
    assert not Event.objects.filter(code__startswith="large-").exists()
    work_off()
    looked_at = editor.client.get(again(waits))
    assert (looked_at.context["report"].added, looked_at.context["moment"]) == (8, None)
    assert not Event.objects.filter(code__startswith="large-").exists()
    editor.client.post(WHERE, {"kept": looked_at.context["kept"], "store": "1"})
    work_off()
    stored = editor.client.get(again(waits)).content.decode()
    assert "events.csv is stored" in stored
    assert "Rows added: 8, changed: 0" in stored
    assert Event.objects.filter(code__startswith="large-").count() == 8
    assert Change.objects.latest("pk").recorded_by == "editor"


def test_problems_of_a_large_sheet_are_told_and_downloaded(editor: Editor) -> None:
    page = brought(editor, lines(8, "2026-02-30"))
    work_off()
    looked_at = editor.client.get(again(page))
    assert len(looked_at.context["problems"]) == 8
    sent = {"kept": looked_at.context["kept"], "problems": "1"}
    assert "There is no day 30" in editor.client.post(WHERE, sent).content.decode()


def test_how_far_it_is_and_stopping_it(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    page = brought(editor, lines(8))
    token = page.context["kept"]
    name = next(path.name for path in kept("x").parent.iterdir())
    progress.step(sheet_runs.work(name), Moment("store", 0.25, 1200))
    seen = editor.client.get(again(page)).content.decode()
    assert "Checking row by row" in seen
    assert "25%, 1,200 rows" in seen
    assert "store_form" not in seen
    editor.client.post(WHERE, {"kept": token, "stop": "1"})
    work_off()
    assert "It was stopped. Nothing was stored." in editor.client.get(again(page)).content.decode()


def test_a_worker_that_ended_without_a_word_can_be_set_going_again(editor: Editor) -> None:
    page = brought(editor, lines(8))
    progress.end(sheet_runs.work(next(path.name for path in kept("x").parent.iterdir())))
    assert "stopped unexpectedly" in editor.client.get(again(page)).content.decode()
    editor.client.post(WHERE, {"kept": page.context["kept"], "again": "1"})
    work_off()
    assert editor.client.get(again(page)).context["report"].added == 8


def test_more_rows_than_a_page_shows(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SheetReport.shortened, "__defaults__", (3,))
    page = brought(editor, lines(8))
    work_off()
    looked_at = editor.client.get(again(page))
    assert len(looked_at.context["report"].rows) == 3
    seen = looked_at.content.decode()
    assert "Rows that are new or differ: 8 (8 new); the same: 0." in seen
    assert "5 more rows differ than the 3 below." in seen


def test_an_endless_sheet_is_refused(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_runs, "MOST_ROWS_BEHIND", 7)
    page = brought(editor, lines(8))
    work_off()
    assert "more than 7 rows" in editor.client.get(again(page)).content.decode()


def test_a_stranger_may_not_set_it_going(editor: Editor) -> None:
    page = brought(editor, lines(8))
    assert Client().post(WHERE, {"kept": page.context["kept"], "store": "1"}).status_code != 302
    work_off()
    assert not Event.objects.filter(code__startswith="large-").exists()
