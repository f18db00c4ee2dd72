"""Rows of figures, targets and rates as the plain values that trade is reasoned with."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cooperation.analysis.figures import Flow
from cooperation.models import CountryPair, ExchangeRate, Target, TradeFigure
from cooperation.queries.evidence import Evidence
from cooperation.queries.scopes import PartNames
from cooperation.queries.trade_values import Figure, Goal, Rate, Speaker


def figures_of(rows: Sequence[TradeFigure], evidence: Evidence, names: PartNames) -> dict[int, dict[int, Figure]]:
    """The figures of some pairs by pair and row, as plain values."""
    codes = {row.pk: row.code for row in rows}
    by_pair: dict[int, dict[int, Figure]] = defaultdict(dict)
    for row in rows:
        by_pair[row.pair_id][row.pk] = Figure(
            **_shared(row, evidence, names),
            period=row.period if row.is_dated else None,
            growth=row.stated_growth,
            growth_read=row.growth or row.growth_since,
            growth_base=row.growth_base if row.is_dated else None,
            by_share=row.amount_by_share,
            share=row.stated_share,
            share_of=row.share_of,
            revises=codes.get(row.revises_id or 0, ""),
            confirmed=row.confirmed,
            attribution=row.attribution,
        )
    return by_pair


def goals_of(
    rows: Sequence[Target],
    evidence: Evidence,
    names: PartNames,
    figures: Mapping[int, Figure],
) -> dict[int, list[Goal]]:
    """Their goals by pair, with the figures that these were said against."""
    codes = {row.pk: row.code for row in rows}
    by_pair: dict[int, list[Goal]] = defaultdict(list)
    for row in rows:
        if row.stated_on is None:
            continue
        by_pair[row.pair_id].append(
            Goal(
                **_shared(row, evidence, names),
                stated_on=row.stated_on,
                stated_multiple=row.stated_multiple,
                base=figures.get(row.base_id or 0),
                base_year=row.base_year,
                deadline_from=row.deadline_from,
                deadline_on=row.deadline_on,
                deadline_approximate=row.deadline_approximate,
                deadline_words=row.deadline_words,
                restates=codes.get(row.restates_id or 0, ""),
            )
        )
    return by_pair


def rates_of(pairs: Sequence[CountryPair], evidence: Evidence) -> dict[int, list[Rate]]:
    """The rates of exchange of pairs: one query."""
    by_pair: dict[int, list[Rate]] = defaultdict(list)
    for row in ExchangeRate.objects.filter(pair__in=pairs).published().in_time():
        stated = row.as_stated()
        if stated:
            rate = Rate(stated, evidence.of(row), row.caution)
            by_pair[row.pair_id].append(replace(rate, stated=replace(stated, origin=rate)))
    return by_pair


def _shared(row: TradeFigure | Target, evidence: Evidence, names: PartNames) -> dict[str, Any]:
    # As ``SPEAKING`` adds them: one body speaks in many rows.
    code, body = row.speaker_code or "", row.speaker_body or ""  # type: ignore[union-attr]
    return {
        "key": row.pk,
        "code": row.code,
        "recorded_at": row.recorded_at,
        "reporter": row.reporter_id or "",
        "category": row.category,
        "flow": Flow(row.flow),
        "scope": row.scope,
        "part": names[row.pair_id].get(row.scope, row.scope),
        "amounts": tuple(row.amounts),
        "speaker": Speaker(code, body, row.speaker_name),
        "quote": row.quote,
        "caution": row.caution,
        "passages": evidence.of(row),
    }


def needs_rate(figure: Figure) -> bool:
    """Whether it states an amount, and none in dollars."""
    return bool(figure.amounts) and figure.amount_in("USD") is None
