"""A kept answer: packed once in each coding, each with a tag of its own; and what may be kept at all."""

import gzip
import pickle
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from dashboard.kept.answers import Answer, accepted_codings, is_public, is_signed_in

WORDS = b"Trade between the two countries. " * 50
ASK = RequestFactory()


def page(content: bytes = WORDS, **headers: str) -> HttpResponse:
    """What a view gives everyone."""
    return HttpResponse(content, headers={"Cache-Control": "no-cache, public", "Vary": "Cookie", **headers})


def given(accept: str = "", method: str = "get", **headers: str) -> HttpResponse:
    """What a reader's program is given of one and the same page."""
    answer = pickle.loads(pickle.dumps(Answer.of(page())))  # noqa: S301 - as the shared store gives it back
    response = answer.for_reader(getattr(ASK, method)("/", headers={"accept-encoding": accept, **headers}))
    assert isinstance(response, HttpResponse)
    return response


def test_each_coding_holds_the_page_under_a_strong_tag_of_its_own() -> None:
    unpack: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    tags = set()
    for coding, unpacked in unpack.items():
        response = given(coding)
        assert response.get("Content-Encoding", "") == coding
        assert unpacked(response.content) == WORDS
        assert response["Content-Length"] == str(len(response.content))
        assert response["Vary"] == "Cookie, Accept-Encoding"
        assert response["ETag"].startswith('"')
        tags.add(response["ETag"])
    assert len(tags) == 3


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
@pytest.mark.parametrize("condition", ["{tag}", '"other", {tag}', "W/{tag}"])
def test_what_a_reader_has_is_not_sent_again(coding: str, condition: str) -> None:
    tag = given(coding)["ETag"]
    again = given(coding, **{"if-none-match": condition.format(tag=tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert dict(again.items()) == {"Cache-Control": "no-cache, public", "ETag": tag, "Vary": "Cookie, Accept-Encoding"}
    assert given(coding, **{"if-none-match": '"other"'}).status_code == 200


def test_a_condition_that_fails_goes_before_one_that_holds() -> None:
    conditions = {"if-match": '"other"', "if-none-match": given("br")["ETag"]}
    assert given("br", **conditions).status_code == 412


def test_a_tag_of_one_coding_is_none_of_another() -> None:
    assert given("gzip", **{"if-none-match": given("br")["ETag"]}).status_code == 200


def test_the_head_is_that_of_the_whole() -> None:
    head, whole = given("br", method="head"), given("br")
    assert head.content == b""
    assert dict(head.items()) == dict(whole.items())


def test_what_is_packed_already_is_given_as_it_is() -> None:
    picture = bytes(range(256))
    response = Answer.of(page(picture)).for_reader(ASK.get("/", headers={"accept-encoding": "gzip, br"}))
    assert isinstance(response, HttpResponse)
    assert (response.content, response.has_header("Content-Encoding")) == (picture, False)


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("gzip, deflate, br, zstd", ("br", "gzip")),
        ("GZIP;q=1.0, br;q=0", ("gzip",)),
        ("*", ("br", "gzip")),
        ("*;q=0, gzip;q=0.1", ("gzip",)),
        ("identity", ()),
        ("", ()),
        ("br;q=nonsense, gzip;level=9", ("gzip",)),
        (";;;,,q=,=", ()),
    ],
)
def test_codings_are_read_with_their_weights(header: str, codings: tuple[str, ...]) -> None:
    assert accepted_codings(header) == codings


def spoilt(change: Callable[[HttpRequest, HttpResponse], Any]) -> bool:
    """Whether a public page still counts as one after a change."""
    request, response = ASK.get("/"), page()
    request.session = SessionStore()
    change(request, response)
    return is_public(response, request)


def test_a_page_that_everyone_may_have_is_public() -> None:
    assert spoilt(lambda request, response: None)


@pytest.mark.parametrize(
    "change",
    [
        lambda request, response: response.headers.__setitem__("Cache-Control", "private"),
        lambda request, response: response.headers.__delitem__("Cache-Control"),
        lambda request, response: response.set_cookie("name", "value"),
        lambda request, response: request.session.get("anything"),
        lambda request, response: get_token(request),
        lambda request, response: setattr(response, "status_code", 404),
        lambda request, response: setattr(response, "status_code", 500),
    ],
)
def test_what_may_hold_a_secret_or_is_an_error_is_not(change: Callable[[HttpRequest, HttpResponse], Any]) -> None:
    assert not spoilt(change)


def test_what_is_sent_in_parts_is_not() -> None:
    assert not is_public(StreamingHttpResponse([], headers={"Cache-Control": "public"}), ASK.get("/"))


def test_whoever_may_be_signed_in_is_told_by_the_cookie() -> None:
    request = ASK.get("/")
    assert not is_signed_in(request)
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "anything"
    assert is_signed_in(request)


def test_what_is_for_one_reader_is_packed_as_this_one_likes_it() -> None:
    answer = Answer.of(page(), ["gzip"])
    assert [*answer.bodies] == ["gzip", "identity"]
    response = answer.for_reader(ASK.get("/", headers={"accept-encoding": "gzip, br"}))
    assert isinstance(response, HttpResponse)
    assert gzip.decompress(response.content) == WORDS
