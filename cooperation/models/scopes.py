"""Parts of the whole: what a figure or a target counts where it does not count everything."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.categories import CommonScope, ScopeKind
from cooperation.models.fields import one_of
from cooperation.models.places import Country, CountryPair, named


class SharedScope(models.TextChoices):
    """The parts that every pair may name, in words."""

    NON_OIL = CommonScope.NON_OIL.value, _("without oil")
    AGRIFOOD = CommonScope.AGRIFOOD.value, _("agricultural goods and food")
    NON_PRECIOUS = CommonScope.NON_PRECIOUS.value, _("without precious metals and stones")


class ScopeSort(models.TextChoices):
    """What sort of part a pair's own scope is, in words."""

    REGION = ScopeKind.REGION.value, _("region or city")
    PRODUCT_GROUP = ScopeKind.PRODUCT_GROUP.value, _("product group")


class Scope(models.Model):
    """A part that a pair's own sources count: a region or city, a product group. Its code stands in the rows."""

    pair = models.ForeignKey(CountryPair, on_delete=models.PROTECT, related_name="scopes", verbose_name=_("pair"))
    code = models.SlugField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=ScopeSort.choices)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
        help_text=_("The country that a region or city lies in."),
    )
    name_en = models.CharField(_("name in English"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)
    name_kk = models.CharField(_("name in Kazakh"), max_length=100)
    name_be = models.CharField(_("name in Belarusian"), max_length=100)

    class Meta:
        verbose_name = _("part of trade")
        verbose_name_plural = _("parts of trade")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="scope_code_unique"),
            models.CheckConstraint(
                name="scope_code_not_common",
                condition=~models.Q(code__in=SharedScope.values),
                violation_error_message=_("Every pair has a part of this code already; choose another one."),
            ),
            one_of("scope_kind_known", "kind", ScopeSort),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, or in English."""
        return named(self)

    @property
    def is_named(self) -> bool:
        """Whether a figure or a target counts this part."""
        rows = (self.pair.tradefigure_set, self.pair.target_set)
        return any(row.filter(scope=self.code).exists() for row in rows)

    def clean(self) -> None:
        """Refuse a country that is neither of the pair's."""
        if self.pair_id and self.country_id and not self.pair.has(self.country_id):
            raise ValidationError({"country": _("Choose one of the pair's two countries, or none.")})
