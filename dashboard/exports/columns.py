"""What each column of an export holds: its meaning, its type, and the list that its codes are from.

One dictionary for all pages, since a column means the same wherever it stands. It types the cells of a workbook,
names the codes, and is handed out beside every table (CSV on the Web).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cooperation.models import (
    Attribution,
    Basis,
    Category,
    Database,
    Extent,
    Flow,
    Hedge,
    Manner,
    ProposalStatus,
    Showing,
    SourceKind,
)
from cooperation.wording.choices import BEARING_WORDS, CHOSEN_BY_WORDS
from dashboard.components.axes import EVIDENCE_WORDS, SCHEDULE_WORDS


class Datatype(StrEnum):
    """How a value is written, by its name in CSV on the Web; a day may be known as a month or a year only."""

    TEXT = "string"
    NUMBER = "number"
    WHOLE = "integer"
    FLAG = "boolean"
    DAY = "day"
    MOMENT = "dateTime"
    ADDRESS = "anyURI"


class Listed(Enum):
    """What is named by a row of the database, or by a list that others keep."""

    COUNTRY = "country"
    SECTOR = "sector"
    PAIR = "pair"
    BODY = "body"
    SCOPE = "scope"
    CURRENCY = "currency"
    LANGUAGE = "language"
    TABLE = "table"


type Named = Mapping[Any, str | Promise]
type Codes = type[Choices] | Listed | Named

# What sort of row it is; the timeline, changes, sources and the search name their own.
ROWS: Named = {
    "stated": _("stated by a source"),
    "derived": _("follows from stated figures"),
    "statistic": _("counted by an office, year by year"),
    "target": _("target"),
    "claim": _("statement compared with figures"),
    "no_figure": _("year without a figure"),
    "proposals": _("how many proposals have a status"),
    "sector": _("how many proposals a sector has"),
    "count": _("count of firms, projects or the like"),
    "size": _("how many there are on record"),
    "derivation": _("how a number is derived"),
    "stated_growth": _("growth as a source states it"),
    "derived_growth": _("growth that follows from stated figures"),
    "product_indices": _("indices of trade by product"),
    "left_out": _("total of what a filter leaves out"),
    "year": _("a year of the pair’s trade"),
    "gap": _("the same trade as each side reports it"),
    "reservation": _("what to know before using some figures"),
    "proposal": _("the proposal as it is now"),
    "search": _("an unsuccessful search"),
    "status_change": _("status change"),
    "event": _("event"),
    "hedge": _("hedge"),
    "status": _("status"),
    "evidence": _("evidence"),
    "word": _("term of the site"),
}


@dataclass(frozen=True)
class Column:
    """A column: what it says, how it is written, where the names of its codes are to be found.

    ``named`` where each row brings the name of its code, since that depends on more than the code.
    """

    meaning: str | Promise
    datatype: Datatype = Datatype.TEXT
    codes: Codes | None = None
    named: bool = False


NUMBER, WHOLE, FLAG, DAY, ADDRESS = Datatype.NUMBER, Datatype.WHOLE, Datatype.FLAG, Datatype.DAY, Datatype.ADDRESS
UNKNOWN = Column("")

_WHO = {
    "pair": Column(_("The two countries, by ISO 3166-1 alpha-3"), codes=Listed.PAIR),
    "country": Column(_("Country"), codes=Listed.COUNTRY),
    "partner": Column(_("The other country"), codes=Listed.COUNTRY),
    "reporter": Column(_("The side whose figure it is; empty where the source does not say"), codes=Listed.COUNTRY),
    "other_reporter": Column(_("The side whose figure is taken from the reporter's"), codes=Listed.COUNTRY),
    "buyer": Column(_("The country that buys"), codes=Listed.COUNTRY),
    "seller": Column(_("The country that could sell"), codes=Listed.COUNTRY),
    "exporter": Column(_("The side whose exports are compared with the other's imports"), codes=Listed.COUNTRY),
    "put_forward_by": Column(
        _("The side that made the proposal; both; or countries, company, not_said"), codes=Listed.COUNTRY
    ),
    "speaker": Column(_("The body that speaks"), codes=Listed.BODY),
    "attribution": Column(_("Who is speaking: quoted, reported, or the report itself"), codes=Attribution),
    "publisher": Column(_("Who published the source")),
}
_WHICH = {
    "code": Column(_("The row's own code")),
    "number": Column(_("Number of the proposal"), WHOLE),
    "proposal": Column(_("Number of the proposal"), WHOLE),
    "proposals": Column(_("Numbers of the proposals it is about, or how many there are")),
    "part_of": Column(_("Number of the proposal that it is a part of"), WHOLE),
    "source": Column(_("Number of the source"), WHOLE),
    "paragraph": Column(_("Number of the paragraph"), WHOLE),
    "revision": Column(_("Revision of the record"), WHOLE),
    "rank": Column(_("Place in the order of the page"), WHOLE),
    "kind": Column(_("What sort of row it is"), codes=ROWS),
    "table": Column(_("Table of the data set"), codes=Listed.TABLE),
    "row": Column(_("Key of the row in that table")),
    "column": Column(_("Column that changed")),
    "before": Column(_("The value before")),
    "after": Column(_("The value since")),
    "target": Column(_("Code of the target")),
    "figures": Column(_("How many figures"), WHOLE),
    "things": Column(_("What is counted")),
    "number_low": Column(_("How many as stated; the lower end of a span"), NUMBER),
    "number_high": Column(_("The upper end of a span"), NUMBER),
    "count": Column(_("How many: proposals, or what the row counts"), WHOLE),
    "sector": Column(_("Sector"), codes=Listed.SECTOR),
    "sectors": Column(_("Sectors"), codes=Listed.SECTOR),
    "evidence": Column(_("Paragraphs that say it: source:paragraph, the main one first")),
    "rests_on": Column(_("Codes of the figures it rests on")),
    "derived_from": Column(_("Code of the figure it is counted from")),
}
_WHEN = {
    "period": Column(_("First and last month, or the year (ISO 8601)")),
    "year": Column(_("Year"), WHOLE),
    "date": Column(_("Day, month or year as far as it is known (ISO 8601)"), DAY),
    "stated_on": Column(_("When it was stated: day, month or year"), DAY),
    "deadline_on": Column(_("By when: day, month or year"), DAY),
    "changed_on": Column(_("When the status was last reached: day, month or year"), DAY),
    "edited_on": Column(_("When the record was last corrected"), DAY),
    "published_on": Column(_("When the source was published: day, month or year"), DAY),
    "retrieved_on": Column(_("When an editor read the source"), DAY),
    "known_on": Column(_("From when on it was certainly published"), DAY),
    "until": Column(_("Until when, where it took longer than a day"), DAY),
    "recorded_at": Column(_("When it was entered"), Datatype.MOMENT),
    "announced": Column(_("Whether it lies in the future: announced, and not a fact yet"), FLAG),
    "when": Column(_("Before or after the statement"), named=True),
    "counted_on": Column(_("As of when it was counted: day, month or year"), DAY),
    "years_below": Column(_("Years with a figure below the level"), WHOLE),
    "years_above": Column(_("Years with a figure at or above it"), WHOLE),
    "years_cannot_be_told": Column(_("Years whose figures do not settle it"), WHOLE),
    "years_without": Column(_("Years without a reported figure")),
}
_HOW_MUCH = {
    "flow": Column(_("Direction of trade, from the reporter's side"), codes=Flow),
    "category": Column(_("What is traded"), codes=Category),
    "qualifier": Column(_("The hedge around the number"), codes=Hedge),
    "value_usd": Column(_("The number as stated, in US dollars"), NUMBER),
    "low_usd": Column(_("The least it can mean, in US dollars; empty where there is no lower end"), NUMBER),
    "high_usd": Column(_("The most it can mean, in US dollars; empty where there is no upper end"), NUMBER),
    "currency": Column(_("The currency of the own columns (ISO 4217)"), codes=Listed.CURRENCY),
    "own_qualifier": Column(_("The hedge around the number in that currency"), codes=Hedge),
    "own_value": Column(_("The number as stated, in that currency"), NUMBER),
    "own_low": Column(_("The least it can mean, in that currency"), NUMBER),
    "own_high": Column(_("The most it can mean, in that currency"), NUMBER),
    "growth_qualifier": Column(_("The hedge around the growth"), codes=Hedge),
    "growth_percent": Column(_("Growth as stated, in percent"), NUMBER),
    "growth_low": Column(_("The least growth it can mean, in percent"), NUMBER),
    "growth_high": Column(_("The most growth it can mean, in percent"), NUMBER),
    "growth_base_start": Column(_("First day of the period that it grew from; empty for the year before"), DAY),
    "growth_base_end": Column(_("Last day of that period"), DAY),
    "share_percent": Column(_("A share as stated, in percent"), NUMBER),
    "share_of": Column(_("What it is a share of")),
    "pace_low": Column(_("Level against the pace that the target needs, in percent, low end"), NUMBER),
    "pace_high": Column(_("The same, high end"), NUMBER),
    "share_low": Column(_("Least difference, in percent of the larger report"), NUMBER),
    "share_high": Column(_("Greatest difference, in percent of the larger report"), NUMBER),
    "ratio_low": Column(_("Imports as the one side reports them by exports as the other does, the least"), NUMBER),
    "ratio_high": Column(_("The same, the most"), NUMBER),
    "without_freight_low": Column(_("Difference with imports less the allowance for freight, low end"), NUMBER),
    "without_freight_high": Column(_("The same, high end"), NUMBER),
    "multiple": Column(_("The target as a multiple of a base"), NUMBER),
    "multiple_qualifier": Column(_("The hedge around that number"), codes=Hedge),
    "comes_to": Column(_("What a target in growth terms comes to, in words, from each level it is counted from")),
    "comes_to_low": Column(_("The level that a target in growth terms comes to, low end, in US dollars"), NUMBER),
    "comes_to_high": Column(_("The same, high end"), NUMBER),
    "counted_from": Column(_("The period that a target in growth terms is counted from")),
    "example": Column(_("An example with figures of the record")),
    "limits": Column(_("What it cannot tell")),
    "formula": Column(_("How a derived value is computed")),
    "run_rate_error_low": Column(_("Error of an estimate by months, low end, in percent"), NUMBER),
    "run_rate_error_high": Column(_("The same, high end"), NUMBER),
    "year_before_error_low": Column(_("Error of the year before plus growth, low end, in percent"), NUMBER),
    "year_before_error_high": Column(_("The same, high end"), NUMBER),
    "state": Column(_("What became of the target"), named=True),
    "scope": Column(_("The part of trade that it is of; empty for the whole"), codes=Listed.SCOPE),
    "source_kind": Column(_("What sort of source states it"), codes=SourceKind),
    "revises": Column(_("Code of the figure that it replaces")),
    "revised_usd": Column(_("The number of that figure as stated, in US dollars"), NUMBER),
    "revised_own": Column(_("The number of that figure as stated, in another currency"), NUMBER),
    "restates": Column(_("Code of the target that it repeats")),
    "first_stated_on": Column(_("For a repeated target, when it was first stated: day, month or year"), DAY),
    "moved_from": Column(_("For a deadline that has moved, the one before: day, month or year"), DAY),
    "chosen": Column(_("Code of the figure that is used for what the row counts")),
    "chosen_by": Column(_("The rule that chose it"), codes=CHOSEN_BY_WORDS),
    "also_on_record": Column(_("Codes of the others that were not chosen")),
    "contested": Column(_("Whether sources contradict each other about what the row counts"), FLAG),
    "counted": Column(_("Whether it counts for the target of the page"), FLAG),
    "bears_as": Column(_("How it counts for that target"), codes=BEARING_WORDS),
    "finding": Column(_("What the check found")),
    "standing": Column(_("Whether the figure is below or above the level"), named=True),
    "drawn": Column(_("Whether the chart shows it"), FLAG),
    "why_not": Column(_("Why the chart does not show it")),
}
_PRODUCTS = {
    "database": Column(_("Whose product figures"), codes=Database),
    "ease": Column(_("What is sold, divided by what would be sold at the seller's share of the world market"), NUMBER),
    "sold_usd": Column(_("Sold to the partner, as the seller reports, in US dollars"), NUMBER),
    "equal_products": Column(_("How many products of equal size would be as concentrated as its trade"), NUMBER),
    "gap_percent": Column(_("Seller's report less the buyer's, in percent of the mean"), NUMBER),
    "chapters": Column(_("Chapters of the Harmonized System with figures"), WHOLE),
    "complementarity": Column(_("Trade complementarity, 0 to 100"), NUMBER),
    "intensity": Column(_("Trade intensity"), NUMBER),
    "two_way": Column(_("Two-way trade within chapters, 0 to 1"), NUMBER),
    "bought_elsewhere_usd": Column(_("What the buyer buys from others, in US dollars"), NUMBER),
    "sold_elsewhere_usd": Column(_("What the seller sells to others, in US dollars"), NUMBER),
    "traded_as_buyer_reports_usd": Column(_("Trade between the two by the buyer's figures"), NUMBER),
    "traded_as_seller_reports_usd": Column(_("Trade between the two by the seller's figures"), NUMBER),
    "ceiling_usd": Column(_("The most that could be replaced, in US dollars"), NUMBER),
    "weighted_usd": Column(_("The ceiling times kappa"), NUMBER),
    "kappa": Column(_("The share that is assumed to move within a few years"), NUMBER),
    "limited_by": Column(_("Whether supply or demand sets the ceiling"), named=True),
    "epi_usd": Column(_("Export potential by the indicator of ITC, in US dollars"), NUMBER),
    "at_world_share_usd": Column(_("At the seller's share of the world market, in US dollars"), NUMBER),
    "rca": Column(_("Revealed comparative advantage of the seller (Balassa)"), NUMBER),
    "unit_value_ratio": Column(_("Price of a kilogram, seller to buyer"), NUMBER),
    "re_export_suspected": Column(_("Whether the seller buys more of it than it sells"), FLAG),
    "suppliers_hhi": Column(_("Concentration of the buyer's suppliers (Herfindahl-Hirschman)"), NUMBER),
    "left_out": Column(_("Why it is left out of the list"), named=True),
    "reason": Column(_("The editor's reason")),
}
_HOW_FAR = {
    "status": Column(_("How far the proposal has got"), codes=ProposalStatus),
    "changed_to": Column(_("The status that was reached last"), codes=ProposalStatus),
    "changed_proposal": Column(_("The proposal that moved last"), WHOLE),
    "has_target": Column(_("Whether a target is reported"), FLAG),
    "iati_activity_status": Column(_("The status as an IATI ActivityStatus code"), WHOLE),
    "basis": Column(_("Whether the source states the status or an editor reads it"), codes=Basis),
    "evidence_level": Column(_("What evidence there is of delivery"), codes=EVIDENCE_WORDS),
    "schedule": Column(_("On time, late or overdue"), codes=SCHEDULE_WORDS),
    "what": Column(_("The status reached, the event or the result"), named=True),
    "move": Column(_("What the source does with the status"), codes=Manner),
    "shows": Column(_("What an event shows about the proposal"), codes=Showing),
}
_WORDS = {
    "name": Column(_("Name")),
    "title": Column(_("Title")),
    "summary": Column(_("In one sentence, in our own words")),
    "quote": Column(_("The few words that carry the hedge or the status")),
    "quotes": Column(_("The words that the record quotes of the paragraph")),
    "caution": Column(_("What to know before using it")),
    "note": Column(_("What else to know")),
    "words": Column(_("The caveat in words")),
    "word": Column(_("The term that readers see")),
    "meaning": Column(_("What it means")),
    "fragment": Column(_("Where the words were found")),
    "language": Column(_("Language (BCP 47)"), codes=Listed.LANGUAGE),
    "extent": Column(_("How much of the source was read"), codes=Extent),
    "url": Column(_("Address of the source"), ADDRESS),
    "address": Column(_("Address on this site"), ADDRESS),
    "filters": Column(_("What the page leaves out")),
}
_PROPOSALS_BY_STATUS = {
    f"proposals_{status}": Column(_("How many proposals have this status"), WHOLE) for status in ProposalStatus.values
}
LINKS = {
    "page_url": Column(_("The page on which the row can be read"), ADDRESS),
    "source_url": Column(_("The paragraph that says it"), ADDRESS),
    "original_url": Column(_("The source where it was published"), ADDRESS),
}
COLUMNS = (
    _WHO | _WHICH | _WHEN | _HOW_MUCH | _PRODUCTS | _HOW_FAR | _WORDS | _PROPOSALS_BY_STATUS | LINKS
)  # fmt: skip
NAME = "_name"


@cache
def column(name: str) -> Column:
    """What a column holds; the name beside a code is a text."""
    if name in COLUMNS:
        return COLUMNS[name]
    coded = COLUMNS.get(name.removesuffix(NAME), UNKNOWN)
    return Column(coded.meaning)
