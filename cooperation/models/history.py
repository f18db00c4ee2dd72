"""What was done to the published record, and when: the second of the two times that everything here has."""

from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.models.places import CountryPair


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes in the order in which they were made."""

    def newest_first(self) -> Self:
        """The latest first; those of one revision stay together."""
        return self.order_by("-revision", "-pk")


class Change(models.Model):
    """A row of the published record as it was and as it became; added to, never altered.

    ``before`` and ``after`` hold what readers see of the row, by the columns of the data set and the names of fields
    that have none. An empty ``before`` means that readers did not see the row until then, an empty ``after`` that
    they no longer do. All that was done in one go has the revision of the pair to which it led.
    """

    pair = models.ForeignKey(CountryPair, on_delete=models.CASCADE, related_name="changes", verbose_name=_("pair"))
    revision = models.PositiveBigIntegerField(_("revision"))
    table = models.CharField(_("table"), max_length=20)
    row = models.PositiveBigIntegerField(_("row"))
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=150)
    why = models.TextField(_("why"), blank=True, default="")
    # Corrected by its author within the hour: no news for readers.
    is_slip = models.BooleanField(_("slip"), default=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [
            models.Index(fields=["pair", "-revision", "-id"], name="change_newest"),
            models.Index(fields=["table", "row", "-id"], name="change_of_row"),
        ]
        constraints = [
            models.CheckConstraint(
                name="change_of_something",
                condition=~models.Q(before={}, after={}),
                violation_error_message=_("A change is of something."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.revision}: {self.table} {self.row}"

    @property
    def corrected(self) -> list[str]:
        """The columns that differ, where readers saw the row before and after."""
        if not (self.before and self.after):
            return []
        return [column for column, cell in self.after.items() if self.before.get(column, "") != cell]
