"""Pages as machines that read the web know them: schema.org in JSON-LD, and quotations as W3C Web Annotations."""

from collections.abc import Iterable
from typing import Any

from cooperation.queries.quotations import Quotation
from dashboard.exports.about import LICENCE_URL, PUBLISHER, About

SCHEMA = "https://schema.org"
ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
}


def dataset(about: About, files: dict[str, str]) -> dict[str, Any]:
    """The records of a page as a Dataset; ``files`` are its addresses by file type."""
    places = [about.pair.first, about.pair.second] if about.pair else []
    content: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": about.asked,
        "description": about.asked if len(about.asked) >= 50 else f"{about.asked}. {about.licence_words}",
        "url": about.page_address,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": publisher(about),
        "spatialCoverage": [{"@type": "Country", "name": place.name, "identifier": place.code} for place in places],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": MEDIA_TYPES[name], "contentUrl": address}
            for name, address in files.items()
        ],
    }
    if about.pair:
        content |= {"version": str(about.pair.revision), "isBasedOn": about.record_address}
    return content


def claim_review(about: About, *, claimed: str, verdict: str) -> dict[str, Any]:
    """A statement compared with figures; the verdict is a finding in words, there is no scale of stars."""
    return {
        "@context": SCHEMA,
        "@type": "ClaimReview",
        "url": about.page_address,
        "claimReviewed": claimed,
        "author": publisher(about),
        "datePublished": about.day.isoformat(),
        "itemReviewed": {"@type": "Claim", "name": claimed, "appearance": about.page_address},
        "reviewRating": {"@type": "Rating", "alternateName": verdict},
    }


def graph(*things: dict[str, Any]) -> dict[str, Any]:
    """Several things of one page."""
    return {"@context": SCHEMA, "@graph": [{k: v for k, v in thing.items() if k != "@context"} for thing in things]}


def publisher(about: About) -> dict[str, str]:
    """Who publishes the record."""
    host = "/".join(about.page_address.split("/")[:3])
    return {"@type": "Organization", "name": PUBLISHER, "url": f"{host}/"}


def annotations(address: str, host: str, quotations: Iterable[Quotation]) -> dict[str, Any]:
    """Quoted words as a page of Web Annotations: what we say of them, and where they stand."""
    items = [_annotation(host, quotation) for quotation in quotations]
    return {
        "@context": ANNOTATIONS,
        "id": address,
        "type": "AnnotationCollection",
        "label": PUBLISHER,
        "total": len(items),
        "first": {"id": f"{address}#all", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(host: str, quotation: Quotation) -> dict[str, Any]:
    body = host + quotation.path
    paragraph = host + quotation.paragraph_path
    return {
        "id": f"{paragraph}-{quotation.table}-{quotation.key}",
        "type": "Annotation",
        "motivation": "describing",
        "rights": LICENCE_URL,
        "body": [
            {"id": body, "type": "Text", "format": "text/html"},
            {"type": "TextualBody", "value": quotation.summary, "format": "text/plain", "purpose": "describing"},
        ],
        "target": {
            "source": quotation.original or paragraph,
            "scope": paragraph,
            "selector": {"type": "TextQuoteSelector", "exact": quotation.words},
        },
    }
