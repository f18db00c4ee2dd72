"""The data set that ships with the project."""

from pathlib import Path

import cooperation
from cooperation.actions.dataset import LoadReport, load_folder
from cooperation.actions.places import load_countries
from cooperation.actions.products import load_example
from cooperation.actions.reference import load_groups, load_sectors
from cooperation.models import Country, CountryGroup, CountryPair

DATA = Path(cooperation.__file__).parent / "data"
PAIR = "BLR-KAZ"


def load_shipped() -> LoadReport | None:
    """Load countries, their groups, sectors, the shipped pair and the example of product trade.

    Nothing is loaded where the pair is there: what was corrected by hand stays. A database of a time without
    groups gets them.
    """
    if Country.objects.exists() and not CountryGroup.objects.exists():
        load_groups(DATA / "reference")
    if CountryPair.objects.by_slug(PAIR).exists():
        return None
    load_countries()
    load_groups(DATA / "reference")
    load_sectors(DATA / "reference" / "sectors.csv")
    report = load_folder(DATA / PAIR)
    load_example()
    return report
