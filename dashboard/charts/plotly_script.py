"""Serves plotly.min.js from the installed plotly package, so that script and figures are of one version."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import plotly
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SCRIPT = "plotly.min.js"


class PlotlyFinder(BaseFinder):
    """Finds the one file plotly/plotly.min.js; the rest of the package's data is not published."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(Path(plotly.__file__).parent / "package_data")
        self.storage.prefix = "plotly"  # type: ignore[attr-defined]  # where collectstatic puts the file

    def find(self, path: str, find_all: bool = False) -> str | list[str] | None:  # type: ignore[override]
        found = self.storage.path(SCRIPT) if path == f"plotly/{SCRIPT}" else None
        return ([found] if found else []) if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        yield SCRIPT, self.storage
