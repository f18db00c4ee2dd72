"""Whatever an address or a form holds: a sentence, a redirect or a refusal, and never a failure of the site.

The client of the tests raises what a page fails on.
"""

from collections.abc import Iterator
from itertools import cycle

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import models
from django.http import HttpResponse
from django.test import Client

from cooperation.models import Country, CountryPair, Proposal, Sector, Source, TradeFigure
from tests.conftest import TakenBack
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address, sentences
from tests.cooperation.admin.forms import fields_of
from tests.cooperation.admin.made import EDITED, LISTED, row_of
from tests.cooperation.conftest import empty_record

# Between them they have fields of every kind, and a database of its own words for what does not fit into one. What all
# tables share is asked of these alone; of the others what each says for itself: where it searches, what it filters by.
OF_EVERY_KIND = {Country, Proposal, Source, TradeFigure}


@pytest.fixture(scope="module", autouse=True)
def emptied(taken_back: TakenBack) -> Iterator[None]:
    """Of a record with few rows every page is quick."""
    with taken_back():
        empty_record()
        yield


def each_of(models_: list[type[models.Model]]) -> pytest.MarkDecorator:
    """A test for each of the models, on PostgreSQL for a few."""
    marks = {model: [pytest.mark.database] if model in OF_EVERY_KIND else [] for model in models_}
    return pytest.mark.parametrize(
        "model", [pytest.param(model, id=model.__name__, marks=marks[model]) for model in models_]
    )


each_model, each_edited = each_of(LISTED), each_of(EDITED)
HUGE = "9" * 30
NONSENSE = ["a\0b", HUGE, "x" * 5000, "-1", "NaN"]
BAD_KEYS = ["abc", HUGE, "-1", "0", "%00", "1%00", "_00", "x" * 5000, "1.5", "%FF", "1/change/add"]
BAD_QUERIES = [
    {"q": "x" * 5000},
    {"q": HUGE},
    {"q": '"'},
    {"pair": "nope"},
    {"id__exact": HUGE},
    {"o": "99.-7"},
]
# What Django makes of them is the same for every list.
OTHER_BAD_QUERIES = [
    {"p": "999999"},
    {"p": "-5"},
    {"p": "abc"},
    {"p": "9" * 5000},
    {"e": "1"},
    {"e": "1", "p": "abc"},
    {"o": "a.b"},
    {"q": "\0"},
    {"q": "9" * 5000},
    {"state": "nope"},
    {"state__exact": "\0"},
    {"pair": "\0"},
    {"status": "nope"},
    {"vintage": "nope"},
    {"pk__in": "a,b"},
    {"nonsense": "1"},
    {"_facets": "True"},
    {"_popup": "1", "_to_field": "id"},
    {"accent__exact": "nope"},
    {"sectors__id__exact": "abc"},
    {"reporter__code__exact": "\0"},
]
FINE = {200, 302, 400, 403, 404}
# A box finds the rows of a table alike, whichever form it stands in.
A_BOX_OF_EACH = {
    field.related_model: field
    for model in LISTED
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created
}.values()
PARAGRAPH = {"attribution": "narrator", "summary": "Made up."}


@each_model
def test_lists_with_absurd_queries(editor: Editor, model: type[models.Model]) -> None:
    for query in [*BAD_QUERIES, *(OTHER_BAD_QUERIES if model in OF_EVERY_KIND else ())]:
        assert editor.client.get(address(model, "changelist"), query).status_code in FINE, query


@each_model
def test_rows_with_absurd_keys(editor: Editor, model: type[models.Model]) -> None:
    base = address(model, "changelist")
    for key in BAD_KEYS:
        for page in ("change", "delete", "history") if model in OF_EVERY_KIND else ("change",):
            assert editor.client.get(f"{base}{key}/{page}/").status_code in FINE, key


@each_model
def test_empty_forms_with_absurd_wishes(editor: Editor, model: type[models.Model]) -> None:
    for value in ("abc", HUGE, *(("\0", "-1", "1,2,abc") if model in OF_EVERY_KIND else ())):
        wishes = {field.name: value for field in model._meta.get_fields()}
        assert editor.client.get(address(model, "add"), wishes).status_code in FINE, value


@each_model
def test_search_boxes_with_absurd_words(editor: Editor, model: type[models.Model]) -> None:
    asked = {"app_label": "cooperation", "model_name": model._meta.model_name or ""}
    words = [{"term": term} for term in ("\0", "x" * 5000, f"{HUGE}:1", "1:99999999999", '"')]
    pages = [{"page": page} for page in ("0", "abc", "99999")]
    for field in model._meta.get_fields():
        # Where there is no search box, that is said before anything else of the address is read.
        for sent in [*words, *pages] if field in A_BOX_OF_EACH else words[-1:]:
            query = {**asked, "field_name": field.name, **sent}
            assert editor.client.get("/admin/autocomplete/", query).status_code in FINE, query


@each_edited
def test_forms_full_of_nonsense(editor: Editor, model: type[models.Model], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field holds the same nonsense; then each field alone does, in a form that is right otherwise.

    Only the first of the forms that come back are drawn: they show all that the others could.
    """
    row = row_of(model)
    right = editor.form_of(row)
    filled_in = [name for name in right if not name.endswith(("_FORMS", "-id"))]
    all_nonsense = [right | dict.fromkeys(filled_in, nonsense) for nonsense in NONSENSE]
    for sent in all_nonsense:
        assert editor.client.post(address(model, "change", row.pk), sent).status_code in FINE
    monkeypatch.setattr(ModelAdmin, "render_change_form", lambda *_what, **_how: HttpResponse())
    monkeypatch.setattr(AdminSite, "each_context", lambda *_what: {})
    for sent in all_nonsense:
        assert editor.client.post(address(model, "add"), sent).status_code in FINE
    # A form that does not say when it was opened is not joined with what was saved since.
    alone = {name: value for name, value in right.items() if name != "_opened"}
    for name, nonsense in zip(filled_in, cycle(NONSENSE), strict=False):
        response = editor.client.post(address(model, "change", row.pk), alone | {name: nonsense})
        assert response.status_code in FINE, (name, nonsense)


@pytest.mark.parametrize("key", ["abc", HUGE, "\0", "-1", ""])
@pytest.mark.parametrize("action", ["publish", "withdraw", "delete_selected", "nope", "\0", ""])
def test_actions_on_what_is_not_there(editor: Editor, action: str, key: str) -> None:
    sent = {"action": action, "index": "0", "_selected_action": [key], "post": "yes"}
    assert editor.client.post(address(Proposal, "changelist"), sent).status_code in FINE
    sent["index"] = "abc"
    assert editor.client.post(address(Proposal, "changelist"), sent).status_code in FINE


@pytest.mark.parametrize("count", ["abc", "-1", "\0", "40"])
def test_forms_within_forms_whose_count_is_wrong(editor: Editor, count: str) -> None:
    source = rows.paragraph().source
    response = editor.changes(source, **{"paragraphs-TOTAL_FORMS": count})
    assert response.status_code in FINE


def test_a_long_title_is_kept(editor: Editor) -> None:
    source = rows.source()
    assert editor.changes(source, title="t" * 5000).status_code == 302
    source.refresh_from_db()
    assert source.title == "t" * 5000


def test_a_long_name_is_kept_in_the_form_and_the_limit_said(editor: Editor) -> None:
    response = editor.changes(rows.source(), publisher="t" * 5000)
    assert "at most 300 characters (it has 5000)" in sentences(response)
    assert fields_of(response.content.decode(), "source_form")["publisher"] == "t" * 5000


def test_the_browser_is_not_told_to_cut_text(editor: Editor) -> None:
    assert "maxlength" not in editor.opens(Source, "add")


def test_signing_in_with_nonsense(db: None) -> None:
    client = Client()
    for value in ("\0", "x" * 5000):
        assert client.post("/admin/login/", {"username": value, "password": value}).status_code == 200
    assert client.get("/admin/", {"next": "\0"}).status_code == 302
    assert client.get("/admin/login/", {"next": "\0"}).status_code == 200


def test_addresses_that_the_administration_does_not_have(editor: Editor) -> None:
    for path in ("/admin/nope/", "/admin/r/abc/1/", f"/admin/r/{HUGE}/1/", "/admin/%00/", "/admin/autocomplete/"):
        assert editor.client.get(path).status_code in {400, 403, 404}, path


@pytest.mark.parametrize("model", [Sector, Proposal])
def test_a_row_is_not_above_itself(editor: Editor, model: type[models.Model]) -> None:
    pointer = {"Sector": "parent", "Proposal": "part_of"}[model.__name__]
    row = rows.ROW_OF[model]()
    assert "leads back to this row" in sentences(editor.changes(row, **{pointer: row.pk}))


def test_a_pair_is_two_countries_in_either_order(editor: Editor) -> None:
    assert editor.adds(CountryPair, first="TJK", second="ARM").status_code == 302
    pair = CountryPair.objects.by_slug("ARM-TJK").get()
    assert {pair.first.accent, pair.second.accent} != {None}
    assert "two different countries" in sentences(editor.adds(CountryPair, first="ARM", second="ARM"))
    assert "already exists" in sentences(editor.adds(CountryPair, first="ARM", second="TJK"))


def test_a_source_of_very_many_paragraphs(editor: Editor) -> None:
    source = rows.source()
    form = editor.form_of(source)
    most = 400
    for index in range(most):
        form |= {f"paragraphs-{index}-{name}": "" for name in ("id", "speaker")}
        form |= {f"paragraphs-{index}-{name}": value for name, value in PARAGRAPH.items()}
        form |= {f"paragraphs-{index}-number": str(index + 1), f"paragraphs-{index}-source": str(source.pk)}
    response = editor.client.post(address(Source, "change", source.pk), form | {"paragraphs-TOTAL_FORMS": str(most)})
    assert response.status_code == 302
    assert source.paragraphs.count() == most
