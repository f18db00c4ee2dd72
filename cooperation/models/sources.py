"""Where the record comes from: sources, their numbered paragraphs, and what every claim shares."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.source_ranks import SourceKind as Kind
from cooperation.models.addresses import paragraph_address, source_address
from cooperation.models.checked import CheckedRow
from cooperation.models.fields import PartialDateField, begun_by, date_length, one_of, over_by
from cooperation.models.hedged import check_hedged
from cooperation.models.places import Body, Country, CountryPair


class Publication(models.TextChoices):
    """Whether readers see a row: only a published one, and of a withdrawn one that it was there."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class SourceKind(models.TextChoices):
    """Who stands behind a source, in words; ``analysis.source_ranks`` says whose word counts for more."""

    STATISTICS = Kind.STATISTICS.value, _("statistical office")
    CUSTOMS = Kind.CUSTOMS.value, _("customs")
    MINISTRY = Kind.MINISTRY.value, _("ministry")
    HEAD_OF_STATE = Kind.HEAD_OF_STATE.value, _("head of state")
    GOVERNMENT = Kind.GOVERNMENT.value, _("government")
    EMBASSY = Kind.EMBASSY.value, _("embassy")
    AGENCY = Kind.AGENCY.value, _("news agency")
    PRESS = Kind.PRESS.value, _("press")
    BLOG = Kind.BLOG.value, _("blog or private page")
    DOCUMENT = Kind.DOCUMENT.value, _("document")
    REFERENCE = Kind.REFERENCE.value, _("reference data")


class Extent(models.TextChoices):
    """How much of the source was read."""

    WHOLE = "whole", _("read whole")
    EXCERPT = "excerpt", _("read as an excerpt")


class Source(CheckedRow):
    """A report, document or publication about one pair, numbered within it."""

    pair = models.ForeignKey(CountryPair, on_delete=models.PROTECT, related_name="sources", verbose_name=_("pair"))
    number = models.PositiveIntegerField(_("number"))
    title = models.TextField(_("title"))
    publisher = models.CharField(_("publisher"), max_length=300)
    published_on = PartialDateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, help_text=_("BCP 47: en, ru, be, kk …"))
    url = models.URLField(_("address"), max_length=1000, blank=True)
    archived_url = models.URLField(_("address of a kept copy"), max_length=1000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind.choices)
    extent = models.CharField(_("extent"), max_length=20, choices=Extent.choices)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    looked_at_on = models.DateField(
        _("last looked at"), null=True, blank=True, help_text=_("The day on which its address was last opened.")
    )
    caution = models.TextField(_("caution"), blank=True)
    full_text = models.TextField(_("full text"), blank=True, help_text=_("Kept for editors; never shown on the site."))
    state = models.CharField(_("state"), max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["pair", "number"], name="source_number_unique"),
            models.CheckConstraint(
                name="source_number_positive",
                condition=models.Q(number__gte=1),
                violation_error_message=_("Numbers start at 1."),
            ),
            date_length("source_published_on_partial", "published_on"),
            one_of("source_kind_known", "kind", SourceKind),
            one_of("source_extent_known", "extent", Extent),
            one_of("source_state_known", "state", Publication),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """The source with its paragraphs."""
        return source_address(self.pair.slug, self.number)


class Attribution(models.TextChoices):
    """In whose voice a paragraph speaks."""

    DIRECT_QUOTE = "direct_quote", _("quoted directly")
    INDIRECT_SPEECH = "indirect_speech", _("reported speech")
    NARRATOR = "narrator", _("the report itself")


class Paragraph(CheckedRow):
    """A numbered paragraph of a source, kept as one sentence in our own words: what evidence points to."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="paragraphs", verbose_name=_("source"))
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(
        _("label"),
        max_length=40,
        blank=True,
        help_text=_("Such as “extract 1”, where the number is not the source’s own."),
    )
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    summary = models.TextField(_("summary"), help_text=_("One sentence in our own words."))

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="paragraph_number_unique"),
            models.CheckConstraint(
                name="paragraph_number_positive",
                condition=models.Q(number__gte=1),
                violation_error_message=_("Numbers start at 1."),
            ),
            one_of("paragraph_attribution_known", "attribution", Attribution),
        ]

    def __str__(self) -> str:
        return f"{self.source.number}:{self.number}"

    def get_absolute_url(self) -> str:
        """The paragraph within its source."""
        return paragraph_address(self.source.pair.slug, self.source.number, self.number)


def visible(today: date, asked: date | None, path: str = "") -> models.Q:
    """Sources (at the end of a path of lookups) that are there: ``analysis.choosing.known.is_visible`` in SQL."""
    undated = models.Q(**{f"{path}published_on": None})
    if asked is None:
        return begun_by(f"{path}published_on", today) | undated
    return over_by(f"{path}published_on", asked) | undated & models.Q(**{f"{path}retrieved_on__lte": asked})


class ClaimQuerySet[M: "Claim"](models.QuerySet[M]):
    """What every list of claims is asked."""

    def for_pair(self, pair: CountryPair) -> Self:
        """Claims about one pair."""
        return self.filter(pair=pair)

    def published(self) -> Self:
        """Claims that readers see."""
        return self.filter(state=Publication.PUBLISHED)

    def visible_on(self, today: date, asked: date | None = None) -> Self:
        """Claims of which the main source is there today, or was on the day asked for."""
        return self.filter(visible(today, asked, "evidence__source__"))

    def with_evidence(self, shown: models.Q | None = None) -> Self:
        """Fetch the paragraphs behind each claim, with their sources: one query more, however many claims.

        Of the further ones those that fit ``shown``, such as ``visible(today, asked, "source__")``.
        """
        fitting = Paragraph.objects.filter(shown or models.Q())
        further = fitting.select_related("source").order_by("source__number", "number")
        return self.select_related("evidence__source").prefetch_related(models.Prefetch("further_evidence", further))


class Claim(CheckedRow):
    """Something that a source says. The database refuses one without the paragraph that says it."""

    pair = models.ForeignKey(CountryPair, on_delete=models.PROTECT, verbose_name=_("pair"))
    evidence = models.ForeignKey(
        Paragraph,
        on_delete=models.PROTECT,
        verbose_name=_("evidence"),
        help_text=_("The paragraph that says it."),
    )
    further_evidence = models.ManyToManyField(
        Paragraph, related_name="+", blank=True, verbose_name=_("further evidence")
    )
    quote = models.CharField(
        _("quoted words"),
        max_length=120,
        blank=True,
        help_text=_("The few words that carry the hedge or the status."),
    )
    caution = models.TextField(_("caution"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)
    marked = GenericRelation("cooperation.MarkedWords")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a number without a reading, and pointers to rows of another pair: evidence, bodies, figures."""
        super().clean()
        check_hedged(self)
        pointers = [
            field.name for field in self._meta.fields if field.related_model not in (None, Country, CountryPair)
        ]
        strangers = [name for name in pointers if self.pair_id and self._leads_elsewhere(name)]
        if strangers:
            raise ValidationError({name: _("This belongs to another pair.") for name in strangers})

    def _leads_elsewhere(self, pointer: str) -> bool:
        """Whether a pointer leads to another pair; one that leads nowhere is refused by its field."""
        try:
            row = getattr(self, pointer)
        except ObjectDoesNotExist:
            return False
        owner = row.source if isinstance(row, Paragraph) else row
        return bool(owner and owner.pair_id != self.pair_id)

    def paragraphs(self) -> list[Paragraph]:
        """All the evidence, the main paragraph first (needs ``with_evidence``)."""
        return [self.evidence, *self.further_evidence.all()]


def claim_models() -> list[type[Claim]]:
    """All kinds of claims, each with a table of its own."""
    return [model for model in apps.get_models() if issubclass(model, Claim)]


class StatedNumber(Claim):
    """A number that somebody states: who says it, and which side's it is."""

    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker's name"), max_length=200, blank=True)
    # Each has its own words for whose number may be left unsaid.
    reporter: models.ForeignKey[Country | None, Country | None]
    reporter_id: str | None

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a reporter from outside the pair."""
        super().clean()
        if self.pair_id and self.reporter_id and not self.pair.has(self.reporter_id):
            raise ValidationError({"reporter": _("The reporter is one of the pair's two countries, or not said.")})


def claim_constraints(model: str) -> list[Any]:
    """The constraints that every concrete claim repeats under its own name."""
    return [one_of(f"{model}_state_known", "state", Publication)]


class ClaimType(models.TextChoices):
    """What sort of thing a statement asserts."""

    PAST_FACT = "past_fact", _("about the past")
    PRESENT_FACT = "present_fact", _("about the present")
    INTENTION = "intention", _("intention")
    EVALUATION = "evaluation", _("evaluation")
    COURTESY = "courtesy", _("courtesy")


class Checkability(models.TextChoices):
    """How a statement could be checked."""

    NUMERIC = "numeric", _("against figures")
    EVENT = "event", _("against events")
    VAGUE = "vague", _("not at all: too vague")


class Statement(Claim):
    """What a source says that is neither a proposal, a figure, a target nor an event."""

    code = models.SlugField(_("code"), max_length=80)
    claim_type = models.CharField(_("type"), max_length=20, choices=ClaimType.choices)
    checkability = models.CharField(_("can be checked"), max_length=20, choices=Checkability.choices)
    summary = models.TextField(_("summary"), help_text=_("In our own words."))
    target = models.ForeignKey(
        "cooperation.Target",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("target"),
        help_text=_(
            "The target whose level the statement says was reached, so that it can be compared with the figures."
        ),
    )

    objects = ClaimQuerySet["Statement"].as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="statement_code_unique"),
            one_of("statement_type_known", "claim_type", ClaimType),
            one_of("statement_checkability_known", "checkability", Checkability),
            *claim_constraints("statement"),
        ]

    def __str__(self) -> str:
        return self.summary
