"""How static files are compressed: without loss, and the large ones at less effort."""

import brotli
import pytest
from django.utils.module_loading import import_string

from dashboard import settings as site
from dashboard.static_files import EFFORT, EFFORT_FOR_LARGE, LARGE, QuickCompressor

WORDS = b"From words to deeds, %d. "


@pytest.mark.parametrize(("size", "effort"), [(LARGE // 20, EFFORT), (LARGE + 1, EFFORT_FOR_LARGE)])
def test_small_files_are_compressed_as_far_as_can_be_and_large_ones_nearly(size: int, effort: int) -> None:
    data = b"".join(WORDS % number for number in range(size // len(WORDS) + 1))[:size]
    compressed = QuickCompressor.compress_brotli(data)
    assert brotli.decompress(compressed) == data
    assert compressed == brotli.compress(data, quality=effort)
    assert compressed != brotli.compress(data, quality=EFFORT if effort != EFFORT else EFFORT_FOR_LARGE)


def test_the_site_collects_with_it() -> None:
    storage = import_string(site.STORAGES["staticfiles"]["BACKEND"])(location=site.STATIC_ROOT, base_url="/static/")
    assert isinstance(storage.create_compressor(quiet=True), QuickCompressor)
