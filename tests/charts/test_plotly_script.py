from pathlib import Path

import plotly
from django.contrib.staticfiles import finders

from dashboard.charts.plotly_script import PlotlyFinder

PATH = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def test_the_script_of_the_installed_package_is_found() -> None:
    assert PlotlyFinder().find("plotly/plotly.min.js") == str(PATH)
    assert PlotlyFinder().find("plotly/plotly.min.js", find_all=True) == [str(PATH)]
    assert PATH.is_file()


def test_nothing_else_of_the_package_is_published() -> None:
    finder = PlotlyFinder()
    assert finder.find("plotly/widgetbundle.js") is None
    assert finder.find("plotly/widgetbundle.js", find_all=True) == []
    assert [(path, storage.prefix) for path, storage in finder.list([])] == [("plotly.min.js", "plotly")]  # type: ignore[attr-defined]


def test_the_site_uses_it() -> None:
    assert finders.find("plotly/plotly.min.js") == str(PATH)
