"""Pictures drawn on the server: they stand alone, stay the same, and can be asked for from any thread."""

import re
import struct
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts import render
from dashboard.charts.drawing import Frame, Letters, PlotlyFigure, Sheet
from dashboard.charts.render import SVG, png, raster, svg
from dashboard.charts.theme import LIGHT, VARIANTS, Variant
from tests.charts.samples import REAL, WIDE_LIGHT


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  (drawn here)


@pytest.fixture(scope="module")
def target() -> ET.Element:
    return parsed(svg(REAL["target"](WIDE_LIGHT), title="Trade & the goal"))


def test_it_has_a_size_a_role_and_a_name(target: ET.Element) -> None:
    assert target.tag == SVG + "svg"
    assert target.get("role") == "img"
    assert target.get("viewBox") == f"0 0 {target.get('width')} {target.get('height')}"
    assert target.get("width") == "860"
    assert target[0].tag == SVG + "title"
    assert target[0].text == "Trade & the goal"


def test_the_paper_is_drawn(target: ET.Element) -> None:
    paper = next(target.iter(SVG + "rect"))
    assert (paper.get("width"), paper.get("height")) == (target.get("width"), target.get("height"))
    assert paper.get("fill") == "rgb({}, {}, {})".format(*bytes.fromhex(LIGHT.paper[1:]))


def test_texts_are_there_as_text(target: ET.Element) -> None:
    texts = ["".join(element.itertext()) for element in target.iter(SVG + "text")]
    assert {"Jan–Sep 2017", "≈ $0.5 bn", "+36% to +67%", "Goal: more than $1 bn", "$1 bn"} <= set(texts)


def test_bold_and_hatching_survive(target: ET.Element) -> None:
    assert [element for element in target.iter(SVG + "text") if element.get("font-weight") == "700"]
    patterns = {element.get("id") for element in target.iter(SVG + "pattern")}
    used = {value[5:-1] for e in target.iter() if (value := e.get("fill", "")).startswith("url(#")}
    assert used
    assert used <= patterns


@pytest.mark.parametrize("variant", [VARIANTS[0], VARIANTS[-1]], ids=["wide-light", "narrow-dark"])
@pytest.mark.parametrize("name", REAL)
def test_it_stands_alone(name: str, variant: Variant) -> None:
    text = svg(REAL[name](variant), title=name)
    root = parsed(text)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    names = {attribute for element in root.iter() for attribute in element.attrib}
    assert not tags & {"script", "style", "image", "use", "foreignObject", "a"}
    assert not names & {"style", "class", "href", "{http://www.w3.org/1999/xlink}href", "onload"}
    assert re.findall(r"https?://[^\"']+", text) == ["http://www.w3.org/2000/svg"]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_one_figure_always_gives_the_same_bytes() -> None:
    figure = REAL["target"](WIDE_LIGHT)
    assert svg(figure, title="Trade") == svg(REAL["target"](WIDE_LIGHT), title="Trade")


def test_words_are_measured_in_their_own_size() -> None:
    def drawn(*sizes: int) -> str:
        sheet = Sheet(LIGHT, Frame(300, 100, (0, 1), (0, 1)))
        for row, size in enumerate(sizes):
            sheet.note((1, row / 9), "the same words", Letters(LIGHT.ink, size, anchor="right", ground=LIGHT.tint))
        return svg(sheet.figure(), title="")

    first, second = (rect.get("width") for rect in list(parsed(drawn(10, 30)).iter(SVG + "rect"))[-2:])
    assert float(second or 0) > 2 * float(first or 0)


def test_any_thread_may_draw() -> None:
    names = [*REAL][:6] * 2
    with ThreadPoolExecutor(max_workers=6) as pool:
        drawn = list(pool.map(lambda name: svg(REAL[name](WIDE_LIGHT), title=name), names))
    assert drawn[:6] == drawn[6:]
    assert [parsed(text)[0].text for text in drawn] == names


def test_a_failed_drawing_does_not_stop_the_next() -> None:
    with pytest.raises(TypeError):
        svg(PlotlyFigure([object()], {}), title="")  # type: ignore[list-item]  # nothing that Plotly could read
    assert svg(REAL["growth"](WIDE_LIGHT), title="Growth").startswith("<svg")


def test_the_engine_is_replaced_before_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "DRAWINGS_AN_ENGINE", 2)
    figure, drawer = REAL["proposers"](WIDE_LIGHT), render.Drawer()
    with ThreadPoolExecutor(max_workers=1) as pool:
        engines = [pool.submit(drawn_with, drawer, figure).result() for _ in range(4)]
    assert engines[0] is engines[1] is not engines[2] is engines[3]


@pytest.mark.parametrize("key", ["growth", "years"])
def test_elements_found_quickly_make_the_same_picture(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = svg(REAL[key](WIDE_LIGHT), title="")
    monkeypatch.setattr(render, "FIND_QUICKLY", "")
    with ThreadPoolExecutor(max_workers=1) as pool:
        monkeypatch.setattr(render, "THREAD", pool)
        monkeypatch.setattr(render, "DRAWER", render.Drawer())
        assert svg(REAL[key](WIDE_LIGHT), title="") == quick
        pool.submit(setattr, render.DRAWER, "engine", None).result()


def drawn_with(drawer: render.Drawer, figure: PlotlyFigure) -> object:
    drawer.draw(figure)
    return drawer.engine


def test_a_png_has_the_size_of_the_chart_times_the_scale() -> None:
    figure = REAL["proposers"](WIDE_LIGHT)
    picture = png(figure, title="Proposals", scale=3)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == tuple(3 * side for side in figure.size)


def letter(character: str, weight: int = 400) -> bytes:
    place = f'x="20" y="60" font-size="50" font-weight="{weight}" font-family="Nowhere, sans-serif"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><text {place}>{character}</text></svg>'
    return raster(drawing, 1)


@pytest.mark.parametrize("character", "AaЖжӘәҒғҚқҢңӨөҰұҮүҺһІіЎў0≈≥≤−–→←…¶×÷“”’")
def test_a_png_has_every_letter_whatever_fonts_the_machine_has(character: str) -> None:
    assert letter(character) not in (letter("\ue123"), letter(" "))


def test_a_png_has_bold_letters() -> None:
    assert letter("Ж", weight=700) != letter("Ж")
