"""The outermost layer of the site: a page that was built for one reader is given to the next ones as it is."""

from collections.abc import Callable, Iterable
from functools import partial

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.translation import get_language_from_request

from dashboard.kept.answers import PACK, Answer, accepted_codings, is_public, is_signed_in
from dashboard.kept.asked import AskedAddress, asked_for
from dashboard.kept.revisions import LatestRevisions
from dashboard.kept.store import Store


class KeptAnswers:
    """Keeps what is public under all that it depends on; whoever is signed in gets what is built for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._store = Store(settings.KEPT_BYTES)
        self._revisions = LatestRevisions()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer in the reader's coding; anything that is no page passes through."""
        asked = asked_for(request)
        if asked is None:
            return self._get_response(request)
        request.META["QUERY_STRING"] = asked.query
        key = None if is_signed_in(request) else self._key(request, asked)
        if key:
            build = partial(self._build, request, PACK)
            answer = self._store.get(key, filtered=bool(asked.query), build=build)
        else:
            # For this reader alone: packed as this reader's program likes it best.
            answer = self._build(request, accepted_codings(request.META.get("HTTP_ACCEPT_ENCODING", ""))[:1])
        return answer.for_reader(request) if isinstance(answer, Answer) else answer

    def _key(self, request: HttpRequest, asked: AskedAddress) -> str | None:
        """All that an answer depends on but the code, which tells stores apart; None where nothing is kept.

        A wrong name of the site, or a database that does not answer, is met again below, and told there.
        """
        try:
            host = request.get_host()
            revision = self._revisions.get().of(asked.pair) if settings.KEPT_BYTES else None
        except (DisallowedHost, DatabaseError):
            return None
        if revision is None:
            return None
        language = get_language_from_request(request)
        return f"{revision} {language} {request.scheme}://{host}{request.path}?{asked.query}"

    def _build(self, request: HttpRequest, codings: Iterable[str]) -> Answer | HttpResponseBase:
        response = self._get_response(request)
        return Answer.of(response, codings) if is_public(response, request) else response


class PaddedGZip(GZipMiddleware):
    """Django's compression, with its random padding (BREACH), for answers that may hold a secret.

    A public answer holds none, and is packed once where it is kept.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where it is not public."""
        return response if is_public(response, request) else super().process_response(request, response)
