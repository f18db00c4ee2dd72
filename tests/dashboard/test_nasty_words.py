"""Words and dates that are legal and nasty: loaded as files, read as pages, JSON and CSV."""

from pathlib import Path

import pytest
from django.test import Client

from cooperation.actions.dataset import DatasetRefusedError, load_folder
from tests.cooperation.conftest import folder
from tests.cooperation.folders import Spoil, cells, row
from tests.dashboard.nasty import figure, load, of_code, records, words

__all__ = ["folder"]
pytestmark = pytest.mark.django_db

LONG = "Dig a made-up canal and " * 208 + "stop"
RIGHT_TO_LEFT = "حفر قناة وهمية بين البلدين"
MIXED = "Қазақстан мен قناة وهمية: канал, 2030"
FORMULA = '=HYPERLINK("https://example.org","canal")'
PAGES = [
    "",
    "proposals/",
    "timeline/",
    "sources/",
    "sources/9/",
    "sectors/",
    "changes/",
    "search/?q=canal",
]


def proposal(number: str, **other: str) -> Spoil:
    """A proposal of both sides."""
    own = {"title": "Build a made-up bridge", "summary": "Made up.", "put_forward_by": "both", "evidence": "9:1"}
    return row("proposals.csv", number=number, **{"sectors": "transport"} | own | other)


def step(number: str, changed_on: str, old: str, new: str) -> Spoil:
    """A change of status, read by an editor."""
    return row(
        "status_changes.csv", proposal=number, changed_on=changed_on, old=old, new=new, basis="reading", evidence="9:1"
    )


def event(code: str, happened_on: str, title: str = "Made-up talks") -> Spoil:
    """Talks that bear on no proposal."""
    return row("events.csv", code=code, happened_on=happened_on, kind="talks", title=title, evidence="9:1")


@pytest.mark.parametrize(
    "title", [LONG, RIGHT_TO_LEFT, FORMULA, "<script>alert(1)</script>", "−", "e\u0301\u200f!", MIXED]
)
def test_any_title_is_kept_as_it_is(client: Client, folder: Path, title: str) -> None:
    assert len(LONG) >= 4996
    load(
        folder,
        proposal("7", title=title),
        step("7", "2020", "", "proposed"),
        event("nasty", "2020-01-01", title),
        # It came out before the day of reading, so that pages show it.
        cells("sources.csv", 4, title=title, published_on="2020"),
    )
    assert "Made up: numbers." in words(client, "sources/9/")
    for page in (*PAGES, "proposals/7/"):
        text = words(client, page)
        assert "<script>alert" not in text
    kept = next(record for record in records(client, "proposals/") if record["number"] == 7)
    assert kept["title"] == title
    csv_file = client.get("/KGZ-UZB/proposals.csv").content.decode()
    assert ",=HYPERLINK" not in csv_file
    assert not any(line.startswith("=") for line in csv_file.splitlines())


def page_of(client: Client, page: str) -> str:
    """The HTML of a page of the pair."""
    return client.get(f"/KGZ-UZB/{page}").content.decode()


def test_words_from_right_to_left_stand_for_themselves(client: Client, folder: Path) -> None:
    load(folder, proposal("7", title=MIXED), step("7", "2020", "", "proposed"), event("nasty", "2020-01-01", MIXED))
    assert f'dir="auto"><a href="/KGZ-UZB/proposals/7/">{MIXED}</a>' in page_of(client, "proposals/")
    assert f'<h1 dir="auto">{MIXED}' in page_of(client, "proposals/7/")
    assert f"<bdi>{MIXED}</bdi>" in page_of(client, "timeline/?year=2020")


@pytest.mark.parametrize("letter", ["\u202e", "\u2067", "\x07"])
def test_what_turns_words_around_unseen_is_refused(folder: Path, letter: str) -> None:
    proposal("7", title=f"Dig {letter}a canal")(folder)
    with pytest.raises(DatasetRefusedError, match=r"holds the hidden character U\+"):
        load_folder(folder)


def test_leap_days_are_days_and_a_year_without_one_has_none(client: Client, folder: Path) -> None:
    load(folder, proposal("7"), step("7", "2024-02-29", "", "proposed"), event("leap", "2024-02-29"))
    assert "29 Feb 2024" in words(client, "proposals/7/")
    assert "29 Feb 2024" in words(client, "timeline/?year=2024")
    event("no-leap", "2023-02-29")(folder)
    with pytest.raises(DatasetRefusedError, match="There is no day 29 in 2023-02"):
        load_folder(folder)


def test_a_proposal_older_than_diplomatic_relations_is_shown_as_dated(client: Client, folder: Path) -> None:
    load(folder, proposal("7"), step("7", "1891-06", "", "proposed"), event("old", "1891-06-01"))
    assert "1891" in words(client, "proposals/7/")
    assert "1891" in words(client, "timeline/?year=1891")
    assert any(record["number"] == 7 for record in records(client, "proposals/"))


def test_a_status_goes_back_by_way_of_what_happened(client: Client, folder: Path) -> None:
    load(
        folder,
        proposal("7", done_when="Cars pass.", partly_when="Pillars stand."),
        step("7", "2015", "", "agreed"),
        step("7", "2016-05", "agreed", "dropped"),
        step("7", "2018", "dropped", "proposed"),
    )
    text = words(client, "proposals/7/")
    assert "Build a made-up bridge: proposed, as of 2018" in text
    assert "no agreement reported" not in text
    last = next(record for record in records(client, "proposals/") if record["number"] == 7)
    assert last["status"] == "proposed"


def test_a_step_straight_back_is_refused_and_says_how_it_is_written(folder: Path) -> None:
    with pytest.raises(DatasetRefusedError) as refused:
        load(
            folder,
            proposal("7", done_when="Cars pass.", partly_when="Pillars stand."),
            step("7", "2015", "", "agreed"),
            step("7", "2018", "agreed", "proposed"),
        )
    assert "“agreed” cannot become “proposed”; it can become:" in str(refused.value)


def test_two_steps_and_two_events_on_one_day_keep_their_order(client: Client, folder: Path) -> None:
    load(
        folder,
        proposal("7", done_when="Cars pass.", partly_when="Pillars stand."),
        step("7", "2018-05-04", "", "proposed"),
        step("7", "2018-05-04", "proposed", "agreed"),
        event("one", "2018-05-04", "Made-up first talks"),
        event("two", "2018-05-04", "Made-up second talks"),
    )
    last = next(record for record in records(client, "proposals/") if record["number"] == 7)
    assert last["status"] == "agreed"
    text = words(client, "timeline/?year=2018")
    assert "Made-up first talks" in text
    assert "Made-up second talks" in text


def test_a_partial_date_never_becomes_a_day(client: Client, folder: Path) -> None:
    load(
        folder,
        event("year", "2007", "Made-up meeting of a year"),
        event("month", "2007-05", "Made-up meeting of a month"),
    )
    text = words(client, "timeline/?year=2007")
    assert "1 Jan 2007" not in text
    assert "May 2007" in text
    dates = {str(record.get("title")): record["date"] for record in records(client, "timeline/?year=2007")}
    assert dates["Made-up meeting of a year"] == "2007"
    assert dates["Made-up meeting of a month"] == "2007-05"


def test_the_same_country_twice_is_refused(folder: Path) -> None:
    with pytest.raises(DatasetRefusedError) as refused:
        load(folder, cells("pair.csv", 1, second="KGZ"))
    assert "Name two different countries, the smaller code first." in str(refused.value)


def test_a_title_of_a_source_that_begins_like_a_formula_is_text_in_the_figures_too(
    client: Client, folder: Path
) -> None:
    load(folder, figure("N1", 2017, "5", caution="=1+1", quote="@made up"))
    assert of_code(records(client, "trade/"), "N1")["caution"] == "=1+1"
    assert "'=1+1" in client.get("/KGZ-UZB/trade.csv").content.decode()
