"""Applying by talk: a resident's conversation with the town's page, and an officer on the telephone."""

import re
from pathlib import Path

from account_journeys import Mailbox, sign_in
from applicant import Receipt
from application_form import ApplicationForm, open_status
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from example_answers import ExampleAnswers
from journey import FOLDERS, Journey
from keyboard_journeys import Keyboard
from product import ROOT

RECORD, DAMAGE = "resident-record-copy", "disaster-damage-certificate"
CLERK, OFFICE, PHONE_PATH = "aoki.midori", "mori.kenji", "/staff/talk"
QUESTION = re.compile(r"^\s*- (?:\{)?id: ([a-z0-9-]+)(?:,|$)")
TITLE = re.compile(r"^procedure\.title: (.+)$", re.MULTILINE)
KANA = re.compile("[ぁ-んァ-ヶ]")
#: A yes and passing over, as they are said.
WORDS = {"ja": ("はい", "とばす"), "easy-ja": ("はい", "とばす"), "en": ("yes", "skip")}
OPTION = re.compile(r"^\s*- \{id: ([a-z0-9-]+), label: ([^,}]+)")


def options(path: Path) -> dict[str, list[str]]:
    """The ids of the options of each question of a form, in their order."""
    found, question = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        option = OPTION.match(line)
        if option and "type:" not in line:
            found.setdefault(question, []).append(option.group(1))
        elif QUESTION.match(line):
            question = QUESTION.match(line).group(1)
    return found


class Conversation:
    """One application by talk, in one browser: what an example types is said, step by step."""

    def __init__(
            self, journey: Journey, browser: Browser, procedure: str, answers: ExampleAnswers, language: str = "ja"):
        self.journey = journey
        self.language = language
        self._yes, self._skip = WORDS[language]
        self.browser = browser
        self.procedure = procedure
        self.answers = answers
        form = ROOT / "Examples" / FOLDERS[journey.town] / "procedures" / procedure / "form.yaml"
        self._options = options(form)
        for group in (ROOT / "Examples" / "Groups").glob("*.yaml"):
            for question, ids in options(group).items():
                self._options.setdefault(f"-{question}", ids)
        self._looked: set[str] = set()

    def begin(self) -> None:
        self.journey.visit(self.browser, f"/talk/{self.procedure}?language={self.language}")
        self.journey.checkpoint(self.browser, "start")
        self.browser.press("main form button[type=submit]")

    @property
    def step(self) -> str:
        return self.browser.evaluate("document.querySelector('main input[name=step]')?.value ?? ''")

    def say(self, words: str) -> None:
        self.browser.find("main [name=say]").write(words)
        self.browser.press("main form:has([name=step]) .ds-buttons button")

    def choose(self, value: str) -> None:
        self.browser.press(f"main form:has([name=step]) button[name=choice][value='{value}']")

    def talk_to(self, ending: str, looks: bool = True, steps: int = 200) -> None:
        """Says what the example says until a step comes whose id begins so."""
        for _ in range(steps):
            step = self.step
            if not step or step.startswith(ending):
                return
            self._look(step, looks)
            self._answer(step)
            self.journey.expect(
                not self.browser.has("[data-error-summary]"),
                f"{step} refuses a good answer: {self.browser.text('main')[:300]}")
        self.journey.expect(False, f"the talk does not come to {ending}, but stands at {self.step}")

    def _look(self, step: str, looks: bool) -> None:
        """Each kind of step is looked at once."""
        kind = self._kind(step)
        if looks and kind not in self._looked:
            self._looked.add(kind)
            self.journey.checkpoint(self.browser, f"step-{kind}")

    def _kind(self, step: str) -> str:
        if self.browser.has("main input[type=file]"):
            return "file"
        if step.startswith(("reading-back", "confirmation", "mending")):
            return step.partition(".")[0]
        marks = {"?": "gate", "=": "known"}
        if step[-1] in marks:
            return marks[step[-1]]
        if step.endswith(".places"):
            return "places"
        if self.browser.has("main .talk-options button"):
            return "row-choice" if "." in step else "choice"
        return "row" if re.search(r"\.\d+\.", step) else "line"

    def _answer(self, step: str) -> None:
        fields = self.answers.fields
        name = step.rstrip("?=")
        if step.startswith(("reading-back", "confirmation")) or step.endswith(".places"):
            self._press_or_say("1")
        elif step.endswith("="):
            self._press_or_say("2")
        elif step.endswith("?"):
            self._press_or_say("1" if any(field.startswith(f"{name}.") for field in fields) else "2")
        elif self.browser.has("main input[type=file]"):
            self._send_file(name)
        elif name.endswith(".again"):
            self.say(self._yes)
        elif self.browser.has("main .talk-options"):
            self._choose_known(name, fields.get(name, []))
        else:
            values = fields.get(name, [])
            is_rows = any(field.startswith(f"{name}.{value}.") for value in values for field in fields)
            self.say(str(len(values)) if is_rows else values[0] if values and values[0] else self._skip)

    def _press_or_say(self, number: str) -> None:
        if self.browser.has(f"main form:has([name=step]) button[name=choice][value='{number}']"):
            self.choose(number)
        else:
            self.say(number)

    def _choose_known(self, name: str, values: list[str]) -> None:
        inner = name.rpartition(".")[2]
        known = self._options.get(inner) or next(
            (ids for question, ids in self._options.items() if question[0] == "-" and inner.endswith(question)), None)
        if known is None:
            known = ["true", "false"]
        if not values:
            return self.choose("skip")
        numbers = [str((known + ["other"]).index(value) + 1) for value in values]
        if self.browser.has("main .talk-options button"):
            return self.choose(numbers[0])
        self.say("と".join(numbers))

    def _send_file(self, name: str) -> None:
        if name not in self.answers.files:
            return self.choose("2")
        self.browser.find("main input[type=file]").attach(self.journey.stage.samples.photo())
        self.choose("1")

    def read_receipt(self) -> Receipt:
        self.journey.expect_path(self.browser, "/receipt")
        receipt = Receipt(self.browser.text("#receipt-number"), self.browser.text("#case-secret"))
        self.journey.expect(bool(receipt.number and receipt.secret), "the receipt has no number or no secret")
        return receipt


class TranslatedConversation(Conversation):
    """The same in another language: every question is asked in it."""

    def begin(self) -> None:
        super().begin()
        folder = ROOT / "Examples" / FOLDERS[self.journey.town] / "procedures" / self.procedure
        title = TITLE.search((folder / "text" / f"{self.language}.yaml").read_text(encoding="utf-8"))
        heading = self.browser.text("h1")
        self.journey.expect(title is not None and title.group(1) in heading, f"the talk is called {heading}")

    def _look(self, step: str, looks: bool) -> None:
        question = self.browser.text("#talk-question")
        self.journey.expect(bool(question), f"{step} asks nothing")
        if self.language == "en":
            self.journey.expect(not KANA.search(question), f"{step} asks in Japanese: {question}")
        super()._look(step, looks)


class Call(Conversation):
    """The same on the telephone: an officer types what is heard, and Enter sends it."""

    def begin(self) -> None:
        self.journey.visit(self.browser, PHONE_PATH)
        self.browser.press(f"main button[name=procedure][value='{self.procedure}']")
        self.journey.expect_path(self.browser, "/caller")

    def say(self, words: str) -> None:
        self.browser.find("main [name=say]").write(words)
        if self.browser.has("main textarea[name=say]"):
            self.browser.press("main form:has([name=step]) .ds-buttons button")
        else:
            self.browser.key_leaving("Enter")

    def choose(self, value: str) -> None:
        self.say({"skip": "とばす"}.get(value, value))

    def _answer(self, step: str) -> None:
        # What has to be handed in later.
        if step in self.answers.files or step.startswith("photos"):
            return self.say("とばす")
        super()._answer(step)


def conversation_to_receipt(journey: Journey) -> None:
    """A damaged home is reported by talk, with the household, wrong words, files, and one answer put right."""
    person = journey.person(PHONE)
    talk = Conversation(journey, person, DAMAGE, journey.example(DAMAGE, "flood-in-shelter"))
    talk.begin()
    talk.choose("1")
    talk.talk_to("applicant-birth-date")
    talk.say("昭和99年13月1日")
    journey.expect_refused(person, "wrong-date", "an impossible date is taken")
    journey.expect(person.find("main [name=say]").value == "昭和99年13月1日", "what was typed is gone")
    talk.talk_to("members")
    talk.say("ヘルプ")
    journey.checkpoint(person, "help", status=200)
    talk.talk_to("reading-back.1")
    person.find("main .talk-log summary").click()
    journey.checkpoint(person, "summary")
    person.press("main button[name=mend][value=copies]")
    journey.checkpoint(person, "mending")
    talk.say("2通")
    talk.talk_to("confirmation")
    journey.checkpoint(person, "confirmation")
    person.press_twice("main form:has([name=step]) button[name=choice][value='1']")
    receipt = talk.read_receipt()
    journey.checkpoint(person, "receipt")
    open_status(journey, journey.person(DESKTOP), receipt)


def conversation_without_script(journey: Journey) -> None:
    """The same without script for a copy of one's record: back button, an old tab, and answers that are none."""
    person = journey.person(PHONE, has_script=False)
    talk = Conversation(journey, person, RECORD, journey.example(RECORD, "pension-is-free"))
    talk.begin()
    talk.talk_to("applicant-name.family", looks=False)
    old = person.another_tab()
    journey.visit(old, f"/talk/{RECORD}")
    talk.talk_to("applicant-birth-date", looks=False)
    person.back()
    journey.expect(talk.step == "applicant-birth-date", f"the back button leads to {talk.step}")
    Conversation(journey, old, RECORD, talk.answers).say("鈴木")
    journey.visit(person, f"/talk/{RECORD}")
    journey.expect(talk.step == "applicant-birth-date", f"after another answer the talk stands at {talk.step}")
    journey.expect("鈴木" in person.text("main .talk-log"), "the answer from an old page was not taken")
    person.press("main button[name=return][value='applicant-name.family']")
    journey.checkpoint(person, "again")
    talk.say(talk.answers.fields["applicant-name.family"][0])
    for words in ("", " \u3000 ", "<b>1</b>", "🙂" * 200, "あ" * 20_000):
        talk.say(words)
        journey.expect(person.status in (200, 422), f"{words[:10]} is answered with {person.status}")
        if person.status == 200:
            person.press("main button[name=choice][value=back]")
    journey.checkpoint(person, "after-garbage", status=person.status)
    journey.visit(person, f"/talk/{RECORD}")
    talk.talk_to("confirmation")
    talk.choose("1")
    talk.read_receipt()


def conversation_goes_on_elsewhere(journey: Journey) -> None:
    """Begun on a telephone, stopped, gone on at home by the code, through the form's pages and back."""
    phone, answers = journey.person(PHONE), journey.example(RECORD, "pension-is-free")
    talk = Conversation(journey, phone, RECORD, answers)
    talk.begin()
    talk.talk_to("residence", looks=False)
    talk.choose("stop")
    journey.checkpoint(phone, "stopped")
    code = phone.text("#resume-code")
    home = journey.person(DESKTOP)
    journey.visit(home, "/resume")
    home.find("main input[name=code]").write(code)
    home.press("main form[action$='/resume'] button")
    journey.expect_path(home, f"/talk/{RECORD}")
    there = Conversation(journey, home, RECORD, answers)
    there.choose("はい")
    journey.expect(there.step == "residence", f"the talk goes on at {there.step}")
    home.press("main .talk-elsewhere a[href$='/review']")
    form = ApplicationForm(journey, home, RECORD, answers)
    home.press("main a[href*='/pages/applicant']")
    form.fill()
    form.go_on()
    journey.visit(home, f"/talk/{RECORD}")
    journey.expect(not there.step.startswith("applicant-"), f"what the form took is asked again: {there.step}")
    journey.checkpoint(home, "back-in-the-talk")
    there.talk_to("confirmation", looks=False)
    there.choose("1")
    there.read_receipt()
    journey.visit(phone, f"/talk/{RECORD}")
    journey.expect(phone.has("main form [name=begin]"), "what was sent is still talked about")


def conversation_knows_who_speaks(journey: Journey) -> None:
    """Signed in, with an application of last year: what is known is offered, taken and declined."""
    person, mailbox = journey.person(DESKTOP), Mailbox(journey, "hanashi")
    answers = journey.example(RECORD, "pension-is-free")
    journey.visit(person, f"/procedures/{RECORD}")
    sign_in(journey, person, mailbox)
    ApplicationForm(journey, person, RECORD, answers).apply()
    talk = Conversation(journey, person, RECORD, answers)
    talk.begin()
    talk.choose("1")
    known = 0
    for _ in range(60):
        step = talk.step
        if step.startswith("confirmation"):
            break
        if step.endswith("="):
            known += 1
            if known == 1:
                journey.checkpoint(person, "known")
            talk.choose("1" if known != 2 else "2")
        else:
            talk._answer(step)
    journey.expect(known >= 2, f"only {known} answers were known")
    talk.choose("1")
    talk.read_receipt()


def conversation_in_easy_japanese(journey: Journey) -> None:
    """The whole of a damaged home in easy Japanese: help, a wrong day, files, the receipt and where it stands."""
    _talk_in("easy-ja", journey, DAMAGE, "flood-in-shelter", "applicant-birth-date", "きのう")


def conversation_in_english(journey: Journey) -> None:
    """The whole of a copy of one's record in English, with what a speaker of English says."""
    _talk_in("en", journey, RECORD, "pension-is-free", "applicant-birth-date", "the day I was born")


def _talk_in(language: str, journey: Journey, procedure: str, example: str, step: str, wrong: str) -> None:
    person = journey.person(PHONE)
    talk = TranslatedConversation(journey, person, procedure, journey.example(procedure, example), language)
    talk.begin()
    talk.talk_to(step)
    talk.say("help" if language == "en" else "ヘルプ")
    journey.checkpoint(person, "help")
    talk.say(wrong)
    journey.expect_refused(person, "wrong-date", f"{wrong} is taken for a day")
    talk.talk_to("reading-back")
    journey.checkpoint(person, "summary")
    talk.talk_to("confirmation")
    talk.choose("1")
    receipt = talk.read_receipt()
    journey.checkpoint(person, "receipt")
    open_status(journey, person, receipt)
    journey.checkpoint(person, "status")


def call_by_keyboard(journey: Journey) -> None:
    """An officer without a mouse: who calls, the questions read aloud, a note, an answer put right, the receipt."""
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser, hands = desk.browser, Keyboard(journey, desk.browser)
    journey.visit(browser, PHONE_PATH)
    hands.push(name="procedure", value=DAMAGE)
    journey.expect_path(browser, "/caller")
    journey.checkpoint(browser, "caller")
    hands.tab_to(lambda focus: focus["name"] == "name", "the caller's name")
    browser.write("山本 さき")
    hands.tab_to(lambda focus: focus["name"] == "phone", "the caller's number")
    browser.write("090-0000-1234")
    for _ in range(2):
        hands.tab_to(lambda focus: focus["name"] == "checks", "what was right")
        browser.key(" ")
    hands.push(name="action", value="go-on")
    journey.checkpoint(browser, "call")
    call = Call(journey, browser, DAMAGE, journey.example(DAMAGE, "flood-in-shelter"))
    call.talk_to("applicant-birth-date")
    hands.tab_to(lambda focus: focus["name"] == "note", "the note")
    browser.write("折り返しは夕方に。耳が遠い方。")
    call.say("生まれた日は忘れた")
    journey.expect_refused(browser, "not-heard", "words are taken for a date")
    journey.expect("折り返しは夕方に" in browser.find("[name=note]").value, "the note is gone")
    call.say("<")
    call.talk_to("is-householder")
    hands.push(name="return", value="applicant-name.given")
    journey.expect(call.step == "applicant-name.given", f"going back leads to {call.step}")
    call.say("=")
    call.talk_to("reading-back")
    journey.checkpoint(browser, "reading-back")
    journey.expect("「山」は" in browser.text("main .talk-aloud"), "the characters of the name are not told apart")
    call.talk_to("confirmation")
    journey.checkpoint(browser, "confirmation")
    call.say("はい")
    receipt = call.read_receipt()
    journey.checkpoint(browser, "receipt")
    office = CaseDesk(journey, OFFICE)
    office.sign_in()
    office.open(receipt)
    browser = office.browser
    for words in ("090-0000-1234", "折り返しは夕方に"):
        journey.expect(words in browser.text("main"), f"{words} is not with the case")
    journey.checkpoint(browser, "case")


def call_is_filled_in_from_the_registry(journey: Journey) -> None:
    """A registrar knows the caller, takes the registry's details over; the caller says yes to each of them once."""
    desk = CaseDesk(journey, CLERK, has_script=False)
    desk.sign_in()
    browser = desk.browser
    call = Call(journey, browser, DAMAGE, journey.example(DAMAGE, "flood-in-shelter"))
    call.begin()
    browser.press("main .ds-buttons button[value=go-on]")
    journey.expect(not browser.has("main a[href*='/resident']"), "the registry is open before anybody is known")
    browser.press("main a[href$='/caller']")
    for check in ("name", "birth-date"):
        browser.find(f"main input[name=checks][value='{check}']").run("function () { this.checked = true }")
    browser.press("main .ds-buttons button[value=go-on]")
    browser.press("main a[href*='/resident']")
    browser.find("#name").write("佐藤 花子")
    browser.find("#birth-date").write("昭和55年4月1日")
    browser.press("main form[action$='/resident'] button")
    journey.checkpoint(browser, "people")
    browser.press("main form[action$='/choice'] button")
    journey.expect("/staff/talk/" in browser.path, f"the registry leads to {browser.path}")
    known = 0
    for _ in range(80):
        step = call.step
        if step.startswith("confirmation"):
            break
        if step.endswith("="):
            known += 1
            journey.checkpoint(browser, f"known-{known}")
            call.say("はい")
        else:
            call._answer(step)
    journey.expect(known >= 2, f"only {known} answers of the registry were confirmed")
    call.say("はい")
    call.read_receipt()


def call_goes_on_at_home(journey: Journey) -> None:
    """A paper is needed that no telephone carries: the caller gets a code, adds it at home and sends."""
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser, answers = desk.browser, journey.example(RECORD, "pension-is-free")
    call = Call(journey, browser, RECORD, answers)
    call.begin()
    browser.press("main .ds-buttons button[value=go-on]")
    call.talk_to("identity-document", looks=False)
    journey.checkpoint(browser, "paper-needed")
    browser.press("main .ds-callout a[href$='/handover']")
    journey.checkpoint(browser, "handover")
    browser.press("main form[action$='/home'] button")
    code = browser.texts("main .ds-summary-answer")[-1]
    home = journey.person(PHONE)
    journey.visit(home, "/resume")
    home.find("main input[name=code]").write(code)
    home.press("main form[action$='/resume'] button")
    form = ApplicationForm(journey, home, RECORD, answers)
    form.fill_to("/review", looks=False)
    form.submit()


def call_is_called_back(journey: Journey) -> None:
    """A caller who has no time is called back: a day, a number, and the call in the list of those who wait."""
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser = desk.browser
    call = Call(journey, browser, DAMAGE, journey.example(DAMAGE, "flood-in-shelter"))
    call.begin()
    browser.press("main .ds-buttons button[value=call-back]")
    journey.expect_refused(browser, "nobody-to-call", "a call back without a day is taken")
    browser.find("#name").write("山本 さき")
    browser.find("#phone").write("090-0000-3009")
    browser.find("#call-back-on").write("令和20年1月1日")
    browser.find("#call-back-time").write("午後2時ごろ")
    browser.press("main .ds-buttons button[value=call-back]")
    journey.expect_path(browser, PHONE_PATH)
    journey.expect("山本 さき" in browser.text("main table"), "the call is not in the list")
    journey.checkpoint(browser, "waiting")
    browser.press("main table tbody a")
    call.talk_to("members")
    journey.expect(call.step.startswith("members"), f"the call stands at {call.step}")
    journey.visit(browser, f"{PHONE_PATH}/procedures/{DAMAGE}")
    journey.checkpoint(browser, "whole-script")


JOURNEYS = [
    conversation_to_receipt, conversation_without_script, conversation_goes_on_elsewhere, conversation_knows_who_speaks,
    conversation_in_easy_japanese, conversation_in_english, call_by_keyboard, call_is_filled_in_from_the_registry,
    call_goes_on_at_home, call_is_called_back,
]
