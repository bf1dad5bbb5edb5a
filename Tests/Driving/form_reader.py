"""Reads the forms of a page, as a browser without script would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form: where it goes, what it holds now, and what can be chosen."""

    action: str
    method: str
    carries_files: bool
    #: Field name → values that would be sent if nothing were changed.
    values: dict[str, list[str]] = field(default_factory=dict)
    #: Every field name in the form, sent or not (an unticked box is not sent).
    names: set[str] = field(default_factory=set)
    #: Names of fields nobody sees, which the page sends along.
    hidden_names: set[str] = field(default_factory=set)
    #: Field names of file fields.
    file_names: set[str] = field(default_factory=set)
    #: Submit buttons: (name, value).
    buttons: list[tuple[str, str]] = field(default_factory=list)
    #: Field name → the values of its radios, boxes or list.
    options: dict[str, list[str]] = field(default_factory=dict)


class PageReader(HTMLParser):
    """Forms, links, and the text of elements with an id."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self.has_errors = False
        self._form: Form | None = None
        self._select = ""
        self._area = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def text(self, identifier: str) -> str:
        return self.texts.get(identifier, "").strip()

    def form_to(self, ending: str) -> Form:
        """The form that posts to a path with this ending."""
        for form in self.forms:
            if form.method == "post" and form.action.split("?")[0].endswith(ending):
                return form
        raise LookupError(f"no form posts to …{ending}")

    _VOID = {"input", "br", "hr", "img", "meta", "link", "wbr", "source", "path", "circle", "rect", "use"}

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag not in self._VOID:
            self._open.append((tag, attributes.get("id", "")))
        if "data-error-summary" in attributes:
            self.has_errors = True
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        elif tag == "form":
            self._form = Form(
                attributes.get("action", ""), attributes.get("method", "get").lower(),
                attributes.get("enctype") == "multipart/form-data")
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, attributes)

    def _field(self, tag, attributes):
        form, name = self._form, attributes.get("name", "")
        if tag == "button" and attributes.get("type", "submit") == "submit":
            form.buttons.append((name, attributes.get("value", "")))
        elif tag == "textarea" and name:
            form.names.add(name)
            form.values[name] = [""]
            self._area = name
        elif tag == "select" and name:
            form.names.add(name)
            self._select = name
            form.options[name] = []
        elif tag == "option" and self._select:
            value = attributes.get("value", "")
            form.options[self._select].append(value)
            if "selected" in attributes or self._select not in form.values:
                form.values[self._select] = [value]
        elif tag == "input" and name:
            self._input(form, name, attributes)

    def _input(self, form, name, attributes):
        kind, value = attributes.get("type", "text"), attributes.get("value", "")
        form.names.add(name)
        if kind == "hidden":
            form.hidden_names.add(name)
        if kind == "file":
            form.file_names.add(name)
        elif kind in ("radio", "checkbox"):
            form.options.setdefault(name, []).append(value or "on")
            if "checked" in attributes:
                form.values.setdefault(name, []).append(value or "on")
        elif kind not in ("submit", "button", "image", "reset"):
            form.values.setdefault(name, []).append(value)

    def handle_endtag(self, tag):
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                break
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data):
        if self._area and self._form is not None:
            self._form.values[self._area] = [self._form.values[self._area][0] + data]
        for _, identifier in self._open:
            if identifier:
                self.texts[identifier] = self.texts.get(identifier, "") + data
