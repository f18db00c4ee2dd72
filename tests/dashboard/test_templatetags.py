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
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.lifecycle import Status
from dashboard.templatetags.monitor import before_first_paint, beside, icon

SVG = "{http://www.w3.org/2000/svg}"
CITE = {"url": "/BLR-KAZ/sources/1/#p19", "key": "1:19", "label": "¶19", "spoken": "Source 1, paragraph 19"}


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


@given(st.lists(st.tuples(st.integers(), st.text())))
def test_a_row_stands_beside_its_columns(pairs: list[tuple[int, str]]) -> None:
    cells, columns = [cell for cell, _ in pairs], [column for _, column in pairs]
    assert list(beside(cells, columns)) == pairs


@pytest.mark.parametrize("cells", [[1], [1, 2, 3]])
def test_a_row_of_another_length_than_the_head_is_an_error(cells: list[int]) -> None:
    with pytest.raises(ValueError, match="zip"):
        list(beside(cells, ["Year", "Value"]))


def test_a_citation_mark_adds_no_space_to_the_line() -> None:
    template = Template('up 65%{% include "components/marks.html#cites" with cites=cites only %}.')
    line = template.render(Context({"cites": [CITE]}))
    assert line.startswith('up 65%<a class="cite" href="/BLR-KAZ/sources/1/#p19" data-cite="1:19"')
    assert line.endswith('aria-label="Source 1, paragraph 19">¶19</a>.')


def test_a_proposal_without_a_status_has_no_icon() -> None:
    assert "<svg" in render_to_string("components/marks.html#status", {"status": "agreed", "label": "Agreed"})
    assert "<svg" not in render_to_string("components/marks.html#status", {"status": "", "label": "None"})


def test_a_table_names_the_column_of_each_cell_for_small_screens() -> None:
    table = {
        "columns": [{"label": "Figure"}, {"label": "Value", "numeric": True}],
        "rows": [[{"text": "Jan–Sep 2016"}, {"text": "≈ $0.3 bn", "derived": True, "cites": [CITE]}]],
    }
    html = render_to_string("components/data_table.html", {"table": table})
    assert '<th scope="row">Jan–Sep 2016</th>' in html
    assert '<td data-l="Value" class="num">≈ $0.3 bn <span class="derived">derived</span><a' in html


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
