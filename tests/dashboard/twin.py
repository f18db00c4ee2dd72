"""A naive twin of the rules of choice, and a crawl that holds every heading with a number in it against the twin.

The twin reads the rows and compares everything with everything, in plain loops. A number in a heading is an amount or
a percentage that the twin finds for a period that the heading names, what a target asks for, or a pure count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property, reduce
from html import unescape
from itertools import permutations
from typing import Any, NamedTuple

from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from cooperation.analysis.amounts import Amount
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.source_ranks import source_rank
from cooperation.analysis.units import UNITS
from cooperation.models import (
    CountryPair,
    Event,
    ExchangeRate,
    Product,
    ProductTrade,
    Proposal,
    Sector,
    Source,
    Statement,
    Target,
    TradeFigure,
)
from cooperation.models.replacement import WORLD
from cooperation.wording.dates import period_words
from dashboard.urls import PAGES

POWERS = {unit.short.removeprefix("%(amount)s").strip(): unit.power for unit in UNITS}
SIGNS = str.maketrans({"−": "-", ",": "", "+": ""})
NUMBER = r"[\d,]*\d(?:\.\d+)?"
MONEY = re.compile(rf"(−?)(?:\$|[A-Z]{{3}} )({NUMBER})(?:–({NUMBER}))?(?: ({'|'.join(filter(None, POWERS))})\b)?")
PERCENT = re.compile(rf"([+−]?{NUMBER})(?:–({NUMBER}))?%")
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d\b")
DATE = re.compile(r"\b(?:[A-Z][a-z]{2} )?(?:19|20)\d\d\b")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# What a heading may count, beside amounts: how many of what.
COUNTED = (
    "proposals?", "targets?", "figures?", "stated figures?", "trade figures?", "sources?", "sectors?", "statements?",
    "years?", "months?", "full years?", "pairs?", "paragraphs?", "numbered paragraphs?", "extracts?",
    "counts? of firms", "events?", "events, statements", "meetings, documents", "times the trade", "chapters?",
    "products?", "edits?", "changes?", "comes? from", "of them", "said to be", "with unknown", "open", "missed",
    "reached", "moved", "cannot", "in each", "each", "comparisons?", "headings?",
)  # fmt: skip
COUNT = re.compile(
    rf"\b\d+ (?:of (?:the )?\d+ )?(?:{'|'.join(COUNTED)})\b"
    r"|\b(?:Source|Proposal) \d+\b|\bat most \d+\b|: \d+ each\b|\b\d+ of \d+(?=,|$)|\(\d{4,6}\)|\bchapter \d\d\b|^\d · "
)
FIT = re.compile(r"\b(\d+\.\d) of 100\b")
TOTAL = re.compile(r"(?<!, )(?<!in )\b(\d+) (proposal|target|source)s?\b")


class Reading(NamedTuple):
    """What somebody states, or what follows from it; the printed number, if it is one."""

    value: Interval
    printed: Decimal | None = None
    order: tuple[Any, ...] = ()

    def numbers(self) -> set[tuple[Decimal, Decimal]]:
        """How it may be written: as printed, from end to end, or by its one end."""
        low, high = self.value.low, self.value.high
        printed = {(self.printed, self.printed)} if self.printed is not None else set()
        ends = [end for end in (low, high) if end is not None]
        return printed | ({(ends[0], ends[-1])} if ends else set())


class Twin:
    """What the rows of a pair come to; ``beside`` are others that a page may count together with it."""

    def __init__(self, pair: CountryPair, beside: Iterable[CountryPair] = ()) -> None:
        published = TradeFigure.objects.filter(pair=pair, state="published").select_related("evidence__source")
        rows = [row for row in published if row.is_dated]
        revised = {row.revises_id for row in rows}
        self.figures = {row.code: row for row in published}
        self.rows = [row for row in rows if row.pk not in revised]
        self.goals = list(Target.objects.filter(pair=pair, state="published"))
        self.stated = self._stated()
        self.found = self._found(pair)
        # A figure may state growth alone: what it says nothing of the level of is a period too.
        periods = [*(key.period for key in self.found), *(row.period for row in rows)]
        self.periods = {period_words(period).replace("\u00a0", " "): period for period in periods}
        self.pair = pair
        self.totals = _totals([pair, *beside])
        titles = {
            title
            for model in (Proposal, Source, Event)
            for title in model._default_manager.filter(pair__in=[pair, *beside]).values_list("title", flat=True)
        }
        titles |= set(Product.objects.filter(code__in=self.products).values_list("name_en", flat=True))
        self.titles = sorted((title for title in titles if re.search(r"\d", title)), key=len, reverse=True)

    def _stated(self) -> dict[Key, list[Reading]]:
        """By what is counted, the readings in the order in which they speak."""
        stated: dict[Key, list[Reading]] = defaultdict(list)
        for row in self.rows:
            for amount in row.amounts:
                stated[_key(row, amount.currency, row.period)].append(
                    Reading(amount.interval, _printed(amount), (_implausible(row, self.rows), *_preference(row)))
                )
        return {key: sorted(readings, key=lambda one: one.order) for key, readings in stated.items()}

    def _found(self, pair: CountryPair) -> dict[Key, list[Interval]]:
        """Everything that is stated or follows: by growth, as a sum or difference, by a share, by a rate, of months."""
        found: dict[Key, list[Interval]] = defaultdict(list)
        for key, readings in self.stated.items():
            found[key] += [reading.value for reading in readings]
        for row in self.rows:
            if row.amount_by_share:
                found[_key(row, "USD", row.period)].append(row.amount_by_share)
        rates = list(ExchangeRate.objects.filter(pair=pair, state="published"))
        for _round in range(3):
            for key, value in [*self._by_growth(found), *_sums(found), *_years(found), *_dollars(found, rates)]:
                if value not in found[key]:
                    found[key].append(value)
        return {key: values for key, values in found.items() if values}

    def _by_growth(self, found: dict[Key, list[Interval]]) -> Iterator[tuple[Key, Interval]]:
        for row in self.rows:
            growth = row.growth or row.growth_since
            if growth is None or growth.low is None or growth.low <= -100:
                continue
            currency = row.amounts[0].currency if row.amounts else "USD"
            now = _key(row, currency, row.period)
            before = now._replace(period=row.growth_base or row.period.previous_year())
            times = growth / 100 + 1
            yield from ((now, value * times) for value in list(found.get(before, ())))
            yield from ((before, value / times) for value in list(found.get(now, ())))

    def chosen(self, key: Key) -> list[Reading]:
        """What speaks: the first reading narrowed by all that can be true beside it; else what follows."""
        readings = self.stated.get(key)
        if not readings:
            values = self.found.get(key, [])
            return [Reading(value) for value in values] + ([Reading(_meet(values))] if values else [])
        together, _contested = held_together(readings)
        value = _meet([reading.value for reading in together])
        return [Reading(value), *(reading for reading in together if reading.value == value)]

    def years(self) -> dict[str, Key]:
        """By each who reports it, the latest full year of trade in goods in dollars: the calendar's or its own."""
        latest: dict[str, Key] = {}
        for key in sorted(self.found, key=lambda one: (self._is_final(one), one.period.end, one.category == "goods")):
            if self._is_year(key) and key.currency == "USD":
                latest[key.reporter] = key
        return latest

    def years_stated(self) -> set[Key]:
        """Full years of trade in goods that somebody states."""
        return {key for key in self.stated if self._is_year(key)}

    def _is_final(self, key: Key) -> bool:
        """Whether what speaks was published after its period was over; what follows from others always is."""
        readings = self.stated.get(key, [])
        return not readings or not readings[0].order[1]

    def _is_year(self, key: Key) -> bool:
        readings = self.stated.get(key, [])
        plausible = not readings or not readings[0].order[0]
        of_trade = key.flow == "TT" and key.category in ("goods", "not_said") and not key.scope
        return of_trade and plausible and _days(key.period) in (365, 366)

    def spoken(self, periods: Iterable[Period]) -> Iterator[Reading]:
        """What speaks for these periods, and what targets ask for."""
        wanted = set(periods)
        for key in self.found:
            if key.period in wanted:
                yield from self.chosen(key)
        for goal in self.goals:
            yield from (Reading(amount.interval, _printed(amount)) for amount in goal.amounts)

    def of_figure(self, code: str) -> Iterator[Reading]:
        """Everything on record for what a figure counts, whether it speaks or not."""
        row = self.figures[code]
        yield from (Reading(amount.interval, _printed(amount)) for amount in row.amounts)
        for currency in {*(amount.currency for amount in row.amounts), "USD"} if row.is_dated else ():
            key = _key(row, currency, row.period)
            yield from (*self.stated.get(key, ()), *self.chosen(key), *map(Reading, self.found.get(key, ())))

    @cached_property
    def products(self) -> set[str]:
        """The codes of the products of which trade is loaded."""
        ours = (self.pair.first_id, self.pair.second_id)
        return set(ProductTrade.objects.filter(reporter__in=ours).values_list("code", flat=True))

    def sales(self) -> Iterator[Reading]:
        """What either side reports of its trade with the other in any product."""
        ours = (self.pair.first_id, self.pair.second_id)
        rows = ProductTrade.objects.filter(superseded_by=None, reporter__in=ours, partner__in=ours)
        yield from (Reading(Interval.point(row.value_usd)) for row in rows)

    def ceilings(self) -> Iterator[Reading]:
        """What each side could have bought of the other instead of elsewhere: of each heading the smaller, added up."""
        rows = {
            (row.year, row.reporter, row.flow, row.partner, row.code): row.value_usd
            for row in ProductTrade.objects.filter(superseded_by=None)
        }
        for buyer, seller in permutations((self.pair.first_id, self.pair.second_id)):
            ceiling = Decimal(0)
            for code in (code for code in self.products if len(code) == 4):
                year = max((key[0] for key in rows if key[4] == code), default=0)
                bought, sold = (
                    rows.get((year, one, flow, WORLD, code), Decimal(0)) - rows.get((year, one, flow, other, code), 0)
                    for one, flow, other in ((buyer, "M", seller), (seller, "X", buyer))
                )
                ceiling += min(bought, sold)
            yield Reading(Interval.point(ceiling))

    def fits(self) -> Iterator[Decimal]:
        """How much of what a side buys, by the shares of the headings, lies within what the other sells, of 100."""
        rows = ProductTrade.objects.filter(superseded_by=None, partner=WORLD, level=4)
        for buyer, seller in permutations((self.pair.first_id, self.pair.second_id)):
            for year in {row.year for row in rows}:
                bought, sold = (
                    {row.code: row.value_usd for row in rows if (row.year, row.reporter, row.flow) == (year, *side)}
                    for side in ((buyer, "M"), (seller, "X"))
                )
                if bought and sold:
                    shares = (
                        (bought.get(code, Decimal(0)) / sum(bought.values()), sold[code] / sum(sold.values()))
                        for code in sold
                    )
                    yield 100 * sum(map(min, shares), Decimal(0))

    def estimates(self, periods: Iterable[Period]) -> Iterator[Reading]:
        """What the first months of a year point to: at their pace, or by the growth since the year before."""
        wanted = set(periods)
        return (Reading(value) for part, _year, value in self._estimates if part.period in wanted)

    @cached_property
    def _estimates(self) -> list[tuple[Key, Key, Interval]]:
        """The part of a year, the year, and what the one makes of the other; then all that is made of it at once."""
        made = list[tuple[Key, Key, Interval]]()
        for part in self.found:
            months = part.period.months
            if not months or months > 11 or part.period.start.month != 1:
                continue
            year = part._replace(period=Period.parse(str(part.period.start.year)))
            before, first = (self._speaking(key._replace(period=key.period.previous_year())) for key in (year, part))
            values = self._speaking(part)
            runs = [value * 12 / months for value in values]
            grown = [whole * value / base for value in values for whole in before for base in first if base.low]
            growths = [row.growth for row in self.rows if row.growth and _key(row, part.currency, row.period) == part]
            grown += [whole * (growth / 100 + 1) for whole in before for growth in growths]
            both = [run.hull(by_growth) for run in runs for by_growth in grown]
            made += [(part, year, value) for value in (*runs, *grown, *both)]
        return made

    def _speaking(self, key: Key) -> list[Interval]:
        return list({reading.value: None for reading in self.chosen(key)})

    @cached_property
    def _errors(self) -> list[Interval]:
        """How wrong the estimates were, in percent."""
        return [
            (estimate / outcome - 1) * 100
            for _part, year, estimate in self._estimates
            for outcome in self._speaking(year)
            if outcome.low and outcome.low > 0
        ]

    def percents(self, periods: Iterable[Period], years: Iterable[int]) -> Iterator[Interval]:
        """Growth that is stated, or needed in so many years; the pace beside a target; how wrong estimates were."""
        for row in self.rows:
            yield from filter(None, (row.growth, row.growth_since))
            if row.stated_share:
                yield row.stated_share.interval
            if row.stated_growth:
                yield Interval.point(row.stated_growth.value)
        for goal in self.goals:
            if goal.stated_multiple:
                times = goal.stated_multiple.value
                yield from map(Interval.point, (times, (times - 1) * 100))
            for amount in goal.amounts:
                yield from self._against(amount, set(periods), list(years))
        yield from self._errors

    def _against(self, goal: Amount, periods: set[Period], years: Iterable[int]) -> Iterator[Interval]:
        for key in self.found:
            if key.period not in periods or key.currency != goal.currency or not key.period.months:
                continue
            for value in self._speaking(key):
                if not value.low or value.low <= 0:
                    continue
                yield value * 12 / key.period.months / goal.value * 100
                ratio = Interval.point(goal.value) * key.period.months / 12 / value
                yield from ((ratio.power(Decimal(1) / some) - 1) * 100 for some in years)


def _totals(pairs: Iterable[CountryPair]) -> dict[str, set[int]]:
    """How many proposals, targets and sources each pair has, each country and all together."""
    proposals = Proposal.objects.filter(state="published").exclude(part_of__state="published")
    rows: dict[str, list[Any]] = {
        "proposal": list(proposals),
        "target": list(Target.objects.filter(state="published")),
        "source": list(Source.objects.filter(state="published")),
    }
    by_pair = [{pair.pk} for pair in pairs]
    countries = {code for pair in pairs for code in (pair.first_id, pair.second_id)}
    by_country = [{pair.pk for pair in pairs if pair.has(code)} for code in countries]
    groups = [*by_pair, *by_country, {pair.pk for pair in pairs}]
    return {name: {sum(row.pair_id in group for row in found) for group in groups} for name, found in rows.items()}


def held_together(readings: Iterable[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Of readings in their order those that can all be true with the first, and those that contradict."""
    first, *others = readings
    together, contested = [first], list[Reading]()
    for other in others:
        # Nobody weighs a reading that is implausible or provisional against one that is neither.
        if other.order[:2] != first.order[:2]:
            continue
        can_be = _meet([one.value for one in together]).intersects(other.value)
        (together if can_be else contested).append(other)
    return together, contested


def _meet(values: Iterable[Interval]) -> Interval:
    """What all allow; of some that contradict, the first."""
    first, *others = values
    for other in others:
        first = first.meet(other) if first.intersects(other) else first
    return first


def _key(row: TradeFigure, currency: str, period: Period) -> Key:
    return Key(row.reporter_id or "", row.category, Flow(row.flow), period, currency, row.scope)


def _printed(amount: Amount) -> Decimal | None:
    return amount.value if amount.upper is None else None


def _implausible(row: TradeFigure, rows: Iterable[TradeFigure]) -> bool:
    """More than twelve times any of at least two others of its series, by anyone and by the day, and not confirmed."""
    if row.confirmed or row.flow == "B":
        return False
    for amount in row.amounts:
        others = [
            (one.interval.low or 0) / _days(other.period)
            for other in rows
            for one in other.amounts
            if other.pk != row.pk and one.currency == amount.currency and _series(other) == _series(row)
        ]
        if len(others) > 1 and (amount.interval.low or 0) / _days(row.period) > 12 * max(others) > 0:
            return True
    return False


def _series(row: TradeFigure) -> tuple[str, str, str]:
    return row.flow, row.category, row.scope


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _preference(row: TradeFigure) -> tuple[Any, ...]:
    source = row.evidence.source
    known = source.published_on.latest if source.published_on else source.retrieved_on or date.max
    return known < row.period.end, source_rank(source.kind), -known.toordinal(), row.code


def _sums(found: dict[Key, list[Interval]]) -> Iterator[tuple[Key, Interval]]:
    """Exports + imports are the turnover, exports - imports the balance; each from the two others."""
    for key in list(found):
        sold, bought, both, left = ([*found.get(key._replace(flow=Flow(flow)), ())] for flow in ("X", "M", "TT", "B"))
        for flow, pairs in (
            ("TT", [(a + b) for a in sold for b in bought]),
            ("B", [(a - b) for a in sold for b in bought]),
            ("M", [(a - b) for a in both for b in sold] + [(a - b) for a in sold for b in left]),
            ("X", [(a - b) for a in both for b in bought] + [(a + b) for a in bought for b in left]),
        ):
            yield from ((key._replace(flow=Flow(flow)), value) for value in pairs[:40])


def _years(found: dict[Key, list[Interval]]) -> Iterator[tuple[Key, Interval]]:
    """Twelve months of one calendar year."""
    months = [key for key in found if key.period.months == 1]
    for first in (key for key in months if key.period.start.month == 1):
        year = first._replace(period=Period.parse(str(first.period.start.year)))
        same = [
            key for key in months if key._replace(period=year.period) == year and key.period.year == year.period.year
        ]
        if len(same) == 12:
            yield year, sum((found[key][0] for key in same[1:]), start=found[same[0]][0])


def _dollars(found: dict[Key, list[Interval]], rates: Iterable[ExchangeRate]) -> Iterator[tuple[Key, Interval]]:
    for rate in rates:
        stated = rate.as_stated()
        for key in list(found):
            if stated and key.currency == rate.currency and key.period == stated.period:
                yield from ((key._replace(currency="USD"), value / stated.per_usd) for value in list(found[key]))


# The crawl


def addresses(pair: CountryPair) -> Iterator[str]:
    """Every page of a pair."""
    numeric = Statement.objects.filter(pair=pair, state="published", checkability="numeric", target__isnull=False)
    of_rows: dict[str, list[dict[str, object]]] = {
        "proposal": [{"number": row.number} for row in Proposal.objects.filter(pair=pair, state="published")],
        "source": [{"number": row.number} for row in Source.objects.filter(pair=pair, state="published")],
        "sector": [{"code": row.code} for row in Sector.objects.filter(proposals__pair=pair).distinct()],
        "figure": [{"code": row.code} for row in TradeFigure.objects.filter(pair=pair, state="published")],
        "claim": [{"code": row.code} for row in numeric],
        "product": [{"code": code} for code in sorted(Twin(pair).products)[:3]],
    }
    for kind in PAGES:
        if kind.of_pair:
            for where in of_rows.get(kind.name, [{}]):
                yield reverse(kind.name, kwargs={"slug": pair.slug, **where})


def headings(html: str) -> Iterator[str]:
    """The headings of a page that hold a number, with plain spaces."""
    for found in re.findall(r"<h[123][^>]*>(.*?)</h[123]>", html, re.DOTALL):
        heading = re.sub(r"\s+", " ", unescape(strip_tags(found))).strip()
        if re.search(r"\d", heading):
            yield heading


def unexplained(client: Client, twins: Iterable[Twin], pages: Iterable[str]) -> tuple[list[str], list[str]]:
    """All headings with numbers of these pages, and those with a number that none of the twins finds."""
    return held_against(twins, ((address, headings_at(client, address)) for address in pages))


def headings_at(client: Client, address: str) -> Iterator[str]:
    """Those of a page that has to be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return headings(answer.content.decode())


def held_against(twins: Iterable[Twin], told: Iterable[tuple[str, Iterable[str]]]) -> tuple[list[str], list[str]]:
    """The same of headings that were read before, by the address of their page."""
    read, wrong, asked = list[str](), list[str](), list(twins)
    for address, found in told:
        for heading in found:
            read.append(f"{address} {heading}")
            missing = set.intersection(*({*_not_found(twin, heading, address)} for twin in asked))
            wrong += [f"{address} {heading}: {number}" for number in sorted(missing)]
    return read, wrong


def _not_found(twin: Twin, heading: str, address: str) -> Iterator[str]:
    """The numbers of a heading that are no amount, no percentage, no count, no date and no part of a name."""
    left = reduce(lambda text, title: text.replace(title, " "), twin.titles, heading)
    left, periods = _periods_in(twin, left)
    yield from _wrong_amounts(left, _readings(twin, periods, address))
    left = MONEY.sub(" ", left)
    yield from _wrong_percents(twin, left, periods)
    left = PERCENT.sub(" ", left)
    if "/sectors/" not in address:
        yield from (match[0] for match in TOTAL.finditer(left) if int(match[1]) not in twin.totals[match[2]])
    for fit in FIT.finditer(left):
        if "/imports/" not in address or not any(round(one, 1) == Decimal(fit[1]) for one in twin.fits()):
            yield fit[0]
    left = DATE.sub(" ", COUNT.sub(" ", FIT.sub(" ", left)))
    yield from (
        word for word in re.findall(r"[\w-]*\d[\w-]*", left) if word not in twin.figures and word not in twin.products
    )


def _periods_in(twin: Twin, text: str) -> tuple[str, set[Period]]:
    """The periods that a text names, the longest first; and the text without them and without single days."""
    periods = set[Period]()
    for words in sorted(twin.periods, key=len, reverse=True):
        # No part of a longer date.
        pattern = rf"(?<![\w–])(?<!\d )(?<!{' )(?<!'.join(MONTHS)} ){re.escape(words)}(?![\w–])"
        if re.search(pattern, text):
            periods.add(twin.periods[words])
            text = re.sub(pattern, " ", text)
    return DAY.sub(" ", text), periods


def _readings(twin: Twin, periods: set[Period], address: str) -> list[Reading]:
    """What an amount on a page may be: on a figure's page also what does not speak, among estimates also those.

    A comparison may name the latest year of each pair without its date.
    """
    figure = re.search(r"/figures/([^/]+)/", address)
    latest = twin.years().values() if address.startswith("/compare") else ()
    return [
        *twin.spoken(periods),
        *(reading for key in latest for reading in twin.chosen(key)),
        *(twin.of_figure(figure[1]) if figure else ()),
        *(twin.estimates(periods) if "/estimates/" in address else ()),
        *([*twin.ceilings(), *twin.sales()] if "/imports/" in address else ()),
    ]


def _wrong_amounts(text: str, readings: Iterable[Reading]) -> Iterator[str]:
    numbers = {number for reading in readings for number in reading.numbers()}
    for match in MONEY.finditer(text):
        sign, first, last, unit = match.groups()
        scale = Decimal(10) ** POWERS[unit or ""]
        told = [Decimal(f"{sign}{number}".translate(SIGNS)) * scale for number in (first, last or first)]
        # A range is rounded outward, perhaps to tens: "680–690" for 680 to 685.
        digit = scale * (min(map(_last_digit, (first, last))) if last else _digit(first))
        # "exceeded by $6.4 bn" is a balance below zero.
        if not any(_near(told, [a, b], digit) or _near(told, [-a, -b], digit) for a, b in numbers):
            yield match[0]


def _wrong_percents(twin: Twin, text: str, periods: set[Period]) -> Iterator[str]:
    found = list(PERCENT.finditer(text))
    years = [int(number) for number in re.findall(r"\b[1-9]\d?\b", text)]
    values = twin.percents(periods, years) if found else ()
    ends = {end for value in values for end in (value.low, value.high) if end is not None}
    for match in found:
        for number in filter(None, match.groups()):
            if not any(abs(Decimal(number.translate(SIGNS)) - end) <= _digit(number) for end in ends):
                yield match[0]


def _digit(text: str) -> Decimal:
    """The unit of the last digit."""
    return Decimal(1).scaleb(-len(text.partition(".")[2]))


def _last_digit(text: str) -> Decimal:
    """The unit of the last digit that is not zero."""
    exponent = Decimal(text.translate(SIGNS)).normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _near(told: list[Decimal], found: list[Decimal], digit: Decimal) -> bool:
    return all(abs(one - other) <= digit for one, other in zip(told, sorted(found), strict=True))
