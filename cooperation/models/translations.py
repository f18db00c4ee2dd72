"""Where the record's own words wait for other languages."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.models.fields import one_of
from cooperation.models.sources import Publication


class Translation(models.Model):
    """The text of one field of one row in one language, with its translator and state."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name=_("kind of row"))
    object_id = models.PositiveBigIntegerField(_("row"))
    row = GenericForeignKey("content_type", "object_id")
    field = models.CharField(_("field"), max_length=40)
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("text"))
    translator = models.CharField(_("translator"), max_length=100)
    state = models.CharField(_("state"), max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"], name="translation_unique"
            ),
            one_of("translation_state_known", "state", Publication),
        ]

    def __str__(self) -> str:
        return f"{self.field} ({self.language})"
