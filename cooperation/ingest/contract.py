"""The format of a pair's data set: which files, which columns, what each cell holds. Version 3.

A data set is a folder of CSV files that a person can read, correct and diff: UTF-8, commas, a header row, LF
line ends. Lists inside a cell are separated by "; ". An empty cell means "not stated". A line whose first cell begins
with "#" is a comment. What earlier versions had is told in ``earlier``.
"""

from cooperation.analysis.categories import ScopeKind
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.questions import Rule
from cooperation.analysis.source_ranks import SourceKind
from cooperation.ingest.cells import (
    Column,
    Table,
    bearing,
    day,
    each,
    earlier_deadline,
    locator,
    one_of,
    party,
    proposer,
    text,
    whole,
)
from cooperation.ingest.columns import (
    CAUTION,
    CODE,
    CONFIRMED,
    DEADLINE,
    EVIDENCE,
    MOVE,
    QUOTE,
    SPEAKER,
    STATUS,
    SUMMARY,
    VOICE,
)
from cooperation.ingest.trade import COUNTS, FIGURES, RATES, SERIES, TARGETS

# The version that is written, and the oldest that is read. A table says since when it is there.
VERSION, OLDEST = 4, 3

PAIR = Table(
    "pair",
    (
        Column("first", text, "ISO 3166-1 alpha-3 code, the smaller of the two", required=True),
        Column("second", text, "ISO 3166-1 alpha-3 code", required=True),
    ),
    ("first", "second"),
    "the two countries",
)
SOURCES = Table(
    "sources",
    (
        Column("number", whole, "number of the source within the pair", required=True),
        Column("title", text, "title as published, or a description", required=True),
        Column("publisher", text, "who published it", required=True),
        Column("published_on", PartialDate.parse, "date of publication as far as known"),
        Column("language", text, "BCP 47 code", required=True),
        Column("url", text, "address"),
        Column("archived_url", text, "address of a kept copy"),
        Column(
            "kind",
            one_of(*SourceKind),
            "who stands behind it",
            True,
        ),
        Column("extent", one_of("whole", "excerpt"), "how much of it was read", required=True),
        Column("retrieved_on", day, "day on which it was read"),
        Column("looked_at_on", day, "day on which its address was last looked at"),
        CAUTION,
    ),
    ("number",),
    "what the record rests on",
)
SCOPES = Table(
    "scopes",
    (
        CODE,
        Column("kind", one_of(*ScopeKind), "what sort of part it is", required=True),
        Column("country", text, "alpha-3 code of the country that a region lies in"),
        *(
            Column(f"name_{code}", text, f"name in {language}", required=True)
            for code, language in (("en", "English"), ("ru", "Russian"), ("kk", "Kazakh"), ("be", "Belarusian"))
        ),
    ),
    ("code",),
    "parts of the whole that figures and targets of the pair count",
)
PARAGRAPHS = Table(
    "paragraphs",
    (
        Column("source", whole, "number of the source", required=True, refers_to="sources"),
        Column("number", whole, "number of the paragraph within the source", required=True),
        Column("label", text, "what an excerpt calls it, such as extract 1, where the number is not the source's own"),
        Column("attribution", VOICE, "in whose voice it speaks", required=True),
        SPEAKER,
        SUMMARY,
    ),
    ("source", "number"),
    "the places in sources that evidence points to",
)
BODIES = Table(
    "bodies",
    (
        CODE,
        Column("name", text, "name", required=True),
        Column(
            "kind",
            one_of(
                "head_of_state",
                "government",
                "ministry",
                "legislature",
                "company",
                "institution",
                "union",
                "initiative",
                "person",
            ),
            "what sort of body it is",
            required=True,
        ),
        Column("country", text, "alpha-3 code of its country, of the two or of a third; empty for a body of several"),
        Column("note", text, "remark"),
    ),
    ("code",),
    "who speaks, acts or gives the frame",
)
FACILITIES = Table(
    "facilities",
    (
        CODE,
        Column("name", text, "name", required=True),
        Column(
            "kind",
            one_of("financial_centre", "industrial_park", "technology_park", "plant"),
            "sort",
            required=True,
        ),
        Column("country", text, "alpha-3 code of its country", required=True),
        SUMMARY,
        QUOTE,
        EVIDENCE,
        CAUTION,
    ),
    ("code",),
    "parks, centres and plants that cooperation is about",
)
EVENTS = Table(
    "events",
    (
        CODE,
        Column("happened_on", PartialDate.parse, "when, as exactly as known", required=True),
        Column("happened_until", PartialDate.parse, "last date of a span; happened_on is its first"),
        Column(
            "kind",
            one_of(
                "talks",
                "visit",
                "meeting",
                "forum",
                "agreement",
                "roadmap",
                "statement",
                "exhibition",
                "culture",
                "opening",
                "test",
                "plan",
                "decision",
                "milestone",
            ),
            "sort of event",
            required=True,
        ),
        Column("title", text, "what happened, in our own words", required=True),
        Column("summary", text, "more, in our own words"),
        Column(
            "proposals",
            each(bearing),
            "numbers of the proposals it bears on, with what it shows about each: 8:document; 8 alone is a statement",
            refers_to="proposals",
        ),
        Column("bodies", each(text), "codes of the bodies that took part", refers_to="bodies"),
        Column("facilities", each(text), "codes of the facilities concerned", refers_to="facilities"),
        EVIDENCE,
        QUOTE,
        CAUTION,
    ),
    ("code",),
    "dated things that happened",
)
STATEMENTS = Table(
    "statements",
    (
        CODE,
        Column(
            "claim_type",
            one_of("past_fact", "present_fact", "intention", "evaluation", "courtesy"),
            "sort",
            required=True,
        ),
        Column("checkability", one_of("numeric", "event", "vague"), "how it could be checked", required=True),
        SUMMARY,
        Column("target", text, "code of the target whose level it says was reached", refers_to="targets"),
        QUOTE,
        EVIDENCE,
        CAUTION,
    ),
    ("code",),
    "what a source says that is no proposal, figure, target or event",
)
PROPOSALS = Table(
    "proposals",
    (
        Column("number", whole, "number within the pair; never changes once published", required=True),
        Column("title", text, "what is put forward, as an imperative", required=True),
        SUMMARY,
        Column(
            "put_forward_by",
            each(proposer),
            "alpha-3 code; several where governments of other countries did; or both, company, not_said",
            required=True,
        ),
        Column("part_of", whole, "number of the proposal it is a part of", refers_to="proposals"),
        Column("sectors", each(text), "codes of sectors", required=True, refers_to="sectors"),
        Column("parties", each(party), "bodies with their roles", refers_to="bodies"),
        EVIDENCE,
        Column("leaves_open", each(text), "what the source does not say"),
        Column("done_when", text, "what would count as done"),
        Column("partly_when", text, "what would count as partly done"),
        Column("uncheckable", text, "why it cannot be checked, in place of done_when"),
        *DEADLINE,
        Column("deadline_on", PartialDate.parse, "a deadline that a source states"),
        Column("deadline_evidence", locator, "the paragraph that states it", refers_to="paragraphs"),
        Column(
            "earlier_deadlines",
            each(earlier_deadline),
            "deadlines that held before, each with the paragraph that states it: 2025-12@3:5",
            refers_to="paragraphs",
        ),
        QUOTE,
        CAUTION,
    ),
    ("number",),
    "what was put forward",
)
STATUS_CHANGES = Table(
    "status_changes",
    (
        Column("proposal", whole, "number of the proposal", required=True, refers_to="proposals"),
        Column("changed_on", PartialDate.parse, "when, as exactly as known", required=True),
        Column("changed_until", PartialDate.parse, "last date of a span; changed_on is its first"),
        Column("old", STATUS, "status before; empty for the first"),
        Column("new", STATUS, "status after", required=True),
        Column("move", MOVE, "again where the status is only said once more, back where a source goes back; else step"),
        Column(
            "basis",
            one_of("stated", "reading"),
            "stated in the source, or an editor's reading",
            required=True,
        ),
        QUOTE,
        EVIDENCE,
        CONFIRMED,
        Column("note", text, "what the step rests on, in our own words"),
    ),
    ("proposal", "changed_on", "new"),
    "steps of proposals, in order of time",
)
SEARCHES = Table(
    "searches",
    (
        Column("proposal", whole, "number of the proposal", required=True, refers_to="proposals"),
        Column("searched_on", day, "day of the search", required=True),
        Column("searched_by", text, "who searched", required=True),
        Column("languages", text, "languages searched in", required=True),
        Column("where", text, "where it was looked for", required=True),
        Column("query_words", text, "what was looked for", required=True),
        Column("note", text, "remark"),
    ),
    ("proposal", "searched_on", "query_words"),
    "searches that found nothing",
)
ACCEPTED = Table(
    "accepted",
    (
        Column("rule", one_of(*Rule), "what was asked about a row of the record", required=True),
        Column("row", text, "the row as the question names it, such as figures H44", required=True),
        Column("reason", text, "why the row is left as it is", required=True),
    ),
    ("rule", "row"),
    "what a second look asked about and an editor left as it is",
)

# In the order in which they are loaded: what a table points to comes before it.
TABLES = (
    PAIR,
    SOURCES,
    BODIES,
    SCOPES,
    PARAGRAPHS,
    FACILITIES,
    PROPOSALS,
    EVENTS,
    FIGURES,
    COUNTS,
    RATES,
    SERIES,
    TARGETS,
    STATEMENTS,
    STATUS_CHANGES,
    SEARCHES,
    ACCEPTED,
)
