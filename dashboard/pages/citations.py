"""Citation marks: from a paragraph to the mark beside a statement, and the paragraphs a page cites."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import CountryPair, Paragraph, Source
from dashboard.pages.parts import Cite
from dashboard.pages.wording import day_or_part


class Citations:
    """Makes the marks of one page and remembers what they point to."""

    def __init__(self, pair: CountryPair) -> None:
        self._slug = pair.slug
        self.cited: dict[str, dict[str, str]] = {}

    def __call__(self, paragraphs: Iterable[Paragraph]) -> tuple[Cite, ...]:
        """The marks of these paragraphs (their sources must be fetched), in their order, each once."""
        return tuple(dict.fromkeys(self._mark(paragraph) for paragraph in paragraphs))

    def _mark(self, paragraph: Paragraph) -> Cite:
        source, number = paragraph.source, paragraph.number
        mark = Cite(
            key=f"{source.number}:{number}",
            label=f"¶{number}" if source.number == 1 else f"{source.number}¶{number}",
            spoken=gettext("Source %(source)d, paragraph %(paragraph)d")
            % {"source": source.number, "paragraph": number},
            url=f"{reverse('source', args=[self._slug, source.number])}#p{number}",
        )
        self.cited[mark.key] = {
            "summary": paragraph.summary,
            "source": f"{mark.spoken}. {source.publisher}",
            "date": dated(source),
            "url": mark.url,
        }
        return mark


def dated(source: Source) -> str:
    """When a source was published, in words; that it is not known, where it is not."""
    return day_or_part(source.published_on) if source.published_on else gettext("date not known")
