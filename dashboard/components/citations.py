"""Citation marks: from a paragraph to the mark beside a statement, and the paragraphs a page cites."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import CountryPair, Paragraph, Source
from cooperation.wording.dates import day_or_part
from dashboard.components.page import Cite


class Citations:
    """Makes the marks of one page and remembers what they point to.

    On a page about several pairs each has its own, and all remember in one ``cited``; their keys and what is read
    aloud then name the pair.
    """

    def __init__(self, pair: CountryPair, cited: dict[str, dict[str, str]] | None = None) -> None:
        self._slug = pair.slug
        self._name = "" if cited is None else pair.name
        self.cited: dict[str, dict[str, str]] = {} if cited is None else cited

    def __call__(self, paragraphs: Iterable[Paragraph]) -> tuple[Cite, ...]:
        """The marks of these paragraphs (their sources must be fetched), in their order, each once."""
        return tuple(dict.fromkeys(self._mark(paragraph) for paragraph in paragraphs))

    def _mark(self, paragraph: Paragraph) -> Cite:
        source, number = paragraph.source, paragraph.number
        words = {"pair": self._name, "source": source.number, "paragraph": number}
        spoken = (
            gettext("%(pair)s: source %(source)d, paragraph %(paragraph)d")
            if self._name
            else gettext("Source %(source)d, paragraph %(paragraph)d")
        )
        mark = Cite(
            key=f"{self._slug}/{source.number}:{number}" if self._name else f"{source.number}:{number}",
            label=f"¶{number}" if source.number == 1 else f"{source.number}¶{number}",
            spoken=spoken % words,
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
