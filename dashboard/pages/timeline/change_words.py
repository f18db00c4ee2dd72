"""A change of the record in words: what it is about, where it is shown, and which cells became what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import Basis, Change, CountryPair, ProposalStatus
from cooperation.queries.history import kind_of

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


def change_line(pair: CountryPair, change: Change) -> ChangeLine:
    """A change as a line of a list."""
    cells = change.after or change.before
    row, title, address = TOLD[change.table](cells)
    kind = kind_of(change)
    return ChangeLine(
        kind=kind,
        kind_label=str(KINDS[kind]),
        table=change.table,
        row=row,
        title=title,
        url=f"{reverse('overview', args=[pair.slug])}{address}" if change.after else "",
        cells=tuple(
            CellChange(column, change.before.get(column, ""), change.after[column]) for column in change.corrected
        ),
    )


type Told = tuple[str, str, str]


def _proposal(cells: Cells) -> Told:
    number = cells["number"]
    title = gettext("Proposal %(number)s: %(title)s") % {"number": number, "title": cells["title"]}
    return number, title, f"proposals/{number}/"


def _status(cells: Cells) -> Told:
    labels, bases = dict(ProposalStatus.choices), dict(Basis.choices)
    words: dict[str, Any] = {
        "number": cells["proposal"],
        "old": labels.get(cells["old"], ""),
        "new": labels.get(cells["new"], cells["new"]),
        "day": cells["changed_on"],
        "basis": str(bases.get(cells["basis"], "")).lower(),
    }
    if cells["old"]:
        title = gettext("Proposal %(number)s: %(old)s → %(new)s, %(day)s (%(basis)s)") % words
    else:
        title = gettext("Proposal %(number)s: %(new)s, %(day)s (%(basis)s)") % words
    key = f"{cells['proposal']} {cells['changed_on']} {cells['new']}"
    return key, title, f"proposals/{cells['proposal']}/"


def _event(cells: Cells) -> Told:
    title = gettext("Event of %(day)s: %(title)s") % {"day": cells["happened_on"], "title": cells["title"]}
    return cells["code"], title, f"timeline/?year={cells['happened_on'][:4]}#event-{cells['code']}"


def _source(cells: Cells) -> Told:
    title = gettext("Source %(number)s: %(title)s") % {"number": cells["number"], "title": cells["title"]}
    return cells["number"], title, f"sources/{cells['number']}/"


def _paragraph(cells: Cells) -> Told:
    source, number = cells["source"], cells["number"]
    words = {"source": source, "number": number, "summary": cells["summary"]}
    title = gettext("Source %(source)s, paragraph %(number)s: %(summary)s") % words
    return f"{source}:{number}", title, f"sources/{source}/#p{number}"


def _search(cells: Cells) -> Told:
    words = {"number": cells["proposal"], "day": cells["searched_on"], "words": cells["query_words"]}
    title = gettext("Proposal %(number)s: no source found as of %(day)s (%(words)s)") % words
    return f"{cells['proposal']} {cells['searched_on']}", title, f"proposals/{cells['proposal']}/#searches"


def _amounts(cells: Cells) -> list[str]:
    """The amount in another currency and that in US dollars; a row noted before version 2 has no other currency."""
    own = (
        [cells["own_qualifier"], cells["own_value"], cells["own_unit"], cells["currency"]]
        if cells.get("currency")
        else []
    )
    dollars = [cells["qualifier"], cells["value"], cells["unit"]] if cells["value"] else []
    return [" ".join(filter(None, words)) for words in (own, dollars) if words]


def _rate(cells: Cells) -> Told:
    words = {
        "code": cells["code"],
        "rate": f"{cells['per_usd']} {cells['currency']}",
        "period": f"{cells['period_start']}/{cells['period_end']}",
    }
    return cells["code"], gettext("Exchange rate %(code)s: %(rate)s for one US dollar, %(period)s") % words, "trade/"


def _figure(cells: Cells) -> Told:
    period = f"{cells['period_start']}/{cells['period_end']}"
    growth = f"{cells['growth_qualifier']} {cells['growth_percent']}%" if cells["growth_percent"] else ""
    share = f"{cells['share_qualifier']} {cells['share_percent']}%" if cells.get("share_percent") else ""
    stated = filter(None, [cells["flow"], period, *_amounts(cells), growth, share])
    words = {"code": cells["code"], "stated": ", ".join(stated)}
    return cells["code"], gettext("Figure %(code)s: %(stated)s") % words, f"trade/#figure-{cells['code']}"


def _target(cells: Cells) -> Told:
    multiple = f"{cells['multiple_qualifier']} × {cells['multiple']}" if cells.get("multiple") else ""
    stated = ", ".join(filter(None, [*_amounts(cells), multiple]))
    words = {"code": cells["code"], "stated": stated, "day": cells["stated_on"]}
    return cells["code"], gettext("Target %(code)s: %(stated)s, %(day)s") % words, f"trade/#target-{cells['code']}"


def _accepted(cells: Cells) -> Told:
    words = {"row": cells["row"], "reason": cells["reason"]}
    return cells["row"], gettext("Looked at and left as it is, %(row)s: %(reason)s") % words, ""


def _named(label: Any, column: str) -> Callable[[Cells], Told]:
    def told(cells: Cells) -> Told:
        return cells["code"], str(label) % {"title": cells[column]}, ""

    return told


TOLD: dict[str, Callable[[Cells], Told]] = {
    "proposals": _proposal,
    "status_changes": _status,
    "events": _event,
    "sources": _source,
    "paragraphs": _paragraph,
    "searches": _search,
    "figures": _figure,
    "rates": _rate,
    "targets": _target,
    "statements": _named(gettext_lazy("Statement: %(title)s"), "summary"),
    "bodies": _named(gettext_lazy("Body: %(title)s"), "name"),
    "facilities": _named(gettext_lazy("Facility: %(title)s"), "name"),
    "counts": _named(gettext_lazy("Count: %(title)s"), "counted"),
    "scopes": _named(gettext_lazy("Part of trade: %(title)s"), "name_en"),
    "accepted": _accepted,
}
