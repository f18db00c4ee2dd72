"""What lists of records may be asked, declared once for the pages, their files and the API."""

from cooperation.analysis.axes import EvidenceLevel
from cooperation.models import Basis, Category, Database, Flow, OtherProposer, ProposalStatus
from cooperation.models.replacement import LEVELS
from cooperation.models.search import Section
from dashboard.components.bounds import LONGEST_WORDS, NO_CONTROLS, SLUG, Parameter, day, one_of, text, whole
from dashboard.pages.pairs import compared_trade
from dashboard.pages.pairs.query import SORTS as PAIR_SORTS
from dashboard.pages.proposals.query import SORTS as PROPOSAL_SORTS
from dashboard.pages.replacement.query import NAMES
from dashboard.pages.timeline import change_words
from dashboard.pages.trade.figures import KINDS as FIGURE_KINDS
from dashboard.pages.trade.figures import SORTS as FIGURE_SORTS
from dashboard.presenting.events import KINDS
from dashboard.presenting.view import ALLOWANCES, FIRST, MAX_CODE

MOST_ROWS, USUAL_ROWS = 500, 100
LIMIT = whole("limit", "how many records at most, 1 to 500; 100 without it", 1, MOST_ROWS)
CURSOR = text("cursor", "where to go on, as the answer before says in “next”", r"^[0-9]{1,10}-[0-9]{1,8}$", 19)
AS_OF = day("as_of", "the record as known on a day that is not in the future: 2019-01-01")
BY = rf"^([A-Z]{{3}}|both|{'|'.join(OtherProposer.values)})$"
SECTOR = text("sector", "codes of sectors", SLUG, 60, is_list=True)
YEAR = whole("year", "years", 1900, 2100, is_list=True)
SINCE = day("since", "on this day or later; what is dated by its month or year alone, if the day lies in it or before")
WORDS = text("q", "words to look for", NO_CONTROLS, LONGEST_WORDS)
COUNTRY = r"^[A-Za-z]{3}$"
# What the pages read beside: their order, their place in a long list, and how much is unfolded.
PAGE = whole("page", "which page of the list; a file holds all of it", 1, 999_999_999)
ALL = text("all", "which list is unfolded; a file holds all of it", SLUG, 60)

OF_FIGURES = (
    whole("year", "the year that a figure's period begins in, or a fiscal year's name", 1900, 2100),
    text("side", "whose figure it is: BLR, or none where the source does not say", r"^([A-Z]{3}|none)$", 4),
    one_of("flow", "direction of trade, from that side", Flow.values, is_list=False),
    one_of("category", "what is traded", Category.values, is_list=False),
    text("scope", "a part of trade", SLUG, 40),
)
OF_PROPOSALS = (
    one_of("status", "how far they have got", ProposalStatus.values),
    text("by", "who put them forward: BLR, both, countries, company or not_said", BY, 9, is_list=True),
    SECTOR,
    one_of("basis", "whether the source states the status", Basis.values),
    one_of("evidence", "what evidence there is of delivery", [*EvidenceLevel]),
    YEAR,
    WORDS,
)
OF_EVENTS = (one_of("kind", "kinds of entries", list(KINDS)), SECTOR, YEAR, SINCE)
OF_CHANGES = (
    one_of("kind", "kinds of changes", list(change_words.KINDS)),
    day("since", "recorded on this day or later"),
    whole("proposal", "about one proposal", 1, 999_999_999),
)

OF_TRADE: tuple[Parameter, ...] = (
    text("target", "code of the target that figures are held against", NO_CONTROLS, MAX_CODE),
    text("base", "code of the figure that is projected from", NO_CONTROLS, MAX_CODE),
    AS_OF,
    one_of("vintage", "revised figures as first published", [FIRST], is_list=False),
    one_of("cif", "what insurance and freight may add", [str(one) for one in ALLOWANCES], is_list=False),
    text("currency", "a currency by its code (ISO 4217)", COUNTRY, 3),
)


def _sort(orders: tuple[str, ...]) -> Parameter:
    return one_of("sort", "the order of the list", [*orders], is_list=False)


def _flag(name: str, meaning: str) -> Parameter:
    return one_of(name, f"1 where {meaning}", ["1"], is_list=False)


SEARCHED = (WORDS, one_of("kind", "where to look", Section.values))
ON_PAIRS = (
    WORDS,
    text("country", "a country of the pair, by its alpha-3 code", COUNTRY, 3),
    text("group", "a group of both countries: X-EAEU", r"^[Xx]-[A-Za-z0-9-]{1,18}$", 20),
    one_of("status", "a status that a proposal of the pair has", ProposalStatus.values),
    _flag("target", "the pair has a target"),
    _sort(tuple(PAIR_SORTS)),
    PAGE,
)
ON_COMPARE = (
    text("pairs", "pairs to compare: BLR-KAZ", NO_CONTROLS, LONGEST_WORDS, is_list=True),
    text("add", "one more pair", NO_CONTROLS, LONGEST_WORDS, is_list=True),
    one_of("kind", "what is traded", list(compared_trade.KINDS), is_list=False),
    one_of("scale", "the scale of the chart", [*compared_trade.SCALES], is_list=False),
)
ON_COUNTRY = (
    text("partner", "the other country, by its alpha-3 code", COUNTRY, 3),
    text("sector", "the code of a sector", SLUG, 60),
    PAGE,
)
ON_PROPOSALS = (*OF_PROPOSALS, AS_OF, _sort(PROPOSAL_SORTS), PAGE)
ON_TIMELINE = (*OF_EVENTS, AS_OF, PAGE)
ON_CHANGES = (one_of("view", "the edits of the record", ["record"], is_list=False), *OF_CHANGES, PAGE)
ON_TABLES = (*OF_TRADE, ALL)
ON_FIGURES = (
    *OF_TRADE,
    *OF_FIGURES,
    one_of("kind", "whether a source states it", [*FIGURE_KINDS], is_list=False),
    _sort(FIGURE_SORTS),
    ALL,
)
ON_IMPORTS = (
    text("buyer", "the country that buys, by its alpha-3 code", r"^[A-Z]{3}$", 3),
    whole("year", "the year of the product figures", 1900, 2100),
    one_of("data", "whose product figures", Database.values, is_list=False),
    one_of("level", "how many digits of the Harmonized System", [str(level) for level in LEVELS], is_list=False),
    one_of("names", "the language of the products' names", [*NAMES], is_list=False),
    text("kappa", "the share of exports elsewhere that counts, 0 to 1", r"^(0|1|0?[.,][0-9]{1,6}|1[.,]0{1,6})$", 8),
    text("sector", "the code of a sector", SLUG, 60),
    _flag("fuels", "fuels are let in"),
    _flag("advantage", "only lines with a comparative advantage are kept"),
    _flag("price", "only lines of like price are kept"),
    _flag("transit", "what the seller buys more of than it sells is let in"),
    _flag("union", "suppliers of the same union are left out"),
    PAGE,
    ALL,
)
