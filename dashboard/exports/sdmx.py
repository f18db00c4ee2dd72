"""The statistical data sets of the site as SDMX describes them: components, code lists, and rows to write.

Concepts are those of the SDMX cross-domain guidelines where they exist. What sources say is hedged more often than
not: OBS_STATUS says so by a code of the common list, and OBS_VALUE_LOW and OBS_VALUE_HIGH carry the interval. Numbers
stand in the unit in which the source counts, with as many digits: "$0.5 bn" is 0.5, UNIT_MULT 9, DECIMALS 1.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise

from cooperation.analysis.dates import Period, PeriodKind
from cooperation.analysis.readings import Qualifier
from cooperation.analysis.units import UNITS
from cooperation.models import Category, CountryPair, Flow, Hedge, ProductFlow, ProductTrade
from cooperation.queries.statistics import StatedNumber

AGENCY, VERSION = "CM", "1.0"
UNSPECIFIED = "_X"
TOTAL = "_T"
PERCENT = "PC"
type Cell = str | float | int | None


class Role(StrEnum):
    """What a component does in a structure."""

    DIMENSION = "dimension"
    TIME = "time"
    MEASURE = "measure"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True)
class Component:
    """A column of a data set: ``codes`` are all that may stand in it, where they can be listed."""

    id: str
    name: str
    role: Role = Role.DIMENSION
    codes: Mapping[str, str | Promise] | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Dataflow:
    """A data set and its columns: dimensions, the last of them TIME_PERIOD, then measures, then attributes."""

    id: str
    name: str
    description: str
    components: tuple[Component, ...]

    @property
    def structure_id(self) -> str:
        """The id of its data structure definition."""
        return f"DSD_{self.id.removeprefix('DF_')}"

    def with_role(self, *roles: Role) -> tuple[Component, ...]:
        """The components of these roles, in their order."""
        return tuple(component for component in self.components if component.role in roles)


FREQUENCIES = {
    "A": "Annual",
    "S": "Half-yearly",
    "Q": "Quarterly",
    "M": "Monthly",
    "_O": "Other: TIME_PERIOD is a range",
}
STATUSES = {
    "A": "Normal value: stated plainly or rounded; the interval is half a unit of its last digit to both sides",
    "P": "Provisional value: published before its period had ended; the hedge, if any, is in QUALIFIER",
    "U": "Low reliability: the source hedges the number; the interval says what it can mean",
}
MULTIPLIERS = {str(unit.power): unit.multiplier for unit in UNITS}
TRANSFORMATIONS = {"N": "Level", "GY": "Growth on the same period of the year before"}
_AREA = "by ISO 3166-1 alpha-3"
_FREQ = Component("FREQ", "Frequency", codes=FREQUENCIES)
_REF_AREA = Component("REF_AREA", f"Reporter, {_AREA}; _X where the source does not say")
_COUNTERPART = Component("COUNTERPART_AREA", f"Partner, {_AREA}; W00 is the world")
_TIME = Component("TIME_PERIOD", "Period: a year, half, quarter or month, or a range as start/duration", Role.TIME)
_VALUE = Component("OBS_VALUE", "Value as stated", Role.MEASURE, is_number=True)
_STATUS = Component("OBS_STATUS", "Status of the value", Role.ATTRIBUTE, STATUSES)
_MULT = Component("UNIT_MULT", "Power of ten by which the values are multiplied", Role.ATTRIBUTE, MULTIPLIERS)
_DECIMALS = Component("DECIMALS", "Digits after the point that the value is given with", Role.ATTRIBUTE, is_number=True)
_SOURCE = Component("SOURCE", "Where it was read", Role.ATTRIBUTE)

STATED = Dataflow(
    "DF_STATED_TRADE",
    "Stated figures of trade",
    "What the two sides and others state of trade between two countries, each figure with its hedge and source",
    (
        _FREQ,
        _REF_AREA,
        _COUNTERPART,
        Component("FLOW", "Direction, from the reporter's side", codes=dict(Flow.choices)),
        Component("CATEGORY", "What is traded", codes=dict(Category.choices)),
        Component("SCOPE", "Part of trade: _T is the whole; else a code of the pair's parts, such as non-oil"),
        Component("UNIT_MEASURE", "Currency by ISO 4217, or PC for percent"),
        Component("TRANSFORMATION", "Level or growth", codes=TRANSFORMATIONS),
        Component("FIGURE", "Code of the figure within its pair"),
        _TIME,
        _VALUE,
        Component("OBS_VALUE_LOW", "The least it can mean", Role.MEASURE, is_number=True),
        Component("OBS_VALUE_HIGH", "The most it can mean; empty without an upper end", Role.MEASURE, is_number=True),
        _STATUS,
        Component("QUALIFIER", "The hedge around the number", Role.ATTRIBUTE, dict(Hedge.choices)),
        _MULT,
        _DECIMALS,
        _SOURCE,
        Component("COMMENT_OBS", "What to know before using it", Role.ATTRIBUTE),
    ),
)
PRODUCTS = Dataflow(
    "DF_PRODUCT_TRADE",
    "Trade by product",
    "Product flows that the site holds of a pair, by one database, as they were loaded",
    (
        _FREQ,
        _REF_AREA,
        _COUNTERPART,
        Component("FLOW", "Direction, from the reporter's side", codes=dict(ProductFlow.choices)),
        Component("PRODUCT", "Product: HS, edition, code, as HS:H5:0303"),
        _TIME,
        _VALUE,
        _STATUS,
        Component("UNIT_MEASURE", "Currency by ISO 4217", Role.ATTRIBUTE, {"USD": "US dollars"}),
        _MULT,
        _DECIMALS,
        Component("NET_WEIGHT_KG", "Net weight in kilograms, where it is known", Role.ATTRIBUTE, is_number=True),
        _SOURCE,
    ),
)
DATAFLOWS = (STATED, PRODUCTS)
PLAIN = (Qualifier.EXACT, Qualifier.ROUNDED)


def stated_rows(pair: CountryPair, numbers: Iterable[StatedNumber]) -> Iterator[tuple[Cell, ...]]:
    """A row for each stated number, by the components of STATED."""
    for number in numbers:
        figure, reading = number.figure, number.reading
        partner = {pair.first_id: pair.second_id, pair.second_id: pair.first_id}
        reporter = figure.reporter_id or UNSPECIFIED
        yield (
            frequency(number.period),
            reporter,
            partner.get(reporter, UNSPECIFIED),
            figure.flow,
            figure.category,
            figure.scope or TOTAL,
            number.currency or PERCENT,
            "N" if number.currency else "GY",
            figure.code,
            time_period(number.period),
            _scaled(number.value, number.unit),
            _scaled(reading.low, number.unit),
            _scaled(reading.high, number.unit),
            _status(number),
            number.qualifier.value,
            str(number.unit),
            number.decimals,
            f"{figure.evidence.source.publisher}, {figure.evidence}",
            figure.caution or None,
        )


def product_rows(flows: Iterable[ProductTrade]) -> Iterator[tuple[Cell, ...]]:
    """A row for each product flow, by the components of PRODUCTS."""
    for flow in flows:
        yield (
            "A",
            flow.reporter,
            flow.partner,
            flow.flow,
            f"HS:{flow.edition}:{flow.code}",
            str(flow.year),
            float(flow.value_usd),
            "A",
            "USD",
            "0",
            max(0, -int(flow.value_usd.normalize().as_tuple().exponent)),
            flow.quantity_kg,
            flow.get_database_display(),
        )


def _status(number: StatedNumber) -> str:
    if number.is_provisional:
        return "P"
    return "A" if number.qualifier in PLAIN else "U"


def _scaled(value: Decimal | None, unit: int) -> float | None:
    """A number in the unit in which its source counts."""
    return None if value is None else float(value.scaleb(-unit))


FREQUENCY_OF = {PeriodKind.YEAR: "A", PeriodKind.HALF: "S", PeriodKind.QUARTER: "Q", PeriodKind.MONTH: "M"}


def frequency(period: Period) -> str:
    """The code of a period's length; _O for a span that the calendar has no name for."""
    return FREQUENCY_OF.get(period.kind, "_O")


def time_period(period: Period) -> str:
    """A period as SDMX writes it: 2017, 2017-S1, 2017-Q3, 2017-09, or a range such as 2017-01-01/P9M."""
    year, month = period.start.year, period.start.month
    match period.kind:
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.HALF:
            return f"{year}-S{(month + 5) // 6}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{(month + 2) // 3}"
        case PeriodKind.MONTH:
            return f"{year}-{month:02}"
    months = period.months
    length = f"{months}M" if months else f"{(period.end - period.start).days + 1}D"
    return f"{period.start.isoformat()}/P{length}"
