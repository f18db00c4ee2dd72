"""The format of a pair's data set: which files, which columns, what each cell holds. Version 2.

A data set is a folder of CSV files that a person can read, correct and diff: UTF-8, commas, a header row, LF
line ends. Lists inside a cell are separated by "; ". An empty cell means "not stated". A line whose first cell begins
with "#" is a comment. What version 1 did not have yet is told in ``earlier``.
"""

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import Column, Table, bearing, day, each, locator, one_of, party, text, whole
from cooperation.ingest.columns import CAUTION, CODE, EVIDENCE, QUOTE, SPEAKER, STATUS, SUMMARY, VOICE
from cooperation.ingest.trade import FIGURES, RATES, TARGETS

VERSION = 2

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
        Column(
            "kind",
            one_of("official", "statistics", "document", "press", "reference"),
            "who stands behind it",
            True,
        ),
        Column("extent", one_of("whole", "excerpt"), "how much of it was read", required=True),
        Column("retrieved_on", day, "day on which it was read"),
        CAUTION,
    ),
    ("number",),
    "what the record rests on",
)
PARAGRAPHS = Table(
    "paragraphs",
    (
        Column("source", whole, "number of the source", required=True, refers_to="sources"),
        Column("number", whole, "number of the paragraph within the source", required=True),
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
        Column("country", text, "alpha-3 code of its country, empty for a body of several"),
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
        Column("put_forward_by", text, "alpha-3 code, or both", required=True),
        Column("part_of", whole, "number of the proposal it is a part of", refers_to="proposals"),
        Column("sectors", each(text), "codes of sectors", required=True, refers_to="sectors"),
        Column("parties", each(party), "bodies with their roles", refers_to="bodies"),
        EVIDENCE,
        Column("leaves_open", each(text), "what the source does not say"),
        Column("done_when", text, "what would count as done"),
        Column("partly_when", text, "what would count as partly done"),
        Column("uncheckable", text, "why it cannot be checked, in place of done_when"),
        Column("deadline_on", PartialDate.parse, "a deadline that a source states"),
        Column("deadline_evidence", locator, "the paragraph that states it", refers_to="paragraphs"),
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
        Column("old", STATUS, "status before; empty for the first"),
        Column("new", STATUS, "status after", required=True),
        Column(
            "basis",
            one_of("stated", "reading"),
            "stated in the source, or an editor's reading",
            required=True,
        ),
        QUOTE,
        EVIDENCE,
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

# In the order in which they are loaded: what a table points to comes before it.
TABLES = (
    PAIR,
    SOURCES,
    BODIES,
    PARAGRAPHS,
    FACILITIES,
    PROPOSALS,
    EVENTS,
    FIGURES,
    RATES,
    TARGETS,
    STATEMENTS,
    STATUS_CHANGES,
    SEARCHES,
)
