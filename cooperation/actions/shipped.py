"""What ships with the project: shared tables, records of pairs, an example of product trade."""

from pathlib import Path

import cooperation
from cooperation.actions.dataset import LoadReport, load_folder
from cooperation.actions.places import load_countries
from cooperation.actions.products import load_example
from cooperation.actions.reference import load_groups, load_sectors
from cooperation.actions.roles import make_roles
from cooperation.models import Country, CountryGroup, CountryPair

DATA = Path(cooperation.__file__).parent / "data"
PAIRS = ("BLR-KAZ", "BLR-UZB", "KAZ-KGZ")


def load_shared() -> None:
    """Load what all pairs share: countries, their groups, sectors."""
    make_roles()
    load_countries()
    load_groups(DATA / "reference")
    load_sectors(DATA / "reference" / "sectors.csv")


def load_shipped() -> list[LoadReport]:
    """Load what is shared, the shipped pairs and the example of product trade, and make the groups of accounts.

    A pair that is there is left as it is: what was corrected by hand stays. A database of a time without groups gets
    them.
    """
    make_roles()
    if Country.objects.exists() and not CountryGroup.objects.exists():
        load_groups(DATA / "reference")
    missing = [slug for slug in PAIRS if not CountryPair.objects.by_slug(slug).exists()]
    if not missing:
        return []
    load_shared()
    reports = [load_folder(DATA / slug) for slug in missing]
    load_example()
    return reports
