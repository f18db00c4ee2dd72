"""A change of the record in words: what it is about, where it is shown, and which cells became what."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.actions.record import MODELS
from cooperation.analysis.amounts import Amount
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.figures import Flow
from cooperation.analysis.readings import Qualifier
from cooperation.ingest.columns import OWN_UNITS, UNITS
from cooperation.models import Basis, Change, CountryPair, ProposalStatus
from cooperation.models.addresses import (
    event_address,
    figure_address,
    paragraph_address,
    proposal_address,
    searches_address,
    source_address,
    target_address,
)
from cooperation.queries.history import kind_of
from cooperation.wording.amounts import stated_money
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.flows import FLOW_WORDS, in_part

POWERS = UNITS | OWN_UNITS

type Cells = Mapping[str, str]

KINDS = {
    "proposal": gettext_lazy("Proposals"),
    "status": gettext_lazy("Status changes"),
    "evidence": gettext_lazy("Evidence"),
    "figure": gettext_lazy("Figures and targets"),
    "other": gettext_lazy("Other rows"),
    "correction": gettext_lazy("Corrections"),
    "withdrawal": gettext_lazy("Withdrawals"),
}


@dataclass(frozen=True)
class CellChange:
    """A cell that was corrected."""

    column: str
    before: str
    after: str
    label: str = ""


@dataclass(frozen=True)
class ChangeLine:
    """A change: its kind, what it is about, the page that shows it, and its corrections."""

    kind: str
    kind_label: str
    table: str
    row: str
    title: str
    url: str
    cells: tuple[CellChange, ...]


def change_line(pair: CountryPair, change: Change, parts: Mapping[str, str], unknown: Set[str]) -> ChangeLine:
    """A change as a line of a list; ``parts`` names the parts of trade that the pair knows, by their codes.

    Pages that are ``unknown`` are not there, and no line leads to them.
    """
    cells = change.after or change.before
    # Once noted so of a proposal that was withdrawn: its rows, which went with it, point to none.
    if cells.get("proposal") == "":
        cells = change.before
    row, title, url = TOLD[change.table](pair.slug, cells | {"part": parts.get(scope_of(change), "")})
    kind = kind_of(change)
    return ChangeLine(
        kind=kind,
        kind_label=str(KINDS[kind]),
        table=change.table,
        row=row,
        title=title,
        url=url if change.after and unknown.isdisjoint({url, url.partition("#")[0]}) else "",
        cells=tuple(
            CellChange(column, change.before.get(column, ""), change.after[column], _label(change.table, column))
            for column in change.corrected
        ),
    )


def scope_of(change: Change) -> str:
    """The code of the part that a figure or a target counts; empty of the whole, and of other rows."""
    return str((change.after or change.before).get("scope", ""))


def _label(table: str, column: str) -> str:
    """A column in words: the name of its field, where it has one."""
    fields = {field.name: getattr(field, "verbose_name", "") for field in MODELS[table]._meta.get_fields()}
    return str(fields.get(column) or column.replace("_", " "))


type Told = tuple[str, str, str]


def _proposal(slug: str, cells: Cells) -> Told:
    number = cells["number"]
    title = gettext("Proposal %(number)s: %(title)s") % {"number": number, "title": cells["title"]}
    return number, title, proposal_address(slug, number)


def _status(slug: str, cells: Cells) -> Told:
    labels, bases = dict(ProposalStatus.choices), dict(Basis.choices)
    words: dict[str, Any] = {
        "number": cells["proposal"],
        "old": labels.get(cells["old"], ""),
        "new": labels.get(cells["new"], cells["new"]),
        "day": _day(cells["changed_on"]),
        "basis": str(bases.get(cells["basis"], "")).lower(),
    }
    if cells["old"]:
        title = gettext("Proposal %(number)s: %(old)s → %(new)s, %(day)s (%(basis)s)") % words
    else:
        title = gettext("Proposal %(number)s: %(new)s, %(day)s (%(basis)s)") % words
    key = f"{cells['proposal']} {cells['changed_on']} {cells['new']}"
    return key, title, proposal_address(slug, cells["proposal"])


def _event(slug: str, cells: Cells) -> Told:
    title = gettext("Event of %(day)s: %(title)s") % {"day": _day(cells["happened_on"]), "title": cells["title"]}
    return cells["code"], title, event_address(slug, cells["happened_on"][:4], cells["code"])


def _source(slug: str, cells: Cells) -> Told:
    title = gettext("Source %(number)s: %(title)s") % {"number": cells["number"], "title": cells["title"]}
    return cells["number"], title, source_address(slug, cells["number"])


def _paragraph(slug: str, cells: Cells) -> Told:
    source, number = cells["source"], cells["number"]
    words = {"source": source, "number": number, "summary": cells["summary"]}
    title = gettext("Source %(source)s, paragraph %(number)s: %(summary)s") % words
    return f"{source}:{number}", title, paragraph_address(slug, source, number)


def _search(slug: str, cells: Cells) -> Told:
    words = {"number": cells["proposal"], "day": _day(cells["searched_on"]), "words": cells["query_words"]}
    title = gettext("Proposal %(number)s: no source found as of %(day)s (%(words)s)") % words
    return f"{cells['proposal']} {cells['searched_on']}", title, searches_address(slug, cells["proposal"])


def _amounts(cells: Cells) -> list[str]:
    """The amount in another currency and that in US dollars; a row noted before version 2 has no other currency."""
    amounts = []
    if cells.get("currency") and cells.get("own_value"):
        amounts.append(_amount(cells["currency"], cells, "own_"))
    if cells["value"]:
        amounts.append(_amount(USD, cells, ""))
    return amounts


def _amount(currency: str, cells: Cells, prefix: str) -> str:
    """An amount of the data set in words; as it stands there, where it has no reading."""
    qualifier, value, unit = (cells.get(f"{prefix}{name}", "") for name in ("qualifier", "value", "unit"))
    try:
        power = POWERS[unit]
        scale = Decimal(10) ** power
        step, upper = (cells.get(f"{prefix}{name}") for name in ("step", "upper"))
        numbers = [Decimal(one) * scale if one else None for one in (step, upper)]
        stated = Amount(currency, Qualifier(qualifier), Decimal(value) * scale, power, numbers[0], numbers[1])
        return stated_money(stated)
    except (ArithmeticError, KeyError, ValueError):
        return " ".join(filter(None, (qualifier, value, unit, currency)))


def _period(cells: Cells) -> str:
    span = f"{cells['period_start']}/{cells['period_end']}"
    try:
        return period_words(Period.parse(span))
    except ValueError:
        return span


def _day(text: str) -> str:
    """A date of the data set in words; as it stands there, where it is none."""
    try:
        return day_or_part(PartialDate.parse(text))
    except ValueError:
        return text


def _rate(slug: str, cells: Cells) -> Told:
    words = {
        "code": cells["code"],
        "rate": f"{cells['per_usd']} {cells['currency']}",
        "period": _period(cells),
    }
    title = gettext("Exchange rate %(code)s: %(rate)s for one US dollar, %(period)s") % words
    return cells["code"], title, reverse("trade", args=[slug])


def _figure(slug: str, cells: Cells) -> Told:
    growth = f"{cells['growth_qualifier']} {cells['growth_percent']}%" if cells["growth_percent"] else ""
    share = f"{cells['share_qualifier']} {cells['share_percent']}%" if cells.get("share_percent") else ""
    flow = str(FLOW_WORDS.get(Flow(cells["flow"]), "")) if cells["flow"] in [*Flow] else cells["flow"]
    stated = filter(None, [in_part(flow, cells["part"]), _period(cells), *_amounts(cells), growth, share])
    words = {"code": cells["code"], "stated": ", ".join(stated)}
    return cells["code"], gettext("Figure %(code)s: %(stated)s") % words, figure_address(slug, cells["code"])


def _target(slug: str, cells: Cells) -> Told:
    multiple = f"{cells['multiple_qualifier']} × {cells['multiple']}" if cells.get("multiple") else ""
    stated = in_part(", ".join(filter(None, [*_amounts(cells), multiple])), cells["part"])
    words = {"code": cells["code"], "stated": stated, "day": _day(cells["stated_on"])}
    title = gettext("Target %(code)s: %(stated)s, %(day)s") % words
    return cells["code"], title, target_address(slug, cells["code"])


def _accepted(slug: str, cells: Cells) -> Told:
    words = {"row": cells["row"], "reason": cells["reason"]}
    return (
        cells["row"],
        gettext("Checked and left as it is, %(row)s: %(reason)s") % words,
        reverse("overview", args=[slug]),
    )


def _named(label: Any, column: str) -> Callable[[str, Cells], Told]:
    def told(slug: str, cells: Cells) -> Told:
        return cells["code"], str(label) % {"title": cells[column]}, reverse("overview", args=[slug])

    return told


TOLD: dict[str, Callable[[str, Cells], Told]] = {
    "proposals": _proposal,
    "status_changes": _status,
    "events": _event,
    "sources": _source,
    "paragraphs": _paragraph,
    "searches": _search,
    "figures": _figure,
    "rates": _rate,
    "series": _named(gettext_lazy("Edition of a statistical series: %(title)s"), "office"),
    "targets": _target,
    "statements": _named(gettext_lazy("Statement: %(title)s"), "summary"),
    "bodies": _named(gettext_lazy("Body: %(title)s"), "name"),
    "facilities": _named(gettext_lazy("Facility: %(title)s"), "name"),
    "counts": _named(gettext_lazy("Count: %(title)s"), "counted"),
    "scopes": _named(gettext_lazy("Part of trade: %(title)s"), "name_en"),
    "accepted": _accepted,
}
