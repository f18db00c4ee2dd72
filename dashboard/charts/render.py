"""From a figure to a picture, on the server and without a browser: the one door to plotly-print.

Plotly's own SVG is written for a page with a stylesheet. Here it becomes a file that stands alone: styles turn
into attributes (a strict Content-Security-Policy blocks styles when the picture is opened by itself), what draws
nothing goes, and the random ids are numbered, so that one figure always gives the same bytes.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import fontpkg
import resvg_py

from dashboard.charts.drawing import PlotlyFigure
from dashboard.charts.theme import FONT_FAMILY

if TYPE_CHECKING:
    from plotly_print.engine import PrintEngine

# A browser brings its own fonts; a server may have none. Arimo is as wide as Helvetica and Arial, for which labels
# are placed, and has the letters of all four languages.
FONT = "Arimo"
SVG = "{http://www.w3.org/2000/svg}"
ET.register_namespace("", SVG.strip("{}"))
# The engine is a JavaScript runtime: it belongs to the thread that made it and takes 0.3 s to start, so one thread
# draws for all. It keeps 0.7 MB of every drawing, so it is replaced now and then.
THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="plotly-print")
DRAWINGS_AN_ENGINE = 50
# Plotly remembers the size of a text by its words and its style attribute, which the engine's document leaves out:
# the same words in another size would get the first one's box.
KNOW_STYLES = """
(function (prototype, plain) {
    prototype.getAttribute = function (name) {
        return name === "style" ? this.style.cssText() : plain.call(this, name);
    };
})(Element.prototype, Element.prototype.getAttribute);
"""
# Plotly looks for elements some thousand times a chart, nearly always by name, by classes or by both, and the engine's
# document takes each selector apart again for each element: here it is read once, and elements are compared as they
# stand. By a class and an attribute together Plotly finds nothing. The layers of shapes, for which it goes through
# all the document with each shape, are found once: they stay where they are while a chart is drawn.
FIND_QUICKLY = r"""
(function (prototype, plain) {
    function has(names, wanted) {
        return names === wanted || (names && (" " + names + " ").includes(" " + wanted + " "));
    }
    function collect(node, tag, name, found) {
        for (var child of node.childNodes) {
            if (child.nodeType !== 1) continue;
            if ((!name || has(child._attributes["class"], name))
                && (!tag || child.tagName.toLowerCase() === tag)) found.push(child);
            collect(child, tag, name, found);
        }
        return found;
    }
    function collectAny(node, names, found) {
        for (var child of node.childNodes) {
            if (child.nodeType !== 1) continue;
            if (names.some(name => has(child._attributes["class"], name))) found.push(child);
            collectAny(child, names, found);
        }
        return found;
    }
    function layers(root) {
        if (!root._shapeLayers || !root._shapeLayers.length) root._shapeLayers = collect(root, "", "shapelayer", []);
        return root._shapeLayers.slice();
    }
    prototype.querySelectorAll = function (selector) {
        if (selector === ".shapelayer") return layers(this);
        var one = /^([\w-]*)(?:\.([\w-]+))?$/.exec(selector);
        if (one) return collect(this, one[1], one[2], []);
        if (/^\.[\w-]+\[[^ >,]*\]$/.test(selector)) return [];
        var inside = /^(\.[\w-]+) (\[[^ ]*\])$/.exec(selector);
        if (inside) return this.querySelectorAll(inside[1]).flatMap(outer => plain.call(outer, inside[2]));
        if (/^\.[\w-]+(, ?\.[\w-]+)+$/.test(selector))
            return collectAny(this, selector.split(",").map(name => name.trim().slice(1)), []);
        var both = /^(\w+\.[\w-]+)\.([\w-]+)$/.exec(selector);
        if (both) return this.querySelectorAll(both[1]).filter(node => has(node._attributes["class"], both[2]));
        return plain.call(this, selector);
    };
})(Element.prototype, Element.prototype.querySelectorAll);
"""

FOR_THE_PAGE = {"class", "style", "data-index", "data-unformatted", "data-math"}
SAID_BY_DEFAULT = {
    ("opacity", "1"),
    ("fill-opacity", "1"),
    ("stroke-opacity", "1"),
    ("stroke-width", "0px"),
    ("vector-effect", "none"),
    ("white-space", "pre"),
}
CONTAINERS = {SVG + "g", SVG + "defs"}


class Drawer:
    """Draws with one engine after another; used by THREAD alone."""

    def __init__(self) -> None:
        self.engine: PrintEngine | None = None
        self.drawn = 0

    def draw(self, figure: PlotlyFigure) -> str:
        """Plotly's own SVG of the figure."""
        # Loaded by whoever draws: a command does not wait for it.
        from plotly_print.engine import PrintEngine

        if self.engine is None or self.drawn == DRAWINGS_AN_ENGINE:
            self.engine = None  # freed before the next one takes its memory
            self.engine, self.drawn = PrintEngine(), 0
            self.engine.context.eval(KNOW_STYLES)
            self.engine.context.eval(FIND_QUICKLY)
        self.drawn += 1
        return str(self.engine.render_svg(figure.data, figure.layout))


DRAWER = Drawer()


def svg(figure: PlotlyFigure, *, title: str) -> str:
    """The figure as a standalone SVG of its own width and height; `title` is its name for assistive technology."""
    root = ET.fromstring(THREAD.submit(DRAWER.draw, figure).result())  # noqa: S314  (our own drawing)
    clear(root)
    number_ids(root)
    width, height = figure.size
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("font-family", FONT_FAMILY)
    root.set("role", "img")
    name = ET.Element(SVG + "title")
    name.text = title
    root.insert(0, name)
    return ET.tostring(root, encoding="unicode")


def png(figure: PlotlyFigure, *, title: str, scale: float = 2) -> bytes:
    """The figure as a PNG of `scale` times its width and height."""
    return raster(svg(figure, title=title), scale)


def raster(drawing: str, scale: float) -> bytes:
    """An SVG as a PNG, the same on every machine."""
    font_files = [str(fontpkg.path(FONT))]
    return bytes(
        resvg_py.svg_to_bytes(
            drawing, zoom=scale, skip_system_fonts=True, font_files=font_files, sans_serif_family=FONT
        )
    )


def clear(element: ET.Element) -> None:
    """Styles into attributes, children first, without elements that draw nothing."""
    for child in list(element):
        clear(child)
        if draws_nothing(child):
            element.remove(child)
    styles = dict(declared(element.get("style", "")))
    if "crisp" in element.get("class", "").split():
        styles["shape-rendering"] = "crispEdges"
    for name in FOR_THE_PAGE & element.attrib.keys():
        del element.attrib[name]
    for name, value in styles.items():
        if (name, value) not in SAID_BY_DEFAULT and name != "font-family":
            element.set(name, value)


def declared(style: str) -> list[tuple[str, str]]:
    """The declarations of a style attribute."""
    parts = (part.partition(":") for part in style.split(";") if part.strip())
    return [(name.strip(), value.strip()) for name, _, value in parts]


def draws_nothing(element: ET.Element) -> bool:
    """An empty group, a path without a line, the unseen box behind a text."""
    if element.tag in CONTAINERS:
        return len(element) == 0
    if element.tag == SVG + "path":
        return element.get("d", "M0,0") == "M0,0"
    return element.tag == SVG + "rect" and element.get("fill-opacity") == element.get("stroke-opacity") == "0"


def number_ids(root: ET.Element) -> None:
    """Ids a1, a2, … in the order of the file, in the definitions and wherever they are used."""
    names = {element.get("id"): f"a{index}" for index, element in enumerate(root.iter()) if element.get("id")}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, names[value])
            elif "#" in value:
                element.set(attribute, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{names[m[1]]})", value))
