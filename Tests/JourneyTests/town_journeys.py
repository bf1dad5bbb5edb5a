"""Two towns in one process: each has its own pages, procedures, officers and secrets, and nothing of the other's."""

import re
import urllib.parse

from applicant import Receipt
from application_form import PAUSE, ApplicationForm, look_up, open_status, pdf_behind
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from certificate_journeys import grant_certificate, is_confirmed, printed_certificate
from journey import ASAGI, TSUMUGI, Journey
from printed_paper import words_of
from procedure_journeys import found, search

RECORD, EXAMPLE, DISASTER = "resident-record-copy", "own-record-at-counter", "disaster-damage-certificate"
ASAGI_OFFICER, CITY_OFFICER = "sakai.yuji", "takahashi.jun"


def _apply(journey: Journey, town: str) -> tuple[Browser, Receipt]:
    journey.town = town
    browser = journey.person(PHONE)
    return browser, ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE)).apply()


def smaller_town_does_the_same_job(journey: Journey) -> None:
    """A resident of あさぎ町 applies under the town's own path, the town's officer decides, and the paper is the town's."""
    journey.town = ASAGI
    browser = journey.person(PHONE)
    journey.visit(browser, "/")
    journey.checkpoint(browser, "portal")
    journey.expect("つむぎ" not in browser.html, "the portal of あさぎ町 speaks of つむぎ市")
    journey.expect(found(browser) == [RECORD], f"the portal lists {found(browser)}")
    journey.expect(search(journey, browser, "罹災") == [], "the other town's procedure is found")
    form = ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE))
    form.begin()
    form.fill_to("/review")
    receipt = form.submit()
    journey.checkpoint(browser, "receipt")
    officer = CaseDesk(journey, ASAGI_OFFICER)
    officer.sign_in()
    officer.open(receipt)
    officer.take()
    officer.decide("granted", "", journey.example(RECORD, EXAMPLE))
    journey.checkpoint(officer.browser, "case-granted")
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "status-granted")
    papers = [pdf_behind(journey, browser, link) for link in browser.values("main a[href*='/documents/']", "href")]
    read = [re.sub(r"\s", "", words_of(paper)) for paper in papers]
    journey.expect(bool(read) and all("あさぎ町" in words for words in read), "a paper does not name the town")
    journey.expect(not any("つむぎ市" in words for words in read), "a paper names the other town")


def towns_know_nothing_of_each_other(journey: Journey) -> None:
    """What belongs to one town opens nothing in the other: receipt, draft, case, officer, certificate."""
    _, receipt = _apply(journey, TSUMUGI)
    city = CaseDesk(journey, CITY_OFFICER)
    city.sign_in()
    city.open(receipt)
    case = urllib.parse.urlsplit(city.browser.url).path.removeprefix(f"/{TSUMUGI}")
    _receipt_of_the_other(journey, receipt)
    _draft_of_the_other(journey)
    _officer_of_the_other(journey, city, case)
    _certificate_of_the_other(journey)


def _receipt_of_the_other(journey: Journey, receipt: Receipt) -> None:
    journey.town = TSUMUGI
    browser = journey.person(PHONE)
    open_status(journey, browser, receipt)
    status = browser.path.removeprefix(f"/{TSUMUGI}")
    journey.town = ASAGI
    journey.visit(browser, status)
    journey.expect_turned_away(browser, "the other town shows the case")
    journey.expect(receipt.number not in browser.text("main"), "the other town knows the receipt number")
    look_up(journey, browser, receipt)
    journey.expect_refused(browser, "receipt-of-the-other-town", "the other town opens the receipt")


def _draft_of_the_other(journey: Journey) -> None:
    journey.town = TSUMUGI
    browser = journey.person(PHONE)
    form = ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE))
    form.begin(looks=False)
    form.fill()
    browser.press(PAUSE)
    code = browser.text("#resume-code")
    journey.town = ASAGI
    journey.visit(browser, f"/apply/{RECORD}/pages/requester")
    journey.expect_turned_away(browser, "the draft goes on in the other town")
    journey.visit(browser, "/resume")
    browser.find("input[name=code]").write(code)
    browser.press("main form[action$='/resume'] button")
    journey.expect_refused(browser, "code-of-the-other-town", "the other town takes the resume code")
    journey.visit(browser, f"/apply/{DISASTER}")
    journey.expect_turned_away(browser, "the other town's procedure can be applied for")


def _officer_of_the_other(journey: Journey, city: CaseDesk, case: str) -> None:
    journey.town = TSUMUGI
    known = journey.officer(CITY_OFFICER)
    journey.town = ASAGI
    journey.visit(city.browser, case)
    journey.expect_path(city.browser, "/staff/sign-in")
    city.name_and_password(known.name, known.password)
    journey.expect_refused(city.browser, "officer-of-the-other-town", "an officer of the other town is let in")
    own = CaseDesk(journey, ASAGI_OFFICER)
    own.sign_in()
    journey.visit(own.browser, case)
    journey.expect(own.browser.status == 404, f"the other town's case answers {own.browser.status}")
    journey.checkpoint(own.browser, "case-of-the-other-town", status=404)
    own.open_inbox("?status=all")
    journey.expect("つむぎ" not in own.browser.html, "the list of あさぎ町 speaks of つむぎ市")


def _certificate_of_the_other(journey: Journey) -> None:
    journey.town = TSUMUGI
    _, address = printed_certificate(journey, grant_certificate(journey))
    browser = journey.person(DESKTOP)
    browser.visit(address)
    journey.expect(is_confirmed(browser), "the certificate is not confirmed in its own town")
    browser.visit(address.replace(TSUMUGI, ASAGI))
    journey.expect(not is_confirmed(browser), "the other town confirms the certificate")
    journey.checkpoint(browser, "certificate-of-the-other-town", status=404)


def towns_are_chosen_from_a_list(journey: Journey) -> None:
    """Whoever opens the bare address finds both towns; an unknown town is told so."""
    browser = journey.person(DESKTOP)
    browser.visit(journey.stage.origin + "/")
    links = browser.values("a", "href")
    for town in (TSUMUGI, ASAGI):
        journey.expect(any(f"/{town}" in link for link in links), f"{town} is not offered")
    browser.visit(journey.stage.origin + "/nowhere-city/")
    journey.expect_turned_away(browser, "an unknown town is there")


JOURNEYS = [smaller_town_does_the_same_job, towns_know_nothing_of_each_other, towns_are_chosen_from_a_list]
