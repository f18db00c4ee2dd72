"""The text of a source, for editors only, and the words in it from which claims were made.

A text belongs to whoever wrote it: it is never shown on the site and never exported. Readers get the number of the
paragraph and the few quoted words.
"""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.quotations import CONTEXT, LONGEST_QUOTE, Quotation
from cooperation.models.sources import Source


class TextParagraph(models.Model):
    """A paragraph of a source's text as it was written; its number is that of the paragraph on record."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="text_paragraphs", verbose_name=_("source")
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"), help_text=_("For editors; never shown on the site."))
    is_read = models.BooleanField(_("read"), default=False)

    class Meta:
        verbose_name = _("paragraph of a text")
        verbose_name_plural = _("paragraphs of texts")
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="text_paragraph_number_unique"),
            models.CheckConstraint(
                name="text_paragraph_number_positive",
                condition=models.Q(number__gte=1),
                violation_error_message=_("Numbers start at 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.number}:{self.number}"


class MarkedWords(models.Model):
    """The words of a text from which a claim was made: text quote and text position selector (W3C Web Annotation).

    ``read`` holds what the reader of phrases proposed, field by field, beside what the editor made of it.
    """

    paragraph = models.ForeignKey(
        TextParagraph, on_delete=models.PROTECT, related_name="marked", verbose_name=_("paragraph")
    )
    exact = models.CharField(_("words"), max_length=LONGEST_QUOTE)
    prefix = models.CharField(_("before them"), max_length=CONTEXT, blank=True)
    suffix = models.CharField(_("after them"), max_length=CONTEXT, blank=True)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    read = models.JSONField(_("as read"), default=dict, blank=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    claim = GenericForeignKey()
    marked_by = models.CharField(_("marked by"), max_length=150)
    marked_at = models.DateTimeField(_("marked"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("marked words")
        verbose_name_plural = _("marked words")
        indexes = [models.Index(fields=["content_type", "object_id"], name="marked_words_of_claim")]
        constraints = [
            models.CheckConstraint(
                name="marked_words_ordered",
                condition=models.Q(end__gt=models.F("start")),
                violation_error_message=_("The words end before they start."),
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def quotation(self) -> Quotation:
        """The words with what stands around them."""
        return Quotation(self.exact, self.prefix, self.suffix, self.start, self.end)

    def place(self, quotation: Quotation) -> None:
        """Point to words; the caller saves."""
        self.exact, self.prefix, self.suffix = quotation.exact, quotation.prefix, quotation.suffix
        self.start, self.end = quotation.start, quotation.end
