"""Forms as a browser holds and sends them."""

from html.parser import HTMLParser

type Fields = dict[str, str | list[str]]


class FormReader(HTMLParser):
    """Collects what a browser would send of the form with the given end of its id, as it stands."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form
        self.fields: dict[str, list[str]] = {}
        self.inside = False
        self.name = ""
        self.chosen: list[str] = []
        self.first = ""
        self.is_multiple = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a field holds."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id", "").endswith(self.form)
        if not self.inside:
            return
        if tag == "input" and given.get("type") not in {"submit", "checkbox", "radio"}:
            self._add(given.get("name", ""), given.get("value", ""))
        elif tag == "input" and "checked" in given:
            self._add(given["name"], given.get("value", "on"))
        elif tag in {"select", "textarea"}:
            self.name, self.chosen, self.first, self.text = given.get("name", ""), [], "", ""
            self.is_multiple = "multiple" in given
        elif tag == "option":
            self.first = self.first or f"={given.get('value', '')}"
            self.chosen += [given.get("value", "")] if "selected" in given else []

    def handle_data(self, data: str) -> None:
        """Collect the text of a text area."""
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        """Note what was chosen or written; of one choice, the first where none is."""
        if tag == "form":
            self.inside = False
        if not self.inside:
            return
        if tag == "select":
            for value in self.chosen or ([self.first[1:]] if self.first and not self.is_multiple else []):
                self._add(self.name, value)
        elif tag == "textarea":
            self._add(self.name, self.text.removeprefix("\n"))

    def _add(self, name: str, value: str) -> None:
        if name and "__prefix__" not in name:
            self.fields.setdefault(name, []).append(value)


def fields_of(html: str, form: str = "_form") -> Fields:
    """What a browser would send if somebody pressed the button at once."""
    reader = FormReader(form)
    reader.feed(html)
    return {name: values if len(values) > 1 else values[0] for name, values in reader.fields.items()}
