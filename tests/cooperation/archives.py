"""Data sets packed as .zip, soundly or not."""

import zipfile
from pathlib import Path


def packed(folder: Path, archive: Path, *, inside: str = "", extra: dict[str, bytes] | None = None) -> Path:
    """The folder as .zip, its files below ``inside``, with further entries by name."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in sorted(folder.iterdir()):
            target.write(path, f"{inside}{path.name}")
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return archive
