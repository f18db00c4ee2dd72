"""Reading in the background: what is kept, how far it is, how it is stopped, and what a dead process leaves."""

from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from cooperation.actions import progress
from cooperation.actions.product_runs import (
    ask_to_stop,
    discard,
    keep,
    kept,
    progress_of,
    read_upload,
    run,
    start,
)
from cooperation.actions.progress import Meter, Moment, StoppedError
from cooperation.ingest.products.files import FileRefusedError
from cooperation.models import ProductUpload, UploadState
from tests.cooperation.actions.product_files import figures
from tests.cooperation.ingest.products.made_up import current

pytestmark = pytest.mark.usefixtures("shipped", "no_figures")


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    """A folder of uploads for the test alone."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return tmp_path / "uploads"


def waiting(text: str) -> ProductUpload:
    """An upload whose file waits."""
    return ProductUpload.objects.create(file_name="trade.csv", kept_as=keep([text.encode()]))


def clock() -> float:
    return 0.0


def test_the_time_left_follows_from_the_pace_of_the_stage() -> None:
    seconds = iter([10.0, 12.0, 16.0])
    heard: list[Moment] = []
    meter = Meter(lambda: next(seconds), heard.append)
    meter("read", 0.0, 0)
    meter("read", 0.25, 500)
    meter("store", 0.5, 900)
    assert [(moment.share, moment.rows, moment.seconds_left) for moment in heard] == [
        (0.0, 0, None),
        (0.25, 500, 6),
        (0.5, 900, 0),
    ]


def test_a_file_is_checked_then_loaded_then_forgotten(uploads: Path) -> None:
    upload = waiting(current({}))
    assert run(upload, clock, check=True) is None
    assert ProductUpload.objects.get().state == UploadState.CHECKED
    assert figures() == {}
    loaded = run(upload, clock, check=False)
    assert loaded is not None
    assert loaded.written == 3
    assert ProductUpload.objects.get().state == UploadState.LOADED
    assert list(uploads.iterdir()) == []


def test_a_file_that_cannot_be_read_says_why() -> None:
    upload = waiting("name,age\n")
    with pytest.raises(FileRefusedError):
        run(upload, clock, check=True)
    upload.refresh_from_db()
    assert upload.state == UploadState.STOPPED
    assert upload.findings[0].startswith("No known format has such columns")


def test_somebody_asks_it_to_stop(uploads: Path) -> None:
    upload = waiting(current({}))
    ask_to_stop(upload)
    with pytest.raises(StoppedError):
        run(upload, clock, check=False)
    upload.refresh_from_db()
    assert (upload.state, upload.findings) == (UploadState.STOPPED, ["It was stopped."])
    assert [path.name for path in uploads.iterdir()] == [upload.kept_as]
    assert figures() == {}


def test_progress_is_seen_while_the_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = waiting(current({}))
    assert progress_of(upload) is None
    seen: list[Moment | None] = []
    step = progress.step

    def step_and_look(work: str, moment: Moment) -> None:
        step(work, moment)
        seen.append(progress_of(upload))

    monkeypatch.setattr(progress, "step", step_and_look)
    run(upload, clock, check=False)
    assert [moment.stage for moment in seen if moment][-1] == "store"
    assert progress_of(upload) is None


def test_work_that_is_silent_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = waiting(current({}))
    start(upload, check=True)
    progress.step(f"upload-{upload.pk}", Moment("read", 0.5, 10, 3))
    assert progress_of(upload)
    monkeypatch.setattr(progress, "SILENT", 0)
    progress.step(f"upload-{upload.pk}", Moment("read", 0.5, 10, 3))
    assert progress_of(upload) is None


def test_discarding_takes_everything_away(uploads: Path) -> None:
    upload = waiting(current({}))
    start(upload, check=True)
    ask_to_stop(upload)
    assert kept(upload.kept_as).exists()
    discard(upload)
    assert list(uploads.iterdir()) == []
    assert progress_of(upload) is None


@pytest.fixture(autouse=True)
def one_connection_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker closes its connection between two works; that of a test holds the transaction of the test."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


def work() -> None:
    """What `manage.py db_worker` does until nothing waits any more."""
    options = {"queue_names": ["*"], "excluded_queue_names": [], "backend_name": "default", "worker_id": "of the tests"}
    Worker(**options, interval=0, batch=True, startup_delay=False, max_tasks=None).run()  # type: ignore[arg-type]


def queued() -> list[Any]:
    return list(DBTaskResult.objects.order_by("enqueued_at"))


def test_the_work_waits_in_the_database_for_a_worker() -> None:
    upload = waiting(current({}))
    start(upload, check=True)
    assert progress_of(upload) == Moment("wait", 0, 0)
    (result,) = queued()
    assert result.status == "READY"
    work()
    (result,) = queued()
    assert (result.status, result.return_value) == ("SUCCESSFUL", "")
    upload.refresh_from_db()
    assert upload.state == UploadState.CHECKED
    assert progress_of(upload) is None
    start(upload, check=False)
    work()
    upload.refresh_from_db()
    assert upload.state == UploadState.LOADED


def test_work_that_is_stopped_before_it_begins_is_not_done() -> None:
    upload = waiting(current({}))
    start(upload, check=False)
    ask_to_stop(upload)
    assert read_upload.call(upload.pk, check=False) == "It was stopped."
    upload.refresh_from_db()
    assert upload.state == UploadState.STOPPED
    assert figures() == {}


def test_a_file_that_was_discarded_meanwhile_is_passed_over() -> None:
    upload = waiting("name,age\n")
    assert "No known format" in read_upload.call(upload.pk, check=True)
    assert read_upload.call(999_999, check=True) == "The file was discarded."
