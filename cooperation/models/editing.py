"""Who is at work on what in the administration."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class OpenForm(models.Model):
    """A form that somebody has open; it is told to others until it is saved, left or not heard of any more."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user"], name="open_form_once"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} {self.user_id}"


class Review(models.Model):
    """What is being done to a row before readers see it: a draft, or a change of a published row.

    ``author`` is the account that wrote it last; it was sent to review at ``sent_at``. ``returned_note`` says what a
    reviewer missed. ``proposed`` holds the fields of the form by which a published row would be changed.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey()
    author = models.CharField(_("author"), max_length=150)
    saved_at = models.DateTimeField(_("saved"))
    sent_at = models.DateTimeField(_("sent to review"), null=True, blank=True)
    returned_by = models.CharField(_("sent back by"), max_length=150, blank=True)
    returned_note = models.TextField(_("what is missing"), blank=True)
    proposed = models.JSONField(_("proposed change"), null=True, blank=True)

    class Meta:
        default_permissions = ()
        permissions = [
            ("publish", _("Can publish figures, targets and statuses that others wrote")),
            ("publish_alone", _("Can publish figures, targets and statuses without another person")),
        ]
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="review_once")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id} {self.author}"
