"""Load a data set from its folder: all of it or nothing, and as often as one likes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from cooperation.actions.history import note_pair
from cooperation.actions.oddities import odd_rows
from cooperation.actions.places import bump_revision, ensure_pair
from cooperation.actions.record import MODELS, rows_of
from cooperation.actions.rows import (
    COUNT,
    MONEY,
    OWN_MONEY,
    TOTAL,
    Outcome,
    filled,
    find,
    holds_other,
    record_again,
    store,
    telling,
)
from cooperation.analysis.consistency import Finding, find_inconsistencies
from cooperation.ingest.archive import unpacked
from cooperation.ingest.cells import PROPOSERS, Table
from cooperation.ingest.columns import DEFAULT_UNIT, OWN_UNITS, UNITS
from cooperation.ingest.contract import PAIR, TABLES
from cooperation.ingest.dataset import Dataset, Problem, Row, read_folder
from cooperation.models import (
    Country,
    CountryPair,
    Manner,
    OtherProposer,
    Publication,
    Sector,
    StatedCount,
    StatusChange,
    TradeFigure,
)
from cooperation.wording.oddities import question

# Who the history names for what a load changes.
BY = "data set"
COUNTRY_CODES = {"country", "reporter"}
POINTERS = {
    "speaker": "bodies",
    "proposal": "proposals",
    "source": "sources",
    "target": "targets",
    "base": "figures",
    "deadline_evidence": "paragraphs",
}
POINTERS_WITHIN = {"part_of": "proposals", "revises": "figures", "restates": "targets"}
TICKS = {"confirmed", "deadline_approximate", "own", "provisional"}
LISTS = {"sectors": "sectors", "bodies": "bodies", "facilities": "facilities"}
# Lists whose entries say something about the row they name: the relation, and the table of that row.
LINKS = {
    "parties": ("parties", "bodies"),
    "proposals": ("bearings", "proposals"),
    "earlier_deadlines": ("earlier_deadlines", "paragraphs"),
}
# The relation that the cells of a column list.
RELATIONS = {
    "evidence": "further_evidence",
    "put_forward_by": "proposing_countries",
    **{column: column for column in LISTS},
    **{column: relation for column, (relation, _table) in LINKS.items()},
}


class DatasetRefusedError(Exception):
    """The data set has problems; nothing of it was stored."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass
class LoadReport:
    """What a load did: rows added, changed and found unchanged; figures that cannot all be true, and what seems odd.

    It keeps both; ``questions`` ask, row by row, whether the source really says so.
    """

    pair: CountryPair | None = None
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    by_file: dict[str, Counter[Outcome]] = field(default_factory=dict)

    def count(self, outcomes: Iterable[Outcome], file: str = "") -> None:
        """Add what became of the rows of one file."""
        counts = self.by_file[file] = Counter(outcomes)
        self.added += counts[Outcome.ADDED]
        self.changed += counts[Outcome.CHANGED]
        self.unchanged += counts[Outcome.UNCHANGED]


type Told = Callable[[str, float, int], None]


def untold(stage: str, share: float, rows: int) -> None:
    """Nobody waits for news of a load."""


@dataclass
class _Load:
    """A load in progress: the pair, the rows stored so far by table and key, and what went wrong."""

    pair: CountryPair
    report: LoadReport
    countries: dict[str, Country]
    tell: Told
    stored: dict[str, dict[Any, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def find(self, table: str, key: Any) -> Any:
        """The stored row that another one points to."""
        return find(self.stored[table], key)


@dataclass(frozen=True)
class LoadOrder:
    """Who loads and why, for the history; and where only some rows of one table are meant, their keys.

    ``tell`` hears how far the load is: the stage, the share of a table that is done, its rows so far.
    """

    by: str = BY
    why: str = ""
    table: str = ""
    keys: frozenset[Any] = frozenset()
    tell: Told = untold

    def rows(self, table: Table, rows: list[Row]) -> list[Row]:
        """The rows of a table that are to be stored; the others are there to be checked against."""
        if not self.table:
            return rows
        return [row for row in rows if row.key(table) in self.keys] if table.name == self.table else []


def load_folder(folder: Path, asked: LoadOrder | None = None, *, today: date | None = None) -> LoadReport:
    """Store a pair's data set; raises DatasetRefusedError with every problem, and then nothing is stored.

    Rows are found by their keys: new ones are added, differing ones corrected; rows that only the database
    has are left alone. ``today``: the day after which something lies in the future; without it nothing does.
    """
    asked = asked or LoadOrder()
    sectors = {sector.code: sector for sector in Sector.objects.leaves()}
    dataset = read_folder(folder, {"sectors": set(sectors)})
    problems = [*dataset.problems, *_unknown_countries(dataset)]
    if problems:
        raise DatasetRefusedError(problems)
    with transaction.atomic():
        pair = ensure_pair(**dataset.rows[PAIR.name][0].values)
        load = _Load(pair, LoadReport(pair), Country.objects.in_bulk(), asked.tell, {"sectors": sectors})
        for table in TABLES[1:]:
            _load_table(table, asked.rows(table, dataset.rows[table.name]), load)
        if load.problems:
            raise DatasetRefusedError(load.problems)
        if load.report.added or load.report.changed:
            bump_revision(pair)
        note_pair(pair, by=asked.by, why=asked.why)
    figures = TradeFigure.objects.for_pair(pair).published().latest_vintage().select_related("evidence__source")
    load.report.findings = find_inconsistencies(stated for figure in figures for stated in figure.as_stated())
    load.report.questions = questions_about(pair, today)
    return load.report


def questions_about(pair: CountryPair, today: date | None) -> list[str]:
    """What seems odd about the pair's unconfirmed rows, each with its file and row; see ``load_folder`` for the day."""
    return [
        f"{file}.csv, {oddity.code}: {question(oddity)}"
        for file, oddities in odd_rows(pair, today).items()
        for oddity in oddities
    ]


def preview_folder(folder: Path, *, today: date | None = None) -> LoadReport:
    """What ``load_folder`` would do, without doing it; raises what it raises."""
    with transaction.atomic():
        report = load_folder(folder, today=today)
        transaction.set_rollback(True)
    return report


def load_path(path: Path, *, check_only: bool = False, today: date | None = None) -> LoadReport:
    """Load a folder, or one packed as .zip (ArchiveRefusedError where that cannot be read)."""
    load = preview_folder if check_only else load_folder
    if path.is_dir():
        return load(path, today=today)
    with unpacked(path) as folder:
        return load(folder, today=today)


def _unknown_countries(dataset: Dataset) -> Iterable[Problem]:
    """Problems of the pair itself and of country codes that ISO 3166-1 does not have."""
    known = set(Country.objects.values_list("code", flat=True))
    rows = dataset.rows[PAIR.name]
    if len(rows) != 1 and not any(problem.file == PAIR.file for problem in dataset.problems):
        yield Problem(PAIR.file, 1, "", "The file must name exactly one pair.")
    for row in rows:
        if row.values["first"] >= row.values["second"]:
            yield Problem(PAIR.file, row.line, "second", "Name two different countries, the smaller code first.")
    columns = {"first", "second", "put_forward_by", *COUNTRY_CODES}
    for table in TABLES:
        for row in dataset.rows[table.name]:
            for name in columns & table.by_name.keys():
                for code in _countries(row.values[name]) - known:
                    yield Problem(table.file, row.line, name, f"No country has the code “{code}”.")


def _countries(cell: str | tuple[str, ...] | None) -> set[str]:
    """The codes of countries that a cell names, one or a list; the words for other proposers are none."""
    return {*((cell,) if isinstance(cell, str) else cell or ())} - {*PROPOSERS}


def _load_table(table: Table, rows: list[Row], load: _Load) -> None:
    model = MODELS[table.name]
    known = rows_of(table.name, load.pair)
    if rows:
        known = known.prefetch_related(*(RELATIONS[column] for column in RELATIONS.keys() & table.by_name.keys()))
    stored = load.stored[table.name] = {_key_of(table, obj): obj for obj in known}
    outcomes: dict[Any, Outcome] = {}
    for number, row in enumerate(rows):
        load.tell("store", number / len(rows), number)
        key = _short(row.key(table))
        obj = stored.get(key) or model()
        with telling(table, row, load.problems):
            outcomes[key] = store(obj, _fields(model, row, load), _lists(row, load))
            stored[key] = obj
    if model is StatusChange:
        outcomes |= _record_in_order(
            table, [row for row in rows if _short(row.key(table)) in outcomes], stored, outcomes
        )
    # Once all are stored: a row may point to one that stands below it.
    for row in rows:
        key = _short(row.key(table))
        with telling(table, row, load.problems):
            if key in outcomes and _point_within(stored[key], row, load) and outcomes[key] is Outcome.UNCHANGED:
                outcomes[key] = Outcome.CHANGED
    load.report.count(outcomes.values(), table.file)


def _record_in_order(
    table: Table, rows: list[Row], stored: dict[Any, Any], outcomes: dict[Any, Outcome]
) -> dict[Any, Outcome]:
    """Record steps again that the file has below one recorded after them: of one date, the later is recorded later."""
    again: dict[Any, Outcome] = {}
    latest: dict[Any, int] = {}
    for row in rows:
        key = row.key(table)
        date_of_proposal = row.values["proposal"], row.values["follows_on"] or row.values["changed_on"]
        if stored[key].pk < latest.get(date_of_proposal, 0):
            record_again(stored[key])
            again[key] = Outcome.CHANGED if outcomes[key] is Outcome.UNCHANGED else outcomes[key]
        latest[date_of_proposal] = stored[key].pk
    return again


def _key_of(table: Table, obj: Any) -> Any:
    pointers = {"source": "source", "proposal": "proposal"}
    return _short(tuple(getattr(obj, name).number if name in pointers else getattr(obj, name) for name in table.key))


def _short(key: tuple[Any, ...]) -> Any:
    return key[0] if len(key) == 1 else key


def _fields(model: type[models.Model], row: Row, load: _Load) -> dict[str, Any]:
    """The fields of the model's row from the cells of the file's row."""
    names = {field.name for field in model._meta.get_fields()}
    fields: dict[str, Any] = {"pair": load.pair} if "pair" in names else {}
    if "state" in names:
        fields["state"] = Publication.PUBLISHED
    for column, value in row.values.items():
        name = COUNT.get(column, column) if model is StatedCount else column
        if name in TICKS:
            fields[name] = bool(value)
        elif name in FIELD_RULES:
            fields |= FIELD_RULES[name](value, row, load)
        elif name in POINTERS:
            fields[name] = None if value is None else load.find(POINTERS[name], value)
        elif name in COUNTRY_CODES:
            fields[f"{name}_id"] = value
        elif name not in {*LISTS, *LINKS, *POINTERS_WITHIN}:
            fields[name] = filled(model, name, value)
    return fields


type FieldRule = Callable[[Any, Row, _Load], dict[str, Any]]


def _in_units(column: str, field: str, unit: str, units: Mapping[str, int]) -> FieldRule:
    """A number in the unit that another cell of the row names; one without such a cell is as it stands."""

    def rule(value: Decimal | None, row: Row, load: _Load) -> dict[str, Any]:
        if unit not in row.values:
            return {column: value}
        return {field: None if value is None else value.scaleb(units[row.values[unit] or DEFAULT_UNIT])}

    return rule


FIELD_RULES: dict[str, FieldRule] = {
    **{column: _in_units(column, field, "unit", UNITS) for column, field in MONEY.items()},
    **{name: _in_units(name, name, "own_unit", OWN_UNITS) for name in OWN_MONEY},
    **{column: _in_units(column, field, "unit", UNITS) for column, field in TOTAL.items()},
    "unit": lambda value, row, load: {"unit": UNITS[value]},
    "own_unit": lambda value, row, load: {"own_unit": OWN_UNITS[value or DEFAULT_UNIT]},
    "evidence": lambda value, row, load: {"evidence": load.find("paragraphs", value[0])},
    "put_forward_by": lambda value, row, load: _proposer(value, load.pair),
    "move": lambda value, row, load: {"move": value or Manner.STEP},
    "leaves_open": lambda value, row, load: {"leaves_open": "\n".join(value or ())},
}


def _proposer(entries: tuple[str, ...], pair: CountryPair) -> dict[str, Any]:
    """Who put a proposal forward: one of the two countries, both of them, or somebody else."""
    if {*entries} == {"both"} or {*entries} == {pair.first_id, pair.second_id}:
        return {"put_forward_by_id": None, "other_proposer": ""}
    if len(entries) == 1 and pair.has(entries[0]):
        return {"put_forward_by_id": entries[0], "other_proposer": ""}
    other = entries[0] if len(entries) == 1 and entries[0] in PROPOSERS else OtherProposer.COUNTRIES
    return {"put_forward_by_id": None, "other_proposer": other}


def _lists(row: Row, load: _Load) -> dict[str, list[Any]]:
    """The related rows that the cells list, by the name of the relation."""
    lists = {
        name: [load.find(LISTS[name], key) for key in row.values[name] or ()]
        for name in LISTS.keys() & row.values.keys()
    }
    if "evidence" in row.values:
        lists["further_evidence"] = [load.find("paragraphs", key) for key in row.values["evidence"][1:]]
    if "put_forward_by" in row.values:
        lists["proposing_countries"] = _proposing_countries(row.values["put_forward_by"], load)
    for name in LINKS.keys() & row.values.keys():
        relation, table = LINKS[name]
        lists[relation] = [(load.find(table, key), about) for key, about in row.values[name] or ()]
    return lists


def _proposing_countries(entries: tuple[str, ...], load: _Load) -> list[Country]:
    """All countries whose governments put a proposal forward, where they are not just the two."""
    is_other = _proposer(entries, load.pair)["other_proposer"] == OtherProposer.COUNTRIES
    return [load.countries[code] for code in entries] if is_other else []


def _point_within(obj: models.Model, row: Row, load: _Load) -> bool:
    """Set the pointers to rows of the same table; says whether one pointed elsewhere."""
    targets = {
        name: None if row.values[name] is None else load.find(table, row.values[name])
        for name, table in POINTERS_WITHIN.items()
        if name in row.values
    }
    differs = any(holds_other(obj, name, target) for name, target in targets.items())
    if differs:
        for name, target in targets.items():
            setattr(obj, name, target)
        obj.full_clean()
        obj.save()
    return differs
