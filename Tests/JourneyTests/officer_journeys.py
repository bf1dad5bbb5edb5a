"""What officers do, together with the residents whose applications they work on."""

from applicant import Receipt
from application_form import NEXT, ApplicationForm, open_status, pdf_behind
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey

CLERK, DECIDER = "aoki.midori", "takahashi.jun"
RECORD, RECORD_EXAMPLE = "resident-record-copy", "own-record-at-counter"
DISASTER, DISASTER_EXAMPLE, DISASTER_OFFICER = "disaster-damage-certificate", "typhoon-survey", "mori.kenji"


def _apply(journey: Journey, procedure: str, example: str) -> tuple[Browser, Receipt]:
    browser = journey.person(PHONE)
    form = ApplicationForm(journey, browser, procedure, journey.stage.example(procedure, example))
    form.begin()
    form.fill_to("/review", looks=False)
    return browser, form.submit()


def correct_and_grant(journey: Journey) -> None:
    """A clerk asks for a correction, the resident makes it where it is marked, another officer grants."""
    _, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in(looks=True)
    _use_the_inbox(journey, clerk, receipt)
    clerk.open(receipt)
    journey.checkpoint(clerk.browser, "case-new")
    clerk.take()
    journey.checkpoint(clerk.browser, "case-taken")
    clerk.note("電話で確認しました。")
    clerk.ask_correction("phone", "日中につながる番号を入力してください。", "ご確認をお願いします。")
    journey.checkpoint(clerk.browser, "case-returned")
    _answer_the_correction(journey, receipt)
    decider = CaseDesk(journey, DECIDER)
    decider.sign_in()
    decider.open(receipt)
    journey.checkpoint(decider.browser, "case-corrected")
    decider.decide("granted", "", journey.stage.example(RECORD, RECORD_EXAMPLE))
    journey.checkpoint(decider.browser, "case-granted")
    _read_the_papers(journey, receipt)


def _use_the_inbox(journey: Journey, desk: CaseDesk, receipt: Receipt) -> None:
    desk.open_inbox()
    journey.checkpoint(desk.browser, "inbox")
    desk.filter(procedure=RECORD, taken="nobody", order="newest")
    journey.expect(receipt.number in desk.receipts(), "the newest case that nobody has taken is not in the list")
    journey.checkpoint(desk.browser, "inbox-filtered")
    desk.open_inbox("?status=refused")
    journey.expect(receipt.number not in desk.receipts(), "a new case is listed among the refused")
    desk.open_inbox()
    desk.search("サトウ")
    journey.expect(receipt.number in desk.receipts(), "the case is not found by the kana of the name")
    journey.checkpoint(desk.browser, "inbox-search")
    desk.search("居ない人")
    journey.expect(receipt.number not in desk.receipts(), "the case is found by another name")
    journey.checkpoint(desk.browser, "inbox-search-empty")


def _answer_the_correction(journey: Journey, receipt: Receipt) -> None:
    browser = journey.person(PHONE)
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "status-returned")
    browser.press("main a[href$='/correction']")
    journey.checkpoint(browser, "correction")
    asked = [element.get_attribute("name") for element in browser.find_all(
        "main form input:not([type=hidden]), main form textarea, main form select")]
    journey.expect(
        set(asked) == {"phone"}, f"the correction asks for {sorted(set(asked))}, not for the marked phone alone")
    field = browser.find("input[name=phone]")
    field.clear()
    field.send_keys("12")
    browser.press(NEXT)
    journey.expect(browser.has("[data-error-summary]"), "a wrong telephone number is taken")
    journey.checkpoint(browser, "correction-refused", status=422)
    field = browser.find("input[name=phone]")
    field.clear()
    field.send_keys("０４６３－００－３００２")
    browser.press(NEXT)
    journey.expect(not browser.has("main a[href$='/correction']"), "the correction is still asked for")
    journey.checkpoint(browser, "status-corrected")


def _read_the_papers(journey: Journey, receipt: Receipt) -> Browser:
    browser = journey.person(PHONE)
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "status-decided")
    papers = [link.get_attribute("href") for link in browser.find_all("main a[href*='/documents/']")]
    journey.expect(bool(papers), "there is no paper on the status page")
    for number, href in enumerate(papers, 1):
        (journey.downloads / f"paper-{number}.pdf").write_bytes(pdf_behind(journey, browser, href))
    return browser


def certificate_is_genuine(journey: Journey) -> None:
    """A resident gets a certificate, and whoever receives it checks with the town that it is genuine."""
    _apply_and_grant_certificate(journey)


def _apply_and_grant_certificate(journey: Journey) -> None:
    _, receipt = _apply(journey, DISASTER, DISASTER_EXAMPLE)
    desk = CaseDesk(journey, DISASTER_OFFICER)
    desk.sign_in()
    desk.open(receipt)
    desk.take()
    desk.decide("granted", "", journey.stage.example(DISASTER, DISASTER_EXAMPLE))
    _read_the_papers(journey, receipt)
    address = _behind_the_code(journey, receipt)
    stranger = journey.person(PHONE)
    stranger.visit(address)
    journey.checkpoint(stranger, "verified")
    journey.expect(stranger.has("main .ds-tag-success"), "a certificate of the town is not called genuine")
    journey.visit(stranger, "/verify")
    stranger.find("main [name=code]").send_keys(address)
    stranger.press("main form[action$='/verify'] button")
    journey.expect(stranger.has("main .ds-tag-success"), "the typed address is not called genuine")
    # One letter of the code is another: whoever forges a paper gets no further.
    stranger.visit(address[:-9] + ("A" if address[-9] != "A" else "B") + address[-8:])
    journey.checkpoint(stranger, "not-genuine", status=404)
    journey.expect(stranger.has("main .ds-tag-danger"), "a forged code is not told")


def _behind_the_code(journey: Journey, receipt: Receipt) -> str:
    """The address in the 2D code on the certificate."""
    journey.expect(journey.stage.database is not None, "this journey needs a demo of its own (run it without --at)")
    rows = journey.stage.database.rows(
        "SELECT d.verification FROM cases_document d JOIN cases_case c ON c.id = d.case_id"
        f" WHERE c.receipt = '{receipt.number}' AND d.verification IS NOT NULL")
    journey.expect(len(rows) == 1, f"{len(rows)} papers of this case can be verified")
    return rows[0][0]


def refuse_with_reason(journey: Journey) -> None:
    """An officer refuses an application, and the resident reads why."""
    _, receipt = _apply(journey, RECORD, "pension-is-free")
    desk = CaseDesk(journey, DECIDER)
    desk.sign_in()
    desk.open(receipt)
    desk.take()
    reason = "本人確認書類の文字が読み取れず、再提出もありませんでした。"
    desk.decide("refused", reason, journey.stage.example(RECORD, "pension-is-free"))
    journey.checkpoint(desk.browser, "case-refused")
    browser = journey.person(PHONE)
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "status-refused")
    journey.expect(reason in browser.text("main"), "the status page does not tell the reason")


def refusal_needs_a_reason(journey: Journey) -> None:
    """A refusal without a reason is not accepted; a clerk who may not decide is not offered it."""
    _, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.open(receipt)
    journey.expect(not clerk.browser.has("main a[href$='/decision']"), "a clerk is offered the decision")
    address = clerk.browser.path
    clerk.browser.visit(clerk.browser.driver.current_url.partition("?")[0] + "/decision")
    journey.expect(not clerk.browser.has("input[name=_outcome]"), "a clerk can open the decision by its address")
    journey.checkpoint(clerk.browser, "clerk-may-not-decide", status=403)
    decider = CaseDesk(journey, DECIDER)
    decider.sign_in()
    decider.open(receipt)
    journey.expect(decider.browser.path == address, "two officers see the case at two addresses")
    decider.browser.press("main a[href$='/decision']")
    decider.browser.bring_into_view(decider.browser.find("input[name=_outcome][value=refused]")).click()
    decider.browser.press("main button[name=_step][value=check]")
    journey.expect(decider.browser.has("[data-error-summary]"), "a refusal without a reason is accepted")
    journey.checkpoint(decider.browser, "refusal-without-reason", status=422)


def two_officers_at_once(journey: Journey) -> None:
    """Two officers have the same case open: the second is told who was first, and loses no words."""
    _, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    first, second = CaseDesk(journey, CLERK), CaseDesk(journey, DECIDER)
    for desk in (first, second):
        desk.sign_in()
        desk.open(receipt)
    second.browser.press("main a[href$='/decision']")
    first.take()
    words = "理由をここに書いておきます。"
    second.browser.bring_into_view(second.browser.find("input[name=_outcome][value=refused]")).click()
    second.browser.find("[name=_reason]").send_keys(words)
    second.browser.press("main button[name=_step][value=check]")
    journey.checkpoint(second.browser, "changed-meanwhile", status=409)
    kept = second.browser.find("main").get_attribute("innerHTML")
    journey.expect(words in kept, "the words of the second officer are gone")


def officer_works_without_script(journey: Journey) -> None:
    """An officer whose browser runs no script takes a case and grants it."""
    _, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    desk = CaseDesk(journey, DECIDER, has_script=False)
    desk.sign_in(looks=True)
    desk.open_inbox()
    journey.checkpoint(desk.browser, "inbox")
    desk.open(receipt)
    journey.checkpoint(desk.browser, "case")
    desk.take()
    desk.decide("granted", "", journey.stage.example(RECORD, RECORD_EXAMPLE))
    journey.checkpoint(desk.browser, "case-granted")
    journey.visit(desk.browser, "/staff/account")
    journey.checkpoint(desk.browser, "account")
    desk.sign_out()
    journey.visit(desk.browser, "/staff/cases")
    journey.expect_path(desk.browser, "/staff/sign-in")


JOURNEYS = [
    correct_and_grant, certificate_is_genuine, refuse_with_reason, refusal_needs_a_reason, two_officers_at_once,
    officer_works_without_script,
]
