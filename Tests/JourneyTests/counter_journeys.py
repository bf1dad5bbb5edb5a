"""The counter: an officer takes an application down while somebody talks."""

import time

from application_form import ApplicationForm, open_status, pdf_behind
from applicant import Receipt
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey
from keyboard_journeys import FOCUS, Keyboard

PROCEDURE, EXAMPLE, CLERK = "resident-record-copy", "pension-is-free", "aoki.midori"
COLLEAGUE = "takahashi.jun"
COUNTER = "/staff/counter"
HAND_OVER = "main button[name=_action][value=hand-over]"
SAVE, CHECK = "main button[name=_action][value=save]:not([tabindex])", "main button[name=_action][value=check]"

#: The ids of the fields that are still to be asked.
OPEN = "(document.querySelector('[data-next-open]')?.dataset.nextOpen ?? '')"


class Interview:
    """One application at the counter, in one officer's browser."""

    def __init__(self, journey: Journey, browser: Browser, answers):
        self.journey = journey
        self.browser = browser
        self.answers = answers

    @property
    def open(self) -> list[str]:
        return self.browser.evaluate(OPEN).split()

    def begin(self, channel: str) -> None:
        self.journey.visit(self.browser, COUNTER)
        self.browser.press(f"main button[name=begin][value='{channel}:{PROCEDURE}']")

    def fill_without_script(self) -> None:
        """Types, saves, and types what has come into sight, until nothing more comes."""
        form = ApplicationForm(self.journey, self.browser, PROCEDURE, self.answers)
        for _ in range(12):
            form.fill()
            self.browser.press(SAVE)
            self.journey.expect(
                not self.browser.has("[data-error-summary]"), f"good answers are refused: {self.browser.text('main')[:300]}")
            if not self.open:
                return
        self.journey.expect(False, f"still to be asked: {self.open}")

    def answer_by_keys(self, hands: Keyboard) -> None:
        """F8 to what is asked next, the answer, Enter; until everything was asked."""
        for _ in range(150):
            before = self.open
            if not before:
                return
            self.browser.key("F8")
            focus = self.browser.evaluate(FOCUS)
            self._answer(focus, hands)
            if self._waits_for_another(before):
                continue
            self.journey.expect(False, f"the answer to {focus['name'] or focus['tag']} changes nothing: {before}")
        self.journey.expect(False, f"still to be asked: {self.open}")

    def _answer(self, focus: dict, hands: Keyboard) -> None:
        browser, name = self.browser, focus["name"]
        values = self.answers.fields.get(name)
        if focus["kind"] == "file":
            # What the system's own window does: it is not the page's.
            browser.point_at("document.activeElement").attach(self.journey.stage.samples.photo())
            browser.key_leaving("s", has_control=True)
        elif focus["tag"] == "div":
            hands.tab_to(lambda found: found["name"] == "add-row", "the button that adds a row")
            browser.key_leaving(" ")
        elif values is None:
            self.journey.expect(False, f"the example has no answer to {name} ({focus['tag']} {focus['words']})")
        elif focus["kind"] in ("radio", "checkbox"):
            for value in values:
                place = browser.evaluate(
                    f"[...document.getElementsByName('{name}')].findIndex((choice) => choice.value === '{value}')")
                browser.key(str(place + 1))
        elif focus["tag"] == "select":
            hands._choose_entry(values[0])
            browser.key("Enter")
        else:
            browser.write(values[0])
            browser.key("Enter")

    def _waits_for_another(self, before: list[str]) -> bool:
        for _ in range(50):
            if self.open != before:
                return True
            time.sleep(0.1)
        return False

    def read_receipt(self) -> Receipt:
        self.journey.expect_path(self.browser, "/receipt")
        receipt = Receipt(self.browser.text("#receipt-number"), self.browser.text("#case-secret"))
        self.journey.expect(bool(receipt.number and receipt.secret), "the receipt has no number or no secret")
        return receipt


def interview_by_keyboard(journey: Journey) -> None:
    """An officer without a mouse takes an application down, reads it back, sends it, and finds it in the inbox."""
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser, answers = desk.browser, journey.example(PROCEDURE, EXAMPLE)
    hands, talk = Keyboard(journey, browser), Interview(journey, browser, answers)
    journey.visit(browser, COUNTER)
    journey.checkpoint(browser, "counter")
    hands.skip_to_main()
    hands.tab_to(lambda focus: focus["name"] == "q", "the search")
    browser.write("じゅうみんひょう")
    browser.key_leaving("Enter")
    journey.checkpoint(browser, "found")
    hands.push(name="begin", value=f"counter:{PROCEDURE}")
    journey.checkpoint(browser, "interview")
    talk.answer_by_keys(hands)
    journey.checkpoint(browser, "asked")
    browser.key_leaving("Enter", has_control=True)
    journey.expect_path(browser, "/check")
    journey.checkpoint(browser, "check")
    journey.keep("summary.pdf", pdf_behind(journey, browser, browser.values("main a[href$='.pdf']", "href")[0]))
    hands.push(action="/check")
    receipt = talk.read_receipt()
    journey.checkpoint(browser, "receipt")
    journey.keep("receipt.pdf", pdf_behind(journey, browser, browser.values("main a[href$='.pdf']", "href")[0]))
    desk.open_inbox("?channel=counter")
    journey.expect(receipt.number in desk.receipts(), "the case is not among those from the counter")
    desk.open(receipt)
    journey.expect("窓口" in browser.text("main dl"), "the case does not say how it came")
    journey.checkpoint(browser, "case")
    resident = journey.person(PHONE)
    open_status(journey, resident, receipt)


def interview_without_script(journey: Journey) -> None:
    """The same on the telephone in a browser that runs no script, with a draft in between and a signature from paper."""
    desk = CaseDesk(journey, CLERK, has_script=False)
    desk.sign_in()
    browser = desk.browser
    talk = Interview(journey, browser, journey.example(PROCEDURE, EXAMPLE))
    talk.begin("phone")
    browser.press(CHECK)
    journey.expect_refused(browser, "nothing-asked", "an application without answers is read back")
    talk.fill_without_script()
    journey.visit(browser, COUNTER)
    journey.expect("佐藤" in browser.text("main table"), "the draft is not in the officer's list")
    journey.checkpoint(browser, "drafts")
    browser.press("main table tbody a")
    browser.press(CHECK)
    journey.expect_path(browser, "/check")
    browser.press("main form[action$='/signature'] button[type=submit]")
    journey.expect_refused(browser, "no-signature", "nothing is kept as a signature")
    browser.named("signature")[0].attach(journey.stage.samples.photo())
    browser.press("main form[action$='/signature'] button[type=submit]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that the signature is kept")
    journey.checkpoint(browser, "signed")
    browser.press_twice("main form[action$='/check'] button")
    receipt = talk.read_receipt()
    journey.checkpoint(browser, "receipt")
    desk.open(receipt)
    journey.expect(browser.has("main dl a[href*='/files/']"), "the signature does not stand with the case")
    journey.checkpoint(browser, "case")


def interview_is_filled_in_from_the_registry(journey: Journey) -> None:
    """A registrar looks the person up, takes their details over, changes one; the signature is drawn on the screen."""
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser = desk.browser
    talk = Interview(journey, browser, journey.example(PROCEDURE, EXAMPLE))
    talk.begin("counter")
    browser.press("main a[href$='/resident']")
    journey.checkpoint(browser, "resident")
    browser.press("main form[action$='/resident'] button")
    journey.expect_refused(browser, "nobody-named", "nobody is looked for")
    browser.find("#name").write("佐藤 花子")
    browser.find("#birth-date").write("昭和55年4月1日")
    browser.press("main form[action$='/resident'] button")
    journey.checkpoint(browser, "people")
    journey.expect("%" not in browser.url, f"the address tells too much: {browser.url}")
    browser.press("main form[action$='/choice'] button")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that the form was filled in")
    browser.find("label[for=requester]").click()
    for _ in range(50):
        if browser.has("[name='applicant-name.family']"):
            break
        time.sleep(0.1)
    journey.expect(
        browser.named("applicant-name.family")[0].value == "佐藤", "the registry's name does not stand in the form")
    journey.checkpoint(browser, "filled-in")
    talk.fill_without_script()
    browser.press(CHECK)
    browser.draw("canvas", [(0.1, 0.7), (0.3, 0.2), (0.4, 0.8), (0.6, 0.3), (0.9, 0.6)])
    browser.press("main form[action$='/signature'] button[type=submit]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that the signature is kept")
    journey.checkpoint(browser, "signed")
    browser.press("main form[action$='/check'] button")
    journey.expect(bool(talk.read_receipt().number), "there is no receipt")


def interview_goes_through_other_hands(journey: Journey) -> None:
    """Begun at the counter, handed to a colleague, finished at home as far as it goes, and sent at the counter again."""
    desk, colleague = CaseDesk(journey, CLERK), CaseDesk(journey, COLLEAGUE)
    desk.sign_in()
    colleague.sign_in()
    Interview(journey, desk.browser, journey.example(PROCEDURE, EXAMPLE)).begin("counter")
    desk.browser.find("label[for=requester]").click()
    desk.browser.settle()
    for _ in range(50):
        if desk.browser.has("[name='applicant-name.family']"):
            break
        time.sleep(0.1)
    desk.browser.named("applicant-name.family")[0].write("佐藤")
    # Nothing was saved yet: the way out saves.
    desk.browser.press(HAND_OVER)
    journey.expect_path(desk.browser, "/handover")
    journey.checkpoint(desk.browser, "handover")
    desk.browser.press("main form[action$='/handover'] button")
    journey.expect_refused(desk.browser, "handed-to-nobody", "an application is handed to nobody")
    desk.browser.find("#to").choose("department:citizens")
    desk.browser.press("main form[action$='/handover'] button")
    journey.expect("引き継ぎました" in desk.browser.text("main"), "nothing says that it was handed over")
    journey.checkpoint(desk.browser, "handed-over")

    journey.visit(colleague.browser, COUNTER)
    journey.checkpoint(colleague.browser, "pile")
    colleague.browser.press("main form[action$='/taken'] button")
    journey.expect(
        colleague.browser.named("applicant-name.family")[0].value == "佐藤", "what was typed did not come along")
    colleague.browser.press(HAND_OVER)
    colleague.browser.press("main form[action$='/home'] button")
    journey.checkpoint(colleague.browser, "home-code")
    code = colleague.browser.texts("main dl dd")[-1].strip()

    resident = journey.person(PHONE)
    journey.visit(resident, "/resume")
    resident.find("#code").write(code.lower())
    resident.press("main form[action$='/resume'] button")
    form = ApplicationForm(journey, resident, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    journey.expect("/apply/" in resident.path, f"the code leads to {resident.path}")
    form.fill_to("/review", looks=False)

    journey.visit(desk.browser, COUNTER)
    desk.browser.find("#code").write("0000-0000-0000")
    desk.browser.press("main form[action$='/resumed'] button")
    journey.expect_refused(desk.browser, "wrong-code", "a wrong code opens an application")
    desk.browser.find("#code").write(code)
    desk.browser.press("main form[action$='/resumed'] button")
    journey.expect(not Interview(journey, desk.browser, None).open, "what was answered at home is asked again")
    # From now on the resident's own browser cannot change it unseen.
    resident.reload()
    journey.expect(resident.status == 404, "two people have the same application open")
    desk.browser.press(CHECK)
    journey.expect_path(desk.browser, "/check")
    desk.browser.press("main form[action$='/check'] button")
    journey.expect(bool(Interview(journey, desk.browser, None).read_receipt().number), "there is no receipt")


JOURNEYS = [
    interview_by_keyboard, interview_without_script, interview_is_filled_in_from_the_registry,
    interview_goes_through_other_hands,
]
