"""Reading an address's query string: what makes no sense is left out, never an error."""

from datetime import date

from django.http import HttpRequest, QueryDict

from cooperation.analysis.dates import EARLIEST_YEAR, LATEST_YEAR
from dashboard.components.day import SINCE, read_since

MAX_PAGE = 1_000_000
MAX_WORDS = 200
MAX_YEARS = 30


def day(text: str) -> date | None:
    """The day asked for; none where the parameter is no day of the years that the record can have."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return asked if EARLIEST_YEAR <= asked.year <= LATEST_YEAR else None


def since(params: QueryDict) -> date | None:
    """The first day asked for; none where what was typed is no day."""
    return read_since(params.get(SINCE, "")).day


def page_number(params: QueryDict) -> int:
    """The page asked for; the first where the parameter is no sensible number."""
    text = params.get("page", "1")
    return min(int(text), MAX_PAGE) if text.isascii() and text.isdigit() and len(text) < 10 and int(text) else 1


def words(params: QueryDict) -> str:
    """The words searched for, without NUL bytes, which no database takes."""
    return params.get("q", "").replace("\0", "").strip()[:MAX_WORDS]


def known(params: QueryDict, name: str, codes: list[str]) -> tuple[str, ...]:
    """The values that are among the codes, each once."""
    return tuple(dict.fromkeys(value for value in params.getlist(name) if value in codes))


def slugs(params: QueryDict, name: str) -> tuple[str, ...]:
    """The values that could be the code of something, each once."""
    return tuple(dict.fromkeys(value for value in params.getlist(name) if _is_slug(value)))


def years(params: QueryDict, name: str) -> tuple[str, ...]:
    """The values that are years of four digits, each once, the first few."""
    return tuple(dict.fromkeys(value for value in params.getlist(name) if _is_year(value)))[:MAX_YEARS]


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit()


def _is_slug(value: str) -> bool:
    return len(value) <= 60 and value.replace("-", "").isalnum() and value.isascii()


def query_string(request: HttpRequest) -> str:
    """The query string with its question mark; empty without one."""
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
