"""A made-up row of every table that is edited by hand, as complete as its form asks for."""

from collections.abc import Callable
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models

from cooperation.models import (
    Change,
    Country,
    CountryPair,
    Product,
    ProductExclusion,
    ProductUpload,
    Proposal,
    Sector,
    Translation,
)
from tests.cooperation import rows

OF_APP = set(apps.get_app_config("cooperation").get_models())
REGISTERED = {model for model in OF_APP if admin.site.is_registered(model)}
# The history is read only, and an upload is a file to begin with.
EDITED = sorted(REGISTERED - {Change, ProductUpload}, key=lambda model: model.__name__)
LISTED = sorted(REGISTERED - {ProductUpload}, key=lambda model: model.__name__)

NUMBERS = count()
NEIGHBOURS = ("ARM", "AZE", "BGR", "CHN", "CZE", "EGY", "GEO", "IND", "IRN", "MDA", "MNG", "POL", "RUS", "SRB")


def row_of(model: type[models.Model]) -> Any:
    """A row of the pair KGZ-UZB, or of what all pairs share."""
    return OWN[model]() if model in OWN else rows.ROW_OF[model]()


def another(model: type[models.Model]) -> Any:
    """A further row, of tables too in which each row is about something else."""
    return OTHERS[model](next(NUMBERS)) if model in OTHERS else row_of(model)


def _proposal() -> Proposal:
    proposal = rows.proposal()
    proposal.sectors.add(rows.sector(parent=rows.sector()))
    return proposal


def _product(number: int = 0) -> Product:
    return Product.objects.create(edition="H5", code=f"99{number:04}", name_en="Made-up goods")


def _exclusion(number: int = 0) -> ProductExclusion:
    values = {"buyer_id": "KGZ", "code": f"99{number:02}", "reason": "Made up.", "excluded_by": "nobody"}
    return ProductExclusion.objects.create(pair=rows.country_pair(), **values)


OWN: dict[type[models.Model], Callable[[], Any]] = {
    Proposal: _proposal,
    Sector: lambda: rows.sector(parent=rows.sector()),
    Translation: lambda: rows.translation(object_id=rows.proposal().pk),
    Product: _product,
    ProductExclusion: _exclusion,
}
OTHERS: dict[type[models.Model], Callable[[int], Any]] = {
    Country: lambda n: rows.country(code=f"X{n % 1000:02}"[:3], alpha2=f"{n % 100:02}", numeric=f"{900 + n % 100}"),
    CountryPair: lambda n: rows.country_pair(NEIGHBOURS[n % len(NEIGHBOURS)], "TJK"),
    Product: _product,
    ProductExclusion: _exclusion,
}
