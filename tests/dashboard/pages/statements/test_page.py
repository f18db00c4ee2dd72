"""Statements in numbers, held against the figures on record: what these say, and nothing more."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import Http404, QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.text import capfirst

from cooperation.models import Body, CountryPair, Paragraph, Statement, Target
from dashboard.components.page import Cell, DataTable
from dashboard.pages.statements.page import ClaimPage, ClaimsRoom
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair, texts

pytestmark = pytest.mark.django_db

CODE = "as-it-once-was"
NOT_SHOWN = "Unconfirmed: no figure before 5 May 2020 shows that trade reached more than $1 bn"
NO_BEARING = "No figure shows whether trade reached more than $1 bn before 5 May 2020"


def claim(query: str = "", code: str = CODE, slug: str = "BLR-KAZ") -> ClaimPage:
    return ClaimPage(pair(slug), QueryDict(query), TODAY, code)


def after_of(page: ClaimPage) -> DataTable:
    assert page.after is not None
    return page.after.table


def table_of(page: ClaimsRoom) -> tuple[tuple[Cell, ...], ...]:
    assert page.table is not None
    return page.table.table.rows


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_the_figures_say_of_as_it_once_was() -> None:
    page = claim()
    assert plain(page.title) == (
        "Unconfirmed: no figure before 29 Nov 2017 shows that trade reached more than $1 bn; 2 years have no figure"
    )
    assert page.statement.quote == "as it once was"
    assert [str(passage) for passage in page.statement.passages] == ["1:19"]


@pytest.mark.parametrize(
    ("year", "side", "value"),
    [
        ("2012", "Belarus", "almost $1 bn"),
        ("2013", "Belarus", "$952.8 m"),
        ("2013", "Kazakhstan", "about $950 m"),
        ("2014", "Belarus", "almost $1 bn"),
    ],
)
def test_figures_that_bear_on_it_stand_below(year: str, side: str, value: str) -> None:
    row = next(row for row in texts(claim().before.table) if row[:3] == [year, side, value])
    assert row[4] == "below"


def test_no_verdict_is_given() -> None:
    page = claim()
    cells = (cell for row in texts(page.before.table) for cell in row)
    words = " ".join([page.title, *(one.text for one in page.found.sentences), *cells]).lower()
    assert not {"false", "untrue", "wrong", "lie", "refuted", "disproved"} & set(words.replace(".", " ").split())


def test_years_after_it_stand_apart() -> None:
    page = claim()
    assert max(int(row[0]) for row in texts(page.before.table)) == 2016
    after = {(row[0], row[2]): row[4] for row in texts(after_of(page))}
    assert after["2018", "about $1 bn"] == "cannot be told"
    assert after["2021", "more than $1 bn"] == "at that level"
    assert after["2018", "$896 m"] == "below"


def test_what_was_found_and_what_was_not(client: Client) -> None:
    page = claim()
    sentences = [plain(one.text) for one in page.found.sentences]
    assert "No figure for the whole of 2007 and 2009; one for a part of a year does not count." in sentences
    assert "Reported for a part of a year only: 1 Jan – 25 Nov 2009, almost $300 m." in sentences
    assert "Reported as a percentage only: 2011, about −12% (H08)." in sentences
    assert sentences[-1].startswith("The figures come from ")
    assert "Searched for:" in page.statement.caution
    assert page.found.sentences[0].links == (("H15", "/BLR-KAZ/trade/figures/H15/"),)
    address = f"/BLR-KAZ/claims/{CODE}/"
    assert '(<a href="/BLR-KAZ/trade/figures/H15/">H15</a>).</li>' in client.get(address).content.decode()


def test_derived_years_are_marked_and_keep_their_caution() -> None:
    rows_of_2016 = [row for row in claim().before.table.rows if row[0].text == "2016"]
    assert [row[5].derived for row in rows_of_2016] == [False, True]
    assert "H28" in rows_of_2016[1][5].text
    assert rows_of_2016[1][6].text


def test_the_list_holds_every_statement_in_numbers(client: Client) -> None:
    page = ClaimsRoom(pair(), QueryDict(), TODAY)
    assert page.title == "We could check 1 of 5 statements about trade"
    links = [row[0].url for row in table_of(page) if row[0].url]
    assert links == [f"/BLR-KAZ/claims/{CODE}/"]
    assert client.get(links[0]).status_code == 200


def test_statements_none_of_which_can_be_checked_are_counted_so(shipped: None) -> None:
    Statement.objects.update(target=None)
    assert ClaimsRoom(pair(), QueryDict(), TODAY).title == "None of 5 statements about trade could be checked"


def test_records_name_every_year_and_those_without_a_figure(client: Client) -> None:
    content = json.loads(client.get(f"/BLR-KAZ/claims/{CODE}.json").content, parse_constant=pytest.fail)
    by_code = {record["code"]: record for record in content["records"] if "code" in record}
    expected = {"kind": "stated", "reporter": "BLR", "when": "before", "standing": "below", "low_usd": 952.75e6}
    assert by_code["H12"] | expected == by_code["H12"]
    assert by_code["H20-TT-2015"]["kind"] == "derived"
    assert by_code["H48"]["when"] == "after"
    missing = [record["period"] for record in content["records"] if record["kind"] == "no_figure"]
    assert missing == ["2007-01/2007-12", "2009-01/2009-12"]


def test_the_list_as_records(client: Client) -> None:
    content = json.loads(client.get("/BLR-KAZ/claims.json").content, parse_constant=pytest.fail)
    record = next(record for record in content["records"] if record["code"] == CODE)
    assert (record["target"], record["years_above"], record["years_without"]) == ("T6", 0, "2007 2009")
    assert record["years_below"] == 10
    other = next(record for record in content["records"] if record["code"] == "trade-below-potential")
    assert (other["target"], other["years_below"]) == (None, None)


@pytest.mark.parametrize("code", ["target-not-achieved-2020", "closest-allies", "nothing"])
def test_what_names_no_level_has_no_page(code: str) -> None:
    with pytest.raises(Http404, match="can be compared with figures"):
        claim(code=code)


# A made-up pair


@pytest.fixture
def other() -> CountryPair:
    return pair(rows.country_pair().slug)


def stated(other: CountryPair, **figures: dict[str, Any]) -> None:
    """A claim of 2020 that trade had been over a billion, and figures by code."""
    evidence = rows.paragraph(source=rows.source(pair=other, published_on="2020-05-05"))
    target = rows.target(pair=other, evidence=evidence, code="M1", stated_on="2020-05-05", step_usd=10**9, unit=9)
    own = {"code": "once", "claim_type": "past_fact", "checkability": "numeric", "target": target}
    rows.statement(pair=other, evidence=evidence, **own)
    for code, values in figures.items():
        year = values.pop("year")
        period = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        rows.trade_figure(pair=other, evidence=evidence, code=code, reporter_id="KGZ", **period, **values)


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ({}, NO_BEARING),
        ({"F1": {"year": 2020, "value_usd": 2 * 10**9}}, NO_BEARING),
        ({"F1": {"year": 2018, "value_usd": 9 * 10**8}}, f"{NOT_SHOWN}; 1 year has no figure"),
        ({"F1": {"year": 2019, "value_usd": 9 * 10**8}}, NOT_SHOWN),
        (
            {"F1": {"year": 2019, "value_usd": 2 * 10**9}},
            "Figures show that trade reached more than $1 bn in 2019",
        ),
        (
            {"F1": {"year": 2019, "value_usd": 10**9, "qualifier": "about"}},
            "Whether trade reached more than $1 bn before 5 May 2020 cannot be told: 2019 may have",
        ),
    ],
)
def test_a_finding_for_none_one_and_many(other: CountryPair, figures: dict[str, Any], title: str) -> None:
    stated(other, **{code: dict(values) for code, values in figures.items()})
    assert plain(claim(code="once", slug=other.slug).title) == title
    assert ClaimsRoom(other, QueryDict(), TODAY).title == "We could check every statement about trade"


@pytest.mark.parametrize(
    ("qualifier", "sentence"),
    [
        ("exact", "At that level: $2,000 m in 2019 (F1)."),
        ("up_to", "It cannot be told of up to $2,000 m in 2019 (F1)."),
    ],
)
def test_the_figures_at_the_level_are_named_and_linked(other: CountryPair, qualifier: str, sentence: str) -> None:
    stated(other, F1={"year": 2019, "value_usd": 2 * 10**9, "qualifier": qualifier})
    first, *_others, reading = claim(code="once", slug=other.slug).found.sentences
    assert plain(first.text) == sentence
    assert [code for code, _url in first.links] == ["F1"]
    assert reading.text == "The figures come from 1 source, read in full. Other sources may say more."


@pytest.mark.parametrize(
    ("attribution", "speaker", "who", "told"),
    [
        ("narrator", None, "%(publisher)s, the report itself", "%(publisher)s reports: "),
        ("direct_quote", "president-of-kazakhstan", "President of Kazakhstan", "President of Kazakhstan said: "),
        (
            "indirect_speech",
            "president-of-kazakhstan",
            "President of Kazakhstan",
            "President of Kazakhstan is reported",
        ),
        ("direct_quote", None, "a speaker who is not named", "A speaker who is not named said: "),
    ],
)
def test_whose_word_a_statement_is(client: Client, attribution: str, speaker: str | None, who: str, told: str) -> None:
    paragraph = Paragraph.objects.get(source__pair=pair(), source__number=1, number=19)
    paragraph.attribution = attribution
    paragraph.speaker = Body.objects.get(code=speaker) if speaker else None
    paragraph.save()
    words = {"publisher": paragraph.source.publisher}
    page = claim()
    assert page.standfirst.startswith(told % words)
    assert page.found.who == capfirst(who % words)
    row = next(row for row in table_of(ClaimsRoom(pair(), QueryDict(), TODAY)) if row[0].url)
    assert row[1].text == capfirst(who % words)
    content = json.loads(client.get("/BLR-KAZ/claims.json").content)
    record = next(record for record in content["records"] if record["code"] == CODE)
    assert (record["attribution"], record["speaker"]) == (attribution, speaker)


def test_a_part_of_trade_says_of_what(other: CountryPair) -> None:
    rows.scope(pair=other, code="food")
    stated(other, F1={"year": 2019, "value_usd": 9 * 10**8, "scope": "food"})
    (row,) = texts(claim(code="once", slug=other.slug).before.table)
    assert row[4].startswith("cannot be told: only a part, turnover")


def test_services_do_not_bear_on_it(other: CountryPair) -> None:
    stated(other, F1={"year": 2019, "value_usd": 2 * 10**9, "category": "services"})
    assert claim(code="once", slug=other.slug).before.table.rows == ()


def test_no_statements_at_all(other: CountryPair) -> None:
    page = ClaimsRoom(other, QueryDict(), TODAY)
    assert page.title == "No statement in numbers is listed"
    assert page.table is None


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/BLR-KAZ/claims/{CODE}/")
            client.get("/BLR-KAZ/claims/")
        return len(asked)

    few = queries()
    evidence = Paragraph.objects.get(source__pair=pair(), source__number=1, number=19)
    for number in range(20):
        period = {"period_start": date(1960 + number, 1, 1), "period_end": date(1960 + number, 12, 31)}
        rows.trade_figure(pair=pair(), evidence=evidence, code=f"N{number}", **period)
        own = {"code": f"n{number}", "checkability": "numeric", "target": Target.objects.get(pair=pair(), code="T6")}
        rows.statement(pair=pair(), evidence=evidence, **own)
    assert queries() == few
    assert Statement.objects.filter(pair=pair(), checkability="numeric").count() == 25


def test_a_statement_is_there_from_the_day_it_was_known(client: Client) -> None:
    for day, is_there in (("2017-11-28", False), ("2017-11-29", True)):
        codes = [one["code"] for one in client.get(f"/BLR-KAZ/claims.json?as_of={day}").json()["records"]]
        assert ("as-it-once-was" in codes) is is_there
    assert client.get("/BLR-KAZ/claims/as-it-once-was/?as_of=2017-11-28").status_code == 404
    assert client.get("/BLR-KAZ/claims/as-it-once-was/?as_of=2017-11-29").status_code == 200
