"""How static files are compressed when they are collected."""

from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The last tenth of Plotly's script takes Brotli twenty times as long; it is loaded only to explore a chart.
LARGE, EFFORT, EFFORT_FOR_LARGE = 1_000_000, 11, 9


class QuickCompressor(Compressor):  # type: ignore[misc]  # whitenoise tells no types
    """Compresses small files as far as Brotli can, large ones nearly as far."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """The data in Brotli's form."""
        compressed: bytes = brotli.compress(data, quality=EFFORT_FOR_LARGE if len(data) > LARGE else EFFORT)
        return compressed


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names files by their content and compresses each once."""

    def create_compressor(self, **kwargs: Any) -> QuickCompressor:
        """What compresses the files."""
        return QuickCompressor(**kwargs)
