"""What a resident does: apply, stop and go on, follow, take back."""

import re

from application_form import PAUSE, UPLOAD, ApplicationForm, open_status, pdf_behind
from browser import DESKTOP, PHONE, Browser, Device
from journey import Journey

PROCEDURE = "resident-record-copy"
EXAMPLE = "own-record-at-counter"
REMOVE = "main form[action$='/this-device'] button"


def _look_around(journey: Journey, browser: Browser) -> None:
    for path, name in (("/", "portal"), ("/procedures", "procedures"), ("/accessibility", "accessibility"),
                       ("/status", "status-form"), ("/resume", "resume-form"), ("/verify", "verify-form")):
        journey.visit(browser, path)
        journey.checkpoint(browser, name)


def _apply(journey: Journey, device: Device, has_script: bool, language: str) -> None:
    browser = journey.person(device, has_script)
    journey.visit(browser, f"/?language={language}")
    tag = browser.find("html").attribute("lang")
    journey.expect(tag.startswith(language[-2:] if language == "easy-ja" else language), f"{language}: lang is {tag}")
    _look_around(journey, browser)
    form = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin()
    form.fill_to("/review")
    journey.checkpoint(browser, "review")
    receipt = form.submit()
    journey.checkpoint(browser, "receipt")
    browser.reload()
    journey.expect(browser.text("#receipt-number") == receipt.number, "reloading the receipt gives another number")
    browser.press("main a[href*='/status/']:not([href$='/copy'])")
    journey.checkpoint(browser, "status")
    copy = browser.values("main a[href$='/copy']", "href")[0]
    journey.expect(len(pdf_behind(journey, browser, copy)) > 2000, "the copy of the application is empty")


def apply_by_phone(journey: Journey) -> None:
    """A resident applies on a phone, in Japanese."""
    _apply(journey, PHONE, True, "ja")


def apply_by_phone_without_script(journey: Journey) -> None:
    """A resident applies on a phone whose browser runs no script."""
    _apply(journey, PHONE, False, "ja")


def apply_on_desktop(journey: Journey) -> None:
    """A resident applies on a desktop computer."""
    _apply(journey, DESKTOP, True, "ja")


def apply_on_desktop_without_script(journey: Journey) -> None:
    """A resident applies on a desktop computer without script."""
    _apply(journey, DESKTOP, False, "ja")


def apply_in_easy_japanese(journey: Journey) -> None:
    """A resident applies by phone in やさしい日本語."""
    _apply(journey, PHONE, True, "easy-ja")


def apply_in_english(journey: Journey) -> None:
    """A resident applies by phone in English."""
    _apply(journey, PHONE, True, "en")


def pause_and_resume_elsewhere(journey: Journey) -> None:
    """A resident stops half way, and goes on in another browser with the resume code."""
    first = journey.person(PHONE)
    answers = journey.example(PROCEDURE, EXAMPLE)
    form = ApplicationForm(journey, first, PROCEDURE, answers)
    form.begin()
    form.fill_to("/pages/record", looks=False)
    form.fill()
    first.press(PAUSE)
    journey.expect_path(first, "/saved")
    journey.checkpoint(first, "saved")
    code = first.text("#resume-code")
    _mail_the_code(journey, first)

    second = journey.person(DESKTOP)
    journey.visit(second, "/resume")
    second.find("input[name=code]").write("AAAA-AAAA-AAAA-A")
    second.press("main form[action$='/resume'] button")
    journey.expect(second.has("[data-error-summary]"), "a wrong resume code is not refused")
    journey.checkpoint(second, "wrong-resume-code", status=422)
    # People type what they read: without hyphens, in small letters.
    second.find("input[name=code]").write(code.replace("-", "").lower())
    second.press("main form[action$='/resume'] button")
    journey.expect("/pages/" in second.path, f"the resume code led to {second.path}")
    journey.checkpoint(second, "resumed")
    again = ApplicationForm(journey, second, PROCEDURE, answers)
    journey.visit(second, f"/apply/{PROCEDURE}/pages/applicant")
    kept = second.find("input[name='applicant-name.family']").value
    journey.expect(kept == answers.fields["applicant-name.family"][0], f"the family name was not kept: “{kept}”")
    journey.visit(second, f"/apply/{PROCEDURE}/pages/record")
    again.fill_to("/review", looks=False)
    again.submit()
    journey.checkpoint(second, "receipt")


def _mail_the_code(journey: Journey, browser: Browser) -> None:
    browser.find("input[name=email]").write("no address")
    browser.press("main form[action$='/saved'] button")
    journey.expect(browser.has("[data-error-summary]"), "a wrong mail address is not refused")
    journey.checkpoint(browser, "wrong-mail-address", status=422)
    browser.find("input[name=email]").write("hanako@example.jp")
    browser.press("main form[action$='/saved'] button")
    journey.expect(not browser.has("[data-error-summary]"), "a good mail address is refused")
    journey.checkpoint(browser, "code-mailed")


def mistakes_are_told(journey: Journey) -> None:
    """A resident makes every mistake there is, is told what to do about each, and still gets to the end."""
    _mistakes(journey, has_script=True)


def mistakes_are_told_without_script(journey: Journey) -> None:
    """The same mistakes without script."""
    _mistakes(journey, has_script=False)


def _mistakes(journey: Journey, has_script: bool) -> None:
    browser = journey.person(PHONE, has_script)
    answers = journey.example(PROCEDURE, EXAMPLE)
    form = ApplicationForm(journey, browser, PROCEDURE, answers)
    form.begin()
    form.go_on()
    _expect_wrong(journey, form, "nothing-chosen", {"requester"})
    form.fill()
    form.go_on()
    form.go_on()
    _expect_wrong(journey, form, "nothing-typed", {"applicant-birth-date"})
    _wrong_dates(journey, form)
    form.fill_to("/pages/attachments", looks=False)
    _wrong_files(journey, form)
    form.fill_to("/review", looks=False)
    form.submit()


def _expect_wrong(journey: Journey, form: ApplicationForm, name: str, fields: set[str]) -> None:
    journey.expect(form.browser.has("[data-error-summary]"), f"{name}: the page says nothing of a mistake")
    wrong = form.wrong_fields()
    journey.expect(fields <= wrong, f"{name}: expected mistakes at {sorted(fields)}, told were {sorted(wrong)}")
    for field in fields:
        described = form.browser.find(f"#{field}").attribute("aria-describedby") or ""
        group = form.browser.has(f"fieldset[aria-describedby~='{field}-error']")
        journey.expect(f"{field}-error" in described or group, f"{name}: #{field} does not name its error")
    title = form.browser.title
    journey.expect(bool(re.match(r"^(エラー|まちがい|Error)", title)), f"{name}: the title does not say so: {title}")
    journey.checkpoint(form.browser, name, status=422)


def _wrong_dates(journey: Journey, form: ApplicationForm) -> None:
    for name, typed in (("date-that-is-none", "2021-02-29"), ("date-to-come", "2999-01-01"), ("not-a-date", "きのう"),
                        ("era-that-had-ended", "昭和70年1月1日")):
        form.fill(form.answers.fields | {"applicant-birth-date": [typed]})
        form.go_on()
        _expect_wrong(journey, form, name, {"applicant-birth-date"})
        kept = form.browser.find("#applicant-birth-date").value
        journey.expect(kept == typed, f"{name}: what was typed is gone, the field holds “{kept}”")
    # Written the Japanese way, in full-width digits, a date is understood.
    form.fill(form.answers.fields | {"applicant-birth-date": ["昭和５５年４月１日"]})
    form.go_on()
    journey.expect(not form.browser.has("[data-error-summary]"), "昭和５５年４月１日 is refused")


def _wrong_files(journey: Journey, form: ApplicationForm) -> None:
    samples, browser = journey.stage.samples, form.browser
    form.go_on()
    _expect_wrong(journey, form, "nothing-attached", {"identity-document"})
    form.attach("identity-document", samples.wrong_kind())
    browser.press(UPLOAD)
    _expect_wrong(journey, form, "wrong-kind-of-file", {"identity-document"})
    journey.expect(not browser.has(".ds-stored-file"), "a program was kept as a photo")
    path = browser.path
    form.attach("identity-document", samples.oversized())
    browser.press(UPLOAD)
    journey.checkpoint(browser, "file-too-large", status=413)
    journey.expect("10" in browser.text("main"), "the page does not say how large a file may be")
    journey.visit(browser, "/apply/" + path.partition("/apply/")[2])
    form.attach("identity-document", samples.photo())
    browser.press(UPLOAD)
    journey.expect(browser.has(".ds-stored-file"), "a photo was not kept")
    journey.checkpoint(browser, "file-kept")
    browser.press(".ds-stored-file button")
    journey.expect(not browser.has(".ds-stored-file"), "a removed file is still there")


def follow_and_withdraw(journey: Journey) -> None:
    """A resident opens the application again with receipt number and secret, and takes it back."""
    first = journey.person(PHONE)
    form = ApplicationForm(journey, first, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin()
    form.fill_to("/review", looks=False)
    receipt = form.submit()

    second = journey.person(DESKTOP)
    journey.visit(second, "/status")
    second.find("input[name=receipt]").write(receipt.number)
    second.find("input[name=secret]").write("AAAA-AAAA-AAAA-A")
    second.press("main form[action$='/status'] button")
    journey.expect(second.has("[data-error-summary]"), "a wrong secret is not refused")
    journey.checkpoint(second, "wrong-secret", status=422)
    open_status(journey, second, receipt)
    journey.checkpoint(second, "status")
    second.press("main a[href$='/withdrawal']")
    journey.checkpoint(second, "withdrawal")
    second.find("textarea[name=reason]").write("必要がなくなりました。")
    second.press("main form[action$='/withdrawal'] button")
    journey.expect(not second.has("main a[href$='/withdrawal']"), "a withdrawn application can be withdrawn again")
    journey.checkpoint(second, "withdrawn")


def leave_a_shared_computer(journey: Journey) -> None:
    """At a library a resident takes the draft, and later the receipt, out of the browser; who comes next finds nothing."""
    browser = journey.person(DESKTOP, has_script=False)
    form = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin(looks=False)
    browser.press(PAUSE)
    code = browser.text("#resume-code")
    browser.press(REMOVE)
    journey.checkpoint(browser, "draft-removed")
    journey.visit(browser, f"/apply/{PROCEDURE}/saved")
    journey.expect_turned_away(browser, "the draft is still open in the browser")
    journey.visit(browser, "/resume")
    browser.find("input[name=code]").write(code)
    browser.press("main form[action$='/resume'] button")
    form.fill_to("/review", looks=False)
    form.submit()
    browser.press(REMOVE)
    journey.checkpoint(browser, "receipt-removed")
    journey.visit(browser, f"/apply/{PROCEDURE}/receipt")
    journey.expect_turned_away(browser, "the receipt is still open in the browser")
    journey.checkpoint(browser, "nothing-here", status=404)


def furigana_and_language(journey: Journey) -> None:
    """A resident switches furigana on, and the language in the middle of a form with mistakes."""
    browser = journey.person(PHONE)
    journey.visit(browser, "/?furigana=on")
    journey.checkpoint(browser, "portal-with-furigana")
    if browser.has("body.with-furigana"):
        journey.expect(browser.has("main ruby rt"), "furigana are on, but no word has any")
    form = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin()
    journey.checkpoint(browser, "first-page-with-furigana")
    form.go_on()
    journey.checkpoint(browser, "mistakes-with-furigana", status=422)
    journey.visit(browser, f"/apply/{PROCEDURE}/pages/requester?language=en")
    journey.expect(browser.find("html").attribute("lang") == "en", "the language did not change")
    journey.checkpoint(browser, "first-page-in-english")


JOURNEYS = [
    apply_by_phone, apply_by_phone_without_script, apply_on_desktop, apply_on_desktop_without_script,
    apply_in_easy_japanese, apply_in_english, pause_and_resume_elsewhere, mistakes_are_told,
    mistakes_are_told_without_script, follow_and_withdraw, leave_a_shared_computer,
    furigana_and_language,
]
