"""Editions of the Harmonized System, and how a code of one leads to codes of another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LEVELS = (2, 4, 6)


class Edition(StrEnum):
    """An edition, under UN Comtrade's code for it."""

    H0 = "H0"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"

    @property
    def year(self) -> int:
        """The year in which the edition came into force."""
        return YEARS[self]

    @classmethod
    def in_force(cls, year: int) -> "Edition":
        """The newest edition of a year."""
        return max((edition for edition in cls if edition.year <= year), default=cls.H0)

    @classmethod
    def of_year(cls, text: str) -> "Edition":
        """The edition that a year names, in two digits or four: "92", "HS17", "2022"; ValueError for others."""
        digits = text.upper().removeprefix("HS").strip()
        for edition, year in YEARS.items():
            if digits in (str(year), f"{year % 100:02}", edition.value):
                return edition
        raise ValueError(f"“{text}” is no edition of the Harmonized System.")


YEARS = {
    Edition.H0: 1992,
    Edition.H1: 1996,
    Edition.H2: 2002,
    Edition.H3: 2007,
    Edition.H4: 2012,
    Edition.H5: 2017,
    Edition.H6: 2022,
}


@dataclass(frozen=True)
class Links:
    """From six-digit codes of one edition to those of another; a code that leads nowhere has no entry."""

    targets: Mapping[str, frozenset[str]]

    def target(self, code: str, level: int = 6) -> str | None:
        """The one code of ``level`` digits that ``code`` becomes; None where it is split or not known."""
        found = {target[:level] for target in self.targets.get(code, ())}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Conversion:
    """Which code each code became, and where the link was not one to one.

    ``joined``: codes that share their target with another one, so that their values are added up.
    ``split``: codes with several targets, and ``unknown``: codes with none; neither can be compared.
    """

    targets: dict[str, str] = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_one_to_one(self) -> bool:
        """Whether every code became exactly one, and no two the same."""
        return not (self.joined or self.split or self.unknown)


def convert(codes: Iterable[str], links: Links, level: int) -> Conversion:
    """Lead six-digit codes to codes of ``level`` digits in the other edition.

    Codes under one heading become that heading without being called joined: that is what a level means.
    """
    known = sorted(set(codes))
    targets = {code: target for code in known if (target := links.target(code, level))}
    lost = [code for code in known if code not in targets]
    return Conversion(
        targets=targets,
        joined=_joined(targets, links) if level == max(LEVELS) else (),
        split=tuple(code for code in lost if links.targets.get(code)),
        unknown=tuple(code for code in lost if not links.targets.get(code)),
    )


def _joined(targets: Mapping[str, str], links: Links) -> tuple[str, ...]:
    """Codes whose target is reached from another code of their edition, traded or not."""
    sources: dict[str, int] = {}
    for reached in links.targets.values():
        for target in reached:
            sources[target] = sources.get(target, 0) + 1
    return tuple(code for code, target in targets.items() if sources[target] > 1)


@dataclass(frozen=True)
class Concordance:
    """Every six-digit code through the editions: a row is one way through, with None where there is no code."""

    rows: Sequence[Mapping[Edition, str | None]]

    def codes(self, edition: Edition) -> frozenset[str]:
        """All six-digit codes of an edition."""
        return frozenset(code for row in self.rows if (code := row[edition]))

    def links(self, source: Edition, target: Edition) -> Links:
        """The links from one edition to another, forwards or back."""
        found: dict[str, set[str]] = {}
        for row in self.rows:
            old, new = row[source], row[target]
            if old and new:
                found.setdefault(old, set()).add(new)
        return Links({code: frozenset(reached) for code, reached in found.items()})

    def unknown(self, codes: Iterable[str], edition: Edition) -> list[str]:
        """Those headings and six-digit codes that an edition does not have, in order; chapters are not looked at."""
        known = self.codes(edition)
        whole = known | {code[:4] for code in known}
        return sorted(code for code in {*codes} if len(code) in (4, 6) and code not in whole)

    def best_fit(self, codes: Iterable[str]) -> tuple[Edition, ...]:
        """The editions that know the most of these codes; several where they know equally many."""
        wanted = {code for code in codes if len(code) == max(LEVELS)}
        known = {edition: len(wanted & self.codes(edition)) for edition in Edition}
        most = max(known.values())
        return tuple(edition for edition in Edition if most and known[edition] == most)
