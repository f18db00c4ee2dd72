"""Which edition of official statistics speaks, held against plain loops, and in which years a level was met."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.choosing.official import Edition, Run, counted, official_levels, runs
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.observations import ObservationStatus, read_observations
from cooperation.analysis.series import Derivation

D = Decimal
MILLION = 10**6
DAY = date(2026, 1, 1)


def edition(
    code: str, text: str, flow: str = "X", *, own: bool = False, known: int = 0, reporter: str = "KAZ"
) -> Edition:
    """An edition in millions of dollars, known so many days after the first of 2026."""
    known_on = DAY + timedelta(days=known)
    return Edition(code, reporter, "goods", Flow(flow), own, known_on, 6, read_observations(text))


def key(flow: str, year: int) -> Key:
    return Key("KAZ", "goods", Flow(flow), Period.parse(str(year)))


def spoken(editions: list[Edition], day: date = DAY + timedelta(days=99)) -> dict[int, tuple[str, Decimal]]:
    """By year the code of the edition that speaks for exports, and the amount in millions."""
    found = counted(editions, day)
    return {
        k.period.year: (one.edition.code, one.value / MILLION) for k, one in found.items() if k.flow is Flow.EXPORTS
    }


def test_an_earlier_day_sees_the_edition_of_its_time() -> None:
    two = [edition("first", "2017 604.1"), edition("later", "2017 632.9", known=9)]
    assert spoken(two, DAY) == {2017: ("first", D("604.1"))}
    assert spoken(two) == {2017: ("later", D("632.9"))}
    [one] = counted(two, DAY + timedelta(days=9)).values()
    assert [(other.code, value) for other, value in one.others] == [("first", D(604_100_000))]
    assert spoken(two, DAY - timedelta(days=1)) == {}


def test_the_reporters_own_office_goes_before_a_later_one_that_passes_it_on() -> None:
    assert spoken([edition("own", "2022 186.5", own=True), edition("wits", "2021 1; 2022 154.5", known=9)]) == {
        2021: ("wits", D(1)),
        2022: ("own", D("186.5")),
    }


@pytest.mark.parametrize("status", ["2023 383 estimated", "2023 missing", "2023 confidential"])
def test_an_estimate_and_a_gap_are_no_report(status: str) -> None:
    assert spoken([edition("imf", status, own=True, known=9)]) == {}
    assert spoken([edition("imf", status, own=True, known=9), edition("old", "2023 4")]) == {2023: ("old", D(4))}


def test_all_twelve_months_are_a_year() -> None:
    months = [f"2020-{month:02d} 1.5" for month in range(1, 13)]
    assert spoken([edition("months", "; ".join(months))]) == {2020: ("months", D(18))}
    assert spoken([edition("months", "; ".join(months[1:]))]) == {}
    assert spoken([edition("months", "; ".join([*months, "2020 17"]))]) == {2020: ("months", D(17))}


def test_both_directions_by_one_reporter_are_its_trade() -> None:
    both = [
        edition("x", "2022 186.538; 2023 1"),
        edition("m", "2022 905.55", "M"),
        edition("b", "2023 5", "M", reporter="BLR"),
    ]
    levels = {level.key: level for level in official_levels(counted(both, DAY))}
    trade = levels[key("TT", 2022)]
    assert (trade.value, trade.derivation) == (Interval.point(D(1_092_088_000)), Derivation.SUM)
    assert trade.rests_on == ("x", "m")
    assert [k for k in levels if k.flow is Flow.TURNOVER] == [key("TT", 2022)]


def test_a_level_is_met_lost_and_met_again() -> None:
    years = "2021 891; 2022 1092.1; 2023 948.3; 2024 932.2; 2025 1190.2"
    levels = official_levels(
        counted([edition("x", years), edition("m", "2021 0; 2022 0; 2023 0; 2024 0; 2025 0", "M")], DAY)
    )
    trade = [level for level in levels if level.key.flow is Flow.TURNOVER]
    assert runs(Interval(D(10**9), None, low_open=True), trade, 2022) == [
        Run("KAZ", 2022, 2022, True, D(92_100_000)),
        Run("KAZ", 2023, 2024, False, D(-67_800_000)),
        Run("KAZ", 2025, 2025, True, D(190_200_000)),
    ]


def test_a_year_without_a_level_ends_a_run() -> None:
    levels = official_levels(counted([edition("x", "2020 5; 2022 6")], DAY))
    assert [(run.first, run.last) for run in runs(Interval(D(1), None), levels, 2000)] == [(2020, 2020), (2022, 2022)]


def test_what_has_no_lower_end_is_refused() -> None:
    with pytest.raises(ValueError, match="no lower end"):
        runs(Interval(None, D(1)), [], 2000)


observation = st.tuples(st.integers(2000, 2003), st.integers(0, 50), st.sampled_from(ObservationStatus))


@st.composite
def editions(draw: st.DrawFn) -> list[Edition]:
    """Some editions of exports and imports by years, of all kinds."""
    made = []
    for number in range(draw(st.integers(1, 5))):
        rows = draw(st.lists(observation, min_size=1, max_size=4, unique_by=lambda one: one[0]))
        has_value = (ObservationStatus.REPORTED, ObservationStatus.ESTIMATED)
        text = "; ".join(
            f"{year} {value if status in has_value else ''} {'' if status == 'reported' else status}"
            for year, value, status in rows
        )
        flow, known = draw(st.sampled_from("XM")), draw(st.integers(0, 3))
        made.append(edition(f"e{number}", text, flow, own=draw(st.booleans()), known=known))
    return made


def plainly(found: list[Edition], day: date) -> dict[tuple[str, int], tuple[str, Decimal]]:
    """The slow twin: each year of each flow, each edition by itself, the better one kept."""
    best: dict[tuple[str, int], tuple[str, Decimal]] = {}
    ranks: dict[tuple[str, int], tuple[bool, date, str]] = {}
    for one in found:
        for seen in one.observations:
            place, rank = (str(one.flow), seen.when.year), (one.own, one.known_on, one.code)
            if seen.status != "reported" or one.known_on > day or (place in ranks and ranks[place] > rank):
                continue
            ranks[place], best[place] = rank, (one.code, (seen.value or D(0)) * MILLION)
    return best


@given(editions(), st.integers(-1, 4))
def test_it_is_what_plain_loops_find(found: list[Edition], days: int) -> None:
    day = DAY + timedelta(days=days)
    fast = {(str(k.flow), k.period.year): (one.edition.code, one.value) for k, one in counted(found, day).items()}
    assert fast == plainly(found, day)
    totals = {
        level.key.period.year: level.value.low
        for level in official_levels(counted(found, day))
        if level.key.flow is Flow.TURNOVER
    }
    slow = plainly(found, day)
    both = {year for flow, year in slow if flow == "X" and ("M", year) in slow}
    assert totals == {year: slow["X", year][1] + slow["M", year][1] for year in both}
