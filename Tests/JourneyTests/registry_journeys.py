"""The registry of residents: looking people up, and tying an account to a person at the counter."""

from account_journeys import Mailbox, sign_in
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey

CLERK, DECIDER = "aoki.midori", "mori.kenji"
REGISTRY, COUNTER_CODE = "/staff/residents", "/my/counter-code"


def _search(browser: Browser, words: str, purpose: str) -> None:
    browser.find(f"main input[name=purpose][value={purpose}]").click()
    browser.find("main input[name=words]").write(words)
    browser.press("main form[action$='/search'] button")


def _open_registry(journey: Journey, has_script: bool) -> Browser:
    desk = CaseDesk(journey, CLERK, has_script)
    desk.sign_in()
    journey.visit(desk.browser, REGISTRY)
    return desk.browser


def _look_somebody_up(journey: Journey, has_script: bool) -> None:
    browser = _open_registry(journey, has_script)
    journey.checkpoint(browser, "search")
    browser.press("main form[action$='/search'] button")
    journey.expect_refused(browser, "nothing-asked", "a search without a purpose is taken")
    _search(browser, "織部", "counter")
    journey.expect(browser.has("main .ds-empty"), "nobody is found, and nothing says so")
    journey.checkpoint(browser, "nobody")
    _search(browser, "さとう", "counter")
    journey.checkpoint(browser, "found")
    journey.expect("%" not in browser.url and "さとう" not in browser.url, f"the address tells too much: {browser.url}")
    browser.press("main table tbody a")
    journey.expect("糸川" in browser.text("main"), "the person's page has no address")
    journey.expect("青木" in browser.text("main"), "the person's page does not say who has looked")
    journey.checkpoint(browser, "person")


def registrar_looks_somebody_up(journey: Journey) -> None:
    """An officer with the post for it says why, finds a family, opens one of them."""
    _look_somebody_up(journey, has_script=True)


def registrar_looks_somebody_up_without_script(journey: Journey) -> None:
    """The same in a browser that runs no script."""
    _look_somebody_up(journey, has_script=False)


def registry_is_closed_to_other_officers(journey: Journey) -> None:
    """Who decides on cases does not see the registry for that."""
    desk = CaseDesk(journey, DECIDER)
    desk.sign_in()
    journey.expect(not desk.browser.has(f"a[href$='{REGISTRY}']"), "the way to the registry is offered")
    journey.visit(desk.browser, REGISTRY)
    journey.expect(desk.browser.status == 403, f"the registry opens with status {desk.browser.status}")
    desk.browser.console_errors()


def resident_ties_the_account_at_the_counter(journey: Journey) -> None:
    """A resident shows a code on the telephone, the officer sees a document and ties the account; the resident unties it."""
    resident = journey.person(PHONE)
    journey.visit(resident, "/")
    sign_in(journey, resident, Mailbox(journey, "counter"))
    journey.visit(resident, "/my")
    resident.press(f"main a[href$='{COUNTER_CODE}']")
    journey.checkpoint(resident, "code-not-yet")
    resident.press("main form[action$='/counter-code'] button")
    journey.checkpoint(resident, "code")
    code = resident.text("main .ds-receipt-number")

    officer = _open_registry(journey, has_script=True)
    _search(officer, "辻", "identity-check")
    officer.press("main table tbody a")
    officer.press("main a[href*='/account?']")
    journey.checkpoint(officer, "tie")
    officer.press("main form[action$='/account'] button")
    journey.expect_refused(officer, "tie-refused", "an account is tied without a code")
    officer.find("main input[name=code]").write(code)
    officer.find("main input[name=document][value=passport]").click()
    officer.find("label[for=sure]").click()
    officer.press("main form[action$='/account'] button")
    journey.expect(officer.has("main .ds-banner-success"), "nothing says that the account was tied")
    journey.checkpoint(officer, "tied")
    officer.press("main a[href*='/account/removal?']")
    journey.checkpoint(officer, "untie")

    journey.visit(resident, COUNTER_CODE)
    journey.checkpoint(resident, "tied-at-home")
    resident.press("main form[action$='/removal'] button")
    journey.expect(resident.has("main .ds-banner-success"), "nothing says that the tie is gone")
    journey.checkpoint(resident, "untied-at-home")


JOURNEYS = [
    registrar_looks_somebody_up, registrar_looks_somebody_up_without_script, registry_is_closed_to_other_officers,
    resident_ties_the_account_at_the_counter,
]
