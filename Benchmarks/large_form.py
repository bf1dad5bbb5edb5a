"""A form of 1,000 questions through the product: a page, a change while somebody fills it in, the submission."""

import dataclasses
import json
import re
import shutil
import statistics
import time
import urllib.parse
from pathlib import Path

from applicant import Applicant, Refused
from example_answers import ExampleAnswers
from product import HOST, ROOT
from rules import tell
from town import Town

PROCEDURE = "large-form"
SECTIONS, QUESTIONS = 50, 20
APPLICATIONS = 5
#: Its mails and the sentences every procedure needs come from a real one.
PATTERN = ROOT / "Examples/TsumugiCity/procedures/resident-record-copy"

LIVE = re.compile(r'data-live="([^"]+)"')


def measure(folder: Path) -> list[dict]:
    """A few applications with every question answered, one after the other."""
    town = Town(folder, "sqlite")
    form = LargeForm()
    try:
        town.prepare()
        town.command("procedures", "import", str(form.write(folder)))
        running = town.start()
        times: dict[str, list[float]] = {"page": [], "change": [], "review": [], "submission": []}
        for _ in range(APPLICATIONS):
            Walk(Applicant(HOST, running.port, town.prefix), form.answers, times).run()
    finally:
        town.close()
    result = {"name": "large", "questions": SECTIONS * QUESTIONS + 1, "pages": SECTIONS}
    for part, seconds in times.items():
        seconds.sort()
        result |= {
            f"{part}P50Milliseconds": statistics.median(seconds) * 1000,
            f"{part}P95Milliseconds": seconds[int(len(seconds) * 0.95)] * 1000,
        }
    tell(", ".join(f"{part} p50 {result[f'{part}P50Milliseconds']:.1f} ms" for part in times))
    return [result]


class Walk:
    """One application, each request timed from its first byte out to the last byte of where it led."""

    def __init__(self, applicant: Applicant, answers: ExampleAnswers, times: dict[str, list[float]]):
        self._applicant = applicant
        self._answers = answers
        self._times = times

    def run(self) -> None:
        answer = self._applicant.begin(PROCEDURE)
        # A page whose answers bring more questions is shown once more with them.
        for _ in range(2 * SECTIONS):
            if urllib.parse.urlsplit(answer.path).path.endswith("/review"):
                break
            if answer.status not in (200, 422):
                raise Refused(f"{answer.path} answered {answer.status}")
            self._timed("change", self._change, answer)
            answer = self._timed("page", self._applicant.fill_page, answer, self._answers)
        review = self._timed("review", self._applicant.get, answer.path.removeprefix(self._applicant.prefix))
        self._timed("submission", self._applicant.submit, review)
        self._applicant.close()

    def _change(self, answer) -> None:
        """What a browser with script sends when an answer changed: the page's fields, for the conditions on it."""
        form = answer.page.form_to(urllib.parse.urlsplit(answer.path).path)
        asks = dataclasses.replace(form, action=LIVE.search(answer.body.decode())[1], carries_files=False)
        names = form.names - form.hidden_names
        told = self._applicant.send(asks, {name: self._answers.fields[name] for name in names & set(self._answers.fields)})
        if told.status != 200:
            raise Refused(f"a change answered {told.status}")

    def _timed(self, part: str, step, *words):
        began = time.perf_counter()
        done = step(*words)
        self._times[part].append(time.perf_counter() - began)
        return done


class LargeForm:
    """The types people meet often; every fifth section and two questions in five hang on an answer before them."""

    def __init__(self, sections: int = SECTIONS, procedure: str = PROCEDURE, last: int = QUESTIONS):
        """`last` is how many questions the last section has."""
        self.procedure = procedure
        self._words: dict[str, str] = {}
        typed = {"applicant-name.family": ["佐藤"], "applicant-name.given": ["花子"]}
        made = [
            self._section(number, typed, last if number == sections else QUESTIONS) for number in range(1, sections + 1)]
        made[0]["questions"].insert(0, {
            "id": "applicant-name", "type": "name", "label": "氏名", "role": "applicant.name"})
        self._words["question.applicant-name.label"] = "Name"
        self._form = {"sections": made}
        self.answers = ExampleAnswers(typed)

    def _section(self, number: int, typed: dict[str, list[str]], count: int) -> dict:
        section = {"id": f"s{number}", "title": f"第{number}部", "questions": []}
        self._words[f"section.s{number}.title"] = f"Part {number}"
        if number % 5 == 0:
            section["when"] = f"s{number - 1}-q1 = true"
        for place in range(1, count + 1):
            section["questions"].append(self._question(f"s{number}-q{place}", f"s{number}-q1", place, typed))
        return section

    def _question(self, identifier: str, first: str, place: int, typed: dict[str, list[str]]) -> dict:
        kind = ("text", "yes-no", "number", "choice", "date")[place % 5] if place > 1 else "yes-no"
        question = {"id": identifier, "type": kind, "label": f"質問{identifier}"}
        self._words[f"question.{identifier}.label"] = f"Question {identifier}"
        if kind == "choice":
            question["options"] = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}, {"id": "c", "label": "丙"}]
            self._words |= {f"option.{identifier}.{one}": one.upper() for one in "abc"}
        if kind in ("number", "date") and place > 1:
            question["when"] = f"{first} = true"
        typed[identifier] = [{"text": "つむぎ市", "yes-no": "true", "number": "12", "choice": "b", "date": "令和8年4月1日"}[kind]]
        return question

    def write(self, parent: Path) -> Path:
        """The folder. JSON is YAML, too."""
        folder = parent / self.procedure
        folder.mkdir(parents=True)
        shutil.copy(PATTERN / "messages.yaml", folder / "messages.yaml")
        (folder / "text").mkdir()
        procedure = {
            "id": self.procedure, "title": "大きな申請", "summary": "質問が千ある申請です。", "department": "citizens",
            "categories": ["certificates"], "life-events": ["moving"], "keywords": ["大きな申請"],
            "who-may-apply": "どなたでも申請できます。", "needed": ["時間"], "cost": "無料", "expected-days": 5,
            "deadline-days": 10, "legal-basis": ["つむぎ市規則"], "what-happens-next": ["職員が確認します。"],
            "other-ways": {"counter": "市民課"}, "related": [], "retention-years": 1,
        }
        words = self._words | {
            "procedure.title": "Large form", "procedure.summary": "A form of a thousand questions.",
            "procedure.who-may-apply": "Everybody.", "procedure.needed.1": "Time", "procedure.cost": "Free",
            "procedure.what-happens-next.1": "We look at it.", "procedure.other-ways.counter": "Citizens Division",
        }
        messages = self._messages()
        for name, content in (
            ("procedure.yaml", procedure), ("form.yaml", self._form), ("text/en.yaml", words | messages),
            ("text/easy-ja.yaml", words | messages)):
            (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        return folder

    @staticmethod
    def _messages() -> dict[str, str]:
        """The keys of the pattern's mails, with words of their own."""
        moments = [line[:-1] for line in (PATTERN / "messages.yaml").read_text(encoding="utf-8").splitlines()
                   if line and not line.startswith((" ", "#"))]
        return {f"message.{moment}.{part}": "{town.name}" for moment in moments for part in ("subject", "body")}
