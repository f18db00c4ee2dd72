"""The tags of the templates, and the marks that are built with them."""

import base64
import hashlib
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings as own_settings
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client

from cooperation.analysis.lifecycle import Status
from dashboard.components.page import Cell, Cite, DataTable, Head
from dashboard.pages.pair.overview import StripMark
from dashboard.templatetags import marks
from dashboard.templatetags.marks import icon
from dashboard.templatetags.monitor import before_first_paint

SVG = "{http://www.w3.org/2000/svg}"
CITE = Cite(key="1:19", label="¶19", spoken="Source 1, paragraph 19", url="/BLR-KAZ/sources/1/#p19")


def symbols() -> set[str]:
    """The ids of the sprite's symbols; a browser shows none of them where the file is not sound XML."""
    path = finders.find("icons.svg")
    assert isinstance(path, str)
    sprite = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    return {symbol.attrib["id"] for symbol in sprite.iter(f"{SVG}symbol")}


def used_icons() -> set[str]:
    """The names of the icons that the templates ask for by a literal name."""
    sources = [path.read_text() for path in (own_settings.BASE_DIR / "templates").rglob("*.html")]
    return {part.split('"')[0] for source in sources for part in source.split('{% icon "')[1:]}


def test_an_icon_points_into_the_sprite_and_is_silent() -> None:
    assert icon("agreed") == f'<svg aria-hidden="true"><use href="{static("icons.svg")}#i-agreed"/></svg>'


def test_an_icon_name_cannot_break_out_of_its_attribute() -> None:
    assert '"><script>' not in icon('"><script>')


def test_every_status_and_every_icon_in_use_has_a_symbol() -> None:
    wanted = {*map(str, Status), *used_icons()}
    assert {f"i-{name}" for name in wanted} <= symbols()


def test_codes_within_words_lead_to_their_pages_and_nothing_else_does() -> None:
    links = (("H3", "/h3/"), ("H3-M", "/m/"), ("T<6", '/"t/'))
    assert marks.linked("H3, H3-M & (T<6); H36, AH3, H3-B", links) == (
        '<a href="/h3/">H3</a>, <a href="/m/">H3-M</a> &amp; (<a href="/&quot;t/">T&lt;6</a>); H36, AH3, H3-B'
    )
    assert marks.linked("H3 <b>", ()) == "H3 &lt;b&gt;"


def test_codes_in_a_cell_and_in_a_caveat_lead_to_their_pages() -> None:
    columns = (Head("Figure"), Head("Which"), Head("Caveat"))
    links = (("H3", "/h3/"),)
    told = marks.row((Cell("2017"), Cell("H3 less", links=links), Cell("Not H3.", links=links, fold=True)), columns)
    assert '<td data-l="Which"><a href="/h3/">H3</a> less</td>' in told
    assert '<p>Not <a href="/h3/">H3</a>.</p>' in told


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("In 2024–25 (Apr–Mar): up", ["2024–25", "(Apr–Mar):"]),
        ("Trade was $896–899\u00a0m or £5–6\u00a0bn", ["$896–899\u00a0m", "£5–6\u00a0bn"]),
        ("Jan–Sep 2017 points to −5–3%", ["Jan–Sep", "−5–3%"]),
        ("Belarus–Kazakhstan, a – b, 5 – 6", []),
    ],
)
def test_no_line_of_a_heading_ends_within_a_range(text: str, kept: list[str]) -> None:
    marked = marks.unbroken(text)
    assert re.findall('<span class="whole">(.*?)</span>', marked) == kept
    assert re.sub("<[^>]+>", "", marked) == text
    assert marks.unbroken("5–6 <b>") == '<span class="whole">5–6</span> &lt;b&gt;'


def test_a_dash_for_a_number_that_nobody_states_is_told_from_numbers() -> None:
    columns = (Head("Year"), Head("Value", numeric=True), Head("Growth", numeric=True))
    told = marks.row((Cell("2017"), Cell("–"), Cell("+5%")), columns)
    assert told.endswith('<td data-l="Value" class="num none">–</td><td data-l="Growth" class="num">+5%</td></tr>')


def test_a_citation_mark_adds_no_space_to_the_line() -> None:
    template = Template("{% load marks %}up 65%{% cites cites %}.")
    line = template.render(Context({"cites": [CITE]}))
    assert line.startswith('up 65%<a class="cite" href="/BLR-KAZ/sources/1/#p19" data-cite="1:19"')
    assert line.endswith('aria-label="Source 1, paragraph 19">¶19</a>.')


def test_a_proposal_without_a_status_has_no_icon() -> None:
    assert "<svg" in marks.status("agreed", "Agreed")
    assert "<svg" not in marks.status("", "None")
    assert marks.status(None, "None", boxed=True) == '<span class="badge box">None</span>'


@pytest.mark.parametrize(
    ("state", "drawn"),
    [
        ("reached", "agreed"),
        ("already_above", "agreed"),
        ("missed", "dropped"),
        ("slipped", "dropped"),
        ("open", "offered"),
        ("not_known", ""),
        ("cannot_be_told", ""),
    ],
)
def test_a_state_of_a_target_has_the_icon_of_its_sort(state: str, drawn: str) -> None:
    html = marks.target(state, "As told")
    assert html.startswith(f'<span class="state s-{state}">')
    assert html.count("<svg") == bool(drawn)
    assert f"#i-{drawn}" in html or not drawn
    assert html.endswith("As told</span>")


HEAD = (Head("Figure"), Head("Value", numeric=True))


def test_a_table_names_the_column_of_each_cell_for_small_screens() -> None:
    cells = (Cell("Jan–Sep 2016"), Cell("≈ $0.3 bn", derived=True, cites=(CITE,)))
    html = render_to_string("components/data_table.html", {"table": DataTable(HEAD, (cells,))})
    assert '<th scope="row">Jan–Sep 2016</th>' in html
    assert '<td data-l="Value" class="num">≈ $0.3 bn <span class="derived">derived</span><a' in html


@pytest.mark.parametrize("length", [1, 3])
def test_a_row_of_another_length_than_the_head_is_an_error(length: int) -> None:
    with pytest.raises(ValueError, match="zip"):
        marks.row([Cell("1")] * length, HEAD)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("a", anchor="x"), '<th scope="row" id="x">a</th>'),
        (Cell("a", url="/u/"), '<a href="/u/">a</a>'),
        (Cell("a", fold=True), '<details class="cav"><summary>Caveat</summary><p>a</p></details>'),
        (Cell("", fold=True), '<th scope="row"></th>'),
        (Cell("a", contested="/c/"), 'a <a class="contested" href="/c/">contested</a>'),
        (
            Cell("a", side="first", side_label="B", accent=3),
            '<span class="who accent-3"><i class="mark first"></i>B</span>a',
        ),
        (Cell("a", side="both", side_label="B"), '<span class="who"><i class="mark both"></i>B</span>a'),
        (Cell("Missed", target_state="missed", cites=(CITE,)), 'Missed</span><a class="cite"'),
        (Cell("a", status="agreed", status_label="Agreed"), "Agreed</span>a</th>"),
    ],
)
def test_a_cell_shows_what_stands_with_its_words(cell: Cell, expected: str) -> None:
    assert expected in marks.row([cell, Cell("1")], HEAD)


def test_no_word_breaks_out_of_a_mark() -> None:
    bad = '"><script>'
    cite = Cite(bad, bad, bad, bad)
    cell = Cell(bad, bad, (cite,), True, bad, bad, bad, bad, 1, bad, bad)
    mark = StripMark(1, bad, bad, bad, None)
    shown = (
        marks.row([cell, Cell(bad)], (Head(bad), Head(bad))),
        marks.row([Cell(bad, fold=True), Cell(bad, target_state=bad)], HEAD),
        marks.dots([mark]),
        marks.who(bad, bad),
        marks.status(bad, bad),
    )
    for html in shown:
        assert "<script>" not in html
        assert bad not in html


INLINE = re.compile(r"<(style|script)(?: id=\"[^\"]*\")?>(.*?)</\1>", re.DOTALL)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/BLR-KAZ/", "/nothing/there/"])
def test_what_is_inline_is_known_to_the_policy(client: Client, address: str) -> None:
    response = client.get(address)
    html, policy = response.content.decode(), response.headers["Content-Security-Policy"]
    inline = INLINE.findall(html)
    assert [name for name, _ in inline] == ["style", "script"]
    for _, text in inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r'<[^>]+ (?:style|on\w+)="', html)


def test_while_the_code_is_worked_on_they_are_files(settings: Any) -> None:
    settings.DEBUG = True
    files = before_first_paint()
    assert "css/foundation.css" in files
    assert "js/theme.js" in files
    assert "<style" not in files
