"""What an edition of a statistical series holds: an amount by year or month, each with its status."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from cooperation.analysis.dates import PartialDate, Period

SEPARATOR = "; "
_VALUE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")


class ObservationStatus(StrEnum):
    """What stands behind an observation: only what is reported is a report; an estimate settles nothing."""

    REPORTED = "reported"
    ESTIMATED = "estimated"
    CONFIDENTIAL = "confidential"
    MISSING = "missing"


WITHOUT_VALUE = (ObservationStatus.CONFIDENTIAL, ObservationStatus.MISSING)


class Observation(NamedTuple):
    """An amount in the unit of its series for a year, or for a month of it; without one where none is published."""

    when: PartialDate
    value: Decimal | None
    status: ObservationStatus = ObservationStatus.REPORTED

    @property
    def period(self) -> Period:
        """The days that it counts."""
        return Period(self.when.earliest, self.when.latest)

    @property
    def reported(self) -> Decimal | None:
        """The amount, where the office reports it."""
        return self.value if self.status is ObservationStatus.REPORTED else None

    def __str__(self) -> str:
        """ "2017-05 48.019", "2023 383 estimated" or "2022 missing"."""
        status = "" if self.status is ObservationStatus.REPORTED else self.status.value
        return " ".join(filter(None, (str(self.when), "" if self.value is None else f"{self.value:f}", status)))


def read_observation(text: str) -> Observation:
    """Read "2017-05 48.019", "2023 383 estimated" or "2022 missing"; ValueError with a sentence otherwise."""
    when, *rest = text.split()
    date = PartialDate.parse(when)
    if date.day is not None:
        raise ValueError(f"“{when}” is a day; an observation is of a year or a month, such as 2017 or 2017-05.")
    status = ObservationStatus.REPORTED
    if rest and rest[-1] in [*ObservationStatus]:
        status = ObservationStatus(rest.pop())
    if status in WITHOUT_VALUE:
        if rest:
            raise ValueError(f"“{text}” is {status} and has an amount all the same.")
        return Observation(date, None, status)
    if len(rest) != 1 or not _VALUE.fullmatch(rest[0]):
        raise ValueError(f"“{text}” is no observation; write 2017 48.019, 2023 383 estimated or 2022 missing.")
    return Observation(date, Decimal(rest[0]), status)


def read_observations(text: str) -> tuple[Observation, ...]:
    """Observations with semicolons or lines between them, in time; ValueError where one is twice or cannot be read."""
    entries = [entry.strip() for line in text.splitlines() for entry in line.split(";")]
    found = [read_observation(entry) for entry in entries if entry]
    if not found:
        raise ValueError("There is no observation; write one such as 2017 48.019.")
    found.sort(key=lambda one: one.when)
    for before, after in pairwise(found):
        if before.when == after.when:
            raise ValueError(f"“{after.when}” stands there twice.")
    return tuple(found)


def written(observations: Iterable[Observation]) -> str:
    """Observations as one text, in time: what ``read_observations`` reads."""
    return SEPARATOR.join(str(one) for one in sorted(observations, key=lambda one: one.when))
