"""Finding rows of the record by their words, in any of its languages and by word forms.

One table holds the words of every published row; the database keeps the index. SQLite has an FTS5 table beside it,
PostgreSQL a generated column; both are made by a migration and kept by the database itself. What is asked is reduced
to plain words first, so that nothing in it can be read as an operator.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any, Self

from django.db import connection, models

from cooperation.models.places import CountryPair

MOST_TERMS = 8
MOST_FOUND = 100
LONGEST_TEXT = 50_000
# Around each hit in a title or fragment; no text of the record holds these.
HIT_BEGINS, HIT_ENDS = "\x02", "\x03"

_TERM = re.compile(r"\d+(?:[.,]\d+)+|\w+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
# A Cyrillic word loses its ending, so that it finds its other forms: "торговля" finds "торговли".
SHORTEST_STEM, LONGEST_ENDING = 4, 3
# A word this long also finds longer ones that begin with it; shorter ones would find too much.
SHORTEST_BEGINNING = 3


class Section(models.TextChoices):
    """What is searched, and in which part of the results it stands."""

    PROPOSALS = "proposals"
    EVENTS = "events"
    SOURCES = "sources"
    FIGURES = "figures"


SECTION_OF_TABLE = {
    "proposals": Section.PROPOSALS,
    "events": Section.EVENTS,
    "sources": Section.SOURCES,
    "paragraphs": Section.SOURCES,
    "figures": Section.FIGURES,
    "targets": Section.FIGURES,
}


def terms(words: str) -> list[str]:
    """The words that somebody asks for: lower case, each once, at most eight."""
    return list(dict.fromkeys(_TERM.findall(words.lower())))[:MOST_TERMS]


def stem(term: str) -> str:
    """The part of a word that its forms share: a Cyrillic word without its last letters, others as they are."""
    if not _CYRILLIC.fullmatch(term):
        return term
    return term[: max(SHORTEST_STEM, len(term) - LONGEST_ENDING)]


def is_beginning(term: str) -> bool:
    """Whether a word also finds longer words that begin with it."""
    return len(term) >= SHORTEST_BEGINNING


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Entries by their words."""

    def matching(self, pair: CountryPair, section: Section, words: str) -> Self:
        """The entries of a section that hold all the words; none where there is no word."""
        asked = terms(words)
        return self.filter(Matches(models.F("pk"), scope_of(pair, section), asked)) if asked else self.none()


class SearchEntry(models.Model):
    """The words of one published row, its place on the site and its place in the index."""

    pair = models.ForeignKey(CountryPair, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=20)
    row = models.PositiveBigIntegerField()
    # Section and pair as one word, which the index holds like any other: one look-up finds both.
    scope = models.CharField(max_length=40)
    address = models.CharField(max_length=200)
    title = models.TextField()
    text = models.TextField(blank=True)

    # What ``find`` adds: title and fragment with the hits between HIT_BEGINS and HIT_ENDS.
    marked_title: str
    marked_text: str

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["scope"], name="search_entry_scope")]
        constraints = [models.UniqueConstraint(fields=["table", "row"], name="search_entry_unique")]

    def __str__(self) -> str:
        return self.title


# Behind a section, where the rows of all pairs are searched.
ANY_PAIR = "*"


def scope_of(pair: CountryPair, section: Section) -> str:
    """A section of a pair as one word."""
    return f"{section.value}{pair.pk}"


@dataclass(frozen=True)
class Found:
    """The first entries, those with all the words in the title first, and how many there are up to the limit."""

    entries: list[SearchEntry]
    count: int


def find(
    pair: CountryPair, section: Section, words: str, *, most: int = MOST_FOUND, hidden: Set[int] = frozenset()
) -> Found:
    """The first ``most`` entries of a section that hold all the words, a form of each, with the hits marked.

    Counting stops at one more than ``MOST_FOUND``, so that a word that stands in every row takes no longer than a
    rare one. ``hidden`` are the keys of entries that nobody is to see.
    """
    return _find(scope_of(pair, section), words, most, hidden)


def find_anywhere(section: Section, words: str, *, most: int = MOST_FOUND, hidden: Set[int] = frozenset()) -> Found:
    """As ``find``, in the section of every pair."""
    return _find(section.value + ANY_PAIR, words, most, hidden)


def _find(scope: str, words: str, most: int, hidden: Set[int]) -> Found:
    asked = terms(words)
    if not asked:
        return Found([], 0)
    keys, marks = _QUERIES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(*keys(scope, asked, MOST_FOUND + 1 + len(hidden)))
        rows = (key for (key,) in cursor.fetchall() if key not in hidden)
        found = list(dict.fromkeys(rows))[: MOST_FOUND + 1]
    shown = found[:most]
    entries = {entry.pk: entry for entry in SearchEntry.objects.raw(*marks(scope, asked, shown))} if shown else {}
    return Found([entries[key] for key in shown], len(found))


class Matches(models.Func):
    """Whether an entry (by its key) is of a scope and holds all the terms."""

    output_field = models.BooleanField()

    def __init__(self, key: models.F, scope: str, asked: Sequence[str]) -> None:
        super().__init__(key)
        self.scope, self.asked = scope, asked

    def as_sqlite(self, compiler: Any, connection: Any, **_options: Any) -> Any:
        """By the FTS5 table."""
        key, params = compiler.compile(self.source_expressions[0])
        found = "IN (SELECT rowid FROM cooperation_search WHERE cooperation_search MATCH %s)"
        return f"{key} {found}", [*params, _fts5(self.scope, self.asked)]

    def as_postgresql(self, compiler: Any, connection: Any, **_options: Any) -> Any:
        """By the generated column."""
        key, params = compiler.compile(self.source_expressions[0])
        query, words = _tsquery(self.asked)
        # Made of constants and placeholders.
        found = f"IN (SELECT id FROM cooperation_searchentry WHERE scope = %s AND vector @@ ({query}))"  # noqa: S608
        return f"{key} {found}", [*params, self.scope, *words]


def _fts5(scope: str, asked: Sequence[str], columns: str = "title text") -> str:
    """The terms as FTS5 reads them: each a quoted prefix."""
    quoted = " AND ".join(f'"{stem(term)}"{"*" if is_beginning(term) else ""}' for term in asked)
    section = scope.removesuffix(ANY_PAIR)
    within = f'"{section}"{"*" if section != scope else ""}'
    return f"scope : {within} AND {{{columns}}} : ({quoted})"


def _tsquery(asked: Sequence[str]) -> tuple[str, list[str]]:
    """The terms as PostgreSQL reads them, as SQL and its parameters.

    The configuration "russian" stems Latin words as English and all others as Russian; "simple" beside it finds the
    beginnings of words, which is what Kazakh and Belarusian have.
    """
    each = "(to_tsquery('russian', %s) || to_tsquery('simple', %s))"
    words = [f"'{word}'{':*' if is_beginning(term) else ''}" for term in asked for word in (term, stem(term))]
    return " && ".join([each] * len(asked)), words


type Sql = tuple[str, list[Any]]


def _keys_sqlite(scope: str, asked: Sequence[str], most: int) -> Sql:
    found = "SELECT * FROM (SELECT rowid FROM cooperation_search WHERE cooperation_search MATCH %s LIMIT %s)"
    in_title, anywhere = _fts5(scope, asked, "title"), _fts5(scope, asked)
    return f"{found} UNION ALL {found}", [in_title, most, anywhere, most]


def _marks_sqlite(scope: str, asked: Sequence[str], keys: Sequence[int]) -> Sql:
    sql = """
        SELECT entry.*,
            highlight(cooperation_search, 1, char(2), char(3)) AS marked_title,
            snippet(cooperation_search, 2, char(2), char(3), '…', 32) AS marked_text
        FROM cooperation_search JOIN cooperation_searchentry AS entry ON entry.id = cooperation_search.rowid
        WHERE cooperation_search MATCH %s AND cooperation_search.rowid IN
    """
    return f"{sql} ({_places(keys)})", [_fts5(scope, asked), *keys]


def _keys_postgresql(scope: str, asked: Sequence[str], most: int) -> Sql:
    query, words = _tsquery(asked)
    found = "SELECT id FROM cooperation_searchentry WHERE scope LIKE %s AND {vector} @@ ({query}) LIMIT %s"
    in_title, anywhere = (found.format(vector=vector, query=query) for vector in ("title_vector", "vector"))
    params = [scope.replace(ANY_PAIR, "%"), *words, most]
    return f"({in_title}) UNION ALL ({anywhere})", [*params, *params]


def _marks_postgresql(scope: str, asked: Sequence[str], keys: Sequence[int]) -> Sql:
    query, words = _tsquery(asked)
    marks = r"E'StartSel=\x02, StopSel=\x03"
    sql = f"""
        SELECT entry.*,
            ts_headline('russian', title, query, {marks}, HighlightAll=true') AS marked_title,
            ts_headline('russian', text, query, {marks}, MaxWords=32, MinWords=16, MaxFragments=1') AS marked_text
        FROM cooperation_searchentry AS entry, (SELECT {query} AS query) AS asked WHERE entry.id IN ({_places(keys)})
    """  # noqa: S608 - made of constants and placeholders
    return sql, [*words, *keys]


def _places(keys: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(keys))


_QUERIES = {"sqlite": (_keys_sqlite, _marks_sqlite), "postgresql": (_keys_postgresql, _marks_postgresql)}
