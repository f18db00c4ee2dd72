"""The description of the API in OpenAPI 3.1: made of the resources and of the dictionary of columns."""

from typing import Any

from django.utils.translation import gettext

from dashboard.api.resources import RESOURCES, Resource
from dashboard.exports.about import LICENCE, LICENCE_URL, PUBLISHER
from dashboard.exports.columns import COLUMNS, Datatype

VERSION = "1.0.0"
PROMISE = """\
The same records and filters as on the pages, read-only, without a key.

**Stability.** Within `v1` no path, parameter or column is removed or changes its meaning; columns and parameters may be
added, so ignore what you do not know. A later version will stand beside this one for at least a year, and the end of
this one will be announced in a `Sunset` header.

**Pages of a list.** `limit` bounds an answer; `next` is the address of the next one, null on the last. A cursor belongs
to a revision of the record: when the record has changed meanwhile, 404 says so, and the list is to be read anew.

**Conditional requests.** Every answer has an `ETag`; `If-None-Match` gives 304 where nothing has changed.

**Errors** are problem details (RFC 9457), `application/problem+json`. What is not known is refused, never ignored.
"""
TYPES = {Datatype.NUMBER: "number", Datatype.WHOLE: "integer", Datatype.FLAG: "boolean"}


def document(server: str) -> dict[str, Any]:
    """The whole description; ``server`` is the address that its paths stand below."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": PUBLISHER,
            "version": VERSION,
            "summary": "What two countries say they will do together, and what comes of it.",
            "description": PROMISE,
            "contact": {"name": PUBLISHER, "url": server.removesuffix("/api/v1")},
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": server, "description": "This site"}],
        "tags": [{"name": "record", "description": "Lists of records"}],
        "paths": {path_of(resource): {"get": _operation(resource)} for resource in RESOURCES},
        "components": {
            "schemas": {"List": _LIST, "Record": _record(), "Problem": _PROBLEM},
            "headers": {"ETag": {"description": "Changes with the answer", "schema": {"type": "string"}}},
        },
    }


def path_of(resource: Resource) -> str:
    """Its address below the server's."""
    return "/" + "/".join(filter(None, ("pairs", "{pair}" if resource.of_pair else "", resource.path)))


def _operation(resource: Resource) -> dict[str, Any]:
    return {
        "operationId": resource.name,
        "summary": resource.summary,
        "description": gettext("The records of the page “%(page)s”.") % {"page": resource.page},
        "tags": ["record"],
        "parameters": [*_places(resource), *(parameter.described() for parameter in resource.parameters)],
        "responses": {
            "200": {
                "description": "Records, and what is needed to quote them",
                "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/List"}}},
            },
            "304": {"description": "Nothing has changed"},
            "404": _refusal("There is no such pair, row, or day, or the record has changed since the cursor was given"),
            "405": _refusal("Only GET, HEAD and OPTIONS are answered"),
            "422": _refusal("A parameter is not known or not within its bounds"),
        },
    }


def _places(resource: Resource) -> list[dict[str, Any]]:
    places = []
    if resource.of_pair:
        schema = {"type": "string", "pattern": "^[A-Z]{3}-[A-Z]{3}$"}
        places.append(_place("pair", "Two countries by ISO 3166-1 alpha-3, the smaller code first: BLR-KAZ", schema))
    if resource.has_number:
        bounds = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
        places.append(_place("number", "The number of the row within its pair", bounds))
    return places


def _place(name: str, meaning: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": meaning, "schema": schema}


def _refusal(meaning: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": meaning, "content": content}


def _record() -> dict[str, Any]:
    """A record holds some of the columns; beside a code stands its name."""
    return {
        "type": "object",
        "description": "A row: some of these columns. Beside a code stands its name, in a column that ends in _name.",
        "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        "properties": {
            name: {"description": str(held.meaning), "type": _types(held.datatype)} for name, held in COLUMNS.items()
        },
    }


def _types(datatype: Datatype) -> list[str]:
    return [TYPES[datatype], "null"] if datatype in TYPES else ["string", "integer", "null"]


_TEXT = {"type": "string"}
_LIST: dict[str, Any] = {
    "type": "object",
    "required": ["resource", "pair", "revision", "retrieved_on", "licence", "page_url", "next", "sources", "records"],
    "properties": {
        "resource": {"description": "The name of the list", "type": "string"},
        "pair": {"description": "The pair, null over all pairs", "type": ["string", "null"]},
        "revision": {"description": "Revision of the record, null over all pairs", "type": ["integer", "null"]},
        "retrieved_on": {"description": "The day of the answer", "type": "string", "format": "date"},
        "licence": {"description": "What may be done with it", "type": "string"},
        "page_url": {"description": "The page for people, with the same filters", "type": "string", "format": "uri"},
        "next": {"description": "Address of the next records, null on the last page", "type": ["string", "null"]},
        "sources": {
            "description": "The sources of these records",
            "type": "array",
            "items": {"type": "object", "additionalProperties": {"type": ["string", "integer", "null"]}},
        },
        "records": {"description": "The rows", "type": "array", "items": {"$ref": "#/components/schemas/Record"}},
    },
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"description": "Address of what sort of problem it is", "type": "string"},
        "title": {"description": "The sort of problem", "type": "string"},
        "status": {"description": "The HTTP status", "type": "integer"},
        "detail": {"description": "What is wrong with this request", "type": "string"},
        "errors": {"description": "Each thing that is wrong", "type": "array", "items": _TEXT},
    },
}
