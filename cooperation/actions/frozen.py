"""Keep a chart as it is."""

from cooperation.models import FrozenChart

# Some 40 kB each. Whoever reads the site may keep a chart, so there has to be an end.
MOST_FROZEN = 5_000


class TooManyFrozenError(Exception):
    """No more charts are kept."""


def freeze(chart: FrozenChart) -> FrozenChart:
    """Keep a chart; one that is kept already stays as it was first. TooManyFrozenError where there is no room left."""
    kept = FrozenChart.objects.filter(digest=chart.digest).first()
    if kept is None and FrozenChart.objects.count() >= MOST_FROZEN:
        raise TooManyFrozenError
    if kept is None:
        fields = {field.attname: getattr(chart, field.attname) for field in FrozenChart._meta.concrete_fields}
        kept, _is_new = FrozenChart.objects.get_or_create(digest=chart.digest, defaults=fields)
    return kept
