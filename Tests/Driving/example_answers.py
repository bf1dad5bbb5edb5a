"""Reads a procedure's example (`examples/*.yaml`) into the fields of its form.

Only the part of YAML that examples are written in: nested maps by indentation, `{a: b}` and `[a, b]` on one line,
quoted and plain scalars, texts of several lines, comments. Anything else is refused, so that a misread example never
passes for a good one.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

OTHER = "other"
CIVIL_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass
class ExampleAnswers:
    """What one example types, by field name as in the page, and what it attaches, by question."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    decision: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, today: date | None = None) -> "ExampleAnswers":
        """Reads an example as if it had been written today: dates near its own day move along with it."""
        document = _Reader(path).document()
        document = _moved(document, date.fromisoformat(document["on"]), today or date.today())
        answers = cls()
        for question, value in document.get("answers", {}).items():
            if _is_files(value):
                answers.files[question] = [entry["kind"] for entry in value]
            else:
                answers.fields |= _typed(question, value)
        for question, value in document.get("decision", {}).items():
            answers.decision |= _typed(question, value)
        for name in [name for name in answers.fields if name == "email" or name.endswith("-email")]:
            answers.fields[f"{name}.again"] = answers.fields[name]
        return answers

    def changed(self, **changes: str) -> "ExampleAnswers":
        """The same answers with some fields typed otherwise; `_` in a name stands for `-`."""
        fields = dict(self.fields)
        for name, value in changes.items():
            fields[name.replace("_", "-")] = [value]
        return ExampleAnswers(fields, self.files, self.decision)


def _moved(value, written: date, today: date):
    if isinstance(value, dict):
        return {key: _moved(part, written, today) for key, part in value.items()}
    if isinstance(value, list):
        return [_moved(part, written, today) for part in value]
    if not CIVIL_DATE.match(value):
        return value
    moment = date.fromisoformat(value)
    # Dates of birth and the like stay what they are.
    return (moment + (today - written)).isoformat() if abs((moment - written).days) <= 370 else value


def _is_files(value) -> bool:
    return _is_list_of_maps(value) and all(set(entry) == {"name", "kind"} for entry in value)


def _is_list_of_maps(value) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _typed(question: str, value) -> dict[str, list[str]]:
    if isinstance(value, dict) and set(value) == {OTHER}:
        # A choice whose last option has a text of its own.
        return {question: [OTHER], f"{question}.{OTHER}": [value[OTHER]]}
    if isinstance(value, dict):
        return {f"{question}.{part}": [text] for part, text in value.items()}
    if _is_list_of_maps(value):
        return _typed_rows(question, value)
    return {question: value if isinstance(value, list) else [value]}


def _typed_rows(question: str, rows: list[dict]) -> dict[str, list[str]]:
    """Rows of a question: their keys under its own name, what was typed into each under `question.key.`."""
    fields = {question: [str(number) for number in range(1, len(rows) + 1)]}
    for number, row in enumerate(rows, 1):
        for inner, value in row.items():
            fields |= _typed(f"{question}.{number}.{inner}", value)
    return fields


class _Reader:
    def __init__(self, path: Path):
        self._path = path
        self._lines = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text = _without_comment(line)
            if text.strip():
                self._lines.append((number, len(text) - len(text.lstrip(" ")), text.strip()))
        self._at = 0

    def document(self) -> dict:
        return self._map(0)

    def _map(self, indent: int) -> dict:
        found = {}
        while self._at < len(self._lines):
            number, depth, text = self._lines[self._at]
            if depth < indent:
                break
            if depth > indent or text.startswith("- ") and indent == 0:
                raise ValueError(f"{self._path}:{number}: not the YAML of an example: {text}")
            key, colon, rest = text.partition(":")
            if not colon:
                raise ValueError(f"{self._path}:{number}: a key is missing: {text}")
            self._at += 1
            found[key.strip()] = self._value(rest.strip(), indent, number)
        return found

    def _value(self, text: str, indent: int, number: int):
        if text.startswith(("|", ">")):
            return self._lines_of_text(indent, separator="\n" if text[0] == "|" else " ")
        if text:
            return _Flow(text, f"{self._path}:{number}").value()
        if self._at == len(self._lines):
            return ""
        _, depth, following = self._lines[self._at]
        if depth <= indent and not following.startswith("- "):
            return ""
        return self._list(depth) if following.startswith("- ") else self._map(depth)

    def _lines_of_text(self, indent: int, separator: str) -> str:
        found = []
        while self._at < len(self._lines) and self._lines[self._at][1] > indent:
            found.append(self._lines[self._at][2])
            self._at += 1
        return separator.join(found)

    def _list(self, indent: int) -> list:
        found = []
        while self._at < len(self._lines):
            number, depth, text = self._lines[self._at]
            if depth != indent or not text.startswith("- "):
                break
            self._at += 1
            found.append(_Flow(text[2:].strip(), f"{self._path}:{number}").value())
        return found


def _without_comment(line: str) -> str:
    quote = ""
    for index, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == "#" and (index == 0 or line[index - 1] == " "):
            return line[:index].rstrip()
    return line.rstrip()


class _Flow:
    """A value on one line."""

    def __init__(self, text: str, place: str):
        self._text, self._place, self._at = text, place, 0

    def value(self):
        found = self._next(ends="")
        if self._text[self._at:].strip():
            raise ValueError(f"{self._place}: more than one value: {self._text}")
        return found

    def _next(self, ends: str):
        self._skip()
        opening = self._text[self._at:self._at + 1]
        if opening == "{":
            return self._map()
        if opening == "[":
            return self._list()
        if opening in ("\"", "'"):
            return self._quoted(opening)
        return self._plain(ends)

    def _skip(self):
        while self._text[self._at:self._at + 1] == " ":
            self._at += 1

    def _plain(self, ends: str) -> str:
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in ends:
            self._at += 1
        return self._text[start:self._at].strip()

    def _quoted(self, quote: str) -> str:
        end = self._text.index(quote, self._at + 1)
        found = self._text[self._at + 1:end]
        self._at = end + 1
        return found

    def _list(self) -> list:
        found = []
        self._at += 1
        while True:
            self._skip()
            if self._text[self._at] == "]":
                self._at += 1
                return found
            found.append(self._next(",]"))
            self._skip()
            if self._text[self._at] == ",":
                self._at += 1

    def _map(self) -> dict:
        found = {}
        self._at += 1
        while True:
            self._skip()
            if self._text[self._at] == "}":
                self._at += 1
                return found
            key = self._plain(":")
            self._at += 1
            found[key] = self._next(",}")
            self._skip()
            if self._text[self._at] == ",":
                self._at += 1
