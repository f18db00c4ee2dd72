"""Words and statistics: what was said of whole years beside what offices count, and the series behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.categories import WHOLE, Category
from cooperation.analysis.choosing.official import Counted, Run, beside, runs
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.series import Level
from cooperation.analysis.units import MILLIONS
from cooperation.models.addresses import figure_address
from cooperation.queries.trade import GoalState, passages_of
from cooperation.queries.trade_values import Figure, OfficialSeries
from cooperation.wording.amounts import money_span
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.flows import FLOW_WORDS
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words
from dashboard.components.page import Block, Cell, DataTable, Head, Record
from dashboard.components.records import derived_record, figure_record, size_record
from dashboard.components.section import Section
from dashboard.components.sides import reporter_name
from dashboard.presenting.goals import goal_record, goal_words
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.table import side_cell

TENTH = Decimal(10) ** (MILLIONS - 1)
OF_GOODS = (Category.GOODS, Category.NOT_SAID)


@dataclass(frozen=True)
class Said:
    """A figure of a whole year beside what an office counts of it; ``agrees`` where its words allow the number."""

    figure: Figure
    office: Level

    @property
    def agrees(self) -> bool:
        """Whether the words, as read, allow the office's number."""
        amount = self.figure.amount_in(USD)
        return bool(amount and amount.interval.intersects(self.office.value))

    @property
    def finding(self) -> str:
        """Whether they agree, and else which of the two is higher."""
        amount = self.figure.amount_in(USD)
        if self.agrees or amount is None:
            return gettext("agrees")
        is_above = amount.interval.compare(self.office.value) is Comparison.ABOVE
        return gettext("differs: the words are higher") if is_above else gettext("differs: the words are lower")

    @property
    def is_own(self) -> bool:
        """Whether the office is that of the side whose figure it is."""
        return self.office.key.reporter == self.figure.reporter


class StatisticsRoom(TradeRoom):
    """What was said beside what is counted, the targets by the statistics alone, and the years themselves."""

    room = "statistics"
    blocks = (
        Block("said", lambda page: page.comparison, label=gettext_lazy("What was said, and what offices count")),
        Block("met", lambda page: page.met, label=gettext_lazy("Targets by the statistics")),
        Block("years", lambda page: page.years, label=gettext_lazy("Year by year")),
        Block("editions", lambda page: page.editions, label=gettext_lazy("Where the numbers are from")),
    )

    @cached_property
    def levels(self) -> dict[Key, Level]:
        """What offices count, by what it counts."""
        return {level.key: level for level in self.view.trade.official}

    @cached_property
    def said(self) -> list[Said]:
        """Figures of whole years that an office counts as well, the latest first."""
        found = [Said(one, office) for one in self.view.trade.figures if (office := self._office_of(one))]
        return sorted(found, key=lambda one: (-one.office.key.period.year, one.figure.code))

    def _office_of(self, figure: Figure) -> Level | None:
        is_year = figure.period is not None and figure.period.is_year and figure.amount_in(USD) is not None
        if not is_year or figure.category not in OF_GOODS or figure.scope != WHOLE or figure.period is None:
            return None
        key = Key(figure.reporter, figure.category, figure.flow, figure.period)
        others = (side for side in (self.pair.first_id, self.pair.second_id) if side != figure.reporter)
        return next((found for other in others if (found := beside(key, self.levels, other))), None)

    @cached_property
    def title(self) -> str:
        """Whether there are statistics, and anything said of the same years."""
        if not self.levels:
            return gettext("No official statistics are loaded for this pair")
        if not self.said:
            return gettext("Official statistics are loaded; nothing said of a whole year stands beside them")
        return gettext("Totals said of whole years, beside official statistics")

    @property
    def standfirst(self) -> str:
        """What agreeing means."""
        told = gettext(
            "Words agree where the office’s number is one that they allow. Of several editions the reporter’s own "
            "office speaks, then the latest; estimates are left out."
        )
        if not self.said:
            return told
        found = ngettext(
            "The one total said of a year that an office counts: %(agreeing)d agrees.",
            "Of %(count)d totals said of a year that an office counts, %(agreeing)d agree.",
            len(self.said),
        )
        words = {"agreeing": sum(one.agrees for one in self.said), "count": len(self.said)}
        return f"{found % words} {told}"

    @property
    def comparison(self) -> Section | None:
        """Each stated total of a year with the office's number."""
        columns = (
            Head(gettext("Year")),
            Head(gettext("Said by")),
            Head(gettext("In words")),
            Head(gettext("What")),
            Head(gettext("Counted by")),
            Head(gettext("Office’s number"), numeric=True),
            Head(gettext("Finding")),
            Head(gettext("What to keep in mind")),
        )
        title = gettext("Stated totals beside official statistics")
        rows = tuple(map(self._said_row, self.said))
        return Section("said", title, gettext("The latest year first"), DataTable(columns, rows)) if rows else None

    def _said_row(self, one: Said) -> tuple[Cell, ...]:
        figure, office = one.figure, one.office
        return (
            Cell(str(office.key.period.year)),
            side_cell(self.pair, figure.reporter or None),
            Cell(
                amount_words(figure),
                url=figure_address(self.pair.slug, figure.code),
                cites=self.cites(figure.passages),
            ),
            Cell(str(FLOW_WORDS[figure.flow])),
            side_cell(self.pair, office.key.reporter),
            Cell(money(office.value), cites=self.cites(passages_of(office))),
            Cell(one.finding),
            Cell(" ".join(_reservations(one))),
        )

    @property
    def met(self) -> Section | None:
        """The targets of trade that name an amount, by what offices count since they were named."""
        columns = (Head(gettext("Target")), Head(gettext("Named on")), Head(gettext("By the statistics")))
        told = [(state, self._met_words(state)) for state in reversed(self.view.trade.states)]
        rows = tuple(
            (
                Cell(goal_words(state.goal), cites=self.cites(state.goal.passages)),
                Cell(day_or_part(state.goal.stated_on)),
                Cell(words),
            )
            for state, words in told
            if words
        )
        title = gettext("In which years each target was met, by each office")
        return (
            Section("met", title, gettext("Full years from that of its naming"), DataTable(columns, rows))
            if rows
            else None
        )

    def _met_words(self, state: GoalState) -> str:
        """In which years it was met: "Kazakhstan’s statistics: met in 2022; not met in 2023–2024, by $67.8 m"."""
        found = self._runs(state)
        sides = dict.fromkeys(run.reporter for run in found)
        return " ".join(self._by_office(side, [run for run in found if run.reporter == side]) for side in sides)

    def _runs(self, state: GoalState) -> list[Run]:
        """Runs of years in which a target of trade in dollars was met or not, by office."""
        goal = state.goal
        is_trade = goal.flow is Flow.TURNOVER and goal.category in OF_GOODS and goal.scope == WHOLE
        if goal.lead is None or goal.lead.currency != USD or goal.wanted is None or not is_trade:
            return []
        return runs(goal.wanted, self.view.trade.official_totals, goal.stated_on.earliest.year)

    def _by_office(self, side: str, of_side: list[Run]) -> str:
        each = listed(map(_run_words, of_side))
        return gettext("By the statistics of %(side)s: %(each)s.") % {
            "side": reporter_name(self.pair, side),
            "each": each,
        }

    @property
    def years(self) -> Section | None:
        """Each year by each side, the latest first."""
        columns = (
            Head(gettext("Year")),
            Head(gettext("Counted by")),
            Head(gettext("Exports"), numeric=True),
            Head(gettext("Imports"), numeric=True),
            Head(gettext("Trade"), numeric=True),
            Head(gettext("Balance"), numeric=True),
        )
        keys = {(key.period, key.reporter, key.category) for key in self.levels}
        rows = tuple(self._year_row(*key) for key in sorted(keys, key=lambda key: (-key[0].year, *key[1:])))
        title = gettext("Trade in goods as each side’s statistics have it")
        subtitle = gettext("Exports and imports from the side of the one who counts; imports with freight, as a rule")
        return Section("years", title, subtitle, DataTable(columns, rows)) if rows else None

    def _year_row(self, period: Period, reporter: str, category: str) -> tuple[Cell, ...]:
        flows = (Flow.EXPORTS, Flow.IMPORTS, Flow.TURNOVER)
        sold, bought, both = (self.levels.get(Key(reporter, category, flow, period)) for flow in flows)
        balance = money(sold.value - bought.value) if sold and bought else ""
        cells = (
            Cell(money(one.value), cites=self.cites(passages_of(one))) if one else Cell() for one in (sold, bought)
        )
        return (
            Cell(period_words(period)),
            side_cell(self.pair, reporter),
            *cells,
            Cell(money(both.value) if both else "", derived=bool(both)),
            Cell(balance, derived=bool(balance)),
        )

    @property
    def editions(self) -> Section | None:
        """Every edition on record with what it covers."""
        columns = tuple(
            map(
                Head,
                (
                    gettext("Counted by"),
                    gettext("Flow"),
                    gettext("Office"),
                    gettext("Edition"),
                    gettext("Years"),
                    gettext("Caveat"),
                ),
            )
        )
        rows = tuple(map(self._edition_row, self.view.trade.series))
        title = gettext("Editions; a later one replaces none")
        return (
            Section("editions", title, gettext("Each office’s table as published"), DataTable(columns, rows))
            if rows
            else None
        )

    def _edition_row(self, one: OfficialSeries) -> tuple[Cell, ...]:
        office = ", ".join(filter(None, (one.office, one.table)))
        return (
            side_cell(self.pair, one.reporter),
            Cell(str(FLOW_WORDS[one.flow])),
            Cell(office, cites=self.cites(one.passages)),
            Cell(day_or_part(one.edition_on)),
            Cell(_covers(one)),
            Cell(one.caution),
        )

    def records(self) -> Iterable[Record]:
        """A record an amount that speaks, sums and balances, what was said of the same, and how far each target is."""
        for key, one in self.view.trade.counted.items():
            yield self._record(self.levels[key], one)
        for key, level in self.levels.items():
            if key.flow is Flow.TURNOVER:
                yield self._record(level, None)
                yield self._balance_record(key)
        for said in self.said:
            yield figure_record(self.pair, said.figure)
        for state in self.view.trade.states:
            if found := self._runs(state):
                yield goal_record(self.pair, state)
                yield from (self._distance_record(state, run) for run in found)
        agreeing = sum(one.agrees for one in self.said)
        yield size_record(self.pair, "said", gettext("Totals said of a year that an office counts"), len(self.said))
        yield size_record(self.pair, "agreeing", gettext("Of these, agreeing with an office’s number"), agreeing)

    def _balance_record(self, key: Key) -> Record:
        sold, bought = (self.levels[key._replace(flow=flow)] for flow in (Flow.EXPORTS, Flow.IMPORTS))
        code = f"{key.reporter}-{key.category}-{Flow.BALANCE}-{key.period.year}"
        rests_on = " ".join((*sold.rests_on, *bought.rests_on))
        of = {"reporter": key.reporter, "flow": Flow.BALANCE.value, "category": key.category, "rests_on": rests_on}
        return derived_record(self.pair, code, key.period, sold.value - bought.value, "exports - imports", **of)

    def _distance_record(self, state: GoalState, run: Run) -> Record:
        code, year = f"{state.goal.code}-{run.reporter}-{run.last}", Period.of_year(run.last)
        of = {"reporter": run.reporter, "target": state.goal.code}
        return derived_record(self.pair, code, year, Interval.point(run.distance), "office's number - target", **of)

    def _record(self, level: Level, one: Counted | None) -> Record:
        key, value = level.key, float(level.value.low or 0)
        return {
            "pair": self.pair.slug,
            "code": level.code,
            "kind": "statistic",
            "reporter": key.reporter,
            "flow": key.flow.value,
            "category": key.category,
            "period": str(key.period),
            "value_usd": value,
            "low_usd": value,
            "high_usd": value,
            "formula": None if one else "exports + imports",
            "publisher": one.edition.origin.office if one else None,
            "known_on": level.known_on.isoformat(),
            "rests_on": " ".join(level.rests_on),
            "also_on_record": " ".join(edition.code for edition, _value in one.others) or None if one else None,
            "evidence": " ".join(map(str, passages_of(level))),
            "caution": one.edition.origin.caution if one else "",
        }


def money(value: Interval) -> str:
    """An office's number in millions, to a tenth."""
    return money_span(value, unit=MILLIONS, digit=TENTH)


def _run_words(run: Run) -> str:
    years = str(run.first) if run.first == run.last else f"{run.first}–{run.last}"
    words = {"years": years, "last": run.last, "distance": money(Interval.point(abs(run.distance)))}
    if run.first == run.last:
        return (
            gettext("met in %(years)s by %(distance)s") if run.meets else gettext("%(distance)s short in %(years)s")
        ) % words
    met = gettext("met in %(years)s, in %(last)s by %(distance)s")
    return (met if run.meets else gettext("not met in %(years)s, %(distance)s short in %(last)s")) % words


def _reservations(one: Said) -> Iterator[str]:
    """What makes the two comparable or not."""
    if one.figure.category == Category.NOT_SAID:
        yield gettext("The source does not say whether services are counted; statistics count goods.")
    if not one.is_own and one.figure.flow is not Flow.TURNOVER:
        yield gettext(
            "Counted by the partner, from the other side: imports hold freight and insurance, exports do not."
        )
    elif not one.is_own and one.figure.reporter:
        yield gettext("Counted by one side’s office; the words are not of that side.")


def _covers(one: OfficialSeries) -> str:
    """From when to when, and of what of it nothing is published."""
    first, last = one.observed[0].when, one.observed[-1].when
    span = str(first) if first == last else f"{first}–{last}"
    counts = [
        status for status in ("estimated", "confidential", "missing") if any(o.status == status for o in one.observed)
    ]
    words = {"estimated": gettext("estimated in part"), "confidential": gettext("confidential in part")}
    words["missing"] = (
        gettext("published nothing") if all(o.status == "missing" for o in one.observed) else gettext("gaps")
    )
    return ", ".join((span, *(words[status] for status in counts)))
