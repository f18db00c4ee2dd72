"""What pages are made of: the shapes that the components in ``templates/components`` show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

type Value = str | int | float | bool | None
type Record = dict[str, Value]


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
class Column:
    """The head of a table's column; ``prose`` marks sentences, which need room."""

    label: str
    numeric: bool = False
    prose: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: words, and what may stand with them."""

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


@dataclass(frozen=True)
class DataTable:
    """A table for reading; every row is as long as the columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

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
    """A chart with its finding, its table and its source. ``info`` and ``draw`` make the Plotly figure."""

    key: str
    title: str
    subtitle: str
    alt: str
    table: DataTable
    info: Any
    draw: Callable[..., Any]
    source_note: str = ""
    cites: tuple[Cite, ...] = ()
    caution: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    method: str = ""
    legend_note: str = ""
    span: int | None = None
    images: Images | None = None
    downloads: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has: a finding as its title, the way to it, and the records behind it.

    ``records`` gives flat rows of plain values (codes, ISO dates, numbers) for .json and .csv.
    ``cited`` holds the paragraphs that the page's citation marks point to, by their keys. ``filters`` says in words
    what the page leaves out, for whoever holds an export of it; None where it cannot leave anything out.
    """

    title: str
    standfirst: str = ""
    crumbs: tuple[Crumb, ...] = ()
    records: Callable[[], Iterable[Record]]
    cited: dict[str, dict[str, str]] = field(default_factory=dict)
    charts: tuple[ChartCard, ...] = ()
    filters: str | None = None

    def chart(self, key: str) -> ChartCard | None:
        """The chart of that key."""
        return next((card for card in self.charts if card.key == key), None)
