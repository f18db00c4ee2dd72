"""Names of products as a reader sees them, in English or Russian, and the sectors that a product belongs to."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import get_language, gettext

from cooperation.ingest.nomenclature import read_ranges
from cooperation.models import Product
from cooperation.queries.sectors import SectorValue

SHORT = 70


@dataclass(frozen=True)
class Names:
    """Names by code, in the language asked for or in English."""

    by_code: dict[str, str] = field(default_factory=dict)

    def full(self, code: str) -> str:
        """The name; that there is none, where there is none."""
        return self.by_code.get(code) or gettext("no name on record")

    def short(self, code: str) -> str:
        """The first words of the name, for charts and lists."""
        name = self.full(code)
        if len(name) <= SHORT:
            return name
        return name[: name.rfind(" ", 0, SHORT)].rstrip(",;:(") + " …"


def read_names(codes: Collection[str], edition: str, language: str = "") -> Names:
    """The names of codes and of the headings and chapters above them, in one edition or else the newest: one query."""
    wanted = {code[:digits] for code in codes for digits in (2, 4, 6)}
    # More codes than a database takes in one list are no fewer rows than the whole nomenclature.
    products = Product.objects.filter(code__in=wanted) if len(wanted) < 500 else Product.objects.all()
    rows = products.order_by("edition").values_list("code", "edition", "name_en", "name_ru")
    english: dict[str, str] = {}
    russian: dict[str, str] = {}
    fixed: set[str] = set()
    for code, found, name_en, name_ru in rows:
        # Of several editions the one asked for, or else the newest; few have Russian names.
        russian[code] = name_ru or russian.get(code, "")
        if name_en and code not in fixed:
            english[code] = name_en
            fixed |= {code} if found == edition else set()
    in_russian = (language or (get_language() or "en")) == "ru"
    names = {code: (in_russian and russian.get(code)) or english.get(code, "") for code in russian}
    return Names({code: names.get(code) or _above(code, names) for code in wanted})


def _above(code: str, names: dict[str, str]) -> str:
    """The name of the heading, marked as such, where a product has none of its own."""
    above = names.get(code[:4]) or names.get(code[:2], "")
    return gettext("part of: %(name)s") % {"name": above} if above else ""


def is_in_sector(code: str, sector: SectorValue) -> bool:
    """Whether a sector covers a product."""
    return any(codes.covers(code) for codes in read_ranges(sector.hs))
