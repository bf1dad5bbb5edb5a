"""Everything people type that they should not, twice, too late, or not at all: they are told, and lose nothing."""

import threading

from applicant import Receipt
from application_form import NEXT, PAUSE, ApplicationForm, open_status
from bad_requests import Stranger
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey

RECORD, EXAMPLE, CLERK, DECIDER = "resident-record-copy", "own-record-at-counter", "aoki.midori", "takahashi.jun"
ADMINISTRATOR = "ogawa.tomoya"
PROCEDURES = {
    RECORD: "proxy-whole-household-by-post", "disaster-damage-certificate": "typhoon-survey",
    "long-term-care-certification": "daughter-for-father",
}


def _apply(journey: Journey) -> tuple[Browser, Receipt]:
    browser = journey.person(PHONE)
    return browser, ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE)).apply()


def every_page_of_every_procedure_refuses_nonsense(journey: Journey) -> None:
    """Each page of each procedure is sent empty and full of nonsense, told what is wrong, and then filled in well."""
    for procedure, example in PROCEDURES.items():
        stranger = Stranger(journey)
        answers, answer = journey.example(procedure, example), stranger.applicant.begin(procedure)
        while "/pages/" in answer.path:
            path = answer.path.removeprefix(f"/{journey.town}")
            # A page may ask only what need not be answered: then empty is good.
            stranger.try_form(path, path, may_be_empty=True, action="next")
            # The nonsense is typed over, as a person would.
            good = stranger.applicant.get(path)
            answer = stranger.applicant.fill_page(good, _over(answers, good))
            if answer.path.endswith(path):
                answer = stranger.applicant.fill_page(answer, _over(answers, answer))
            journey.expect(not answer.page.has_errors, f"{path} refuses good answers after nonsense")
        journey.expect(answer.path.endswith("/review"), f"{procedure} does not come to the review but to {answer.path}")
        stranger.close()


def _over(answers, page):
    """The example's answers, and nothing in every other field of the page."""
    form = next(form for form in page.page.forms if form.method == "post" and "/pages/" in form.action)
    typed = form.names - form.file_names - form.hidden_names
    fields = {name: answers.fields.get(name, [] if name in form.options else [""]) for name in typed}
    return type(answers)(fields | answers.fields, answers.files, answers.decision)


def every_other_form_of_a_resident_refuses_nonsense(journey: Journey) -> None:
    """Look-up, resume, check of a certificate, mailing the code, correction: empty and nonsense are told."""
    stranger = Stranger(journey)
    for path in ("/status", "/resume", "/verify"):
        stranger.try_form(path, path)
    stranger.applicant.begin(RECORD)
    stranger.try_form(f"/apply/{RECORD}/saved", f"/apply/{RECORD}/saved")
    browser, receipt = _apply(journey)
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.open(receipt)
    clerk.take()
    clerk.ask_correction({"phone": "ご確認ください。", "copies": "ご確認ください。"}, "", looks=False)
    open_status(journey, browser, receipt)
    path = browser.path.removeprefix(f"/{journey.town}") + "/correction"
    Stranger(journey, browser).try_form(path, path, action="next")
    browser.press("main a[href$='/correction']")
    journey.checkpoint(browser, "correction-after-nonsense")


def every_form_of_an_officer_refuses_nonsense(journey: Journey) -> None:
    """Sign-in, account, officers, note, handover, correction, decision: empty and nonsense are told, not obeyed."""
    _, receipt = _apply(journey)
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    officer.take()
    case = officer.browser.path.removeprefix(f"/{journey.town}")
    Stranger(journey).try_form("/staff/sign-in", "/staff/sign-in")
    stranger = Stranger(journey, officer.browser)
    stranger.try_form(case, f"{case}/notes", may_say_anything=True)
    # Nobody chosen means the pile of the department.
    stranger.try_form(f"{case}/handover", f"{case}/handover", may_be_empty=True)
    stranger.try_form(f"{case}/correction", f"{case}/correction")
    stranger.try_form(f"{case}/decision", f"{case}/decision", _step="check")
    for path in ("/staff/account/password", "/staff/account/recovery-codes"):
        stranger.try_form(path, path)
    administrator = CaseDesk(journey, ADMINISTRATOR)
    administrator.sign_in()
    Stranger(journey, administrator.browser).try_form("/staff/officers/new", "/staff/officers/new")
    officer.open(receipt)
    journey.checkpoint(officer.browser, "case-after-nonsense")


def impatient_and_forgetful(journey: Journey) -> None:
    """Double click, back button, two tabs, a form from yesterday: one application, and nobody is lost."""
    browser = journey.person(PHONE)
    answers = journey.example(RECORD, EXAMPLE)
    form = ApplicationForm(journey, browser, RECORD, answers)
    form.begin(looks=False)
    form.fill()
    browser.press_twice(NEXT)
    journey.expect_path(browser, "/pages/applicant")
    browser.back()
    journey.expect(
        browser.find("input[name=requester]:checked").value == "self", "behind the back button the answer is gone")
    browser.press(NEXT)
    second = browser.another_tab()
    journey.visit(second, f"/apply/{RECORD}/pages/applicant")
    ApplicationForm(journey, second, RECORD, answers).fill_to("/pages/items", looks=False)
    form.fill_to("/review", looks=False)
    journey.visit(second, f"/apply/{RECORD}/review")
    browser.press_twice("main form[action$='/review'] button")
    receipt = form.read_receipt()
    # The other tab still shows the review of what has been sent.
    second.press("main form[action$='/review'] button")
    journey.expect(second.text("#receipt-number") == receipt.number, "the second tab made a second application")
    browser.back()
    journey.expect(browser.text("#receipt-number") == receipt.number, "behind the back button it could be sent again")
    journey.checkpoint(browser, "one-receipt")
    _at_the_same_moment(journey)


def _at_the_same_moment(journey: Journey) -> None:
    """Ten hands press the last button at once."""
    stranger = Stranger(journey)
    review = stranger.applicant.fill(RECORD, journey.example(RECORD, EXAMPLE))
    form = review.page.form_to("/review")
    body = "&".join(f"{name}={values[0]}" for name, values in form.values.items()).encode()
    replies: list = []
    hands = [
        threading.Thread(target=lambda: replies.append(
            stranger.ask("POST", f"/apply/{RECORD}/review", body, "application/x-www-form-urlencoded")))
        for _ in range(10)
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    journey.expect([reply.status for reply in replies] == [303] * 10, f"answers {[reply.status for reply in replies]}")
    mine = stranger.applicant.get(f"/apply/{RECORD}/receipt").page.text("receipt-number")
    again = stranger.applicant.get(f"/apply/{RECORD}/receipt").page.text("receipt-number")
    journey.expect(bool(mine) and mine == again, f"ten hands made {mine} and {again}")


def officer_double_click_and_old_page(journey: Journey) -> None:
    """An officer clicks twice, and uses a page from before: each step counts once, and the officer is told."""
    _, receipt = _apply(journey)
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    old = officer.browser.another_tab()
    old.visit(officer.browser.url)
    officer.browser.press_twice("main form[action$='/assignment'] button")
    words = "二度押しました。"
    officer.browser.find("[name=note]").write(words)
    officer.browser.press_twice("main form[action$='/notes'] button")
    journey.expect(officer.browser.text("main").count(words) == 1, "the note stands there twice")
    history = officer.browser.texts("main .ds-timeline li")
    journey.expect(sum("担当" in line for line in history) == 1, f"the case was taken more than once: {history}")
    old.press("main form[action$='/assignment'] button")
    journey.expect(old.status == 409, f"a step from an old page answers {old.status}")
    journey.checkpoint(old, "old-page", status=409)
    officer.browser.back()
    journey.expect(officer.browser.status < 500, "the back button breaks the page")


def session_ends_while_typing(journey: Journey) -> None:
    """An officer's session ends over a long note: after signing in again, not one word of it is lost."""
    _, receipt = _apply(journey)
    officer = CaseDesk(journey, CLERK)
    officer.enter_everything()
    officer.open(receipt)
    case = officer.browser.url
    words = "三十分かけて書いた長いメモです。" * 5
    officer.browser.find("[name=note]").write(words)
    _end_session(journey, officer)
    officer.browser.press("main form[action$='/notes'] button")
    journey.expect("/sign-in" not in officer.browser.path, "the words are thrown away and a sign-in is shown instead")
    journey.checkpoint(officer.browser, "session-ended", status=401)
    journey.expect(words in officer.browser.evaluate("document.querySelector('main').innerHTML"), "the words are gone")
    officer.browser.press("main a[href*='/staff/sign-in']")
    officer.enter_here()
    back = officer.browser.path.removesuffix("/notes")
    journey.expect(case.partition("?")[0].endswith(back), f"signing in leads to {officer.browser.path}")


def _end_session(journey: Journey, officer: CaseDesk) -> None:
    """The same officer ends every other session from a second device."""
    elsewhere = CaseDesk(journey, officer.officer)
    elsewhere.enter_everything()
    journey.visit(elsewhere.browser, "/staff/account")
    elsewhere.browser.press("main form[action$='/staff/account'] button")
    journey.stage.sessions.pop((journey.town, officer.officer), None)


def access_ends_over_a_correction(journey: Journey) -> None:
    """The hour of access by number and secret ends over a correction: with both entered again, not a word is lost."""
    browser, receipt = _apply(journey)
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.open(receipt)
    clerk.take()
    clerk.ask_correction({"phone": "つながる番号を入力してください。"}, "", looks=False)
    open_status(journey, browser, receipt)
    browser.press("main a[href$='/correction']")
    browser.find("input[name=phone]").write("0463-00-3999")
    browser.forget_cookies("-case")
    browser.press(NEXT)
    journey.checkpoint(browser, "access-ended", status=403)
    browser.find("input[name=receipt]").write(receipt.number)
    browser.find("input[name=secret]").write(receipt.secret)
    browser.press("main form[action$='/status'] button")
    journey.expect_path(browser, "/correction")
    journey.checkpoint(browser, "correction-kept")
    journey.expect(browser.values("input[name=phone]", "value") == ["0463-00-3999"], "the correction is gone")
    browser.press(NEXT)
    journey.expect(not browser.has("main a[href$='/correction']"), "the correction is still asked for")


def visitor_whose_cookies_are_gone(journey: Journey) -> None:
    """A resident comes back to a form whose cookies the browser has forgotten: told how to go on, by code or anew."""
    browser = journey.person(PHONE)
    form = ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE))
    form.begin(looks=False)
    form.fill()
    browser.press(PAUSE)
    code = browser.text("#resume-code")
    journey.visit(browser, f"/apply/{RECORD}/pages/applicant")
    form.fill()
    browser.forget_cookies("")
    browser.press(NEXT)
    journey.checkpoint(browser, "form-from-before", status=403)
    journey.visit(browser, "/resume")
    browser.find("input[name=code]").write(code)
    browser.press("main form[action$='/resume'] button")
    journey.expect_path(browser, "/pages/applicant")


JOURNEYS = [
    access_ends_over_a_correction, every_page_of_every_procedure_refuses_nonsense,
    every_form_of_an_officer_refuses_nonsense, every_other_form_of_a_resident_refuses_nonsense,
    impatient_and_forgetful, officer_double_click_and_old_page, session_ends_while_typing,
    visitor_whose_cookies_are_gone,
]
