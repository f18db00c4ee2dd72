"""A whole answer as it is kept: its headers once, its body in each coding that a reader's program may ask for."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self, TypeGuard

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response, patch_vary_headers

IDENTITY = "identity"
# A coding that saves less than a tenth is not worth the reader's work: pictures in PNG are packed already.
WORTH_IT = 0.9
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=BROTLI_QUALITY),
    "gzip": lambda plain: gzip.compress(plain, GZIP_LEVEL, mtime=0),
}
# What belongs to one body, and is written for it.
OF_A_BODY = {"content-length", "content-encoding", "etag"}
# What goes to whoever has the body already (RFC 9110, 15.4.5), and who may read it from another site.
OF_UNCHANGED = {"access-control-allow-origin", "cache-control", "content-location", "date", "etag", "expires", "vary"}


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes in one coding and their headers, with a strong tag of their own (RFC 9110, 8.8.3).

    ``unchanged`` are the headers for whoever has these bytes already.
    """

    content: bytes
    tag: str
    headers: ResponseHeaders
    unchanged: ResponseHeaders

    @classmethod
    def of(cls, content: bytes, name: str, headers: dict[str, str]) -> Self:
        """A body whose tag and length join the headers that all bodies have."""
        tag = f'"{name}"'
        whole = headers | {"Content-Length": str(len(content)), "ETag": tag}
        unchanged = {name: value for name, value in whole.items() if name.lower() in OF_UNCHANGED}
        return cls(content, tag, ResponseHeaders(whole), ResponseHeaders(unchanged))


@dataclass(frozen=True, slots=True)
class Answer:
    """What everyone who asks for an address may be given: the bodies by their coding, best first, identity last."""

    bodies: dict[str, Body]

    @classmethod
    def of(cls, response: HttpResponse, codings: Iterable[str] = tuple(PACK)) -> Self:
        """The answer with its body packed once in each of these codings, where that makes it smaller."""
        patch_vary_headers(response, ["Accept-Encoding"])
        headers = {name: value for name, value in response.items() if name.lower() not in OF_A_BODY}
        plain = response.content
        tag = hashlib.sha256(plain).hexdigest()[:24]
        packed = {coding: PACK[coding](plain) for coding in codings}
        bodies = {
            coding: Body.of(content, f"{tag}-{coding}", headers | {"Content-Encoding": coding})
            for coding, content in packed.items()
            if len(content) < WORTH_IT * len(plain)
        }
        return cls(bodies | {IDENTITY: Body.of(plain, tag, headers)})

    @property
    def size(self) -> int:
        """How many bytes it takes to keep, nearly."""
        return sum(len(body.content) for body in self.bodies.values())

    def for_reader(self, request: HttpRequest) -> HttpResponseBase:
        """The body in the best coding that is accepted; only its headers for HEAD, or where the reader has it."""
        accepted = accepted_codings(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        body = next((self.bodies[coding] for coding in accepted if coding in self.bodies), self.bodies[IDENTITY])
        # Headers are shared, not copied: nothing outside of this layer adds to them.
        if request.META.get("HTTP_IF_NONE_MATCH") == body.tag and "HTTP_IF_MATCH" not in request.META:
            # As every browser asks; Django's own answer takes some six times as long.
            unchanged = HttpResponseNotModified()
            unchanged.headers = body.unchanged
            return unchanged
        response = HttpResponse(b"" if request.method == "HEAD" else body.content)
        response.headers = body.headers
        if "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MATCH" in request.META:
            return get_conditional_response(request, etag=body.tag, response=response) or response
        return response


@lru_cache(maxsize=256)
def accepted_codings(header: str) -> tuple[str, ...]:
    """Of the codings that are kept those that an Accept-Encoding header accepts, the smallest first.

    A weight says only whether a coding is accepted at all: what is kept costs the same in each.
    """
    weights = {}
    for part in header.lower().split(","):
        coding, _, parameters = part.strip().partition(";")
        weights[coding.strip()] = _weight(parameters)
    return tuple(coding for coding in PACK if weights.get(coding, weights.get("*", 0)) > 0)


def _weight(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    try:
        return float(value) if name.strip() == "q" else 1
    except ValueError:
        return 0


def is_public(response: HttpResponseBase, request: HttpRequest) -> TypeGuard[HttpResponse]:
    """Whether everyone may be given this answer: the page says so, and nothing of one reader has gone into it.

    A page whose making has looked at the session, set a cookie or given out a token against forgery may hold a
    secret, whatever its headers say.
    """
    session = getattr(request, "session", None)
    return (
        response.status_code == 200
        and isinstance(response, HttpResponse)
        and "public" in response.get("Cache-Control", "")
        and not response.cookies
        and not (session is not None and session.accessed)
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


def is_signed_in(request: HttpRequest) -> bool:
    """Whether the reader may be signed in: told by the cookie alone, so that it costs no query."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
