"""Areas of cooperation, in two levels, with the standard codes that other data use."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.places import named


class SectorQuerySet(models.QuerySet["Sector"]):
    """Sectors as lists show them."""

    def in_shown_order(self) -> Self:
        """Each group, then its sectors."""
        return self.order_by("position")

    def leaves(self) -> Self:
        """The sectors that proposals are filed under."""
        return self.filter(parent__isnull=False)


class Sector(models.Model):
    """A group of sectors (no parent) or a sector within one. Retired rather than deleted."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("group"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_en = models.CharField(_("name in English"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100, blank=True)
    name_kk = models.CharField(_("name in Kazakh"), max_length=100, blank=True)
    name_be = models.CharField(_("name in Belarusian"), max_length=100, blank=True)
    dac = models.CharField(_("DAC purpose codes"), max_length=200, blank=True)
    cofog = models.CharField(_("COFOG codes"), max_length=200, blank=True)
    hs = models.CharField(_("HS chapters"), max_length=200, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    objects = SectorQuerySet.as_manager()

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        constraints = [
            models.CheckConstraint(
                name="sector_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")) | models.Q(parent=None),
                violation_error_message=_("A sector is not its own group."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, or in English."""
        return named(self)

    def clean(self) -> None:
        """Keep two levels: a parent has no parent, and what has a parent is none."""
        if self.parent and (self.parent.parent_id or (self.pk and self.children.exists())):
            raise ValidationError({"parent": _("Choose a group: sectors have two levels only.")})
