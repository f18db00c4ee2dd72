"""The sources of a pair in a list, and one of them with what it is."""

from datetime import date

from django.http import QueryDict

from cooperation.models import Source
from cooperation.wording.numbers import NBSP
from dashboard.pages.sources.page import SourcePage, SourcesPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY


def test_a_date_stays_in_one_line_and_no_cell_says_the_head_of_its_column_again(db: None) -> None:
    made = rows.source(published_on="2012-08-22", extent="excerpt")
    table = SourcesPage(made.pair, QueryDict(), TODAY).table
    (row,) = table.rows
    assert row[3].text == f"22{NBSP}Aug{NBSP}2012"
    assert [column.label for column in table.columns][-1] == "Read"
    assert row[-1].text == f"an{NBSP}excerpt"


def test_a_language_has_its_name_or_its_code(db: None) -> None:
    made = rows.source(language="kk", extent="whole", retrieved_on=date(2026, 1, 3))
    facts = SourcePage(made.pair, QueryDict(), TODAY, made.number).facts
    assert (facts.language, facts.extent) == ("Kazakh", "whole")
    Source.objects.update(language="tly")
    assert SourcePage(made.pair, QueryDict(), TODAY, made.number).facts.language == "tly"


def test_the_original_is_in_reach_before_all_that_was_read_of_it(db: None) -> None:
    made = rows.source(url="https://example.org/report")
    rows.paragraph(source=made)
    keys = [part.key for part in SourcePage(made.pair, QueryDict(), TODAY, made.number).parts]
    assert keys == ["original", "paragraphs", "facts"]
    Source.objects.update(url="")
    assert [part.key for part in SourcePage(made.pair, QueryDict(), TODAY, made.number).parts] == keys[1:]


def test_a_paragraph_is_called_by_its_mark(db: None) -> None:
    whole, excerpt = rows.source(number=2, extent="whole"), rows.source(number=3, extent="excerpt")
    for made, label in ((whole, "2¶7"), (excerpt, "3:7")):
        rows.paragraph(source=made, number=7)
        (line,) = SourcePage(made.pair, QueryDict(), TODAY, made.number).lines
        assert line.label == label


def test_how_many_sources_are_official(db: None) -> None:
    made, titles = rows.country_pair(), []
    for number, kind in enumerate(("press", "press", "government", "government"), 1):
        rows.source(pair=made, number=number, kind=kind)
        titles.append(SourcesPage(made, QueryDict(), TODAY).title)
    Source.objects.filter(pair=made).update(kind="government")
    assert [*titles, SourcesPage(made, QueryDict(), TODAY).title] == [
        "The record rests on one source, which is no official statement or document",
        "The record rests on 2 sources, none of them an official statement or document",
        "The record rests on 3 sources, 1 of them an official statement or document",
        "The record rests on 4 sources, 2 of them official statements or documents",
        "The record rests on 4 sources, all of them official statements or documents",
    ]
