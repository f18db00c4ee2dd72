"""Uploads that are read in the background: the file that waits, the work on it, and how far it is.

How far it is stands in the cache that all processes share, not in the database: SQLite lets nobody write while the
figures are stored, and work that is broken off leaves nothing behind there. What is not heard of for a while is over.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from uuid import uuid4

from django.conf import settings
from django.core.cache import caches
from django.tasks import task
from django.utils.translation import gettext

from cooperation.actions.products import LoadedProducts, check_products, load_products
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.reading import Progress
from cooperation.models import ProductUpload, UploadState

# Seconds for which work counts that waits for a worker, and work that tells nothing.
WAITS = 24 * 60 * 60
SILENT = 5 * 60


class StoppedError(Exception):
    """Somebody asked for the reading to stop."""


@dataclass(frozen=True)
class Moment:
    """How far a reading is: the stage, the share of it that is done (0 to 1), rows so far, seconds left."""

    stage: str
    share: float
    rows: int
    seconds_left: int | None = None


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
        self._tell(Moment(stage, share, rows, left))


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
    """Forget the file of an upload and all that is known of the work on it."""
    kept(upload.kept_as).unlink(missing_ok=True)
    caches["shared"].delete_many([_progress_key(upload), _stop_key(upload)])


def start(upload: ProductUpload, *, check: bool) -> None:
    """Have a worker read the file of an upload."""
    caches["shared"].delete(_stop_key(upload))
    _write(upload, Moment("wait", 0, 0), WAITS)
    read_upload.enqueue(upload.pk, check)


@task
def read_upload(key: int, check: bool) -> str:
    """What a worker does: check or load the file of an upload; returns why it came to nothing, where it did."""
    upload = ProductUpload.objects.filter(pk=key).exclude(kept_as="").first()
    if upload is None:
        return "The file was discarded."
    try:
        run(upload, monotonic, check=check)
    except (FileRefusedError, StoppedError) as error:
        return str(error) or "It was stopped."
    return ""


def ask_to_stop(upload: ProductUpload) -> None:
    """Have the work stop at its next report, or before it begins; nothing is stored then."""
    caches["shared"].set(_stop_key(upload), True, WAITS)


def run(upload: ProductUpload, clock: Callable[[], float], *, check: bool) -> LoadedProducts | None:
    """Check or load the kept file, and note why where it comes to nothing."""
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
        caches["shared"].delete_many([_progress_key(upload), _stop_key(upload)])
    if not check:
        discard(upload)
    return loaded


def progress_of(upload: ProductUpload) -> Moment | None:
    """How far the work on an upload is; None where none is going on, or nothing was heard of it for a while."""
    moment: Moment | None = caches["shared"].get(_progress_key(upload))
    return moment


def _step(upload: ProductUpload, moment: Moment) -> None:
    if caches["shared"].get(_stop_key(upload)):
        raise StoppedError
    _write(upload, moment, SILENT)


def _write(upload: ProductUpload, moment: Moment, seconds: int) -> None:
    caches["shared"].set(_progress_key(upload), moment, seconds)


def _progress_key(upload: ProductUpload) -> str:
    return f"upload-{upload.pk}-progress"


def _stop_key(upload: ProductUpload) -> str:
    return f"upload-{upload.pk}-stop"
