"""Where readers find the rows of a pair, which ``slug`` names: a page of their own, or a place on another."""

from collections.abc import Iterable
from functools import lru_cache

from django.urls import get_script_prefix, reverse


def _at(name: str, *args: int | str) -> str:
    return _reversed(get_script_prefix(), name, *args)


# Pages name the same rows again and again. The prefix is that of the request, and a part of what is found.
@lru_cache(maxsize=4096)
def _reversed(prefix: str, name: str, *args: int | str) -> str:
    return reverse(name, args=args)


def proposal_address(slug: str, number: int | str) -> str:
    """The page of a proposal."""
    return _at("proposal", slug, number)


def searches_address(slug: str, number: int | str) -> str:
    """The unsuccessful searches for a proposal, on its page."""
    return f"{proposal_address(slug, number)}#searches"


def source_address(slug: str, number: int | str) -> str:
    """The page of a source, with its paragraphs."""
    return _at("source", slug, number)


def paragraph_address(slug: str, source: int | str, number: int | str) -> str:
    """A paragraph on the page of its source."""
    return f"{source_address(slug, source)}#p{number}"


def figure_address(slug: str, code: str) -> str:
    """The page of a figure of trade, stated or derived."""
    return _at("figure", slug, code)


def figure_links(slug: str, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Codes of figures, each with the address of its page."""
    return tuple((code, figure_address(slug, code)) for code in codes)


def target_address(slug: str, code: str) -> str:
    """A target in the list of all."""
    return f"{_at('trade-targets', slug)}#target-{code}"


def statement_address(slug: str, code: str) -> str:
    """The page that compares a statement with figures."""
    return _at("claim", slug, code)


def timeline_address(slug: str, year: int | str, anchor: str) -> str:
    """An entry of the timeline, among those of its year."""
    return f"{_at('timeline', slug)}?year={year}#{anchor}"


def event_address(slug: str, year: int | str, code: str) -> str:
    """An event on the timeline."""
    return timeline_address(slug, year, f"event-{code}")
