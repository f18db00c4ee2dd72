"""Zipped data sets between the look at them and the second click."""

import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from django.conf import settings

DAY = 24 * 60 * 60


def keep(chunks: Iterable[bytes]) -> str:
    """Keep an archive for a day at most; returns the name it is kept under."""
    _folder().mkdir(parents=True, exist_ok=True)
    for path in _folder().iterdir():
        if path.stat().st_mtime < time.time() - DAY:
            path.unlink(missing_ok=True)
    name = uuid4().hex
    with (_folder() / name).open("xb") as stream:
        stream.writelines(chunks)
    return name


def kept(name: str) -> Path:
    """The archive kept under a name."""
    return _folder() / name


def forget(name: str) -> None:
    """Remove it."""
    kept(name).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.UPLOADS_DIR) / "data-sets"
