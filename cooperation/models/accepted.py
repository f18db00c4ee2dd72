"""What a second look at a record asked about and an editor left as it is, with the reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.questions import Rule
from cooperation.models.fields import one_of
from cooperation.models.places import CountryPair


class QuestionRule(models.TextChoices):
    """What a record is asked about, in words."""

    EVIDENCE_AFTER_DATE = Rule.EVIDENCE_AFTER_DATE.value, _("evidence later than the date of the status")
    REPORTER_FROM_SPEAKER = Rule.REPORTER_FROM_SPEAKER.value, _("a reporter where only a speaker is known")
    ABOVE_CRITERION = Rule.ABOVE_CRITERION.value, _("evidence above what its criterion asks")
    NUMERIC_WITHOUT_NUMBER = Rule.NUMERIC_WITHOUT_NUMBER.value, _("numeric without a number")
    QUOTE_NOT_FOUND = Rule.QUOTE_NOT_FOUND.value, _("quoted words that are not in the paragraph")
    COPIED_WORDS = Rule.COPIED_WORDS.value, _("words copied from a source")
    NO_STATISTICAL_PERIOD = Rule.NO_STATISTICAL_PERIOD.value, _("a period that no statistic has")
    SINGLE_READING = Rule.SINGLE_READING.value, _("shown as done by one report alone")
    NOT_LOOKED_AT = Rule.NOT_LOOKED_AT.value, _("a source not looked at for a year")
    TWO_SPELLINGS = Rule.TWO_SPELLINGS.value, _("a name in two spellings")


class AcceptedFinding(models.Model):
    """A question about one row that an editor has answered: it is not asked again."""

    pair = models.ForeignKey(CountryPair, on_delete=models.CASCADE, related_name="accepted", verbose_name=_("pair"))
    rule = models.CharField(_("rule"), max_length=30, choices=QuestionRule.choices)
    row = models.CharField(_("row"), max_length=300, help_text=_("As the question names it, such as: figures H44."))
    reason = models.TextField(_("reason"), help_text=_("Why the row is left as it is."))

    class Meta:
        verbose_name = _("answered question")
        verbose_name_plural = _("answered questions")
        constraints = [
            models.UniqueConstraint(fields=["pair", "rule", "row"], name="accepted_finding_unique"),
            one_of("accepted_finding_rule_known", "rule", QuestionRule),
        ]

    def __str__(self) -> str:
        return f"{self.row}: {self.get_rule_display()}"
