"""Columns that several tables of the data set share, and the codes that their cells may hold."""

from cooperation.analysis.intervals import Qualifier
from cooperation.analysis.lifecycle import Status
from cooperation.ingest.cells import Column, each, locator, number, one_of, text

UNITS = {"USD": 0, "thousand": 3, "million": 6, "billion": 9}
STATUS = one_of(*Status)
QUALIFIER = one_of(*Qualifier)
CATEGORY = one_of("goods", "services", "investment", "not_said")
FLOW = one_of("X", "M", "TT", "B")
VOICE = one_of("direct_quote", "indirect_speech", "narrator")

QUOTE = Column("quote", text, "the few words of the source that carry the hedge or the status")
CAUTION = Column("caution", text, "what to keep in mind when using the row")
CODE = Column("code", text, "a short name for the row; never changes once published", required=True)
EVIDENCE = Column(
    "evidence",
    each(locator),
    "paragraphs that say it, the main one first",
    required=True,
    refers_to="paragraphs",
)
SUMMARY = Column("summary", text, "the content in our own words", required=True)
SPEAKER = Column("speaker", text, "code of the body that speaks", refers_to="bodies")
SPEAKER_NAME = Column("speaker_name", text, "name and office of the person who speaks")
AMOUNT = (
    Column("category", CATEGORY, "what is traded", required=True),
    Column("flow", FLOW, "X exports, M imports, TT turnover, B balance; from the reporter's side", required=True),
)
VALUE = (
    Column("qualifier", QUALIFIER, "the hedge around the amount"),
    Column("value", number, "the amount in the unit of the source, with the source's digits"),
    Column("unit", one_of(*UNITS), "the unit of value, step and upper", required=True),
    Column("step", number, "the unit of the last stated digit: 0.1 for “0.5 billion”"),
    Column("upper", number, "the upper end of a stated range"),
)
