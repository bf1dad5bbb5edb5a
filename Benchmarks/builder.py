"""Drafts of 100, 1,000 and 5,000 questions in the browser builder: opened, a question opened, an edit saved."""

import io
import re
import statistics
import time
import urllib.parse
import zipfile
from pathlib import Path

from applicant import Applicant, Refused, encode
from form_reader import Form
from large_form import QUESTIONS, LargeForm
from officer import SignIn
from product import HOST
from rules import tell
from town import Town

SIZES = (100, 1000, 5000)
TIMES = 20
BUILDER = "/staff/builder"
LABEL = "set:label"


def measure(folder: Path, sizes: tuple[int, ...] = SIZES) -> list[dict]:
    """One draft after the other, one request after the other."""
    town = Town(folder, "sqlite")
    try:
        town.prepare()
        account = town.add_officer("sokutei", ["citizens/author"])
        running = town.start()
        author = Author(HOST, running.port, town.prefix, timeout=120)
        SignIn(author, account).run()
        return [_measured(author, folder, size) for size in sizes]
    finally:
        town.close()


def _measured(author: "Author", folder: Path, size: int) -> dict:
    # The name of the applicant is one of them.
    form = LargeForm(size // QUESTIONS, f"large-form-{size}", last=QUESTIONS - 1)
    began = time.perf_counter()
    outline = author.bring(_archive(form.write(folder)))
    result = {"name": "builder", "subject": str(size), "questions": size, "uploadSeconds": time.perf_counter() - began}
    middle = size // QUESTIONS // 2 + 1
    place = f"form.yaml:sections/@s{middle}/questions/@s{middle}-q2"
    question = f"{outline}/question?at={urllib.parse.quote(place, safe='')}"
    result |= _times("open", lambda _: author.page(outline))
    result |= _times("question", lambda _: author.page(question))
    result |= _times("save", lambda number: author.save(question, f"問い{number}"), author.prepared(question))
    shown = author.page(question).page.form_to("/question").values[LABEL]
    if shown != [f"問い{TIMES - 1}"]:
        raise RuntimeError(f"the last of {TIMES} edits was not kept: {shown}")
    result |= _times("findings", lambda _: author.page(f"{outline}/findings"), times=5)
    tell(f"{size} questions: " + ", ".join(
        f"{part} p50 {result[f'{part}P50Milliseconds']:.0f} ms" for part in ("open", "question", "save", "findings")))
    return result


def _times(part: str, step, prepare=lambda: None, times: int = TIMES) -> dict:
    """`prepare` is done before each step, and not measured."""
    seconds = []
    for number in range(times):
        prepare()
        began = time.perf_counter()
        step(number)
        seconds.append(time.perf_counter() - began)
    first = seconds[0]
    seconds.sort()
    return {
        f"{part}FirstMilliseconds": first * 1000, f"{part}P50Milliseconds": statistics.median(seconds) * 1000,
        f"{part}P95Milliseconds": seconds[int(len(seconds) * 0.95)] * 1000,
    }


def _archive(folder: Path) -> bytes:
    """The folder as the builder itself gives it to another town."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*.yaml")):
            archive.write(path, f"{folder.name}/{path.relative_to(folder)}")
    return content.getvalue()


class Author(Applicant):
    """An officer's browser."""

    _form: Form | None = None

    def page(self, path: str):
        answer = self.get(path)
        if answer.status != 200:
            raise Refused(f"{path} answered {answer.status}")
        return answer

    def bring(self, archive: bytes) -> str:
        """Uploads an archive. Returns the path of the draft."""
        form = self.page(f"{BUILDER}/uploads").page.form_to("/uploads")
        answer = self.send(form, {}, {"archive": [archive]})
        found = re.search(rf"{BUILDER}/[0-9a-f-]{{36}}", answer.path)
        if answer.status != 200 or not found:
            raise Refused(f"the upload led to {answer.path}, which answered {answer.status}")
        return found.group()

    def prepared(self, question: str):
        """Reads the form that the next ``save`` sends."""
        def prepare() -> None:
            self._form = self.page(question).page.form_to("/question")
        return prepare

    def save(self, question: str, label: str) -> None:
        """Sends the form with another label, until the answer that leads on is there."""
        kind, body = encode(self._form, {LABEL: [label], "press": ["save"]}, {})
        status, location, _ = self._exchange("POST", self._form.action, body, kind)
        if status != 303:
            raise Refused(f"{question} answered {status} {location}")
