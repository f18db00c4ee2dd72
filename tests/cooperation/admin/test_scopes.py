"""The part of the whole that a figure counts is chosen by its name, among those that its pair knows."""

import re
from typing import Any

import pytest
from django.urls import reverse

from cooperation.models import Scope, Target, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences
from tests.cooperation.admin.forms import fields_of

OPTION = re.compile(r'<option value="([^"]*)"(?: selected)?>([^<]*)</option>')


@pytest.fixture
def city(db: None) -> Scope:
    """A part of the pair Kyrgyzstan-Uzbekistan alone."""
    return rows.scope(code="city", name_en="Made-up city")


def offered(page: str) -> dict[str, str]:
    """What the box of parts offers: codes and names."""
    box = page.partition('<select name="scope"')[2].partition("</select>")[0]
    return dict(OPTION.findall(box))


@pytest.mark.parametrize("make", [rows.trade_figure, rows.target])
def test_the_parts_of_its_pair_are_offered_by_name(editor: Editor, city: Scope, make: Any) -> None:
    rows.scope(pair=rows.country_pair("KAZ", "TJK"), code="moon", name_en="Made-up moon")
    row = make()
    found = offered(editor.opens(type(row), "change", row.pk))
    assert (found[""], found["non_oil"], found["city"]) == ("the whole", "without oil", "Made-up city")
    assert "moon" not in found


def test_the_chosen_part_is_stored_by_its_code_and_comes_back(editor: Editor, city: Scope) -> None:
    figure = rows.trade_figure()
    assert editor.changes(figure, scope="city").status_code == 302
    figure.refresh_from_db()
    assert figure.scope == "city"
    assert editor.form_of(figure)["scope"] == "city"


def test_a_part_that_nobody_named_is_refused(editor: Editor, city: Scope) -> None:
    assert "moon is not one of the available choices" in sentences(editor.changes(rows.trade_figure(), scope="moon"))


def test_of_a_new_row_the_parts_of_all_pairs_are_offered_and_those_of_others_refused(
    editor: Editor, city: Scope
) -> None:
    other = rows.scope(pair=rows.country_pair("KAZ", "TJK"), code="moon", name_en="Made-up moon")
    page = editor.opens(Target, "add")
    assert (offered(page)["city"], offered(page)["moon"]) == (
        "Made-up city · KGZ-UZB",
        f"Made-up moon · {other.pair.slug}",
    )
    evidence = rows.paragraph()
    sent = fields_of(page, "target_form") | {
        "pair": str(city.pair.pk), "code": "T9", "stated_on": "2030", "flow": "TT", "category": "goods",
        "qualifier": "exact", "value_usd": "2", "unit": "9", "evidence": str(evidence.pk), "scope": "moon",
    }  # fmt: skip
    address = reverse("admin:cooperation_target_add")
    assert "moon is not one of the available choices" in sentences(editor.client.post(address, sent))
    assert editor.client.post(address, sent | {"scope": "city"}).status_code == 302
    assert Target.objects.get(pair=city.pair, code="T9").scope == "city"


def test_a_new_part_is_named_beside_the_box_and_comes_back_as_its_code(editor: Editor, city: Scope) -> None:
    figure = rows.trade_figure()
    page = editor.opens(TradeFigure, "change", figure.pk)
    [address] = re.findall(r'id="add_id_scope"[^>]* href="([^"]*)"', page)
    popup = address.replace("&amp;", "&")
    form = fields_of(str(editor.client.get(popup).content, "utf-8"), "scope_form")
    assert (form["pair"], form["_to_field"]) == (str(figure.pair.pk), "code")
    names = {f"name_{language}": f"Ore {language}" for language in ("en", "ru", "kk", "be")}
    answer = editor.client.post(popup, form | {"code": "ore", "kind": "product_group", **names})
    assert "&quot;value&quot;: &quot;ore&quot;" in str(answer.content, "utf-8")
    assert offered(editor.opens(TradeFigure, "change", figure.pk))["ore"] == "Ore en"
