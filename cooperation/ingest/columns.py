"""Columns that several tables of the data set share, and the codes that their cells may hold."""

from cooperation.analysis import units
from cooperation.analysis.categories import Category
from cooperation.analysis.currencies import check_own_currency
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Move, Status
from cooperation.analysis.readings import Qualifier
from cooperation.ingest.cells import Column, each, locator, number, one_of, text, yes

# The powers of ten by their codes: of a currency that is not the dollar, and of dollars.
OWN_UNITS = {unit.code: unit.power for unit in units.UNITS}
UNITS = {"USD" if unit is units.ONE else unit.code: unit.power for unit in units.UNITS}
DEFAULT_UNIT = units.UNIT[units.MILLIONS].code
STATUS = one_of(*Status)
QUALIFIER = one_of(*Qualifier)
CATEGORY = one_of(*Category)
FLOW = one_of("X", "M", "TT", "B")
MOVE = one_of(*Move)
COUNTED_AS = one_of("times", "percent")
VOICE = one_of("direct_quote", "indirect_speech", "narrator")


def own_currency(cell: str) -> str:
    """The code of a currency other than the US dollar, such as KZT."""
    check_own_currency(cell)
    return cell


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
CONFIRMED = Column("confirmed", yes, "yes where an editor has looked at what seems odd and found it to be so")
SCOPE = Column(
    "scope",
    text,
    "the part that it counts: non_oil, agrifood, non_precious or one of scopes.csv; empty for the whole",
    refers_to="scopes",
)
DEADLINE = (
    Column("deadline_from", PartialDate.parse, "first date of a deadline that is a span; deadline_on is its last"),
    Column("deadline_approximate", yes, "yes where the source says “around” or the like"),
)
AMOUNT = (
    Column("category", CATEGORY, "what is exchanged", required=True),
    SCOPE,
    Column("flow", FLOW, "X exports, M imports, TT turnover, B balance; from the reporter's side", required=True),
)
VALUE = (
    Column("qualifier", QUALIFIER, "the hedge around the amount in US dollars"),
    Column("value", number, "the amount in US dollars, in the unit of the source and with its digits"),
    Column("unit", one_of(*UNITS), "the unit of value, step and upper", required=True),
    Column("step", number, "the unit of the last stated digit: 0.1 for “0.5 billion”"),
    Column("upper", number, "the upper end of a stated range"),
    Column("currency", own_currency, "ISO 4217 code of another currency in which the source states the amount"),
    Column("own_qualifier", QUALIFIER, "the hedge around the amount in that currency"),
    Column("own_value", number, "the amount in that currency, in the unit of the source and with its digits"),
    Column("own_unit", one_of(*OWN_UNITS), "the unit of own_value, own_step and own_upper; million when empty"),
    Column("own_step", number, "the unit of its last stated digit"),
    Column("own_upper", number, "the upper end of a stated range in that currency"),
)
