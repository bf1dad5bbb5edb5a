"""The officers' pages."""

from applicant import Receipt
from application_form import ApplicationForm
from browser import DESKTOP
from example_answers import ExampleAnswers
from journey import Journey

ROWS = "main table tbody a[href*='/staff/cases/']"


class CaseDesk:
    """One officer at one browser."""

    def __init__(self, journey: Journey, officer: str, has_script: bool = True):
        self.journey = journey
        self.officer = officer
        self.browser = journey.person(DESKTOP, has_script)

    def sign_in(self, looks: bool = False) -> None:
        """Comes to the officers' pages, signed in: from an earlier journey of the same day unless it looks around."""
        sessions, key = self.journey.stage.sessions, (self.journey.town, self.officer)
        if looks or not self._goes_on(sessions.get(key)):
            self.enter_everything(looks)
            if not looks:
                sessions[key] = self.browser.cookies

    def _goes_on(self, cookies: list[dict] | None) -> bool:
        if cookies is None:
            return False
        self.browser.take_cookies(cookies)
        self.journey.visit(self.browser, "/staff")
        return "/sign-in" not in self.browser.path

    def enter_everything(self, looks: bool = False) -> None:
        """Name and password, then the code of the second factor."""
        browser = self.browser
        self.journey.visit(browser, "/staff")
        self.journey.expect_path(browser, "/staff/sign-in")
        if looks:
            self.journey.checkpoint(browser, "sign-in")
            self._refused()
        self.enter_here(looks)

    def enter_here(self, looks: bool = False) -> None:
        """Signs in on the page that asks for it, wherever that leads afterwards."""
        browser, known = self.browser, self.journey.officer(self.officer)
        self.name_and_password(known.name, known.password)
        if looks:
            self.journey.checkpoint(browser, "second-factor")
        browser.find("main input[name=code]").write(self.journey.code(self.officer))
        browser.press("main form button")
        self.journey.expect("/sign-in" not in browser.path, f"signing in failed: {browser.text('main')[:200]}")

    def name_and_password(self, name: str, password: str) -> None:
        browser = self.browser
        browser.find("main input[autocomplete=username]").write(name)
        browser.find("main input[type=password]").write(password)
        browser.press("main form:has(input[type=password]) button")

    def _refused(self) -> None:
        self.name_and_password("nobody.there", "not the password")
        self.journey.expect(self.browser.has("main input[type=password]"), "an unknown name is let through")
        self.journey.checkpoint(self.browser, "sign-in-refused", status=422)

    def open_inbox(self, query: str = "") -> None:
        self.journey.visit(self.browser, f"/staff/cases{query}")

    def receipts(self) -> list[str]:
        """The receipt numbers in the list, from the top."""
        return self.browser.texts(ROWS)

    def every_row(self) -> list[list[str]]:
        """The list with all its pages: receipt number, procedure, applicant, status and so on of every case."""
        rows = []
        while True:
            rows += self.browser.evaluate(
                "[...document.querySelectorAll('main table tbody tr')].map((row) =>"
                " [...row.cells].map((cell) => cell.textContent.trim()))")
            if not self.browser.has("main a[rel=next]"):
                return rows
            self.browser.press("main a[rel=next]")

    def search(self, words: str) -> None:
        """Looks for a case; what is looked for must not come into the address."""
        self.browser.find("#words").write(words)
        self.browser.press("main form[action$='/staff/cases/search'] button")
        self.journey.expect("words=" not in self.browser.url, "the address holds what was looked for")

    def filter(self, **conditions: str) -> None:
        """Sets the lists of the filter bar and applies them."""
        for name, value in conditions.items():
            self.browser.find(f"form.ds-filter select[name={name}]").choose(value)
        self.browser.press("form.ds-filter button")

    def can_find(self, receipt: Receipt) -> bool:
        """Whether a search by the receipt number finds the case."""
        self.open_inbox()
        self.search(receipt.number)
        return receipt.number in self.receipts()

    def open(self, receipt: Receipt) -> None:
        """From the inbox, by the receipt number, to the case."""
        self.journey.expect(self.can_find(receipt), f"{receipt.number} is not found in the inbox")
        place = self.receipts().index(receipt.number)
        self.browser.visit(self.browser.values(ROWS, "href")[place])

    def take(self) -> None:
        self.browser.press("main form[action$='/assignment'] button")

    def hand_over(self, words: str, officer: str = "", department: str = "") -> None:
        """Gives the case to an officer, named as the list shows them, or to the pile, here or in another department."""
        browser = self.browser
        browser.press("main a[href$='/handover']")
        if department:
            browser.find("select[name=department]").choose(department)
            browser.press("main form[method=get] button")
        if officer:
            options = dict(zip(browser.texts("#assignee option"), browser.values("#assignee option", "value")))
            self.journey.expect(officer in options, f"{officer} is not offered, only {sorted(options)}")
            browser.find("#assignee").choose(options[officer])
        browser.find("[name=words]").write(words)
        self.journey.checkpoint(browser, "handover")
        browser.press("main form[method=post][action$='/handover'] button")
        self.journey.expect(not browser.has("[data-error-summary]"), "a good handover is refused")

    def ask_correction(self, marks: dict[str, str], lead: str, looks: bool = True) -> None:
        """Marks answers and says what is wrong with each."""
        browser = self.browser
        browser.press("main a[href$='/correction']")
        if looks:
            self.journey.checkpoint(browser, "correction-form")
            browser.press("main form[action$='/correction'] button")
            self.journey.expect_refused(browser, "correction-without-mark", "a correction without a mark is sent")
        for question, words in marks.items():
            browser.find(f"input[name=mark][value='{question}']").click()
            browser.named(f"words.{question}")[0].write(words)
        browser.find("[name=lead]").write(lead)
        if looks:
            self.journey.checkpoint(browser, "correction-filled-in", status=422)
        browser.press("main form[action$='/correction'] button")
        self.journey.expect(not browser.has("[data-error-summary]"), "a good correction is refused")

    def decide(self, outcome: str, reason: str, answers: ExampleAnswers) -> None:
        """Fills in the decision, looks at what it will give, and makes it."""
        browser = self.browser
        browser.press("main a[href$='/decision']")
        self.journey.checkpoint(browser, "decision-form")
        browser.find(f"input[name=_outcome][value={outcome}]").click()
        form = ApplicationForm(self.journey, browser, "", answers)
        if outcome == "granted":
            form.fill(answers.decision)
        browser.find("[name=_reason]").write(reason)
        browser.press("main button[name=_step][value=check]")
        if browser.has("main button[name=_step][value=check]") and not browser.has("[data-error-summary]"):
            # An answer brought up further questions.
            form.fill(answers.decision)
            browser.press("main button[name=_step][value=check]")
        self.journey.expect(
            browser.has("main button[name=_step][value=decide]"),
            f"the decision is not accepted: {browser.text('main')[:300]}")
        self.journey.checkpoint(browser, "decision-check")
        browser.press("main button[name=_step][value=decide]")
        self.journey.expect(not browser.has("main a[href$='/decision']"), "a decided case can be decided again")

    def note(self, words: str) -> None:
        self.browser.find("[name=note]").write(words)
        self.browser.press("main form[action$='/notes'] button")
        self.journey.expect(words in self.browser.text("main"), "the note is not in the history")

    def deliver(self) -> None:
        self.browser.press("main form[action$='/delivery'] button")

    def sign_out(self) -> None:
        self.browser.press("form[action$='/staff/sign-out'] button")
