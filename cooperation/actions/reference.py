"""Load what all pairs share: sectors, and groups of countries with their members."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from cooperation.actions.dataset import DatasetRefusedError, LoadReport
from cooperation.actions.places import bump_all_revisions
from cooperation.actions.rows import Outcome, filled, find, store, telling
from cooperation.ingest.dataset import Problem, Row, read_sectors, read_table
from cooperation.ingest.reference import GROUPS, MEMBERSHIPS, SECTORS
from cooperation.models import Country, CountryGroup, Membership, Sector


def load_sectors(path: Path) -> LoadReport:
    """Store the sectors of a file; raises DatasetRefusedError with every problem."""
    rows, problems = read_sectors(path)
    if problems:
        raise DatasetRefusedError(problems)
    report = LoadReport()
    with transaction.atomic():
        stored = {sector.code: sector for sector in Sector.objects.all()}
        for position, row in enumerate(rows, start=1):
            with telling(SECTORS, row, problems):
                report.count([_store_sector(row, position, stored)])
        if problems:
            raise DatasetRefusedError(problems)
        if report.added or report.changed:
            bump_all_revisions()
    return report


def _store_sector(row: Row, position: int, stored: dict[str, Sector]) -> Outcome:
    values = {name: filled(Sector, name, value) for name, value in row.values.items()}
    values["parent"] = find(stored, values["parent"]) if values["parent"] else None
    sector = stored.get(values["code"]) or Sector()
    outcome = store(sector, values | {"position": position})
    stored[sector.code] = sector
    return outcome


def load_groups(folder: Path) -> LoadReport:
    """Store groups and memberships; what only the database has is left alone. Raises DatasetRefusedError."""
    groups, problems = read_table(folder / GROUPS.file, GROUPS)
    memberships, found = read_table(folder / MEMBERSHIPS.file, MEMBERSHIPS)
    problems += [*found, *_unknown(memberships, {row.values["code"] for row in groups})]
    if problems:
        raise DatasetRefusedError(problems)
    report = LoadReport()
    with transaction.atomic():
        for position, row in enumerate(groups, start=1):
            with telling(GROUPS, row, problems):
                report.count([_store_group(row, position)])
        stored = {_membership_key(row): row for row in Membership.objects.all()}
        for row in memberships:
            with telling(MEMBERSHIPS, row, problems):
                report.count([_store_membership(row, stored)])
        if problems:
            raise DatasetRefusedError(problems)
        if report.added or report.changed:
            bump_all_revisions()
    return report


def _unknown(memberships: list[Row], groups: set[str]) -> Iterator[Problem]:
    countries = set(Country.objects.values_list("code", flat=True))
    for row in memberships:
        if row.values["group"] not in groups:
            yield Problem(MEMBERSHIPS.file, row.line, "group", f"There is no “{row.values['group']}” in groups.csv.")
        if row.values["country"] not in countries:
            sentence = f"No country has the code “{row.values['country']}”."
            yield Problem(MEMBERSHIPS.file, row.line, "country", sentence)


def _store_group(row: Row, position: int) -> Outcome:
    code = row.values["code"]
    group = CountryGroup.objects.filter(code=code).first()
    values = row.values | {"position": position}
    if group is None:
        created = CountryGroup(**values)
        created.full_clean()
        created.save(force_insert=True)
        return Outcome.ADDED
    return store(group, values)


def _membership_key(row: Membership) -> tuple[str, str, str]:
    return row.group_id, row.country_id, str(row.joined_on)


def _store_membership(row: Row, stored: dict[tuple[str, str, str], Membership]) -> Outcome:
    values = row.values
    key = (values["group"], values["country"], str(values["from"]))
    fields = {
        "group_id": values["group"],
        "country_id": values["country"],
        "joined_on": values["from"],
        "left_on": values["until"],
        "source": values["source"],
        "note": values["note"] or "",
    }
    return store(stored.get(key) or Membership(), fields)
