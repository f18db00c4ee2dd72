"""One address of every kind that the site answers, by the name of its pattern."""

from collections.abc import Iterator

from django.urls import URLPattern

from dashboard.urls import urlpatterns

DIGEST = "0" * 16
# What stands in a pattern's variables; a chart's digest is one of nothing, which is an answer too.
EXAMPLES = {
    "<pair:slug>": "BLR-KAZ",
    "<str:pair>": "BLR-KAZ",
    "<country:country>": "KAZ",
    "<number:number>": "1",
    "<str:number>": "1",
    "<number:source>": "1",
    "<number:revision>": "1",
    "<slug:code>": "0303",
    "<str:code>": "0303",
    "<slug:key>": "trade",
    "<slug:variant>": "wide-light",
    "<digest:digest>": DIGEST,
    "<chart:file>": f"trade.wide-light.{DIGEST}.svg",
    "<picture:form>": "svg",
    "<file:file_type>": "json",
    "<sdmx:form>": "csv",
    "<path:rest>": "nothing",
}


def address_of(pattern: URLPattern) -> str:
    """An address that the pattern answers."""
    route = str(pattern.pattern)
    for variable, example in EXAMPLES.items():
        route = route.replace(variable, example)
    assert "<" not in route, f"no example for {route}"
    return f"/{route}"


def every_kind() -> Iterator[str]:
    """One of each kind, but for the administration."""
    return (address_of(pattern) for pattern in urlpatterns if isinstance(pattern, URLPattern))
