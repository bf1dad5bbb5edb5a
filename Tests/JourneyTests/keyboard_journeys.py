"""The whole main job with Tab, Enter, Space and the arrows alone."""

from applicant import Receipt
from application_form import ApplicationForm, open_status
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from example_answers import ExampleAnswers
from journey import Journey

PROCEDURE, EXAMPLE, DECIDER = "resident-record-copy", "pension-is-free", "takahashi.jun"

#: What has the focus: which element, how it looks, where it stands on the page.
FOCUS = """(() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  // The ring may be drawn around the label, or around the whole card that a link stands for.
  const rings = [e, e.labels?.[0]].filter(Boolean).flatMap((part) =>
    [null, '::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo)));
  return {
    tag: e.tagName.toLowerCase(), kind: e.type ?? '', name: e.name ?? '', value: e.value ?? '', ticked: !!e.checked,
    href: e.href ?? '', words: e.textContent.trim().slice(0, 60), inMain: !!e.closest('main'),
    isSkip: e.classList.contains('ds-skip'), action: e.form?.getAttribute('action') ?? '',
    isRinged: rings.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'),
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    place: [Math.round(box.top + scrollY), Math.round(box.left)]};
})()"""


class Keyboard:
    """Somebody who has no mouse, at one browser."""

    def __init__(self, journey: Journey, browser: Browser):
        self.journey = journey
        self.browser = browser
        #: How often a key was pressed.
        self.strokes = 0

    def tab(self) -> dict:
        """Goes to the next element, which must be seen and look focused. Returns it."""
        self.browser.key("Tab")
        self.strokes += 1
        focus = self.browser.evaluate(FOCUS)
        if focus["tag"] not in ("body", "html"):
            where = f"{self.browser.path}: {focus['tag']} {focus['name']} “{focus['words']}”"
            self.journey.expect(focus["isRinged"], f"the focus cannot be seen at {where}")
            self.journey.expect(focus["isSeen"], f"the focus is out of sight at {where}")
        return focus

    def tab_to(self, holds, what: str) -> dict:
        """Goes on until something is reached."""
        for _ in range(300):
            focus = self.tab()
            if holds(focus):
                return focus
        self.journey.expect(False, f"Tab does not reach {what} on {self.browser.path}")

    def press(self) -> None:
        self.browser.key_leaving("Enter")

    def follow(self, ending: str) -> None:
        self.tab_to(lambda focus: focus["href"].split("?")[0].endswith(ending), f"the link …{ending}")
        self.press()

    def push(self, name: str = "", value: str = "", action: str = "") -> None:
        """Presses a button with Space."""
        self.tab_to(
            lambda focus: focus["tag"] == "button" and focus["name"] == name and (not value or focus["value"] == value)
            and focus["action"].endswith(action) and focus["inMain"], f"the button {name} {value} {action}")
        self.browser.key_leaving(" ")

    def skip_to_main(self) -> None:
        """The first stop of a page is the link past the menus."""
        focus = self.tab()
        self.journey.expect(focus["isSkip"], f"the first stop is “{focus['words']}”, not the way past the menus")
        self.browser.key("Enter")
        focus = self.tab()
        self.journey.expect(focus["inMain"], f"the way past the menus leads to “{focus['words']}”")
        self.browser.key("Tab", has_shift=True)

    def fill(self, fields: dict[str, list[str]], files: dict[str, list[str]]) -> None:
        """Answers what is asked in the order of the page, up to the button that goes on."""
        places = []
        for _ in range(200):
            focus = self.tab()
            if focus["tag"] == "button" and focus["value"] in ("next", "check"):
                break
            if focus["inMain"]:
                places.append(focus["place"])
            self._answer(focus, fields, files)
            self.browser.settle()
        self.journey.expect(
            all(before[0] <= after[0] + 60 for before, after in zip(places, places[1:])),
            f"Tab jumps up the page on {self.browser.path}: {places}")

    def _answer(self, focus: dict, fields: dict[str, list[str]], files: dict[str, list[str]]) -> None:
        name, values = focus["name"], fields.get(focus["name"])
        if focus["kind"] == "file" and name in files and not self.browser.has(".ds-stored-file"):
            # What the system's own window does after Space: it is not the page's.
            self.browser.point_at("document.activeElement").attach(self.journey.stage.samples.photo())
        elif values is None:
            return
        elif focus["kind"] == "radio":
            self._choose(name, values[0])
        elif focus["kind"] == "checkbox":
            if focus["ticked"] != (focus["value"] in values):
                self.browser.key(" ")
        elif focus["tag"] == "select":
            self._choose_entry(values[0])
        elif focus["tag"] in ("input", "textarea") and focus["value"] != values[0]:
            self.browser.write(values[0])

    def _choose(self, name: str, value: str) -> None:
        """Radios are one stop; the arrows go through them."""
        if not self.browser.evaluate("document.activeElement.checked"):
            self.browser.key(" ")
        for _ in range(20):
            if self.browser.evaluate("document.activeElement.value") == value:
                return
            self.browser.key("ArrowDown")
            self.strokes += 1
        self.journey.expect(False, f"the arrows do not come to {value} of {name}")

    def _choose_entry(self, value: str) -> None:
        for _ in range(60):
            if self.browser.evaluate("document.activeElement.value") == value:
                return
            self.browser.key("ArrowDown")
        self.journey.expect(False, f"the arrows do not come to {value}")


def apply_by_keyboard(journey: Journey) -> None:
    """A resident who uses no mouse finds the procedure, applies, and reads the receipt."""
    browser = journey.person(DESKTOP)
    hands = Keyboard(journey, browser)
    journey.visit(browser, "/")
    hands.skip_to_main()
    hands.tab_to(lambda focus: focus["name"] == "q", "the search")
    browser.write("住民票")
    browser.key_leaving("Enter")
    journey.checkpoint(browser, "found")
    hands.skip_to_main()
    hands.follow(f"/procedures/{PROCEDURE}")
    hands.skip_to_main()
    hands.follow(f"/apply/{PROCEDURE}")
    hands.push(action=f"/apply/{PROCEDURE}")
    answers = journey.example(PROCEDURE, EXAMPLE)
    _fill_pages(journey, hands, answers)
    journey.checkpoint(browser, "review")
    hands.push(action="/review")
    receipt = ApplicationForm(journey, browser, PROCEDURE, answers).read_receipt()
    journey.checkpoint(browser, "receipt")
    journey.expect(bool(receipt.number), "there is no receipt")


def _fill_pages(journey: Journey, hands: Keyboard, answers: ExampleAnswers) -> None:
    for _ in range(20):
        path = hands.browser.path
        if path.endswith("/review"):
            return
        journey.expect("/pages/" in path, f"the form led to {path}")
        hands.fill(answers.fields, answers.files)
        hands.press()
        journey.expect(
            not hands.browser.has("[data-error-summary]"), f"{path} refuses good answers given by keyboard")
    journey.expect(False, "the form does not end")


def mistake_by_keyboard(journey: Journey) -> None:
    """A mistake is read first: the focus is on the summary, and its link leads to the field."""
    browser = journey.person(PHONE)
    hands = Keyboard(journey, browser)
    journey.visit(browser, f"/apply/{PROCEDURE}")
    hands.push(action=f"/apply/{PROCEDURE}")
    hands.push(name="action", value="next")
    journey.expect(
        browser.evaluate("document.activeElement.hasAttribute('data-error-summary')"), "the summary has no focus")
    hands.tab_to(lambda focus: focus["href"].endswith("#requester"), "the link to the mistake")
    browser.key("Enter")
    journey.expect(
        browser.evaluate("location.hash") == "#requester", "the link of the summary does not lead to the field")
    focus = browser.evaluate(FOCUS)
    if focus["name"] != "requester":
        focus = hands.tab()
    journey.expect(focus["name"] == "requester", f"behind the link stands {focus['name']}")


def decide_by_keyboard(journey: Journey) -> None:
    """An officer who uses no mouse signs in, finds the case, takes it, and decides."""
    answers = journey.example(PROCEDURE, EXAMPLE)
    resident = journey.person(PHONE)
    receipt = ApplicationForm(journey, resident, PROCEDURE, answers).apply()
    officer = CaseDesk(journey, DECIDER)
    hands, known = Keyboard(journey, officer.browser), journey.officer(DECIDER)
    journey.visit(officer.browser, "/staff")
    hands.skip_to_main()
    _type_into(hands, {"name": known.name, "password": known.password})
    _type_into(hands, {"code": journey.code(DECIDER)})
    _find_and_take(journey, hands, receipt)
    hands.follow("/decision")
    hands.skip_to_main()
    hands.fill({"_outcome": ["granted"]} | answers.decision, {})
    hands.press()
    journey.checkpoint(officer.browser, "decision-check")
    hands.push(name="_step", value="decide")
    journey.checkpoint(officer.browser, "case-granted")
    open_status(journey, resident, receipt)
    journey.expect(bool(resident.values("main a[href*='/documents/']", "href")), "nothing was decided")


def _type_into(hands: Keyboard, words: dict[str, str]) -> None:
    """Types into the fields of a form and sends it with Enter."""
    for name, text in words.items():
        hands.tab_to(lambda focus: focus["name"] == name, f"the field {name}")
        hands.browser.write(text)
    hands.press()


def _find_and_take(journey: Journey, hands: Keyboard, receipt: Receipt) -> None:
    hands.skip_to_main()
    _type_into(hands, {"words": receipt.number})
    hands.skip_to_main()
    hands.tab_to(lambda focus: focus["words"] == receipt.number, "the case in the list")
    hands.press()
    journey.checkpoint(hands.browser, "case")
    hands.push(action="/assignment")


JOURNEYS = [apply_by_keyboard, decide_by_keyboard, mistake_by_keyboard]
