"""Who is at work on what in the administration."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models


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
