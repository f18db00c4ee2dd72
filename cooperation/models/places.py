"""Who cooperates: countries, pairs of countries, and the bodies that speak and act for them."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.accents import pair_accents
from cooperation.analysis.unions import Member
from cooperation.models.fields import PartialDateField, begun_by, date_length, one_of, over_by

NAME_LANGUAGES = ("en", "ru", "kk", "be")


class Country(models.Model):
    """A country of ISO 3166-1, named by CLDR in the four languages of the site."""

    code = models.CharField(_("alpha-3 code"), max_length=3, primary_key=True)
    alpha2 = models.CharField(_("alpha-2 code"), max_length=2, unique=True)
    numeric = models.CharField(_("numeric code (UN M49)"), max_length=3, unique=True)
    comtrade_code = models.PositiveSmallIntegerField(
        _("Comtrade code"),
        null=True,
        blank=True,
        help_text=_("Only where UN Comtrade differs from the numeric code."),
    )
    name_en = models.CharField(_("name in English"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)
    name_kk = models.CharField(_("name in Kazakh"), max_length=100)
    name_be = models.CharField(_("name in Belarusian"), max_length=100)
    accent = models.PositiveSmallIntegerField(
        _("accent colour"),
        default=1,
        help_text=_("1 to 8; the same in every pair whose other country has another one."),
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.CheckConstraint(
                name="country_accent_known",
                condition=models.Q(accent__range=(1, 8)),
                violation_error_message=_("Accents are numbered 1 to 8."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, or in English."""
        return named(self)


def named(row: models.Model) -> str:
    """The row's name in the reader's language; in English where it has none of that language."""
    language = (get_language() or "en").split("-")[0]
    return next(filter(None, (getattr(row, f"name_{code}", "") for code in (language, "en"))), "")


class CountryGroupQuerySet(models.QuerySet["CountryGroup"]):
    """Groups, in the order in which they are shown."""

    def in_shown_order(self) -> Self:
        """In the order of the file they come from."""
        return self.order_by("position")

    def of_both(self, first: str, second: str, day: date) -> Self:
        """The groups that both countries are in on a day."""
        groups = [Membership.objects.on(day).filter(country=code).values("group") for code in (first, second)]
        return self.filter(pk__in=groups[0]).filter(pk__in=groups[1])


class CountryGroup(models.Model):
    """A union or organisation of countries, with a code of our own: ``X-EAEU``."""

    code = models.CharField(_("code"), max_length=20, primary_key=True, help_text=_("Begins with “X-”."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    short = models.CharField(_("short name"), max_length=20)
    name_en = models.CharField(_("name in English"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)
    name_kk = models.CharField(_("name in Kazakh"), max_length=100)
    name_be = models.CharField(_("name in Belarusian"), max_length=100)

    objects = CountryGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("group of countries")
        verbose_name_plural = _("groups of countries")
        constraints = [
            models.CheckConstraint(
                name="group_code_marked",
                condition=models.Q(code__startswith="X-"),
                violation_error_message=_("The code of a group begins with “X-”, so that it is never taken for ISO’s."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, or in English."""
        return named(self)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships as of a day."""

    def on(self, day: date) -> Self:
        """Those that had begun by the day and were not over before it; a year alone counts whole."""
        day_before = max(day, date.min + timedelta(days=1)) - timedelta(days=1)
        return self.filter(begun_by("joined_on", day)).exclude(over_by("left_on", day_before))

    def as_members(self) -> list[Member]:
        """All of them as the rules take them: one query."""
        return [Member(row.group_id, row.country_id, row.joined_on, row.left_on) for row in self if row.joined_on]

    def codes_by_country(self) -> dict[str, frozenset[str]]:
        """The codes of the groups by the code of the country, in one query; a country in none is left out."""
        codes: dict[str, set[str]] = {}
        for country, group in self.values_list("country", "group"):
            codes.setdefault(country, set()).add(group)
        return {country: frozenset(groups) for country, groups in codes.items()}


class Membership(models.Model):
    """A country's time in a group, as exactly as it is known."""

    group = models.ForeignKey(
        CountryGroup, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("group")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("country")
    )
    joined_on = PartialDateField(_("from"), help_text=_("First day as a member: 2015, 2015-08 or 2015-08-12."))
    left_on = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("Last day as a member; empty where it goes on.")
    )
    source = models.CharField(_("source"), max_length=200, help_text=_("The treaty or decision that says so."))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["group", "country", "joined_on"], name="membership_unique"),
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=models.Q(left_on=None) | models.Q(left_on__gte=models.F("joined_on")),
                violation_error_message=_("A country cannot leave before it joined."),
            ),
            date_length("membership_joined_on_partial", "joined_on"),
            date_length("membership_left_on_partial", "left_on"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.country_id}"


class CountryPairQuerySet(models.QuerySet["CountryPair"]):
    """Pairs, with what their pages always need."""

    def with_countries(self) -> Self:
        """Fetch both countries in the same query."""
        return self.select_related("first", "second")

    def by_slug(self, slug: str) -> Self:
        """The pair of an address such as ``BLR-KAZ`` (canonical order only); none for what is no code."""
        first, _dash, second = slug.partition("-")
        # A database may refuse to be asked for some letters: PostgreSQL does for NUL.
        return self.filter(first_id=first, second_id=second) if first.isalpha() and second.isalpha() else self.none()

    def spelled(self, slug: str) -> Self:
        """The pair of an address in either order, by alpha-3 or alpha-2 codes, in small letters too."""
        return self.by_slug("-".join(sorted(alpha3(code) for code in slug.upper().split("-"))))


def alpha3(code: str) -> str:
    """The alpha-3 code of a country by its alpha-2 code; any other code as it is."""
    is_code = len(code) == 2 and code.isalpha()
    found = Country.objects.filter(alpha2=code).values_list("code", flat=True).first() if is_code else None
    return found or code


class CountryPair(models.Model):
    """Two different countries, in no order: the smaller code comes first, so that each pair exists once."""

    first = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="pairs_as_first", verbose_name=_("first"))
    second = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="pairs_as_second", verbose_name=_("second")
    )
    revision = models.PositiveBigIntegerField(
        _("revision"), default=1, editable=False, help_text=_("Grows with any change to what the pair shows.")
    )
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    objects = CountryPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("country pair")
        verbose_name_plural = _("country pairs")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_unique"),
            models.CheckConstraint(
                name="pair_ordered",
                condition=models.Q(first__lt=models.F("second")),
                violation_error_message=_("A pair is two different countries, the smaller code first (BLR, then KAZ)."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The pair's overview."""
        return reverse("overview", args=[self.slug])

    @property
    def slug(self) -> str:
        """The pair in addresses: ``BLR-KAZ``."""
        return f"{self.first_id}-{self.second_id}"

    @property
    def name(self) -> str:
        """Both names with an en dash, in the reader's language."""
        return f"{self.first.name}–{self.second.name}"

    @property
    def accents(self) -> tuple[int, int]:
        """The accents of the first and the second country, which always differ."""
        return pair_accents(self.first.accent, self.second.accent)

    def has(self, country_code: str) -> bool:
        """Whether the country is one of the two."""
        return country_code in (self.first_id, self.second_id)


class BodyKind(models.TextChoices):
    """What sort of body speaks, acts or frames."""

    HEAD_OF_STATE = "head_of_state", _("head of state")
    GOVERNMENT = "government", _("government")
    MINISTRY = "ministry", _("ministry")
    LEGISLATURE = "legislature", _("legislature")
    COMPANY = "company", _("company")
    INSTITUTION = "institution", _("institution")
    UNION = "union", _("union of states")
    INITIATIVE = "initiative", _("initiative")
    PERSON = "person", _("person")


class Body(models.Model):
    """An office, government, company or union that speaks, takes part or gives the frame."""

    pair = models.ForeignKey(CountryPair, on_delete=models.PROTECT, related_name="bodies", verbose_name=_("pair"))
    code = models.SlugField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("country"),
        help_text=_("One of the two or a third; empty for a body of several countries."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="body_code_unique"),
            one_of("body_kind_known", "kind", BodyKind),
        ]

    def __str__(self) -> str:
        return self.name
