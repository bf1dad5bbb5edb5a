"""What those do who run the town's side: accounts and the audit log."""

import re
import secrets

from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey
from one_time_code import OneTimeCodes

ADMINISTRATOR, AUDITOR = "ogawa.tomoya", "kanda.reiko"


def administrator_looks_after_accounts(journey: Journey) -> None:
    """The administrator sees the officers' accounts, and finds nothing of the residents' cases."""
    desk = CaseDesk(journey, ADMINISTRATOR)
    desk.sign_in()
    for path, name in (("/staff/officers", "officers"), ("/staff/account", "account")):
        journey.visit(desk.browser, path)
        journey.expect_path(desk.browser, path)
        journey.checkpoint(desk.browser, name)


def new_officer_signs_in(journey: Journey) -> None:
    """The administrator adds an officer, who sets up the second factor, keeps recovery codes, chooses a password."""
    desk = CaseDesk(journey, ADMINISTRATOR)
    desk.sign_in()
    name = f"shinjin.{secrets.token_hex(3)}"
    password = _add_officer(journey, desk.browser, name)
    officer = journey.person(PHONE)
    journey.visit(officer, "/staff")
    officer.find("input[name=name]").write(name)
    officer.find("input[name=password]").write(password)
    officer.press("main form[action$='/sign-in'] button")
    journey.expect_path(officer, "/sign-in/enrolment")
    journey.checkpoint(officer, "second-factor-to-set-up")
    _set_up_second_factor(journey, officer)
    journey.expect_path(officer, "/sign-in/new-password")
    _choose_password(journey, officer, name)
    journey.visit(officer, "/staff/cases")
    journey.expect_path(officer, "/staff/cases")
    journey.checkpoint(officer, "empty-inbox-on-a-phone")


def _add_officer(journey: Journey, browser: Browser, name: str) -> str:
    """Returns the one-time password, which is shown once."""
    journey.visit(browser, "/staff/officers/new")
    browser.press("main form button[type=submit], main form button")
    journey.expect(browser.has("[data-error-summary]"), "an officer without a name is added")
    journey.checkpoint(browser, "new-officer-refused", status=422)
    for field, value in (("sign-in-name", name), ("name", "新人 さくら"), ("kana", "シンジン サクラ")):
        browser.find(f"input[name={field}]").write(value)
    browser.find("input[name=posts][value='citizens/clerk']").click()
    browser.press("main form button[type=submit], main form button")
    journey.expect(not browser.has("[data-error-summary]"), "a good officer is refused")
    journey.checkpoint(browser, "one-time-password")
    shown = browser.texts("main dd")
    journey.expect(len(shown) == 2 and shown[0] == name, f"expected the name and a one-time password, got {shown}")
    return shown[1]


def _set_up_second_factor(journey: Journey, browser: Browser) -> None:
    browser.find("input[name=code]").write("000000")
    browser.press("main form[action$='/enrolment'] button")
    journey.expect(browser.has("[data-error-summary]"), "a wrong code is taken")
    journey.checkpoint(browser, "wrong-code", status=422)
    shown = browser.texts("main dd")
    keys = [text for text in shown if re.fullmatch(r"[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){3,}", text)]
    journey.expect(len(keys) == 1, f"the key for the authenticator app is not shown, only {shown}")
    browser.find("input[name=code]").write(OneTimeCodes(keys[0]).next())
    browser.press("main form[action$='/enrolment'] button")
    journey.checkpoint(browser, "recovery-codes")
    journey.expect(len(browser.texts("main li code")) >= 8, "there are too few recovery codes")
    browser.press("main a[href*='/staff']")


def _choose_password(journey: Journey, browser: Browser, name: str) -> None:
    for password, place in (("short", "password-too-short"), (f"{name}-{name}", "password-with-own-name")):
        browser.find("input[name=new-password]").write(password)
        browser.find("input[name=again]").write(password)
        browser.press("main form[action$='/new-password'] button")
        journey.expect(browser.has("[data-error-summary]"), f"the password {password} is taken")
        journey.checkpoint(browser, place, status=422)
    password = secrets.token_urlsafe(15)
    browser.find("input[name=new-password]").write(password)
    browser.find("input[name=again]").write(password)
    browser.press("main form[action$='/new-password'] button")
    journey.expect("/sign-in" not in browser.path, "a good password is refused")


def auditor_reads_the_log(journey: Journey) -> None:
    """The auditor reads the audit log, and that is written into it as well."""
    desk = CaseDesk(journey, AUDITOR)
    desk.sign_in()
    journey.checkpoint(desk.browser, "after-sign-in")
    journey.visit(desk.browser, "/staff/audit")
    journey.expect_path(desk.browser, "/staff/audit")
    journey.checkpoint(desk.browser, "audit-log")
    journey.expect("staff.signed-in" in desk.browser.html, "the log does not know who signed in")


JOURNEYS = [administrator_looks_after_accounts, new_officer_signs_in, auditor_reads_the_log]
