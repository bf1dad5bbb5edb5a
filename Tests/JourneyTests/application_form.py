"""The pages of an application, as a resident fills them in, whatever the procedure."""

import http.client
import urllib.parse

from applicant import Receipt
from browser import Browser
from example_answers import ExampleAnswers
from journey import Journey

NEXT = "main button[name=action][value=next]"
PAUSE = "main button[name=action][value=pause]"
UPLOAD = "main button[name=action][value=upload]"

#: Every field of the page, kept in `window.fields` so that one can be pointed at by its place in the list.
FIELDS = """(window.fields = [...document.querySelectorAll(
  'main input[name], main select[name], main textarea[name]')]).map((field) => ({
  name: field.name, kind: field.type, value: field.value, ticked: !!field.checked,
  seen: (field.labels?.[0] ?? field).checkVisibility()}))"""


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
        path = self.browser.path
        return path.rpartition("/pages/")[2] if "/pages/" in path else ""

    def begin(self, looks: bool = True) -> None:
        """From the procedure's page to the first question."""
        browser = self.browser
        self.journey.visit(browser, f"/procedures/{self.procedure}")
        if looks:
            self.journey.checkpoint(browser, "procedure")
        browser.press(f"main a[href$='/apply/{self.procedure}']")
        if looks:
            self.journey.checkpoint(browser, "before-you-begin")
        browser.press(f"main form[action$='/apply/{self.procedure}'] button")

    def fill(self, fields: dict[str, list[str]] | None = None) -> None:
        """Types the answers into the fields of this page, as far as it has them."""
        typed = self.answers.fields if fields is None else fields
        self._add_rows(typed)
        # An answer may bring further fields into sight.
        for _ in range(5):
            if not self._fill_seen(typed):
                break
            self.browser.settle()
        for name, kinds in self.answers.files.items() if fields is None else ():
            self._attach_missing(name, kinds)

    def _add_rows(self, typed: dict[str, list[str]]) -> None:
        """As many rows of each question as there are answers; each row is one more press of its button."""
        for group in self.browser.values("main button[name=add-row]", "value"):
            for _ in range(len(typed.get(group, [])) - len(self.browser.named(group))):
                self.browser.press(f"main button[name=add-row][value='{group}']")

    def _fill_seen(self, typed: dict[str, list[str]]) -> bool:
        """Whether anything had to be changed."""
        has_changed = False
        for index, field in enumerate(self.browser.evaluate(FIELDS)):
            values = typed.get(field["name"])
            if values is None or not field["seen"]:
                continue
            element = f"window.fields[{index}]"
            if field["kind"] in ("radio", "checkbox"):
                if field["ticked"] == (field["value"] in values) or field["kind"] == "radio" and field["ticked"]:
                    continue
                self.browser.point_at(f"{element}.labels[0] ?? {element}").click()
            elif field["value"] == values[0] or field["kind"] in ("file", "hidden"):
                continue
            elif field["kind"] == "select-one":
                self.browser.point_at(element).choose(values[0])
            else:
                self.browser.point_at(element).write(values[0])
            has_changed = True
        return has_changed

    def _attach_missing(self, name: str, kinds: list[str]) -> None:
        fields = self.browser.named(name)
        if not fields or self.browser.has(".ds-stored-file"):
            return
        samples = self.journey.stage.samples
        fields[0].attach(*[samples.paper() if kind == "pdf" else samples.photo() for kind in sorted(set(kinds))])

    def attach(self, name: str, path) -> None:
        """Chooses one file for a question."""
        self.browser.named(name)[0].attach(path)

    def go_on(self) -> None:
        self.browser.press(NEXT)

    def fill_to(self, ending: str, looks: bool = True) -> None:
        """Fills in page after page until the address ends so, with a look at every page."""
        for _ in range(40):
            path = self.browser.path
            if path.endswith(ending):
                return
            self.journey.expect("/pages/" in path, f"the form led to {path} ({self.browser.title})")
            self.journey.expect(
                not self.browser.has("[data-error-summary]"),
                f"{self.section} refuses good answers: {self._complaint()}")
            if looks:
                self.journey.checkpoint(self.browser, self.section)
            self.fill()
            self.go_on()
        self.journey.expect(False, f"the form does not come to …{ending}")

    def _complaint(self) -> str:
        return self.browser.text("[data-error-summary]") if self.browser.has("[data-error-summary]") else ""

    def wrong_fields(self) -> set[str]:
        """The fields the error summary links to; each must be on the page."""
        found = {link.rpartition("#")[2] for link in self.browser.values("[data-error-summary] a", "href")}
        for field in found:
            self.journey.expect(
                self.browser.evaluate(f"document.getElementById('{field}') !== null"),
                f"the summary links to #{field}, which is not there")
        return found

    def submit(self) -> Receipt:
        """Sends a finished application and reads the receipt."""
        self.browser.press("main form[action$='/review'] button")
        return self.read_receipt()

    def read_receipt(self) -> Receipt:
        self.journey.expect_path(self.browser, f"/apply/{self.procedure}/receipt")
        receipt = Receipt(self.browser.text("#receipt-number"), self.browser.text("#case-secret"))
        self.journey.expect(bool(receipt.number and receipt.secret), "the receipt has no number or no secret")
        return receipt

    def apply(self) -> Receipt:
        """The whole way, without looking around."""
        self.begin(looks=False)
        self.fill_to("/review", looks=False)
        return self.submit()


def open_status(journey: Journey, browser: Browser, receipt: Receipt) -> None:
    """Opens an application by its receipt number and secret."""
    look_up(journey, browser, receipt)
    journey.expect("/status/" in browser.path, f"the status page did not open: {browser.title}")


def look_up(journey: Journey, browser: Browser, receipt: Receipt) -> None:
    """Types a receipt number and a secret, whatever comes of it."""
    journey.visit(browser, "/status")
    browser.find("input[name=receipt]").write(receipt.number)
    browser.find("input[name=secret]").write(receipt.secret)
    browser.press("main form[action$='/status'] button")


def pdf_behind(journey: Journey, browser: Browser, href: str) -> bytes:
    """Fetches what a link on the page leads to, with the browser's own cookies, and makes sure that it is a PDF."""
    url = urllib.parse.urlsplit(href)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in browser.cookies)
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
