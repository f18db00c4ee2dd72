"""Trade by product: uploads, what each of them covers, the figures, the names of products, and exclusions."""

from decimal import Decimal
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.editions import Edition
from cooperation.models.fields import one_of
from cooperation.models.places import Country, CountryPair

# What stands in the place of a country's code: the world.
WORLD = "W00"
LEVELS = (2, 4, 6)


class Database(models.TextChoices):
    """Whose figures they are; figures of two databases are never mixed."""

    COMTRADE = "comtrade", _("UN Comtrade")
    BACI = "baci", _("CEPII BACI")
    SDMX = "sdmx", _("SDMX file")
    OWN = "own", _("own database")


class ProductFlow(models.TextChoices):
    """Direction of trade in products; re-exports and re-imports are kept apart."""

    EXPORTS = "X", _("exports")
    IMPORTS = "M", _("imports")
    RE_EXPORTS = "RX", _("re-exports")
    RE_IMPORTS = "RM", _("re-imports")


class HsEdition(models.TextChoices):
    """Editions of the Harmonized System."""

    H0 = Edition.H0.value, "HS 1992"
    H1 = Edition.H1.value, "HS 1996"
    H2 = Edition.H2.value, "HS 2002"
    H3 = Edition.H3.value, "HS 2007"
    H4 = Edition.H4.value, "HS 2012"
    H5 = Edition.H5.value, "HS 2017"
    H6 = Edition.H6.value, "HS 2022"


class UploadState(models.TextChoices):
    """How far an upload has got. Only a loaded one has figures."""

    WAITING = "waiting", _("waiting to be checked")
    CHECKED = "checked", _("checked, not loaded")
    LOADED = "loaded", _("loaded")
    STOPPED = "stopped", _("stopped, nothing stored")


class ProductUpload(models.Model):
    """A file (or relation) of product data as it was given, with the account of its rows."""

    database = models.CharField(_("database"), max_length=10, choices=Database.choices, blank=True)
    layout = models.CharField(_("layout"), max_length=80, blank=True)
    file_name = models.CharField(_("file"), max_length=300)
    kept_as = models.CharField(_("kept as"), max_length=100, blank=True, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    edition = models.CharField(
        _("edition"),
        max_length=2,
        choices=HsEdition.choices,
        blank=True,
        help_text=_("Only where the file does not say it; otherwise it is told from the codes."),
    )
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    note = models.TextField(_("attribution and remarks"), blank=True)
    rows = models.PositiveBigIntegerField(_("rows"), default=0)
    rows_used = models.PositiveBigIntegerField(_("rows that count"), default=0)
    rows_aside = models.JSONField(_("rows left aside, by reason"), default=dict, blank=True)
    rows_refused = models.PositiveBigIntegerField(_("rows refused"), default=0)
    problems = models.JSONField(_("problems"), default=list, blank=True)
    findings = models.JSONField(_("what was found"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=UploadState.choices, default=UploadState.WAITING)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("upload of product data")
        verbose_name_plural = _("uploads of product data")
        constraints = [
            one_of("product_upload_database_known", "database", Database, blank=True),
            one_of("product_upload_edition_known", "edition", HsEdition, blank=True),
            one_of("product_upload_state_known", "state", UploadState),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class ProductCoverage(models.Model):
    """What an upload holds of one reporter's flow in a year: chapters, months, partners."""

    upload = models.ForeignKey(ProductUpload, on_delete=models.CASCADE, related_name="coverage")
    reporter = models.CharField(_("reporter"), max_length=3)
    flow = models.CharField(_("flow"), max_length=2, choices=ProductFlow.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    edition = models.CharField(_("edition"), max_length=2, choices=HsEdition.choices)
    chapters = models.TextField(_("chapters"), help_text=_("Two-digit codes, with spaces between."))
    digits = models.PositiveSmallIntegerField(_("digits of the finest codes"))
    months = models.PositiveSmallIntegerField(_("months"))
    partners = models.PositiveSmallIntegerField(_("partners named"))
    has_total = models.BooleanField(_("has totals of all partners"))
    is_cif = models.BooleanField(_("values with insurance and freight (CIF)"))
    whole_usd = models.DecimalField(
        _("all commodities together, US dollars"),
        max_digits=20,
        decimal_places=2,
        null=True,
        help_text=_("What the file gives for them with all partners; empty where it gives no such total."),
    )
    lines = models.PositiveIntegerField(_("lines"))

    class Meta:
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "reporter", "flow", "year", "edition"], name="product_coverage_unique"
            ),
            models.CheckConstraint(name="product_coverage_months", condition=models.Q(months__range=(1, 12))),
        ]

    def __str__(self) -> str:
        return f"{self.reporter} {self.flow} {self.year}"

    @property
    def chapter_set(self) -> frozenset[str]:
        """The chapters."""
        return frozenset(self.chapters.split())


class ProductTradeQuerySet(models.QuerySet["ProductTrade"]):
    """Figures of trade by product."""

    def current(self, database: str) -> Self:
        """What one database says, without what a later upload replaced."""
        return self.filter(database=database, superseded_by=None)


class ProductTrade(models.Model):
    """What a reporter trades in one product with one partner, or with the world, in a year; one level of codes.

    The world as reporter is the sum of all exporters. Values are as reported: exports FOB, imports mostly CIF.
    """

    upload = models.ForeignKey(ProductUpload, on_delete=models.PROTECT, related_name="lines", db_index=False)
    superseded_by = models.ForeignKey(
        ProductUpload, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    database = models.CharField(_("database"), max_length=10, choices=Database.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    reporter = models.CharField(_("reporter"), max_length=3)
    partner = models.CharField(_("partner"), max_length=3)
    flow = models.CharField(_("flow"), max_length=2, choices=ProductFlow.choices)
    edition = models.CharField(_("edition"), max_length=2, choices=HsEdition.choices)
    level = models.PositiveSmallIntegerField(_("digits"))
    code = models.CharField(_("product"), max_length=6)
    value_usd: "models.DecimalField[Decimal | str, Decimal]" = models.DecimalField(
        _("value in US dollars"), max_digits=18, decimal_places=2
    )
    quantity_kg = models.FloatField(_("weight in kilograms"), null=True, blank=True)

    objects = ProductTradeQuerySet.as_manager()

    class Meta:
        verbose_name = _("trade in a product")
        verbose_name_plural = _("trade in products")
        indexes = [
            models.Index(
                fields=["database", "reporter", "year", "level", "partner", "flow"],
                condition=models.Q(superseded_by=None),
                name="product_trade_by_year",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["database", "reporter", "code", "year", "flow", "partner", "edition"],
                condition=models.Q(superseded_by=None),
                name="product_trade_unique",
            ),
            one_of("product_trade_flow_known", "flow", ProductFlow),
            one_of("product_trade_edition_known", "edition", HsEdition),
            models.CheckConstraint(name="product_trade_level_known", condition=models.Q(level__in=LEVELS)),
            models.CheckConstraint(name="product_trade_not_negative", condition=models.Q(value_usd__gte=0)),
            models.CheckConstraint(
                name="product_trade_two_parties",
                condition=~models.Q(reporter=models.F("partner")) | models.Q(reporter=WORLD),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reporter} {self.flow} {self.partner} {self.code} {self.year}"


class Product(models.Model):
    """The name of a code in one edition."""

    edition = models.CharField(_("edition"), max_length=2, choices=HsEdition.choices)
    code = models.CharField(_("code"), max_length=6)
    section = models.CharField(_("section"), max_length=5, blank=True)
    name_en = models.TextField(_("name in English"), blank=True)
    name_ru = models.TextField(_("name in Russian"), blank=True)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="product_code_unique"),
            one_of("product_edition_known", "edition", HsEdition),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_en}"


class ProductExclusion(models.Model):
    """A product, heading or chapter that an editor leaves out of a stock-take, with the reason."""

    pair = models.ForeignKey(
        CountryPair, on_delete=models.CASCADE, related_name="product_exclusions", verbose_name=_("pair")
    )
    buyer = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        verbose_name=_("buyer"),
        related_name="+",
        help_text=_("The country whose imports are taken stock of."),
    )
    code = models.CharField(
        _("code"),
        max_length=6,
        validators=[RegexValidator(r"^([0-9]{2}){1,3}$", _("A code has two, four or six digits."))],
        help_text=_("Two, four or six digits."),
    )
    reason = models.TextField(_("reason"))
    excluded_by = models.CharField(_("excluded by"), max_length=150)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("excluded product")
        verbose_name_plural = _("excluded products")
        constraints = [
            models.UniqueConstraint(fields=["pair", "buyer", "code"], name="product_exclusion_unique"),
            models.CheckConstraint(
                name="product_exclusion_has_reason",
                condition=~models.Q(reason=""),
                violation_error_message=_("Give the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.buyer_id} {self.code}"

    def clean(self) -> None:
        """Refuse a buyer from outside the pair."""
        if self.pair_id and self.buyer_id and not self.pair.has(self.buyer_id):
            raise ValidationError({"buyer": _("Choose one of the pair's two countries.")})
