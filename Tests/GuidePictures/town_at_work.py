"""Applications in every state: residents and officers of the demo at work, without a screen."""

import time
import urllib.parse
from dataclasses import dataclass

from applicant import Applicant, Receipt
from demo import Demo
from example_answers import ExampleAnswers
from officer import OfficerAccount, SignIn
from product import HOST, ROOT

TOWN = "tsumugi-city"
RECORD, DISASTER, CARE = "resident-record-copy", "disaster-damage-certificate", "long-term-care-certification"

#: What is applied for, in order of arrival: procedure and example.
ARRIVALS = [
    (RECORD, "own-record-at-counter"), (RECORD, "foreign-name-without-kana"), (DISASTER, "proxy-for-old-father"),
    (RECORD, "proxy-whole-household-by-post"), (RECORD, "minor-by-parent"), (CARE, "daughter-for-father"),
    (RECORD, "organisation-creditor"), (RECORD, "heir-takes-removed-record"), (RECORD, "pension-is-free"),
    (DISASTER, "typhoon-survey"), (RECORD, "own-record-at-counter"), (DISASTER, "flood-in-shelter"),
]


@dataclass
class Case:
    """One application, as the resident and as the officers reach it."""

    resident: Applicant
    receipt: Receipt
    id: str
    answers: ExampleAnswers


class TownAtWork:
    """A demo with residents and officers in it."""

    def __init__(self, demo: Demo):
        self._demo = demo
        self._people = 0
        self._officers: dict[str, Applicant] = {}
        self.cases: list[Case] = []

    def stranger(self) -> Applicant:
        """A browser nobody has used before."""
        self._people += 1
        return Applicant(HOST, self._demo.port, f"/{TOWN}", forwarded_for=f"10.1.0.{self._people}")

    def receive_everything(self) -> None:
        for procedure, example in ARRIVALS:
            self.cases.append(self.receive(procedure, example))

    def receive(self, procedure: str, example: str) -> Case:
        resident, answers = self.stranger(), example_of(procedure, example)
        receipt = resident.apply(procedure, answers)
        page = resident.open_status(receipt)
        return Case(resident, receipt, urllib.parse.urlsplit(page.path).path.rpartition("/")[2], answers)

    def receive_without_mail(self, procedure: str, example: str) -> Case:
        """An application whose first mail finds the post out of order.

        Raises TimeoutError when the mail is never tried.
        """
        folder = self._demo.mail_folder(TOWN)
        away = folder.with_name("out-of-order")
        folder.rename(away)
        try:
            case = self.receive(procedure, example)
            failed = "SELECT count(*) FROM notices_mail WHERE state = 'failed'"
            deadline = time.monotonic() + 30
            while self._demo.database(TOWN).rows(failed) == [("0",)]:
                if time.monotonic() > deadline:
                    raise TimeoutError("no mail failed")
                time.sleep(0.05)
        finally:
            away.rename(folder)
        return case

    def case(self, procedure: str, example: str) -> Case:
        return self.cases[ARRIVALS.index((procedure, example))]

    def officer(self, name: str) -> Applicant:
        """A signed-in officer."""
        if name not in self._officers:
            known = next(entry for entry in self._demo.sign_ins() if entry["town"] == TOWN and entry["signIn"] == name)
            browser = self.stranger()
            SignIn(browser, OfficerAccount(name, known["password"], known["secret"])).run()
            self._officers[name] = browser
        return self._officers[name]

    def take(self, name: str, case: Case) -> None:
        self._act(name, case, "", "assignment", {})

    def note(self, name: str, case: Case, words: str) -> None:
        self._act(name, case, "", "notes", {"note": [words]})

    def ask_correction(self, name: str, case: Case, question: str, words: str, lead: str) -> None:
        self._act(name, case, "/correction", "correction", {
            "mark": [question], f"words.{question}": [words], "lead": [lead]})

    def decide(self, name: str, case: Case, outcome: str, reason: str = "") -> None:
        answers = case.answers.decision if outcome == "granted" else {}
        values = answers | {"_outcome": [outcome], "_reason": [reason]}
        check = self._act(name, case, "/decision", "decision", values | {"_step": ["check"]})
        if not any(("_step", "decide") in form.buttons for form in check.page.forms):
            # An answer brought up further questions.
            check = self.officer(name).send(check.page.form_to("/decision"), values | {"_step": ["check"]})
        self.officer(name).send(check.page.form_to("/decision"), {"_step": ["decide"]})

    def _act(self, name: str, case: Case, page: str, form: str, values: dict[str, list[str]]):
        officer = self.officer(name)
        shown = officer.get(f"/staff/cases/{case.id}{page}")
        return officer.send(shown.page.form_to(f"/{form}"), values)


def example_of(procedure: str, name: str) -> ExampleAnswers:
    folder = ROOT / "Examples" / "TsumugiCity" / "procedures" / procedure / "examples"
    return ExampleAnswers.read(folder / f"{name}.yaml")
