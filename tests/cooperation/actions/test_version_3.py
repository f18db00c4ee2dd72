"""What version 3 of the format holds and earlier ones did not: each goes in, is stored, and comes out as it went in."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cooperation.actions.dataset import DatasetRefusedError, load_folder
from cooperation.actions.export import export_folder
from cooperation.analysis.amounts import Number
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier
from cooperation.models import CountryPair, Event, Proposal, Source, StatedCount, StatusChange, Target, TradeFigure
from tests.cooperation.folders import add_row, read, set_cell
from tests.cooperation.rows import held

pytestmark = pytest.mark.django_db

FIGURE = {"category": "goods", "flow": "TT", "unit": "million", "attribution": "narrator", "evidence": "3:1"}
YEAR = {"period_start": "2031-01-01", "period_end": "2031-12-31"}
AMOUNT = {"qualifier": "exact", "value": "620", "step": "1"}
TARGET = {"stated_on": "2032", "category": "goods", "flow": "TT", "unit": "billion", "evidence": "1:3"}
LEVEL = {"qualifier": "at_least", "value": "2", "step": "1"}
STEP = {"basis": "stated", "evidence": "2:1"}
PROPOSAL = {"title": "Dig another", "summary": "Made up.", "sectors": "transport", "evidence": "1:2"}
CHECKABLE = {"done_when": "Ships pass.", "partly_when": "Water flows."}


def loaded(folder: Path, file: str, *lines: dict[str, str]) -> list[dict[str, str]]:
    """Add rows, load the folder, write it again, and give what has become of the rows, filled cells only."""
    for line in lines:
        add_row(folder, file, **line)
    return [row for row in filled(written_again(folder) / file) if row in lines]


def written_again(folder: Path) -> Path:
    """The folder that comes out when this one is loaded; a second load of it changes nothing."""
    load_folder(folder)
    out = folder.parent / "out"
    export_folder(CountryPair.objects.by_slug("KGZ-UZB").get(), out)
    again = load_folder(out)
    assert (again.added, again.changed) == (0, 0)
    return out


def filled(file: Path) -> list[dict[str, str]]:
    """The rows of a file, filled cells only."""
    header, *lines = read(file)
    return [{name: cell for name, cell in zip(header, line, strict=True) if cell} for line in lines]


def figure(code: str) -> TradeFigure:
    """A stored figure."""
    return TradeFigure.objects.get(pair__first="KGZ", code=code)


# What version 2 could not hold: what it is, the file, and the row that holds it now.
HELD: list[tuple[str, str, dict[str, str]]] = [
    ("firms, projects: a number of things", "counts.csv", {
        "code": "N1", "counted": "firms with made-up capital", "counted_on": "2031-12", "reporter": "KGZ",
        "qualifier": "exact", "number": "229", "attribution": "narrator", "evidence": "3:1",
    }),
    ("a part of trade that every pair may name", "figures.csv", {
        "code": "X1", **FIGURE, **YEAR, **AMOUNT, "scope": "agrifood", "reporter": "KGZ",
    }),
    ("one direction of a part of trade", "figures.csv", {
        "code": "X2", **FIGURE, **YEAR, **AMOUNT, "scope": "agrifood", "flow": "X", "reporter": "KGZ",
    }),
    ("growth over several years", "figures.csv", {
        "code": "X3", **FIGURE, **YEAR, "growth_qualifier": "exact", "growth_percent": "38", "growth_step": "1",
        "growth_base_start": "2027-01-01", "growth_base_end": "2027-12-31",
    }),
    ("a figure without a stated period", "figures.csv", {"code": "X4", **FIGURE, **AMOUNT}),
    ("a fiscal year", "figures.csv", {
        "code": "X5", **FIGURE, **AMOUNT, "period_start": "2030-04-01", "period_end": "2031-03-31",
        "period_name": "2030-31",
    }),
    ("crore of dollars", "figures.csv", {"code": "X6", **FIGURE, **YEAR, **AMOUNT, "unit": "crore"}),
    ("lakh of another currency", "figures.csv", {
        "code": "X7", **FIGURE, **YEAR, "currency": "INR", "own_qualifier": "exact", "own_value": "12.5",
        "own_unit": "lakh", "own_step": "0.1",
    }),
    ("a share of a stated whole", "figures.csv", {
        "code": "X8", **FIGURE, **YEAR, "share_qualifier": "exact", "share_percent": "29.6", "share_step": "0.1",
        "share_of": "made-up trade", "total_qualifier": "exact", "total_value": "927.4", "total_step": "0.1",
    }),
    ("investment held at the end of a period", "figures.csv", {
        "code": "X9", **FIGURE, **YEAR, **AMOUNT, "category": "investment_stock", "flow": "X",
    }),
    ("goods and services together", "figures.csv", {
        "code": "X10", **FIGURE, **YEAR, **AMOUNT, "category": "goods_services",
    }),
    ("remittances", "figures.csv", {
        "code": "X11", **FIGURE, **YEAR, **AMOUNT, "category": "remittances", "flow": "M",
    }),
    ("a number that seems odd and is confirmed", "figures.csv", {
        "code": "X12", **FIGURE, **YEAR, **AMOUNT, "confirmed": "yes",
    }),
    ("the base that an amount was said against", "targets.csv", {"code": "M2", **TARGET, **LEVEL, "base": "F1"}),
    ("the year that an amount was said against", "targets.csv", {"code": "M3", **TARGET, **LEVEL, "base_year": "2031"}),
    ("a deadline that is a span", "targets.csv", {
        "code": "M4", **TARGET, **LEVEL, "deadline_from": "2033-02", "deadline_on": "2033-08",
        "deadline_words": "in a year or a year and a half",
    }),
    ("an approximate deadline", "targets.csv", {
        "code": "M5", **TARGET, **LEVEL, "deadline_on": "2040", "deadline_approximate": "yes",
    }),
    ("the same goal said again, its deadline moved", "targets.csv", {
        "code": "M6", **TARGET, **LEVEL, "restates": "M1", "deadline_on": "2041",
    }),
    ("a target for a part of trade", "targets.csv", {"code": "M7", **TARGET, **LEVEL, "scope": "non_oil"}),
    ("a proposal of three governments", "proposals.csv", {
        "number": "3", **PROPOSAL, "put_forward_by": "KAZ; KGZ; UZB", "uncheckable": "Made up.",
    }),
    ("a proposal of a third country", "proposals.csv", {"number": "4", **PROPOSAL, "put_forward_by": "KAZ"}),
    ("a proposal of a company", "proposals.csv", {"number": "5", **PROPOSAL, "put_forward_by": "company"}),
    ("a proposal of nobody named", "proposals.csv", {"number": "6", **PROPOSAL, "put_forward_by": "not_said"}),
    ("a deadline that moved", "proposals.csv", {
        "number": "7", **PROPOSAL, "put_forward_by": "both", "deadline_on": "2028", "deadline_evidence": "2:1",
        "earlier_deadlines": "2027@1:2",
    }),
    ("an event of a span of years", "events.csv", {
        "code": "e1", "happened_on": "2024", "happened_until": "2028", "kind": "plan", "title": "Made up",
        "evidence": "1:1",
    }),
    ("a status of a span of years", "status_changes.csv", {
        "proposal": "2", "changed_on": "2031", "changed_until": "2033", "old": "proposed", "new": "offered", **STEP,
    }),
    ("a status said again", "status_changes.csv", {
        "proposal": "1", "changed_on": "2032-07", "old": "agreed", "new": "agreed", "move": "again", **STEP,
    }),
    ("a status that goes back", "status_changes.csv", {
        "proposal": "1", "changed_on": "2032-08", "old": "agreed", "new": "proposed", "move": "back", **STEP,
    }),
    ("a year below a full date of it", "status_changes.csv", {
        "proposal": "1", "changed_on": "2032", "old": "proposed", "new": "signed", **STEP,
    }),
    ("an excerpt's own numbering", "paragraphs.csv", {
        "source": "2", "number": "2", "label": "extract 2", "attribution": "narrator", "summary": "Made up.",
    }),
    ("a source of a news agency, kept and looked at", "sources.csv", {
        "number": "4", "title": "Made up", "publisher": "Made up", "language": "en", "kind": "agency",
        "extent": "excerpt", "url": "https://example.org/a", "archived_url": "https://example.org/kept/a",
        "looked_at_on": "2034-01-01",
    }),
]  # fmt: skip


def test_each_has_a_place(folder: Path, subtests: pytest.Subtests) -> None:
    for _words, file, row in HELD:
        add_row(folder, file, **row)
    out = written_again(folder)
    for words, file, row in HELD:
        with subtests.test(words):
            assert filled(out / file).count(row) == 1


def test_a_part_of_the_pairs_own_is_named_in_four_languages(folder: Path) -> None:
    names = {"name_en": "Made-up city", "name_ru": "Город", "name_kk": "Қала", "name_be": "Горад"}
    add_row(folder, "scopes.csv", code="city", kind="region", country="UZB", **names)
    row = {"code": "X1", **FIGURE, **YEAR, **AMOUNT, "scope": "city"}
    assert loaded(folder, "figures.csv", row) == [row]
    assert read(folder.parent / "out" / "scopes.csv")[1] == ["city", "region", "UZB", *names.values()]


def test_what_is_stored_says_what_it_is(folder: Path) -> None:
    for _words, file, row in HELD:
        add_row(folder, file, **row)
    load_folder(folder)
    assert figure("X3").growth is None
    assert figure("X3").growth_since == Interval(Decimal("37.5"), Decimal("38.5"), high_open=True)
    assert figure("X4").as_stated() == []
    assert held(figure("X6"), "value_usd") == Decimal(6_200_000_000)
    assert held(figure("X7"), "own_value") == Decimal(1_250_000)
    share = figure("X8").amount_by_share
    assert share is not None
    assert share.contains(Decimal(274_510_400))
    assert not share.contains(Decimal(275_100_000))
    assert {stated.scope for stated in figure("X1").as_stated()} == {"agrifood"}
    assert StatedCount.objects.get().how_many == Number(Qualifier.EXACT, Decimal(229))
    assert str(Target.objects.get(pair__first="KGZ", code="M6").restates) == str(
        Target.objects.get(pair__first="KGZ", code="M1")
    )
    proposal = Proposal.objects.get(pair__first="KGZ", number=3)
    assert (proposal.put_forward_by, proposal.other_proposer) == (None, "countries")
    assert {country.code for country in proposal.proposing_countries.all()} == {"KAZ", "KGZ", "UZB"}
    assert Event.objects.get(code="e1").happened_until == PartialDate(2028)
    assert Source.objects.get(pair__first="KGZ", number=4).kind == "agency"


def test_what_is_said_again_is_no_step(folder: Path) -> None:
    again = {"old": "agreed", "new": "agreed", "move": "again", **STEP}
    add_row(folder, "status_changes.csv", proposal="1", changed_on="2033-01-05", **again)
    load_folder(folder)
    proposal = Proposal.objects.with_status(date(2034, 1, 1)).get(pair__first="KGZ", number=1)
    assert (proposal.status, str(proposal.changed_on)) == ("agreed", "2032-05")
    assert StatusChange.objects.filter(proposal=proposal).count() == 3
    assert StatusChange.objects.filter(proposal=proposal).steps().count() == 2


def test_a_year_stands_where_the_file_has_it(folder: Path) -> None:
    steps: list[dict[str, Any]] = [
        {"changed_on": "2033-03-28", "old": "agreed", "new": "stalled"},
        {"changed_on": "2033", "old": "stalled", "new": "signed"},
        {"changed_on": "2033-12-05", "old": "signed", "new": "under_way"},
    ]
    rows = [{"proposal": "1", **step, **STEP} for step in steps]
    assert loaded(folder, "status_changes.csv", *rows) == rows
    assert Proposal.objects.with_status(date(2034, 1, 1)).get(pair__first="KGZ", number=1).status == "under_way"
    signed = StatusChange.objects.get(pair__first="KGZ", new="signed")
    assert (str(signed.changed_on), str(signed.follows_on)) == ("2033", "2033-03-28")


REFUSED: list[tuple[str, str, dict[str, str], str]] = [
    ("again, of another status", "status_changes.csv",
     {"proposal": "1", "changed_on": "2033", "old": "agreed", "new": "signed", "move": "again", **STEP},
     "is not said again"),
    ("back, of a step forward", "status_changes.csv",
     {"proposal": "1", "changed_on": "2033", "old": "agreed", "new": "signed", "move": "back", **STEP},
     "it does not go back"),
    ("a status straight back, with no word of it", "status_changes.csv",
     {"proposal": "1", "changed_on": "2033", "old": "agreed", "new": "proposed", **STEP}, "mark the change “back”"),
    ("a first status said again", "status_changes.csv",
     {"proposal": "3", "changed_on": "2033", "new": "proposed", "move": "again", **STEP}, "neither said again nor"),
    ("a year that is over before the step above", "status_changes.csv",
     {"proposal": "1", "changed_on": "2031", "old": "agreed", "new": "signed", **STEP}, "dated before the one above"),
    ("half a period", "figures.csv", {"code": "X", **FIGURE, **AMOUNT, "period_end": "2031-12-31"}, "or neither"),
    ("a whole without a share", "figures.csv",
     {"code": "X", **FIGURE, **YEAR, **AMOUNT, "total_qualifier": "exact", "total_value": "5"}, "State the whole"),
    ("a base of a growth that follows the period", "figures.csv",
     {"code": "X", **FIGURE, **YEAR, "growth_qualifier": "exact", "growth_percent": "3",
      "growth_base_start": "2032-01-01", "growth_base_end": "2032-12-31"}, "before the period of the figure"),
    ("a part that nobody has named", "figures.csv", {"code": "X", **FIGURE, **YEAR, **AMOUNT, "scope": "moon"},
     "There is no “moon” in scopes.csv."),
    ("a goal that restates a later one", "targets.csv",
     {"code": "M0", **TARGET, "stated_on": "2030", **LEVEL, "restates": "M1"}, "was stated later"),
    ("both and a third country", "proposals.csv", {"number": "3", **PROPOSAL, "put_forward_by": "both; KAZ"},
     "each stand alone"),
    ("a country that is none", "proposals.csv", {"number": "3", **PROPOSAL, "put_forward_by": "KAZ; XAA"},
     "No country has the code “XAA”."),
    ("a span that ends before it begins", "events.csv",
     {"code": "e1", "happened_on": "2024", "happened_until": "2023", "kind": "plan", "title": "-", "evidence": "1:1"},
     "not before its first"),
    ("a tick that is no tick", "figures.csv", {"code": "X", **FIGURE, **YEAR, **AMOUNT, "confirmed": "x"},
     "“x” is neither “yes” nor empty."),
    ("fewer than none", "counts.csv",
     {"code": "N1", "counted": "firms", "qualifier": "exact", "number": "-1", "attribution": "narrator",
      "evidence": "3:1"}, "fewer than none"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "row", "sentence"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_cannot_be_is_refused_with_a_sentence(folder: Path, file: str, row: dict[str, str], sentence: str) -> None:
    add_row(folder, "proposals.csv", number="4", **PROPOSAL, put_forward_by="both")
    add_row(folder, file, **{**row, **({"proposal": "4"} if row.get("proposal") == "3" else {})})
    with pytest.raises(DatasetRefusedError) as refusal:
        load_folder(folder)
    assert sentence in str(refusal.value)


def test_a_scope_of_the_pairs_own_may_not_take_a_common_code(folder: Path) -> None:
    names = {f"name_{code}": "Made up" for code in ("en", "ru", "kk", "be")}
    add_row(folder, "scopes.csv", code="non_oil", kind="product_group", **names)
    with pytest.raises(DatasetRefusedError, match="Every pair has a part of this code already"):
        load_folder(folder)


def test_a_row_says_no_more_when_a_cell_is_emptied(folder: Path) -> None:
    add_row(folder, "figures.csv", code="X", **FIGURE, **YEAR, **AMOUNT, scope="non_oil", confirmed="yes")
    load_folder(folder)
    at = len(read(folder / "figures.csv")) - 1
    for column in ("scope", "confirmed"):
        set_cell(folder, "figures.csv", at, column, "")
    load_folder(folder)
    assert (figure("X").scope, figure("X").confirmed) == ("", False)
