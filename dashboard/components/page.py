"""What pages are made of: the shapes that the components in ``templates/components`` show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from dashboard.charts.drawing import PlotlyFigure
from dashboard.charts.theme import Place, SideMark

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FEW_PARTS = 4

type Value = str | int | float | bool | None
type Record = dict[str, Value]
type Links = tuple[tuple[str, str], ...]


class KeptRecord(dict[str, Value]):
    """A record that is kept with what it is of, and that nobody changes.

    ``written`` is what a file made of it last: by whom, and what.
    """

    written: tuple[object, Any] = (None, None)


@dataclass(frozen=True)
class Cite:
    """A mark that leads to the paragraph behind a statement: key "1:19", label "¶19"."""

    key: str
    label: str
    spoken: str
    url: str


@dataclass(frozen=True)
class Crumb:
    """A step on the way to a page; the last has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Link:
    """A label that leads somewhere; ``main`` marks the one to take first."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True)
class Linked:
    """Words in which codes lead to their pages."""

    text: str
    links: Links = ()


@dataclass(frozen=True)
class KeyFigure:
    """A number at the head of a page, with its doubt or definition."""

    label: str
    value: str
    remark: str
    cites: tuple[Cite, ...] = ()
    remark_cites: tuple[Cite, ...] = ()
    derived: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a table's column; ``prose`` marks sentences, which need room."""

    label: str
    numeric: bool = False
    prose: bool = False


@dataclass(frozen=True)
class Numbers:
    """What words say as numbers: the least and the most they can mean, and the number as stated, all in one unit.

    An end that is not there is None, and ``stated`` is None where nobody stated a number. The unit is a currency, "%"
    or, of what is counted, empty.
    """

    low: Decimal | None
    high: Decimal | None
    stated: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell: words, and what may stand with them; ``numbers`` for a file.

    ``contested`` is the page that shows both readings of a number; ``target_state`` the state that a word names, for
    its icon; a ``fold`` opens in place. ``links`` are the codes within the words, each with the address of its page.
    """

    text: str = ""
    url: str = ""
    cites: tuple[Cite, ...] = ()
    derived: bool = False
    status: str = ""
    status_label: str = ""
    side: str = ""
    side_label: str = ""
    accent: int | None = None
    anchor: str = ""
    contested: str = ""
    target_state: str = ""
    fold: bool = False
    links: Links = ()
    numbers: Numbers | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it holds words alone, as most cells do."""
        return not (
            self.cites
            or self.url
            or self.side
            or self.status
            or self.derived
            or self.contested
            or self.target_state
            or self.fold
            or self.links
        )


@dataclass(frozen=True)
class DataTable:
    """A table for reading; every row is as long as the columns. ``compact`` folds a row to four lines on a phone."""

    columns: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    compact: bool = False

    @property
    def mixed(self) -> bool:
        """Whether some rows hold a derived value and others none, so that it helps to shade those that do."""
        return len({any(cell.derived for cell in row) for row in self.rows}) > 1


@dataclass(frozen=True)
class Note:
    """Something to know while reading: kind "" (context), "warn" (limits the finding) or "bad" (error)."""

    title: str
    text: str = ""
    kind: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class EvidenceItem:
    """A paragraph behind a chart, in our own words."""

    summary: str
    cites: tuple[Cite, ...]
    context: str = ""


@dataclass(frozen=True)
class Images:
    """Addresses of a chart's four pictures and the sizes of the two widths, in CSS pixels."""

    wide_light: str
    wide_dark: str
    narrow_light: str
    narrow_dark: str
    wide_width: int
    wide_height: int
    narrow_width: int
    narrow_height: int


@dataclass(frozen=True)
class ChartCard:
    """A chart with its finding, its table and its source. ``info`` and ``draw`` make the picture.

    ``explore`` makes of the same ``info`` and a theme the native Plotly figure, where a closer look shows more than
    the picture; ``legend`` holds the sides whose marks the drawing does not name.
    """

    template: ClassVar[str] = "chart.html"

    key: str
    title: str
    subtitle: str
    alt: str
    table: DataTable
    info: Any
    draw: Callable[..., PlotlyFigure]
    explore: Callable[..., PlotlyFigure] | None = None
    source_note: str = ""
    cites: tuple[Cite, ...] = ()
    caution: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    method: str = ""
    legend: tuple[SideMark, ...] = ()
    legend_note: str = ""
    span: int | None = None
    images: Images | None = None
    downloads: tuple[Link, ...] = ()
    take_url: str = ""
    embed_url: str = ""

    @property
    def has_others(self) -> bool:
        """Whether the key names those who are neither of the two countries nor both."""
        return any(side.place is Place.OTHER for side in self.legend)

    @property
    def is_explorable(self) -> bool:
        """Whether there is a native figure of it."""
        return self.explore is not None


class Page:
    """A page: what was asked of it and what is known, looked up once and only when a part asks for it.

    A page is one ordered list of named blocks. Its class holds them in ``blocks``, in the order in which they are
    read; ``templates/page.html`` loops over ``parts``, the address of a chart builds the one block of that key, and
    .json and .csv are made of ``records`` alone. What several blocks need is a ``cached_property`` of the page::

        class SectorsPage(Page):
            blocks = (
                Block("matrix", lambda page: matrix_card(page.counts), label=gettext_lazy("By status")),
                Block("table", sectors_section, label=gettext_lazy("Every sector")),
                Block("news", news_of, "sectors/news.html", span=6),
            )

            def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None: ...

            @cached_property
            def counts(self) -> Counts: ...

            @cached_property
            def title(self) -> str: ...

            def records(self) -> Iterable[Record]: ...

    ``cites`` makes the marks of the page; ``records`` are flat rows of plain values (codes, ISO dates, numbers).
    ``filters`` says in words what the page leaves out, for whoever holds an export of it; None where it cannot leave
    anything out. ``day`` is the day on which the record is read; None for today. A page that ``knows_days`` shows
    nothing later than that day.
    """

    blocks: "ClassVar[tuple[Block[Any], ...]]" = ()
    knows_days: ClassVar[bool] = False
    day: date | None = None
    cited: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    @property
    def title(self) -> str:
        """The finding."""
        raise NotImplementedError

    @property
    def standfirst(self) -> str:
        """What there is to know before reading on; may be empty."""
        return ""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The way to the page."""
        return ()

    @property
    def filters(self) -> str | None:
        """What the page leaves out, in words."""
        return None

    @property
    def example_days(self) -> tuple[date, ...]:
        """Days of the past that are worth a look."""
        return ()

    def records(self) -> Iterable[Record]:
        """The rows of the page's .json and .csv."""
        raise NotImplementedError

    @cached_property
    def parts(self) -> "tuple[Part, ...]":
        """All blocks for which there is something to show, in their order."""
        return tuple(part for block in self.blocks if (part := block.part_of(self)))

    @property
    def contents(self) -> "tuple[Part, ...]":
        """What "On this page" lists: the parts with a name, where there are more than four."""
        named = tuple(part for part in self.parts if part.label)
        return named if len(named) > FEW_PARTS else ()

    @property
    def charts(self) -> tuple[ChartCard, ...]:
        """All charts of the page, in their order."""
        return tuple(part.content for part in self.parts if isinstance(part.content, ChartCard))

    def chart(self, key: str) -> ChartCard | None:
        """The chart of that key: nothing else of the page is built for it."""
        found = (block.build(self) for block in self.blocks if block.key == key)
        return next((content for content in found if isinstance(content, ChartCard)), None)


@dataclass(frozen=True)
class Block[P: Page]:
    """A place in a page's list: what it is called there, and the function that builds what it shows.

    ``key`` is its id on the page and, for a chart, its name in addresses. ``build`` gives a chart card, a section, or
    anything that ``template`` (below ``templates/blocks/``) shows as ``part``; None or an empty tuple where there is
    nothing to show. ``label`` names it above its finding and in "On this page"; ``span`` is its width in columns of
    twelve.
    """

    key: str
    build: Callable[[P], Any]
    template: str = ""
    label: "StrOrPromise" = ""
    span: int = 12

    def part_of(self, page: P) -> "Part | None":
        """What it shows on a page; None where there is nothing."""
        content = self.build(page)
        if content is None or content == ():
            return None
        template = self.template or content.template
        span = content.span if isinstance(content, ChartCard) and content.span else self.span
        return Part(self.key, content, f"blocks/{template}", str(self.label), span)


@dataclass(frozen=True)
class Part:
    """A block as built for a page: ``content`` is what its template shows."""

    key: str
    content: Any
    template: str
    label: str = ""
    span: int = 12
