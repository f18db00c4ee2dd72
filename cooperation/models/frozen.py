"""Charts that somebody keeps as they were, to show them on another site after the record has changed."""

from django.db import models

from cooperation.models.places import CountryPair


class FrozenChart(models.Model):
    """A chart as it was on a day: its pictures as SVG by their variants, and the words that stand around them.

    ``digest`` is that of what it shows, so that the same chart is kept once; ``address`` leads to the chart as it is
    now, without the host. A chart over all pairs has no pair and no revision.
    """

    digest = models.CharField(max_length=16, primary_key=True)
    pair = models.ForeignKey(CountryPair, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(null=True)
    frozen_on = models.DateField()
    language = models.CharField(max_length=10)
    address = models.CharField(max_length=2000)
    words = models.JSONField()
    pictures = models.JSONField()

    def __str__(self) -> str:
        return self.digest
