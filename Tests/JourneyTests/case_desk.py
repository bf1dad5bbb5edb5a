"""The officers' pages."""

from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from applicant import Receipt
from application_form import ApplicationForm
from browser import DESKTOP
from example_answers import ExampleAnswers
from journey import Journey


class CaseDesk:
    """One officer at one browser."""

    def __init__(self, journey: Journey, officer: str, has_script: bool = True):
        self.journey = journey
        self.officer = officer
        self.browser = journey.person(DESKTOP, has_script)

    def sign_in(self, looks: bool = False) -> None:
        """Name and password, then the code of the second factor."""
        browser, known = self.browser, self.journey.stage.officer(self.officer)
        self.journey.visit(browser, "/staff")
        self.journey.expect_path(browser, "/staff/sign-in")
        if looks:
            self.journey.checkpoint(browser, "sign-in")
            self._refused()
        self._name_and_password(known.name, known.password)
        if looks:
            self.journey.checkpoint(browser, "second-factor")
        browser.find(self._code_field()).send_keys(self.journey.stage.code(self.officer))
        browser.press("main form button")
        self.journey.expect("/sign-in" not in browser.path, f"signing in failed: {browser.text('main')[:200]}")

    def _name_and_password(self, name: str, password: str) -> None:
        browser = self.browser
        field = browser.find("main form:has(input[type=password]) input[type=text], main input[autocomplete=username]")
        field.clear()
        field.send_keys(name)
        browser.find("main input[type=password]").send_keys(password)
        browser.press("main form:has(input[type=password]) button")

    def _refused(self) -> None:
        self._name_and_password("nobody.there", "not the password")
        self.journey.expect(self.browser.has("main input[type=password]"), "an unknown name is let through")
        self.journey.checkpoint(self.browser, "sign-in-refused", status=422)

    @staticmethod
    def _code_field() -> str:
        return "main input[autocomplete=one-time-code], main input[name=code]"

    def open_inbox(self, query: str = "") -> None:
        self.journey.visit(self.browser, f"/staff/cases{query}")

    def receipts(self) -> list[str]:
        """The receipt numbers in the list, from the top."""
        return [link.text.strip() for link in self.browser.find_all("main table tbody a[href*='/staff/cases/']")]

    def search(self, words: str) -> None:
        """Looks for a case; what is looked for must not come into the address."""
        field = self.browser.find("#words")
        field.clear()
        field.send_keys(words)
        self.browser.press("main form[action$='/staff/cases/search'] button")
        url = self.browser.driver.current_url
        self.journey.expect("words=" not in url, "the address holds what was looked for")

    def filter(self, **conditions: str) -> None:
        """Sets the lists of the filter bar and applies them."""
        for name, value in conditions.items():
            Select(self.browser.find(f"form.ds-filter select[name={name}]")).select_by_value(value)
        self.browser.press("form.ds-filter button")

    def open(self, receipt: Receipt) -> None:
        """From the inbox, by the receipt number, to the case."""
        self.open_inbox()
        self.search(receipt.number)
        self.journey.expect(receipt.number in self.receipts(), f"{receipt.number} is not found in the inbox")
        for link in self.browser.find_all("main table tbody a[href*='/staff/cases/']"):
            if link.text.strip() == receipt.number:
                self.browser.visit(link.get_attribute("href"))
                return

    def take(self) -> None:
        self.browser.press("main form[action$='/assignment'] button")

    def ask_correction(self, question: str, words: str, lead: str) -> None:
        """Marks one answer and says what is wrong with it."""
        browser = self.browser
        browser.press("main a[href$='/correction']")
        self.journey.checkpoint(browser, "correction-form")
        browser.press("main form[action$='/correction'] button")
        self.journey.expect(browser.has("[data-error-summary]"), "a correction without a mark is sent")
        self.journey.checkpoint(browser, "correction-without-mark", status=422)
        box = browser.find(f"input[name=mark][value='{question}']")
        browser.bring_into_view(box).click()
        browser.find(f"[name='words.{question}']").send_keys(words)
        browser.find("[name=lead]").send_keys(lead)
        self.journey.checkpoint(browser, "correction-filled-in")
        browser.press("main form[action$='/correction'] button")
        self.journey.expect(not browser.has("[data-error-summary]"), "a good correction is refused")

    def decide(self, outcome: str, reason: str, answers: ExampleAnswers) -> None:
        """Fills in the decision, looks at what it will give, and makes it."""
        browser = self.browser
        browser.press("main a[href$='/decision']")
        self.journey.checkpoint(browser, "decision-form")
        browser.bring_into_view(browser.find(f"input[name=_outcome][value={outcome}]")).click()
        if outcome == "granted":
            form = ApplicationForm(self.journey, browser, "", answers)
            form.fill(answers.decision)
        browser.find("[name=_reason]").send_keys(reason)
        browser.press("main button[name=_step][value=check]")
        if browser.has("main button[name=_step][value=check]") and not browser.has("[data-error-summary]"):
            # An answer brought up further questions.
            ApplicationForm(self.journey, browser, "", answers).fill(answers.decision)
            browser.press("main button[name=_step][value=check]")
        self.journey.expect(
            browser.has("main button[name=_step][value=decide]"),
            f"the decision is not accepted: {browser.text('main')[:300]}")
        self.journey.checkpoint(browser, "decision-check")
        browser.press("main button[name=_step][value=decide]")
        self.journey.expect(not browser.has("main a[href$='/decision']"), "a decided case can be decided again")

    def note(self, words: str) -> None:
        self.browser.driver.find_element(By.NAME, "note").send_keys(words)
        self.browser.press("main form[action$='/notes'] button")
        self.journey.expect(words in self.browser.text("main"), "the note is not in the history")

    def sign_out(self) -> None:
        self.browser.press("form[action$='/staff/sign-out'] button")
