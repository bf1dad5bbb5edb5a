"""The pages of an application, as a resident fills them in, whatever the procedure."""

import http.client
import urllib.parse

from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from applicant import Receipt
from browser import Browser
from example_answers import ExampleAnswers
from journey import Journey

NEXT = "main button[name=action][value=next]"
PAUSE = "main button[name=action][value=pause]"
UPLOAD = "main button[name=action][value=upload]"


class ApplicationForm:
    """One application in one browser."""

    def __init__(self, journey: Journey, browser: Browser, procedure: str, answers: ExampleAnswers):
        self.journey = journey
        self.browser = browser
        self.procedure = procedure
        self.answers = answers

    @property
    def section(self) -> str:
        """The id of the section the browser shows; empty on other pages."""
        return self.browser.path.rpartition("/pages/")[2] if "/pages/" in self.browser.path else ""

    def begin(self) -> None:
        """From the procedure's page to the first question."""
        browser = self.browser
        self.journey.visit(browser, f"/procedures/{self.procedure}")
        self.journey.checkpoint(browser, "procedure")
        browser.press(f"main a[href$='/apply/{self.procedure}']")
        self.journey.checkpoint(browser, "before-you-begin")
        browser.press(f"main form[action$='/apply/{self.procedure}'] button")

    def fill(self, fields: dict[str, list[str]] | None = None) -> None:
        """Types the answers into the fields of this page, as far as it has them."""
        typed = self.answers.fields if fields is None else fields
        for name, values in typed.items():
            self._type(name, values)
        for name, kinds in self.answers.files.items() if fields is None else ():
            self._attach(name, kinds)

    def _type(self, name: str, values: list[str]) -> None:
        for element in self.browser.driver.find_elements(By.NAME, name):
            kind = element.get_attribute("type")
            if not element.is_displayed() and kind not in ("radio", "checkbox"):
                continue
            if kind in ("radio", "checkbox"):
                if element.is_selected() != (element.get_attribute("value") in values):
                    self._tick(element)
            elif element.tag_name == "select":
                Select(element).select_by_value(values[0])
            elif kind != "file":
                element.clear()
                element.send_keys(values[0])

    def _tick(self, element) -> None:
        if element.get_attribute("type") == "radio" and element.is_selected():
            return
        identifier = element.get_attribute("id")
        self.browser.bring_into_view(element)
        labels = self.browser.find_all(f"label[for='{identifier}']")
        (labels[0] if labels else element).click()

    def _attach(self, name: str, kinds: list[str]) -> None:
        samples = self.journey.stage.samples
        for element in self.browser.driver.find_elements(By.NAME, name):
            if not self.browser.has(".ds-stored-file"):
                paths = {str(samples.paper() if kind == "pdf" else samples.photo()) for kind in kinds}
                element.send_keys("\n".join(sorted(paths)))

    def attach(self, name: str, path) -> None:
        """Chooses one file for a question."""
        self.browser.driver.find_element(By.NAME, name).send_keys(str(path))

    def go_on(self) -> None:
        self.browser.press(NEXT)

    def fill_to(self, ending: str, looks: bool = True) -> None:
        """Fills in page after page until the address ends so, with a look at every page before and after typing."""
        for _ in range(40):
            if self.browser.path.endswith(ending):
                return
            self.journey.expect(bool(self.section), f"the form led to {self.browser.path} ({self.browser.title})")
            self.journey.expect(
                not self.browser.has("[data-error-summary]"),
                f"{self.section} refuses good answers: {self._complaint()}")
            section = self.section
            if looks:
                self.journey.checkpoint(self.browser, section)
            self.fill()
            self.go_on()
        self.journey.expect(False, f"the form does not come to …{ending}")

    def _complaint(self) -> str:
        return self.browser.text("[data-error-summary]") if self.browser.has("[data-error-summary]") else ""

    def wrong_fields(self) -> set[str]:
        """The fields the error summary links to; each must be on the page."""
        found = set()
        for link in self.browser.find_all("[data-error-summary] a"):
            field = (link.get_attribute("href") or "").rpartition("#")[2]
            self.journey.expect(
                bool(self.browser.driver.find_elements(By.ID, field)),
                f"the summary links to #{field}, which is not there")
            found.add(field)
        return found

    def submit(self) -> Receipt:
        """Sends a finished application and reads the receipt."""
        self.browser.press("main form[action$='/review'] button[type=submit], main form[action$='/review'] button")
        self.journey.expect_path(self.browser, f"/apply/{self.procedure}/receipt")
        receipt = Receipt(self.browser.text("#receipt-number"), self.browser.text("#case-secret"))
        self.journey.expect(bool(receipt.number and receipt.secret), "the receipt has no number or no secret")
        return receipt


def open_status(journey: Journey, browser: Browser, receipt: Receipt) -> None:
    """Opens an application by its receipt number and secret."""
    journey.visit(browser, "/status")
    browser.find("input[name=receipt]").send_keys(receipt.number)
    browser.find("input[name=secret]").send_keys(receipt.secret)
    browser.press("main form[action$='/status'] button")
    journey.expect("/status/" in browser.path, f"the status page did not open: {browser.title}")


def pdf_behind(journey: Journey, browser: Browser, href: str) -> bytes:
    """Fetches what a link on the page leads to, with the browser's own cookies, and makes sure that it is a PDF."""
    url = urllib.parse.urlsplit(href)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in browser.driver.get_cookies())
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
    try:
        connection.request("GET", url.path, headers={"Cookie": cookies})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    journey.expect(response.status == 200, f"{url.path} answered {response.status}")
    journey.expect(body.startswith(b"%PDF-"), f"{url.path} is no PDF")
    return body
