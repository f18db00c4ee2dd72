"""The charts with the figures of the first report, its 22 proposals in 24 sectors, and a few harder cases."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.axes import Tick
from dashboard.charts.compare_bars import StageBar, StageRow, StagesChart, stages_chart
from dashboard.charts.compare_matrix import CountRow, CountsChart, counts_chart
from dashboard.charts.compare_panels import Panel, PanelPoint, PanelsChart, panels_chart
from dashboard.charts.compare_ranges import RateGroup, RateRow, RatesChart, rates_chart
from dashboard.charts.drawing import PlotlyFigure
from dashboard.charts.proposals import ProposerBar, ProposersChart, proposers_chart
from dashboard.charts.sectors import MatrixChart, MatrixColumn, MatrixGroup, MatrixMark, MatrixRow, matrix_chart
from dashboard.charts.theme import VARIANTS, Place, SideMark, Variant
from dashboard.charts.timeline import StatusName, TimelineChart, TimelineEvent, TimelineLane, timeline_chart
from dashboard.charts.trade import Pace, RangeBar, Shortfall, TargetChart, TargetMark, target_chart
from dashboard.charts.trade_growth import GrowthNeededChart, GrowthRange, Reference, growth_needed_chart
from dashboard.charts.trade_mirror import MirrorChart, MirrorGroup, MirrorRow, SideFigure, mirror_chart
from dashboard.charts.trade_months import MonthFigure, MonthsChart, MonthsLine, months_chart
from dashboard.charts.trade_years import TargetLine, TargetState, YearFigure, YearsChart, years_chart

BLR = SideMark("Belarus", Place.FIRST, 1)
KAZ = SideMark("Kazakhstan", Place.SECOND, 2)
BOTH = SideMark("Both sides", Place.BOTH)

STATUSES = {
    "proposed": "Proposed",
    "offered": "Offered",
    "endorsed": "Endorsed",
    "agreed": "Agreed",
    "signed": "Signed",
    "under_way": "Under way",
    "completed": "Completed",
    "stalled": "Stalled",
    "dropped": "Dropped",
}
RUSSIAN = (
    "Предложено",
    "Готовность",
    "Поддержано",
    "Согласовано",
    "Подписано",
    "Выполняется",
    "Завершено",
    "Приостановлено",
    "Отклонено",
)
# number: sectors, column of the status, who put it forward
PROPOSALS = {
    1: ("investment technologies", 0, BLR),
    2: ("it", 1, BLR),
    3: ("technologies", 3, BOTH),
    4: ("petrochemicals agriculture power transport logistics technologies", 0, BLR),
    5: ("manufacturing investment promotion", 0, BLR),
    6: ("corporations education logistics", 2, BOTH),
    7: ("finance parks", 0, BLR),
    8: ("finance it", 2, BOTH),
    9: ("drones", 1, BLR),
    10: ("drones", 1, BLR),
    11: ("space", 0, BLR),
    12: ("space", 0, BLR),
    13: ("space", 0, BLR),
    14: ("agriculture", 1, BLR),
    15: ("industry", 1, BLR),
    16: ("transit transport logistics", 5, BLR),
    17: ("housing roads", 5, BLR),
    18: ("design", 0, BLR),
    19: ("design", 0, BLR),
    20: ("education culture health", 5, BLR),
    21: ("culture", 0, BLR),
    22: ("trade", 2, KAZ),
}
SECTORS = {
    "Technology": {
        "it": ("Information technology", "IT"),
        "technologies": ("High and new technologies", "New technologies"),
        "drones": ("Unmanned aerial vehicles", "Drones"),
        "space": ("Space exploration", "Space"),
    },
    "Industry and farming": {
        "manufacturing": ("Manufacturing", "Manufacturing"),
        "parks": ("Industrial parks", "Industrial parks"),
        "industry": ("Industrial cooperation", "Joint production"),
        "corporations": ("Transnational corporations", "Transnationals"),
        "petrochemicals": ("Petrochemical industry", "Petrochemicals"),
        "power": ("Power engineering", "Power engineering"),
        "agriculture": ("Agriculture", "Agriculture"),
    },
    "Trade and finance": {
        "trade": ("Trade", "Trade"),
        "promotion": ("Trade promotion", "Trade promotion"),
        "investment": ("Investment", "Investment"),
        "finance": ("Finance", "Finance"),
    },
    "Links": {
        "transport": ("Transport", "Transport"),
        "logistics": ("Logistics", "Logistics"),
        "transit": ("Transit", "Transit"),
    },
    "Construction": {
        "housing": ("Housing construction", "Housing"),
        "roads": ("Road construction", "Roads"),
        "design": ("Design and construction services", "Design services"),
    },
    "People": {
        "education": ("Education", "Education"),
        "culture": ("Culture", "Culture"),
        "health": ("Healthcare", "Healthcare"),
    },
}


def target(period: str = "Jan–Sep", growth: str = "almost +65% ¶19") -> TargetChart:
    """Trade against the goal; another language is tried through `period` and `growth`."""
    return TargetChart(
        bars=(
            RangeBar(
                f"{period} 2016", "implied by the growth", 0.27, 0.34, None, "≈ $0.3 bn", "0.27–0.34", derived=True
            ),
            RangeBar(f"{period} 2017", "stated, ¶19", 0.45, 0.55, 0.5, "≈ $0.5 bn", "0.45–0.55", growth_text=growth),
            RangeBar("Full year 2017", "if the pace held", 0.6, 0.73, None, "$0.60–0.73 bn", derived=True),
        ),
        goal=TargetMark(1, "Goal: more than $1 bn", "¶19, no date stated", more=True),
        pace=Pace(0.75, "Nine months of a\n$1 bn year: $0.75 bn", 0, 1),
        shortfall=Shortfall(2, "still needed", "+36% to +67%"),
        ticks=(Tick(0, "0"), Tick(0.25, "0.25"), Tick(0.5, "0.5"), Tick(0.75, "0.75"), Tick(1, "$1 bn")),
    )


def open_ranges() -> TargetChart:
    """Bars beyond the goal, without an upper or a lower end, and without any value; in millions."""
    return TargetChart(
        bars=(
            RangeBar("2018", "stated", 896, 896, 896, "$896 m"),
            RangeBar("2021", "more than", 1000, None, 1000, "> $1 bn", "1000 or more"),
            RangeBar("2009", "almost", None, 300, 300, "< $0.3 bn", "up to 300"),
            RangeBar("2025", "", None, None, None, "no figure recorded"),
        ),
        goal=TargetMark(1000, "Goal: $1 bn"),
    )


def growth() -> GrowthNeededChart:
    rates = {1: (36.4, 66.7), 2: (16.8, 29.1), 3: (10.9, 18.6), 4: (8.1, 13.6), 5: (6.4, 10.8)}
    ranges = tuple(
        GrowthRange(
            f"Within {n} years",
            f"{n} years",
            low,
            high,
            f"+{low:.0f}% to +{high:.0f}% a year",
            f"+{low:.0f}% to +{high:.0f}%",
        )
        for n, (low, high) in rates.items()
    )
    return GrowthNeededChart(ranges, Reference(65, "Growth in Jan–Sep 2017:\nalmost +65% ¶19"))


def proposers() -> ProposersChart:
    return ProposersChart((ProposerBar(BLR, 18), ProposerBar(BOTH, 3), ProposerBar(KAZ, 1)))


def matrix(labels: tuple[str, ...] = tuple(STATUSES.values())) -> MatrixChart:
    totals = [sum(1 for _, column, _ in PROPOSALS.values() if column == index) for index in range(len(labels))]
    return MatrixChart(
        columns=tuple(MatrixColumn(label, total) for label, total in zip(labels, totals, strict=True)),
        groups=tuple(
            MatrixGroup(group, tuple(matrix_row(code, *names, labels) for code, names in rows.items()))
            for group, rows in SECTORS.items()
        ),
        empty_text="Nothing on record",
        empty_line="Signed, completed, stalled and dropped: nothing on record",
        sides=(BLR, KAZ, BOTH),
        key_note="Numbers are proposal numbers",
    )


def matrix_row(code: str, label: str, short: str, labels: tuple[str, ...]) -> MatrixRow:
    marks = (
        MatrixMark(number, column, side, f"Proposal {number} in a few words\n{labels[column]} · {side.name} · {label}")
        for number, (sectors, column, side) in PROPOSALS.items()
        if code in sectors.split()
    )
    return MatrixRow(label, short, tuple(marks))


def years() -> YearsChart:
    """A choice of the figures reported for 2005 to 2025, in billions, and of the targets stated."""
    exact = [(2005, BLR, 0.215), (2008, BLR, 0.537), (2010, BLR, 0.87), (2011, KAZ, 0.769), (2013, BLR, 0.953)]
    exact += [(2016, BLR, 0.419), (2017, KAZ, 0.604), (2017, BLR, 0.689), (2018, BLR, 0.896)]
    figures = [YearFigure(year, side, value, value, value) for year, side, value in exact]
    figures += [YearFigure(2017, BLR, 0.45, 0.55, 0.5, "Jan–Sep"), YearFigure(2009, BLR, 0.285, 0.3, 0.3, "Jan–Nov")]
    figures += [YearFigure(2018, KAZ, 0.95, 1.05, 1.0), YearFigure(2021, BOTH, 1.0, None, 1.0)]
    targets = (
        TargetLine("2011-05-24", "2011", 1, "more than $1 bn", TargetState.MISSED, "missed"),
        TargetLine("2017-09-22", "2020", 1, "$1 bn by 2020", TargetState.MISSED, "missed"),
        TargetLine("2017-11-29", "2021", 1, "more than $1 bn, no date", TargetState.REACHED, "reached in 2021"),
        TargetLine("2018-11-20", "2018", 1, "about $1 bn", TargetState.SLIPPED, "slipped"),
        TargetLine("2022-10-13", "", 3.5, "$3.5–4 bn, no date", TargetState.OPEN, "open"),
        TargetLine("2025-11-19", "", 1, "$1 bn soon", TargetState.OPEN, "open"),
    )
    note, aim = "Hatched: part of a year", "What was aimed for, and until when"
    return YearsChart(2005, 2025, tuple(figures), targets, (BLR, KAZ, BOTH), note, "no figure recorded", aim)


def months() -> MonthsChart:
    """Two sides by the month over three years, one of them with a month missing."""

    def figure(number: int, value: float) -> MonthFigure:
        return MonthFigure(round(2015 + (number + 0.5) / 12, 3), value - 0.5, value + 0.5, value, f"{value} million")

    first = tuple(figure(number, 40 + 5 * (number % 12 // 3) + number / 4) for number in range(36))
    second = tuple(figure(number, 30 + 4 * (number % 6)) for number in range(36) if number != 17)
    return MonthsChart((MonthsLine(BLR, "Belarus, turnover", first), MonthsLine(KAZ, "Kazakhstan, turnover", second)))


def mirror() -> MirrorChart:
    turnover = (
        MirrorRow(
            "Jan–Sep 2017",
            SideFigure(450, 550, 500, "≈ $0.5 bn"),
            SideFigure(441.4, 441.4, 441.4, "$441 m"),
            "within the rounding",
        ),
        MirrorRow(
            "2017", SideFigure(688.9, 689.5, 689.2, "$689 m"), SideFigure(604.1, 604.1, 604.1, "$604 m"), "14% apart"
        ),
        MirrorRow("2018", SideFigure(896, 896, 896, "$896 m"), SideFigure(950, 1050, 1000, "about $1 bn")),
    )
    north = (
        MirrorRow("2017", SideFigure(97, 97.2, 97.1, "$97 m"), SideFigure(95.5, 95.5, 95.5, "$96 m"), "1.6 m apart"),
        MirrorRow("2018", SideFigure(112.3, 112.3, 112.3, "$112 m"), None, "Kazakhstan: no figure recorded"),
        MirrorRow("2022", SideFigure(300, None, 300, "> $0.3 bn"), SideFigure(None, 280, 280, "almost $0.3 bn")),
    )
    groups = (MirrorGroup("Turnover", turnover), MirrorGroup("Kazakhstan to Belarus", north))
    return MirrorChart((BLR, KAZ), groups)


def timeline() -> TimelineChart:
    events = (
        TimelineEvent("2018", "Days of Kazakhstan's culture in Belarus", status="completed"),
        TimelineEvent("2021-09-30", "Days of Belarusian culture", end="2021-10-04", status="under_way"),
        TimelineEvent("2022-11-28", "Days of Kazakhstan's culture again, in Minsk and in two more cities"),
    )
    documents = (
        TimelineEvent("2017-11-29", "Programme of cooperation until 2026", status="signed"),
        TimelineEvent("2018-01", "The last transition periods are set", status="agreed"),
        TimelineEvent("2018-11-26", "Road map for 2019–2020", status="stalled"),
    )
    key = tuple(StatusName(code, label) for code, label in STATUSES.items())
    return TimelineChart((TimelineLane("Days of culture", events), TimelineLane("Documents", documents)), key)


KGZ = SideMark("Kyrgyzstan", Place.FIRST, 3)
UZB = SideMark("Uzbekistan", Place.SECOND, 4)


def panels(*, log: bool = False) -> PanelsChart:
    """Made-up trade of three pairs beside each other, in billions; the last pair has no value."""
    one = [PanelPoint(year, 0.2 + 0.05 * (year - 2010), BLR) for year in range(2010, 2020) if year != 2014]
    one += [PanelPoint(year, 0.3 + 0.05 * (year - 2010), KAZ, hollow=True) for year in (2012, 2013, 2019)]
    two = [PanelPoint(year, 0.05 + 0.01 * (year - 2010), UZB) for year in range(2010, 2020)]
    return PanelsChart(
        first=2010,
        last=2019,
        panels=(
            Panel("Belarus–Kazakhstan", ("2019: $0.65 bn", "Goal: more than $1 bn"), tuple(one), goal=1.0),
            Panel("Kyrgyzstan–Uzbekistan", ("2019: $0.14 bn", "No goal on record"), tuple(two)),
            Panel("United Arab Emirates–Turkmenistan", (), (), goal=0.5, gap="No yearly turnover in goods on record"),
            Panel("Bosnia and Herzegovina–United Kingdom", ("2019: $0.14 bn",), (PanelPoint(2019, 0.14, BOTH),)),
        ),
        ticks=(Tick(0.1, "$0.1 bn"), Tick(1, "$1 bn")) if log else (),
        log=log,
        keys=(("first", "reported by the first country"), ("hollow", "goods or services: not said"), ("goal", "goal")),
    )


def stages() -> StagesChart:
    """Made-up counts by stage."""
    labels = (
        ("Put forward", "proposed"),
        ("Agreed or signed", "agreed"),
        ("Under way or completed", "under_way"),
        ("Stalled or dropped", "stalled"),
    )
    counts = {"Belarus–Kazakhstan": (14, 1, 7, 0), "Bosnia and Herzegovina–United Kingdom": (120, 0, 3, 1)}
    rows = tuple(StageRow(name, tuple(StageBar(count, str(count)) for count in row)) for name, row in counts.items())
    return StagesChart(labels, rows)


def counts() -> CountsChart:
    """Made-up numbers of proposals by sector and pair."""
    columns = (("Belarus–Kazakhstan", "BLR–KAZ"), ("Kyrgyzstan–Uzbekistan", "KGZ–UZB"), ("Armenia–Chad", "ARM–TCD"))
    rows = (
        CountRow("Information technology", (3, 0, 12)),
        CountRow("Design and construction services", (1, 1, 0)),
        CountRow("Trade", (0, 0, 40)),
    )
    return CountsChart(columns, rows)


def rates() -> RatesChart:
    """Made-up growth: stated and derived, open, negative and beyond 100 percent."""
    one = RateGroup(
        "Belarus–Kazakhstan",
        (
            RateRow("Stated: Jan–Sep 2017, Belarus", 61.75, 65, 65, "almost +65%"),
            RateRow("Derived: 2017 on 2016, Belarus", 45.1, 45.3, None, "+45%"),
        ),
    )
    two = RateGroup(
        "Kyrgyzstan–Uzbekistan",
        (
            RateRow("Stated: 2031, Uzbekistan", 130, None, 130, "more than +130%"),
            RateRow("Derived: 2031 on 2030, Kyrgyzstan", -20, -12, None, "−20% to −12%"),
        ),
    )
    return RatesChart((one, two))


Draw = Callable[[Variant], PlotlyFigure]
DRAWERS: dict[str, tuple[Callable[[Any, Variant], PlotlyFigure], Any, Any]] = {
    # name: the function, real data, nothing
    "target": (target_chart, target(), TargetChart()),
    "target in Kazakh": (target_chart, target("Қаңтар–қыркүйек", "өсім 65% дерлік ¶19"), TargetChart()),
    "open ranges": (target_chart, open_ranges(), TargetChart(goal=TargetMark(1, "Goal: $1 bn"))),
    "growth": (growth_needed_chart, growth(), GrowthNeededChart()),
    "proposers": (proposers_chart, proposers(), ProposersChart()),
    "matrix": (matrix_chart, matrix(), MatrixChart()),
    "matrix in Russian": (matrix_chart, matrix(RUSSIAN), MatrixChart(columns=(MatrixColumn("Proposed", 0),))),
    "years": (years_chart, years(), YearsChart(2005, 2025)),
    "months": (months_chart, months(), MonthsChart()),
    "mirror": (mirror_chart, mirror(), MirrorChart((BLR, KAZ))),
    "panels": (panels_chart, panels(), PanelsChart()),
    "panels on a scale of ratios": (panels_chart, panels(log=True), PanelsChart(log=True)),
    "stages": (stages_chart, stages(), StagesChart()),
    "counts": (counts_chart, counts(), CountsChart()),
    "rates": (rates_chart, rates(), RatesChart()),
    "timeline": (timeline_chart, timeline(), TimelineChart(lanes=(TimelineLane("Documents"),))),
}
REAL: dict[str, Draw] = {name: partial(draw, info) for name, (draw, info, _) in DRAWERS.items()}
EMPTY: dict[str, Draw] = {name: partial(draw, nothing) for name, (draw, _, nothing) in DRAWERS.items()}
WIDE_LIGHT, WIDE_DARK, NARROW_LIGHT, NARROW_DARK = VARIANTS


def annotation(figure: go.Figure, text: str) -> Any:
    """The annotation with this text, as Plotly has it."""
    return next(note for note in figure.layout.annotations if note.text == text)


def written(figure: go.Figure, text: str) -> Any:
    """The trace that writes this text, with the place of this one."""
    traces = [trace for trace in figure.data if trace.type == "scatter" and text in (trace.text or ())]
    return SimpleNamespace(
        x=traces[0].x[traces[0].text.index(text)],
        y=traces[0].y[traces[0].text.index(text)],
        position=traces[0].textposition,
        colour=traces[0].textfont.color,
    )
