"""Official statistics as known on a day, and the targets that they settle."""

from datetime import date

import pytest

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.figures import Flow
from cooperation.analysis.target import TargetState
from cooperation.models import CountryPair
from cooperation.queries.trade import Trade, trade_of
from tests.cooperation import rows

TODAY = date(2026, 12, 1)
pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture
def pair() -> CountryPair:
    return rows.country_pair("BLR", "KAZ")


def edition(pair: CountryPair, code: str, flow: str, text: str, day: str, **values: object) -> None:
    """An edition by Kazakhstan's own office, in millions of dollars."""
    own = {"pair": pair, "code": code, "flow": flow, "observations": text, "edition_on": PartialDate.parse(day)}
    rows.series_edition(**own | {"reporter_id": "KAZ", "office": "Office", "own": True, "unit": 6} | values)


def totals(trade: Trade) -> dict[int, int]:
    """Kazakhstan's trade by year, in dollars."""
    found = [level for level in trade.official if level.key.flow is Flow.TURNOVER]
    return {level.key.period.year: int(level.value.low or 0) for level in found if level.key.reporter == "KAZ"}


def settled(trade: Trade) -> list[tuple[str, str, list[str]]]:
    """What became of each target, and the codes of the levels that this rests on."""
    return [(one.goal.code, one.state, [level.code for level in one.levels]) for one in trade.states]


def test_a_day_sees_the_edition_of_its_time(pair: CountryPair) -> None:
    for day, text in (("2018-05", "2017 95.1"), ("2019", "2017 123.9")):
        edition(pair, f"x-{day}", "X", text, day)
    edition(pair, "m", "M", "2017 509", "2018-05")
    assert totals(trade_of(pair, TODAY)) == {2017: 632_900_000}
    assert totals(trade_of(pair, TODAY, date(2018, 12, 31))) == {2017: 604_100_000}
    assert totals(trade_of(pair, TODAY, date(2018, 5, 30))) == {}


def test_a_target_is_settled_by_what_the_office_counts(pair: CountryPair) -> None:
    before = {state.goal.code: state.result for state in trade_of(pair, TODAY).states}
    assert not any(result.is_counted for result in before.values() if result.state is TargetState.REACHED)
    edition(pair, "x", "X", "2022 186.538; 2023 183.492; 2024 171.27; 2025 229.789", "2026-09")
    edition(pair, "m", "M", "2022 905.55; 2023 764.824; 2024 760.901; 2025 960.423", "2026-09")
    states = {state.goal.code: state for state in trade_of(pair, TODAY).states}
    assert states["T6"].state is TargetState.REACHED
    assert [level.code for level in states["T6"].levels] == ["KAZ-goods-TT-2025"]
    assert states["T6"].result.is_counted
    assert [passage.source.kind for passage in states["T6"].passages]


@pytest.mark.parametrize("status", ["estimated", "missing"])
def test_an_estimate_settles_nothing(pair: CountryPair, status: str) -> None:
    amount = {"estimated": "5000 ", "missing": ""}[status]
    before = settled(trade_of(pair, TODAY))
    for flow in "XM":
        edition(pair, flow.lower(), flow, f"2025 {amount}{status}", "2026-09")
    assert settled(trade_of(pair, TODAY)) == before


def test_a_draft_is_not_there(pair: CountryPair) -> None:
    edition(pair, "x", "X", "2017 95.1", "2018", state="draft")
    assert [one.code for one in trade_of(pair, TODAY).series] == []
