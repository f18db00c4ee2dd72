"""Uploads that are read in the background: the file that waits, and the work on it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from uuid import uuid4

from django.conf import settings
from django.tasks import task
from django.utils.translation import gettext

from cooperation.actions import progress
from cooperation.actions.products import LoadedProducts, check_products, load_products
from cooperation.actions.progress import Meter, Moment, StoppedError
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.reading import Progress
from cooperation.models import ProductUpload, UploadState


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
    progress.end(_work(upload))


def start(upload: ProductUpload, *, check: bool) -> None:
    """Have a worker read the file of an upload."""
    progress.begin(_work(upload))
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
    progress.ask_to_stop(_work(upload))


def run(upload: ProductUpload, clock: Callable[[], float], *, check: bool) -> LoadedProducts | None:
    """Check or load the kept file, and note why where it comes to nothing."""
    meter = Meter(clock, lambda moment: progress.step(_work(upload), moment))
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
        progress.end(_work(upload))
    if not check:
        discard(upload)
    return loaded


def progress_of(upload: ProductUpload) -> Moment | None:
    """How far the work on an upload is; None where none is going on, or nothing was heard of it for a while."""
    return progress.progress_of(_work(upload))


def _work(upload: ProductUpload) -> str:
    return f"upload-{upload.pk}"
