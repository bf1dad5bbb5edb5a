"""A resident with an account: signing in by mail, the own page, the settings, the end of it."""

import json
import re

from application_form import PAUSE, ApplicationForm, open_status
from applicant import Receipt
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from journey import Journey

PROCEDURE, EXAMPLE = "resident-record-copy", "own-record-at-counter"
CLERK = "aoki.midori"
MY, SIGN_IN = "/my", "/sign-in"


class Mailbox:
    """The mails to one address, each read once."""

    def __init__(self, journey: Journey, name: str):
        self.journey = journey
        self.address = f"{name}.{id(journey)}@example.jp"
        self._read: list[str] = []

    def next(self) -> str:
        """The words of the next mail."""
        mail = self.journey.stage.own_demo().wait_for_mail(
            lambda mail: self.address in mail.recipient and mail.body not in self._read)
        self._read.append(mail.body)
        return mail.body

    def code(self) -> str:
        found = re.search(r"\b[0-9]{6}\b", self.next())
        self.journey.expect(found is not None, "the mail holds no code")
        return found.group()


def ask_for_code(journey: Journey, browser: Browser, mailbox: Mailbox) -> None:
    browser.find("main input[name=mail]").write(mailbox.address)
    browser.press("main form[action$='/sign-in'] button")
    journey.expect_path(browser, "/sign-in/code")


def enter_code(browser: Browser, code: str) -> None:
    browser.find("main input[name=code]").write(code)
    browser.press("main form[action$='/code'] button")


def agree(journey: Journey, browser: Browser) -> None:
    journey.expect_path(browser, "/sign-in/new")
    browser.find("label[for=consent]").click()
    browser.press("main form[action$='/sign-in/new'] button")


def sign_in(journey: Journey, browser: Browser, mailbox: Mailbox, is_new: bool = True) -> None:
    """From any page with a header, and back to it."""
    browser.press("header a[href*='/sign-in']")
    ask_for_code(journey, browser, mailbox)
    enter_code(browser, mailbox.code())
    if is_new:
        agree(journey, browser)


def _look_at_signing_in(journey: Journey, browser: Browser, mailbox: Mailbox) -> None:
    journey.visit(browser, f"/procedures/{PROCEDURE}")
    browser.press("header a[href*='/sign-in']")
    journey.checkpoint(browser, "sign-in")
    browser.find("main input[name=mail]").write("no address")
    browser.press("main form[action$='/sign-in'] button")
    journey.expect(browser.find("main input[name=mail]").value == "no address", "what was typed is gone")
    journey.checkpoint(browser, "no-address", status=422)
    ask_for_code(journey, browser, mailbox)
    journey.checkpoint(browser, "code")
    right = mailbox.code()
    enter_code(browser, "111111" if right != "111111" else "222222")
    journey.expect_refused(browser, "wrong-code", "a wrong code is taken")
    browser.press("main button[value=again]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that another code was sent")
    journey.checkpoint(browser, "code-sent-again")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in mailbox.code())
    enter_code(browser, wide)
    journey.checkpoint(browser, "first-time")
    browser.press("main form[action$='/sign-in/new'] button")
    journey.expect_refused(browser, "not-agreed", "an account is made without agreement")
    agree(journey, browser)
    journey.expect_path(browser, f"/procedures/{PROCEDURE}")


def _apply_and_follow(journey: Journey, has_script: bool, language: str) -> None:
    browser, mailbox = journey.person(PHONE, has_script), Mailbox(journey, f"follow-{language}")
    journey.visit(browser, f"/?language={language}")
    _look_at_signing_in(journey, browser, mailbox)
    journey.visit(browser, MY)
    journey.checkpoint(browser, "own-page-empty")
    form = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin()
    form.fill_to("/review", looks=False)
    receipt = form.submit()
    journey.checkpoint(browser, "receipt")
    browser.press("main a[href$='/my']")
    journey.expect(receipt.number in browser.text("main"), "the application is not on the own page")
    journey.checkpoint(browser, "own-page")

    computer = journey.person(DESKTOP, has_script)
    journey.visit(computer, f"/?language={language}")
    sign_in(journey, computer, mailbox, is_new=False)
    journey.visit(computer, MY)
    journey.checkpoint(computer, "own-page-elsewhere")
    computer.press("main .ds-card a")
    journey.expect("/status/" in computer.path, f"the own page led to {computer.path}")
    journey.checkpoint(computer, "status-without-secret")
    computer.press("header form[action$='/sign-out'] button")
    journey.expect(computer.has("main .ds-banner-success"), "nothing says that one is signed out")
    journey.checkpoint(computer, "signed-out")
    journey.visit(computer, MY)
    journey.expect_path(computer, "/sign-in")


def signed_in_from_first_to_last(journey: Journey) -> None:
    """A resident signs in on a phone, applies, and follows it on a computer without noting anything down."""
    _apply_and_follow(journey, True, "ja")


def signed_in_without_script(journey: Journey) -> None:
    """The same without script."""
    _apply_and_follow(journey, False, "ja")


def signed_in_in_easy_japanese(journey: Journey) -> None:
    """The same in やさしい日本語."""
    _apply_and_follow(journey, True, "easy-ja")


def signed_in_in_english(journey: Journey) -> None:
    """The same in English."""
    _apply_and_follow(journey, True, "en")


def drafts_and_corrections_wait_on_the_own_page(journey: Journey) -> None:
    """A draft goes on elsewhere, an officer's question stands on top, an earlier application is added."""
    answers = journey.example(PROCEDURE, EXAMPLE)
    earlier = ApplicationForm(journey, journey.person(PHONE), PROCEDURE, answers).apply()
    phone, mailbox = journey.person(PHONE), Mailbox(journey, "drafts")
    form = ApplicationForm(journey, phone, PROCEDURE, answers)
    form.begin(looks=False)
    form.fill_to("/pages/record", looks=False)
    journey.visit(phone, f"/apply/{PROCEDURE}")
    sign_in(journey, phone, mailbox)
    journey.expect_path(phone, f"/apply/{PROCEDURE}")
    journey.visit(phone, f"/apply/{PROCEDURE}/pages/record")
    form.fill()
    phone.press(PAUSE)
    journey.checkpoint(phone, "saved-on-the-own-page")
    _add(journey, phone, earlier)
    _ask_correction(journey, earlier)

    computer = journey.person(DESKTOP)
    journey.visit(computer, "/")
    sign_in(journey, computer, mailbox, is_new=False)
    journey.visit(computer, MY)
    words = computer.text("main")
    journey.expect(0 < words.find(earlier.number) < words.find("入力の途中の申請"), "the question does not stand on top")
    journey.checkpoint(computer, "own-page-with-question")
    computer.press("main .ds-card a")
    journey.expect_path(computer, "/correction")
    journey.checkpoint(computer, "correction-without-secret")
    journey.visit(computer, MY)
    computer.press("main table a[href*='/resume/']")
    again = ApplicationForm(journey, computer, PROCEDURE, answers)
    again.fill_to("/review", looks=False)
    again.submit()
    journey.visit(phone, MY)
    journey.expect(not phone.has("main table"), "the draft is still there after it was sent")
    journey.checkpoint(phone, "own-page-with-both")


def _add(journey: Journey, browser: Browser, receipt: Receipt) -> None:
    journey.visit(browser, MY)
    journey.checkpoint(browser, "own-page-with-draft")
    browser.press("main a[href$='/my/add']")
    journey.checkpoint(browser, "add")
    browser.find("input[name=receipt]").write(receipt.number)
    browser.find("input[name=secret]").write("AAAA-AAAA-AAAA-A")
    browser.press("main form[action$='/my/add'] button")
    journey.expect_refused(browser, "add-refused", "a wrong secret is taken")
    browser.find("input[name=secret]").write(receipt.secret)
    browser.press("main form[action$='/my/add'] button")
    journey.expect(receipt.number in browser.text("main"), "the application was not added")


def _ask_correction(journey: Journey, receipt: Receipt) -> None:
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    desk.open(receipt)
    desk.take()
    desk.ask_correction({"phone": "日中につながる電話番号を教えてください。"}, "お手数をおかけします。", looks=False)
    journey.expect("サインインして申請" not in desk.browser.text("main"), "it is said to have come from an account")


def account_changes_and_ends(journey: Journey) -> None:
    """A resident looks at the account, changes its address, takes the data along, and deletes it."""
    browser, mailbox = journey.person(PHONE), Mailbox(journey, "before")
    journey.visit(browser, "/")
    sign_in(journey, browser, mailbox)
    receipt = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE)).apply()
    journey.visit(browser, "/my/settings")
    journey.checkpoint(browser, "settings")
    _change_mail(journey, browser, mailbox)
    for page in ("language", "sessions"):
        journey.visit(browser, f"/my/settings/{page}")
        journey.checkpoint(browser, page)
    journey.visit(browser, "/my/settings")
    data = json.loads(browser.download("main a[href$='/settings/data']"))
    journey.expect([each["receipt"] for each in data["applications"]] == [receipt.number], "the data lacks the application")
    browser.press("main a[href$='/deletion']")
    journey.checkpoint(browser, "deletion")
    browser.find("label[for=sure]").click()
    browser.press("main form[action$='/deletion'] button")
    journey.checkpoint(browser, "deleted")
    journey.visit(browser, MY)
    journey.expect_path(browser, "/sign-in")
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "application-stays")


def _change_mail(journey: Journey, browser: Browser, mailbox: Mailbox) -> None:
    new = Mailbox(journey, "after")
    browser.press("main a[href$='/settings/mail']")
    journey.checkpoint(browser, "mail-change")
    browser.find("main input[name=mail]").write(new.address)
    browser.press("main form[action$='/mail'] button")
    journey.checkpoint(browser, "mail-change-code")
    enter_code(browser, new.code())
    journey.expect(new.address in browser.text("main"), "the address did not change")
    journey.checkpoint(browser, "mail-changed")
    journey.expect("変更されました" in mailbox.next(), "the old address is not told")


JOURNEYS = [
    signed_in_from_first_to_last, signed_in_without_script, signed_in_in_easy_japanese, signed_in_in_english,
    drafts_and_corrections_wait_on_the_own_page, account_changes_and_ends,
]
