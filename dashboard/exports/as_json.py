"""Records as JSON: with all that is needed to quote them, or the rows alone for a data frame."""

import json
from collections.abc import Iterable, Iterator

from dashboard.exports.about import LICENCE, LICENCE_URL, PUBLISHER, About, CitedSource
from dashboard.exports.collected import Collected


def whole(about: About, collected: Collected, sources: Iterable[CitedSource]) -> Iterator[str | bytes]:
    """What was asked, by whom it is said, and the records."""
    head = {
        "title": about.title,
        "page": about.name,
        "pair": about.pair.slug if about.pair else None,
        "pair_name": about.pair.name if about.pair else None,
        "revision": about.pair.revision if about.pair else None,
        "record_address": about.record_address or None,
        "address": about.address,
        "page_address": about.page_address,
        "asked": about.asked,
        "filters": about.filters,
        "known_on": about.known_on.isoformat() if about.known_on else None,
        "retrieved_on": about.day.isoformat(),
        "publisher": PUBLISHER,
        "licence": {"name": LICENCE, "url": LICENCE_URL, "words": about.licence_words},
        "method": about.method,
        "sources": [source.facts() | {"paragraphs": source.paragraphs} for source in sources],
    }
    yield json.dumps(head, ensure_ascii=False, allow_nan=False).removesuffix("}")
    yield ', "records": '
    yield from rows(collected)
    yield "}"


def rows(collected: Collected) -> Iterator[str | bytes]:
    """The records alone, an array: what ``pandas.read_json`` takes as it is."""
    yield "["
    yield from collected.blocks()
    yield "]"
