"""Numbers of things that sources state of a pair: firms, projects, documents."""

from datetime import date

from cooperation.models import CountryPair, StatedCount


def counts_of(pair: CountryPair, day: date | None) -> list[StatedCount]:
    """The published counts with their evidence, by what is counted and in time; as known on a day or ever."""
    counts = StatedCount.objects.for_pair(pair).published().known_on(day).with_evidence()
    return list(counts.order_by("counted", "counted_on", "code"))
