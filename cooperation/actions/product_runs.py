"""Uploads that are read in the background: the file that waits, the process that reads it, and how far it is.

The progress stands in a small file beside the upload, not in the database: SQLite lets nobody write while the
figures are stored, and a process that is killed leaves nothing behind in the database.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext

from cooperation.actions.products import LoadedProducts, check_products, load_products
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.reading import Progress
from cooperation.models import ProductUpload, UploadState


class StoppedError(Exception):
    """Somebody asked for the reading to stop."""


@dataclass(frozen=True)
class Moment:
    """How far a reading is: the stage, the share of it that is done (0 to 1), rows so far, seconds left."""

    stage: str
    share: float
    rows: int
    seconds_left: int | None = None
    process: int = 0


class Meter:
    """Turns what a reader reports into moments; ``clock`` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float], tell: Callable[[Moment], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._stage = ""
        self._began = 0.0

    def __call__(self, stage: str, share: float, rows: int) -> None:
        """Tell the moment; the time left is what the stage still takes at its pace so far."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        left = round((now - self._began) * (1 - share) / share) if share else None
        self._tell(Moment(stage, share, rows, left, os.getpid()))


def keep(chunks: Iterable[bytes]) -> str:
    """Keep an uploaded file until it is loaded or discarded; returns the name it is kept under."""
    name = uuid4().hex
    settings.UPLOADS_DIR.mkdir(parents=True, exist_ok=True)
    with kept(name).open("wb") as stream:
        stream.writelines(chunks)
    return name


def kept(name: str) -> Path:
    """The kept file of that name."""
    return Path(settings.UPLOADS_DIR) / name


def discard(upload: ProductUpload) -> None:
    """Forget the file of an upload and all that stands beside it."""
    for path in (kept(upload.kept_as), _progress_path(upload), _stop_path(upload)):
        path.unlink(missing_ok=True)


def start(upload: ProductUpload, *, check: bool) -> None:
    """Read the file of an upload in a process of its own, which outlives the request."""
    _stop_path(upload).unlink(missing_ok=True)
    _write(upload, Moment("unpack", 0, 0))
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "load_products", "--upload", str(upload.pk)]
    subprocess.Popen(  # noqa: S603 - our own command
        [*command, *(["--check"] if check else [])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def ask_to_stop(upload: ProductUpload) -> None:
    """Have the process stop at its next report; nothing is stored then."""
    _stop_path(upload).touch()


def run(upload: ProductUpload, clock: Callable[[], float], *, check: bool) -> LoadedProducts | None:
    """What the process does: check or load the kept file, and note why where it comes to nothing."""
    meter = Meter(clock, lambda moment: _step(upload, moment))
    action: Callable[[ProductUpload, Path, Progress], LoadedProducts | None] = (
        check_products if check else load_products
    )
    try:
        loaded = action(upload, kept(upload.kept_as), meter)
    except (FileRefusedError, StoppedError) as error:
        reason = str(error) or gettext("It was stopped.")
        ProductUpload.objects.filter(pk=upload.pk).update(state=UploadState.STOPPED, findings=[reason])
        raise
    finally:
        _progress_path(upload).unlink(missing_ok=True)
        _stop_path(upload).unlink(missing_ok=True)
    if not check:
        discard(upload)
    return loaded


def progress_of(upload: ProductUpload) -> Moment | None:
    """How far the reading of an upload is; None where none is going on, or its process is no more."""
    try:
        moment = Moment(**json.loads(_progress_path(upload).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError):
        return None
    return moment if not moment.process or _is_alive(moment.process) else None


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _step(upload: ProductUpload, moment: Moment) -> None:
    if _stop_path(upload).exists():
        raise StoppedError
    _write(upload, moment)


def _write(upload: ProductUpload, moment: Moment) -> None:
    """Put the moment in place in one step, so that nobody reads half of it."""
    path = _progress_path(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(moment)), encoding="utf-8")
    draft.replace(path)


def _progress_path(upload: ProductUpload) -> Path:
    return Path(settings.UPLOADS_DIR) / f"{upload.pk}.progress"


def _stop_path(upload: ProductUpload) -> Path:
    return Path(settings.UPLOADS_DIR) / f"{upload.pk}.stop"
