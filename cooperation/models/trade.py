"""What was said in numbers: trade figures and targets, each with its hedge and the side that said it."""

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval, Qualifier, read_stated
from cooperation.models.fields import PartialDateField, date_length, one_of
from cooperation.models.places import Body, Country
from cooperation.models.sources import Attribution, Claim, ClaimQuerySet, claim_constraints


class Hedge(models.TextChoices):
    """The words around a number, as a code that says how it is read."""

    EXACT = Qualifier.EXACT.value, _("stated plainly")
    ROUNDED = Qualifier.ROUNDED.value, _("stated rounded")
    ABOUT = Qualifier.ABOUT.value, _("about")
    ALMOST = Qualifier.ALMOST.value, _("almost")
    LESS_THAN = Qualifier.LESS_THAN.value, _("less than")
    MORE_THAN = Qualifier.MORE_THAN.value, _("more than")
    AT_LEAST = Qualifier.AT_LEAST.value, _("at least")
    UP_TO = Qualifier.UP_TO.value, _("up to")
    BETWEEN = Qualifier.BETWEEN.value, _("between")


class Flow(models.TextChoices):
    """Direction of trade, from the reporter's side (IMTS 2010)."""

    EXPORTS = "X", _("exports")
    IMPORTS = "M", _("imports")
    TURNOVER = "TT", _("turnover")
    BALANCE = "B", _("balance")


class Category(models.TextChoices):
    """What is traded; never mixed."""

    GOODS = "goods", _("goods")
    SERVICES = "services", _("services")
    INVESTMENT = "investment", _("investment")
    NOT_SAID = "not_said", _("not said")


class Unit(models.IntegerChoices):
    """The unit in which a source states an amount: a power of ten (SDMX UNIT_MULT)."""

    USD = 0, _("US dollars")
    THOUSAND = 3, _("thousand US dollars")
    MILLION = 6, _("million US dollars")
    BILLION = 9, _("billion US dollars")


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    type NullableDecimal = models.DecimalField[Decimal | str | None, Decimal | None]


def money(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """An amount in US dollars, to the cent, up to 10^16."""
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True, **options)  # type: ignore[arg-type]


def percent(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """A share in percent: 65 is 65%."""
    return models.DecimalField(label, max_digits=12, decimal_places=4, null=True, blank=True, **options)  # type: ignore[arg-type]


def read_number(qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None) -> Interval | None:
    """A stated number as an interval; None where there is none, ValueError where it has no reading."""
    if value is None:
        return None
    return read_stated(Qualifier(qualifier), value, step=step, upper=upper, hedge_share=settings.HEDGE_SHARE)


def check_number(
    field: str, qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None
) -> None:
    """Refuse a number with a hedge that has no reading, such as a rounded one without the unit of its last digit."""
    try:
        if qualifier in Hedge.values:
            read_number(qualifier, value, step, upper)
    except ValueError as error:
        raise ValidationError({field: str(error)}) from error


class StatedAmount(models.Model):
    """An amount as a source states it: the number, its hedge, and the unit of its last digit."""

    category = models.CharField(_("what is traded"), max_length=12, choices=Category.choices)
    flow = models.CharField(_("flow"), max_length=2, choices=Flow.choices)
    qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices, blank=True)
    value_usd = money(_("amount in US dollars"))
    step_usd = money(_("unit of the last stated digit"), help_text=_("“$0.5 billion” is stated to 100 million."))
    upper_usd = money(_("upper end"), help_text=_("Only for a stated range."))
    unit = models.SmallIntegerField(_("unit in the source"), choices=Unit.choices, default=Unit.MILLION)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an amount that has no reading."""
        super().clean()
        check_number("value_usd", self.qualifier, self.value_usd, self.step_usd, self.upper_usd)

    @property
    def amount(self) -> Interval | None:
        """The amount in US dollars as an interval; None when the source states none."""
        return read_number(self.qualifier, self.value_usd, self.step_usd, self.upper_usd)


def positive_step(name: str, step: str) -> models.CheckConstraint:
    """Refuse a unit of the last digit that is zero or less."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{step: None}) | models.Q(**{f"{step}__gt": 0}),
        violation_error_message=_("The unit of the last digit is more than zero."),
    )


def range_only(name: str, qualifier: str, value: str, upper: str) -> models.CheckConstraint:
    """Refuse an upper end without a range, and a range without one above its lower end."""
    no_range = models.Q(**{upper: None}) & ~models.Q(**{qualifier: Hedge.BETWEEN})
    return models.CheckConstraint(
        name=name,
        condition=no_range | models.Q(**{f"{upper}__gt": models.F(value), qualifier: Hedge.BETWEEN}),
        violation_error_message=_("A range, and only a range, has an upper end, which is above the lower one."),
    )


def amount_constraints(model: str) -> list[models.CheckConstraint]:
    """The constraints on a stated amount, under the model's name."""
    stated = models.Q(value_usd__isnull=False) & ~models.Q(qualifier="")
    not_stated = models.Q(value_usd=None, step_usd=None, upper_usd=None, qualifier="")
    return [
        one_of(f"{model}_category_known", "category", Category),
        one_of(f"{model}_flow_known", "flow", Flow),
        one_of(f"{model}_qualifier_known", "qualifier", Hedge, blank=True),
        models.CheckConstraint(
            name=f"{model}_amount_with_hedge",
            condition=stated | not_stated,
            violation_error_message=_("State the amount together with its hedge, or leave both empty."),
        ),
        positive_step(f"{model}_step_positive", "step_usd"),
        range_only(f"{model}_upper_above_value", "qualifier", "value_usd", "upper_usd"),
    ]


class TradeFigureQuerySet(ClaimQuerySet["TradeFigure"]):
    """Figures in the order of their periods."""

    def in_time(self) -> Self:
        """By the end of the period, then its start, then code: a stable order."""
        return self.order_by("period_end", "period_start", "code")

    def latest_vintage(self) -> Self:
        """Leave out figures that a later one revises."""
        return self.filter(revised_by=None)


class TradeFigure(StatedAmount, Claim):
    """A number that one side states about trade in a period: a level, a growth rate, or both."""

    code = models.SlugField(_("code"), max_length=40)
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reporter"),
        help_text=_("The side whose statistics it is or that states it; empty when the source does not say."),
    )
    period_start = models.DateField(_("first day"))
    period_end = models.DateField(_("last day"))
    growth_qualifier = models.CharField(_("hedge of the growth"), max_length=10, choices=Hedge.choices, blank=True)
    growth_percent = percent(_("growth on the same period a year before, %"))
    growth_step = percent(_("unit of its last digit"))
    growth_upper = percent(_("upper end of the growth"))
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker's name"), max_length=200, blank=True)
    revises = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revised_by",
        verbose_name=_("revises"),
        help_text=_("The earlier figure for the same thing, which is kept."),
    )

    objects = TradeFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("trade figure")
        verbose_name_plural = _("trade figures")
        indexes = [models.Index(fields=["pair", "period_end"], name="trade_figure_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="trade_figure_code_unique"),
            models.CheckConstraint(
                name="trade_figure_period_ordered",
                condition=models.Q(period_end__gte=models.F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="trade_figure_says_something",
                condition=models.Q(value_usd__isnull=False) | models.Q(growth_percent__isnull=False),
                violation_error_message=_("State an amount, a growth rate, or both."),
            ),
            models.CheckConstraint(
                name="trade_figure_growth_with_hedge",
                condition=models.Q(growth_percent=None, growth_step=None, growth_upper=None, growth_qualifier="")
                | models.Q(growth_percent__gte=-100) & ~models.Q(growth_qualifier=""),
                violation_error_message=_(
                    "State the growth (not below -100%) together with its hedge, or leave both empty."
                ),
            ),
            one_of("trade_figure_growth_qualifier_known", "growth_qualifier", Hedge, blank=True),
            positive_step("trade_figure_growth_step_positive", "growth_step"),
            range_only("trade_figure_growth_upper_above_value", "growth_qualifier", "growth_percent", "growth_upper"),
            one_of("trade_figure_attribution_known", "attribution", Attribution),
            *amount_constraints("trade_figure"),
            *claim_constraints("trade_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_flow_display()}, {self.period}"

    def clean(self) -> None:
        """Refuse a growth that has no reading, and a reporter from outside the pair."""
        super().clean()
        check_number("growth_percent", self.growth_qualifier, self.growth_percent, self.growth_step, self.growth_upper)
        if self.pair_id and self.reporter_id and not self.pair.has(self.reporter_id):
            raise ValidationError({"reporter": _("The reporter is one of the pair's two countries, or not said.")})

    @property
    def period(self) -> Period:
        """The span of time the figure is about."""
        return Period(self.period_start, self.period_end)

    @property
    def growth(self) -> Interval | None:
        """Growth on the same period a year before, in percent, as an interval; None when not stated."""
        return read_number(self.growth_qualifier, self.growth_percent, self.growth_step, self.growth_upper)


class Target(StatedAmount, Claim):
    """A level of trade that someone says the two countries want to reach in a year."""

    code = models.SlugField(_("code"), max_length=40)
    stated_on = PartialDateField(_("stated on"))
    deadline_on = PartialDateField(_("deadline"), null=True, blank=True, help_text=_("Empty when none is stated."))
    deadline_words = models.CharField(_("deadline in words"), max_length=120, blank=True)
    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker's name"), max_length=200, blank=True)

    objects = ClaimQuerySet["Target"].as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="target_code_unique"),
            date_length("target_stated_on_partial", "stated_on"),
            date_length("target_deadline_on_partial", "deadline_on"),
            *amount_constraints("target"),
            *claim_constraints("target"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.quote or self.get_qualifier_display()}"
