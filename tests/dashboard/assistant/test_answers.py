"""What an assistant is answered: the records of the pages, each with the paragraphs that it rests on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from cooperation.models import Proposal, TradeFigure
from dashboard.api.resources import RESOURCES
from dashboard.assistant.answers import CannotAnswerError, Question, answered
from tests.dashboard.built import TODAY, pair

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOST = "http://testserver"
BY_NAME = {resource.name: resource for resource in RESOURCES}


def ask(name: str, filters: dict[str, Any] | None = None, **further: Any) -> dict[str, Any]:
    """The answer of a list of the pinned pair."""
    return answered(Question(BY_NAME[name], "BLR-KAZ", filters, **further), HOST, TODAY)


def test_a_figure_comes_with_its_paragraph_source_address_and_revision(client: Client) -> None:
    answer = ask("figures", code="H26")
    [record], [citation] = answer["records"], answer["citations"]
    assert (record["low_usd"], record["value_usd"], record["high_usd"]) == (450e6, 500e6, 550e6)
    assert record["qualifier_name"]
    assert citation["evidence"] == record["evidence"] == "1:19"
    assert {name for name in citation if not citation[name]} <= {"original", "published_on"}
    assert citation["address"] == f"{HOST}/BLR-KAZ/sources/1/#p19"
    assert answer["revision"] == pair().revision
    assert answer["record"] == f"{HOST}/BLR-KAZ/revisions/{pair().revision}.zip"
    assert client.get(answer["page"]).status_code == 200


@pytest.mark.parametrize("name", ["proposals", "figures", "derived-figures", "targets", "timeline", "overview"])
def test_whatever_a_record_names_as_evidence_is_cited(name: str) -> None:
    answer = ask(name)
    cited = {citation["evidence"] for citation in answer["citations"]}
    assert answer["records"]
    assert cited
    for record in answer["records"]:
        assert set(str(record.get("evidence") or "").split()) <= cited
    sources = {citation["source"] for citation in answer["citations"]}
    assert all(sources)


def test_a_target_is_cited_with_the_figures_that_decide_its_fate() -> None:
    code = next(record["code"] for record in ask("targets")["records"] if record["rests_on"])
    answer = ask("targets", code=code)
    [record] = answer["records"]
    codes = record["rests_on"].split()
    figures = TradeFigure.objects.filter(pair=pair(), code__in=codes).select_related("evidence__source")
    assert {str(figure.evidence) for figure in figures}
    cited = {citation["evidence"] for citation in answer["citations"]}
    assert {f"{one.evidence.source.number}:{one.evidence.number}" for one in figures} <= cited
    assert record["state_name"]


def test_what_was_known_on_a_day_is_what_had_been_published_by_then() -> None:
    then, now = ask("overview", {"as_of": "2019-01-01"}), ask("overview")
    assert then["known_on"] == "2019-01-01"
    assert all(citation["known_on"] <= "2019-01-01" for citation in then["citations"])
    assert {one["evidence"] for one in then["citations"]} != {one["evidence"] for one in now["citations"]}
    assert "as_of=2019-01-01" in then["page"]


def test_filters_are_those_of_the_api_and_what_is_left_out_is_counted() -> None:
    agreed = ask("proposals", {"status": ["agreed"]})
    assert {record["status"] for record in agreed["records"]} == {"agreed"}
    first = ask("proposals", most=3)
    assert (len(first["records"]), first["left_out"]) == (3, Proposal.objects.filter(pair=pair()).count() - 3)


@pytest.mark.parametrize(
    ("name", "filters", "further", "says"),
    [
        ("proposals", {"status": ["nothing"]}, {}, "status"),
        ("proposals", {"q": "\0"}, {}, "“q”"),
        ("proposals", {"unknown": "1"}, {}, "unknown"),
        ("figures", {"as_of": str(TODAY + timedelta(1))}, {}, "future"),
        ("figures", {"side": "Belarus"}, {}, "side"),
        ("figures", None, {"code": "H999"}, "H999"),
        ("proposal", None, {"number": 999}, "999"),
    ],
)
def test_what_has_no_answer_is_told_in_a_sentence(name: str, filters: Any, further: Any, says: str) -> None:
    with pytest.raises(CannotAnswerError, match=says):
        ask(name, filters, **further)


@pytest.mark.parametrize("slug", ["XXX-YYY", "", "\0", "BLR", "БЛР-КАЗ"])
def test_a_pair_that_is_not_followed_is_answered_with_those_that_are(slug: str) -> None:
    with pytest.raises(CannotAnswerError, match="BLR-KAZ"):
        answered(Question(BY_NAME["targets"], slug), HOST, date(2026, 1, 1))


def test_a_value_that_no_figure_has_leaves_none() -> None:
    assert ask("figures", {"year": "1950"})["records"] == []
    assert {record["reporter"] for record in ask("figures", {"side": "KAZ"})["records"]} == {"KAZ"}
