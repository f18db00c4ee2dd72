"""Uploads of made-up product files, as the tests of several layers need them."""

from pathlib import Path
from typing import Any

from cooperation.actions.products import LoadedProducts, load_products
from cooperation.models import ProductTrade, ProductUpload
from tests.cooperation.ingest.products.made_up import current


def no_progress(stage: str, share: float, rows: int) -> None:
    """For whoever does not want to know."""


def file_of(folder: Path, *rows: dict[str, Any], name: str = "trade.csv") -> Path:
    """A file of the current Comtrade layout."""
    path = folder / name
    path.write_text(current(*rows))
    return path


def load(folder: Path, *rows: dict[str, Any], name: str = "trade.csv") -> LoadedProducts:
    """Load such a file."""
    path = file_of(folder, *rows, name=name)
    return load_products(ProductUpload(file_name=name), path, no_progress)


def figures(**where: Any) -> dict[tuple[str, str, str, str], float]:
    """Current values by reporter, partner, flow and code."""
    rows = ProductTrade.objects.filter(superseded_by=None, **where)
    fields = ("reporter", "partner", "flow", "code", "value_usd")
    return {(r, p, flow, code): float(value) for r, p, flow, code, value in rows.values_list(*fields)}
