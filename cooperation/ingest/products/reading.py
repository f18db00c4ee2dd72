"""A product file -> the relation that the questions are asked of, with an account of every row."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cooperation.analysis.editions import Edition
from cooperation.ingest.dataset import Problem
from cooperation.ingest.products.counting import HAS_BAD_VALUES, MOST_REFUSED, counting, partners_only, source
from cooperation.ingest.products.engine import Engine
from cooperation.ingest.products.files import FileRefusedError, PlainFile, prepare
from cooperation.ingest.products.formats import Format
from cooperation.ingest.products.json_rows import is_json, to_csv
from cooperation.ingest.products.locating import locate
from cooperation.ingest.products.recognising import Recognised, recognise
from cooperation.ingest.products.relation import Answer, bound
from cooperation.ingest.products.rules import ASIDE, MACROS, WORLD
from cooperation.ingest.products.settling import Known, Slice, settle
from cooperation.ingest.products.settling import statement as step

NAMES = "SELECT edition, commodity, any_value(name) FROM named WHERE verdict = '' AND name IS NOT NULL GROUP BY ALL"
OTHER_EDITIONS = "SELECT DISTINCT trim(edition) FROM counted WHERE trim(edition) <> '' ORDER BY 1 LIMIT 3"
# Of fewer codes nothing is told.
ENOUGH_CODES = 5
ROWS_BY_VERDICT = "SELECT verdict, sum(rows), sum(bad) FROM named GROUP BY verdict"

__all__ = ["Account", "Known", "Progress", "ReadFile", "read_file"]

# Hears a stage ("unpack", "read"), the share of it that is done and the rows so far; what it raises stops it.
type Progress = Callable[[str, float, int], None]


@dataclass(frozen=True)
class Account:
    """Every row of the file: those that count, those left aside by reason, and those refused."""

    rows: int
    used: int
    aside: Mapping[str, int]
    refused: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: what it is, the account of its rows, its slices, and the relation itself.

    ``names``: what the file calls each edition's codes.
    """

    form: Format
    file: PlainFile
    account: Account
    slices: tuple[Slice, ...]
    world_years: frozenset[int]
    names: Mapping[tuple[str, str], str]
    guessed_edition: Edition | None
    engine: Engine

    def rows(self, statement: str, countries: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement about some countries."""
        return self.engine.rows(*bound(statement, countries, "${}"))

    def is_known(self, answer: Answer) -> bool:
        """Whether a total is one: all partners, or all exporters of the world, are in the file."""
        t, reporter, partner, flow, edition, *_rest = answer
        if partner != WORLD:
            return True
        return t in self.world_years if reporter == WORLD else (t, reporter, flow, edition) in self._complete

    @cached_property
    def _complete(self) -> frozenset[tuple[int, str, str, str]]:
        return frozenset((s.t, s.reporter, s.flow, s.edition) for s in self.slices if s.is_complete)


@dataclass(frozen=True)
class _Table:
    """A recognised table of text: where it lies, where its working folder is, what the person calls it."""

    path: Path
    found: Recognised
    folder: Path
    name: str

    def locate(self) -> list[Problem]:
        """Its refused rows."""
        return locate(self.found.form, self.found.layout, self.path, self.folder, self.name)


@contextmanager
def read_file(path: Path, known: Known, progress: Progress, *, name: str = "") -> Iterator[ReadFile]:
    """Read a file of any known format; FileRefusedError with a sentence where that cannot be done."""
    with TemporaryDirectory(prefix="products-") as working:
        folder = Path(working)
        file = prepare(path, folder, lambda done, total: progress("unpack", min(done / total, 1.0), 0))
        text = to_csv(file.path, folder / "rows") if is_json(file.path) else file.path
        table = _Table(text, recognise(text), folder, name or path.name)
        engine = Engine(folder, MACROS)
        try:
            yield _read(engine, table, file, known, progress)
        finally:
            engine.close()


def _read(engine: Engine, table: _Table, file: PlainFile, known: Known, progress: Progress) -> ReadFile:
    form = table.found.form
    wanted = {code for code, area in known.areas.items() if area in known.wanted}
    rows = source(form, table.found.layout, table.path)
    lines = table.path.stat().st_size / table.found.layout.line_bytes

    def watch(share: float) -> None:
        progress("read", share, round(share * lines))

    engine.run(counting(form, rows, wanted), watch)
    if engine.number(HAS_BAD_VALUES):
        engine.run(counting(form, rows, wanted, guarded=True), watch)
    guess = _EditionGuess(known)
    _refuse_partners_only(engine, form, rows, wanted)
    settle(engine, known, guess, mirrored=form.is_mirrored)
    _refuse_other_classifications(engine)
    return ReadFile(
        form=form,
        file=file,
        account=_account(engine, table),
        slices=tuple(Slice(*row) for row in engine.rows(step("slices"))),
        world_years=_world_years(engine, mirrored=form.is_mirrored),
        names={(edition, code): name for edition, code, name in engine.rows(NAMES)},
        guessed_edition=guess.edition,
        engine=engine,
    )


def _refuse_partners_only(engine: Engine, form: Format, rows: str, wanted: Collection[str]) -> None:
    """A file in which the countries stand as partners alone holds their trade as others report it."""
    if form.is_mirrored or not wanted:
        return
    own = ", ".join(f"'{code}'" for code in sorted(wanted))
    reported = engine.number(f"SELECT count(*) FROM counted WHERE area_key(reporter) IN ({own})")  # noqa: S608
    if not reported and engine.number(partners_only(form, rows, wanted)):
        raise FileRefusedError(
            "In this file the countries of this site stand as partners only: it holds what others report of trade with "
            "them, and not what they report themselves. Choose them as reporters."
        )


def _refuse_other_classifications(engine: Engine) -> None:
    """A file of which no row counts because its codes are of another classification, such as SITC."""
    if engine.number("SELECT count(*) FROM named WHERE verdict <> 'edition'"):
        return
    found = [edition for (edition,) in engine.rows(OTHER_EDITIONS)]
    if found:
        named = ", ".join(f"“{edition}”" for edition in found)
        raise FileRefusedError(
            f"The codes are of {named}, which is no edition of the Harmonized System. Choose HS (H0 to H6) where the "
            "file comes from; codes of SITC or of another classification cannot be taken for it."
        )


class _EditionGuess:
    """Tells the edition of a file that does not state it, and remembers that it had to."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.edition: Edition | None = None

    def __call__(self, codes: list[str], year: int) -> str:
        """The edition given; or the newest in force of those that know the most codes."""
        if self._known.edition:
            self._refuse_others(codes, self._known.edition)
            return self._known.edition
        newest = Edition.in_force(year)
        fits = self._known.concordance.best_fit(codes) or (newest,)
        self.edition = max((fit for fit in fits if fit <= newest), default=min(fits))
        self._refuse_others(codes, self.edition)
        return self.edition

    def _refuse_others(self, codes: list[str], edition: Edition) -> None:
        """Codes of which most are none of the edition are of another classification."""
        told = [code for code in codes if len(code) > 2]
        unknown = self._known.concordance.unknown(told, edition)
        if len(told) >= ENOUGH_CODES and len(unknown) > len(told) / 2:
            raise FileRefusedError(
                f"{len(unknown)} of the {len(told)} codes, such as {', '.join(unknown[:3])}, are none of the "
                "Harmonized System. Codes of SITC or of another classification cannot be taken for it."
            )


def _account(engine: Engine, table: _Table) -> Account:
    by_verdict = {verdict: (rows, bad) for verdict, rows, bad in engine.rows(ROWS_BY_VERDICT)}
    used = engine.number("SELECT sum(rows) FROM chosen")
    broken = engine.number("SELECT count(DISTINCT line) FROM reject_errors")
    if broken >= MOST_REFUSED:
        raise FileRefusedError(f"More than {MOST_REFUSED:,} rows cannot be read; the file is not what it seems.")
    good, bad = by_verdict.pop("", (0, 0))
    aside = {rule.verdict: sum(by_verdict.pop(rule.verdict, (0, 0))) for rule in ASIDE}
    refused = bad + broken + sum(rows + other for rows, other in by_verdict.values())
    return Account(
        rows=used + (good - used) + sum(aside.values()) + refused,
        used=used,
        aside={"repeated": good - used, **aside},
        refused=refused,
        problems=tuple(table.locate()) if refused else (),
    )


def _world_years(engine: Engine, *, mirrored: bool) -> frozenset[int]:
    """Years in which the file holds the exports of the whole world."""
    return frozenset(t for (t,) in engine.rows(step("world_years_mirrored" if mirrored else "world_years")))
