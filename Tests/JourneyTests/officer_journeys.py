"""What officers do, together with the residents whose applications they work on."""

from applicant import Receipt
from application_form import NEXT, ApplicationForm, open_status, pdf_behind
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey
from printed_paper import words_of
from spreadsheet import read_csv, read_spreadsheet

CLERK, DECIDER, CARE_OFFICER = "aoki.midori", "takahashi.jun", "hamada.sachiko"
RECORD, RECORD_EXAMPLE = "resident-record-copy", "own-record-at-counter"


def _apply(journey: Journey, procedure: str, example: str) -> tuple[Browser, Receipt]:
    browser = journey.person(PHONE)
    form = ApplicationForm(journey, browser, procedure, journey.example(procedure, example))
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
    clerk.ask_correction({"phone": "日中につながる番号を入力してください。"}, "ご確認をお願いします。")
    journey.checkpoint(clerk.browser, "case-returned")
    _answer_the_correction(journey, receipt)
    decider = CaseDesk(journey, DECIDER)
    decider.sign_in()
    decider.open(receipt)
    journey.checkpoint(decider.browser, "case-corrected")
    decider.decide("granted", "", journey.example(RECORD, RECORD_EXAMPLE))
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
    asked = browser.values(
        "main form input:not([type=hidden]), main form textarea, main form select", "name")
    journey.expect(
        set(asked) == {"phone"}, f"the correction asks for {sorted(set(asked))}, not for the marked phone alone")
    browser.find("input[name=phone]").write("12")
    browser.press(NEXT)
    journey.expect(browser.has("[data-error-summary]"), "a wrong telephone number is taken")
    journey.checkpoint(browser, "correction-refused", status=422)
    browser.find("input[name=phone]").write("０４６３－００－３００２")
    browser.press(NEXT)
    journey.expect(not browser.has("main a[href$='/correction']"), "the correction is still asked for")
    journey.checkpoint(browser, "status-corrected")


def _read_the_papers(journey: Journey, receipt: Receipt) -> Browser:
    browser = journey.person(PHONE)
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, "status-decided")
    papers = browser.values("main a[href*='/documents/']", "href")
    journey.expect(bool(papers), "there is no paper on the status page")
    for number, href in enumerate(papers, 1):
        (journey.downloads / f"paper-{number}.pdf").write_bytes(pdf_behind(journey, browser, href))
    return browser


def refuse_with_reason(journey: Journey) -> None:
    """An officer refuses an application, and the resident reads why."""
    _, receipt = _apply(journey, RECORD, "pension-is-free")
    desk = CaseDesk(journey, DECIDER)
    desk.sign_in()
    desk.open(receipt)
    desk.take()
    reason = "本人確認書類の文字が読み取れず、再提出もありませんでした。"
    desk.decide("refused", reason, journey.example(RECORD, "pension-is-free"))
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
    clerk.browser.visit(clerk.browser.url.partition("?")[0] + "/decision")
    journey.expect(not clerk.browser.has("input[name=_outcome]"), "a clerk can open the decision by its address")
    journey.checkpoint(clerk.browser, "clerk-may-not-decide", status=403)
    decider = CaseDesk(journey, DECIDER)
    decider.sign_in()
    decider.open(receipt)
    journey.expect(decider.browser.path == address, "two officers see the case at two addresses")
    decider.browser.press("main a[href$='/decision']")
    decider.browser.find("input[name=_outcome][value=refused]").click()
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
    second.browser.find("input[name=_outcome][value=refused]").click()
    second.browser.find("[name=_reason]").write(words)
    second.browser.press("main button[name=_step][value=check]")
    journey.checkpoint(second.browser, "changed-meanwhile", status=409)
    kept = second.browser.evaluate("document.querySelector('main').innerHTML")
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
    desk.decide("granted", "", journey.example(RECORD, RECORD_EXAMPLE))
    journey.checkpoint(desk.browser, "case-granted")
    journey.visit(desk.browser, "/staff/account")
    journey.checkpoint(desk.browser, "account")
    desk.sign_out()
    journey.visit(desk.browser, "/staff/cases")
    journey.expect_path(desk.browser, "/staff/sign-in")


def hand_over_to_another_department(journey: Journey) -> None:
    """A clerk passes on a case that came to the wrong department: it leaves the list here and is found there."""
    resident, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    clerk, other = CaseDesk(journey, CLERK), CaseDesk(journey, CARE_OFFICER)
    clerk.sign_in()
    clerk.open(receipt)
    clerk.take()
    note, words = "電話では介護の相談でした。", "介護の手続きのご相談でした。よろしくお願いします。"
    clerk.note(note)
    journey.expect(clerk.browser.status == 200, "the note is not kept")
    case = clerk.browser.url.partition("?")[0]
    other.sign_in()
    journey.expect(not other.can_find(receipt), "another department finds the case before it is handed over")
    clerk.hand_over(words, officer="濵田 幸子", department="long-term-care")
    journey.expect_path(clerk.browser, "/staff/cases")
    journey.checkpoint(clerk.browser, "handed-over")
    journey.expect(not clerk.can_find(receipt), "the first department still finds the case")
    clerk.browser.visit(case)
    journey.checkpoint(clerk.browser, "no-longer-ours", status=403)
    other.open_inbox("?taken=mine")
    journey.expect(receipt.number in other.receipts(), "the case is not in the own list of who received it")
    other.open(receipt)
    journey.checkpoint(other.browser, "history-tells")
    history = other.browser.text("main .ds-timeline")
    for told in (note, words, "青木"):
        journey.expect(told in history, f"the history does not tell “{told}”")
    _nothing_internal(journey, resident, receipt, [note, words, "青木", "濵田"])


def _nothing_internal(journey: Journey, resident: Browser, receipt: Receipt, words: list[str]) -> None:
    """What officers write among themselves is neither on the resident's page nor in the copy."""
    open_status(journey, resident, receipt)
    journey.checkpoint(resident, "resident-sees-nothing-internal")
    copy = words_of(pdf_behind(journey, resident, resident.values("main a[href$='/copy']", "href")[0]))
    for told in words:
        journey.expect(told not in resident.html, f"the resident reads “{told}”")
        journey.expect(told not in copy, f"the resident's copy says “{told}”")


def hand_over_to_a_colleague(journey: Journey) -> None:
    """A clerk passes a case to a colleague, who finds it among the own, and later gives it back to the pile."""
    _, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    clerk, colleague = CaseDesk(journey, CLERK), CaseDesk(journey, DECIDER)
    for desk in (clerk, colleague):
        desk.sign_in()
    clerk.open(receipt)
    clerk.take()
    clerk.open_inbox("?taken=mine")
    journey.expect(receipt.number in clerk.receipts(), "a case that was taken is not in the own list")
    clerk.open(receipt)
    clerk.hand_over("決定をお願いします。", officer="髙橋 純")
    journey.checkpoint(clerk.browser, "handed-over")
    clerk.open_inbox("?taken=mine")
    journey.expect(receipt.number not in clerk.receipts(), "the case stays in the own list")
    colleague.open_inbox("?taken=mine")
    journey.expect(receipt.number in colleague.receipts(), "the case is not in the colleague's own list")
    colleague.open(receipt)
    colleague.browser.press("main a[href$='/handover']")
    colleague.browser.find("#assignee").choose("")
    colleague.browser.press("main form[method=post][action$='/handover'] button")
    clerk.open_inbox(f"?taken=nobody&procedure={RECORD}&order=newest")
    journey.expect(receipt.number in clerk.receipts(), "a case given back is not on the pile")


def withdrawn_at_every_open_state(journey: Journey) -> None:
    """A resident can take an application back as long as it is not decided: new, in review, returned; not later."""
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    for state in ("submitted", "in-review", "returned"):
        browser, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
        _bring_to(officer, receipt, state)
        open_status(journey, browser, receipt)
        browser.press("main a[href$='/withdrawal']")
        journey.checkpoint(browser, f"{state}-withdrawal")
        browser.find("textarea[name=reason]").write("事情が変わりました。")
        browser.press("main form[action$='/withdrawal'] button")
        journey.expect(not browser.has("main a[href$='/withdrawal']"), f"{state}: it can be withdrawn again")
        journey.expect(not browser.has("main a[href$='/correction']"), f"{state}: a correction is still asked for")
        officer.open(receipt)
        journey.checkpoint(officer.browser, f"{state}-withdrawn")
        steps = ("assignment", "correction", "handover", "decision", "delivery")
        for step in steps:
            journey.expect(
                not officer.browser.has(f"main a[href$='/{step}'], main form[action$='/{step}']"),
                f"{state}: a withdrawn case offers {step}")


def _bring_to(officer: CaseDesk, receipt: Receipt, state: str) -> None:
    if state == "submitted":
        return
    officer.open(receipt)
    officer.take()
    if state == "returned":
        officer.ask_correction({"phone": "番号をご確認ください。"}, "", looks=False)


def too_late_to_withdraw(journey: Journey) -> None:
    """A resident has the page for taking back open while the decision is made: the decision stands."""
    browser, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    open_status(journey, browser, receipt)
    browser.press("main a[href$='/withdrawal']")
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    officer.take()
    officer.decide("granted", "", journey.example(RECORD, RECORD_EXAMPLE))
    browser.find("textarea[name=reason]").write("やめます。")
    browser.press("main form[action$='/withdrawal'] button")
    journey.checkpoint(browser, "too-late", status=409)
    open_status(journey, browser, receipt)
    journey.expect(bool(browser.values("main a[href*='/documents/']", "href")), "the decision is gone")
    journey.visit(browser, browser.path.removeprefix(f"/{journey.town}") + "/withdrawal")
    journey.expect(not browser.has("main form[action$='/withdrawal']"), "a decided application can be withdrawn")


def correction_at_the_marked_fields(journey: Journey) -> None:
    """An officer marks two answers and a file: just these are asked again, and nothing else can be changed."""
    resident, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.open(receipt)
    clerk.take()
    marks = {"phone": "つながる番号を入力してください。", "copies": "何通必要ですか。",
             "identity-document": "文字が読めません。撮りなおしてください。"}
    clerk.ask_correction(marks, "三つお願いします。", looks=False)
    open_status(journey, resident, receipt)
    resident.press("main a[href$='/correction']")
    journey.checkpoint(resident, "correction")
    for words in marks.values():
        journey.expect(words in resident.text("main"), f"the page does not say “{words}”")
    asked = set(resident.values(FIELDS, "name"))
    journey.expect(asked == set(marks), f"asked for are {sorted(asked)}, marked were {sorted(marks)}")
    _wrong_file(journey, resident)
    _forge_another_answer(resident)
    resident.find("input[name=phone]").write("0463-00-3999")
    resident.find("input[name=copies]").write("3")
    resident.named("identity-document")[0].attach(journey.stage.samples.paper())
    resident.press(NEXT)
    journey.expect(not resident.has("main a[href$='/correction']"), "the correction is still asked for")
    clerk.open(receipt)
    journey.checkpoint(clerk.browser, "corrected")
    answers = clerk.browser.text("main")
    for words in ("0463-00-3999", "letter.pdf"):
        journey.expect(words in answers, f"the corrected case does not show {words}")
    journey.expect("偽の住所" not in answers, "an answer that was not marked has changed")


FIELDS = "main form input:not([type=hidden]), main form textarea, main form select"


def _wrong_file(journey: Journey, resident: Browser) -> None:
    """A file of a wrong kind is refused in the correction as it is in the form."""
    resident.named("identity-document")[0].attach(journey.stage.samples.wrong_kind())
    resident.press(NEXT)
    journey.expect_refused(resident, "correction-with-wrong-file", "a program is taken for a photo")


def _forge_another_answer(resident: Browser) -> None:
    """What a resident with a little knowledge could try: to send an answer that nobody asked for."""
    resident.evaluate("""{
      const form = document.querySelector("main form[action$='/correction']");
      form.querySelector('[name=shown]').value += ',persons,persons.1.name';
      form.insertAdjacentHTML('beforeend',
        '<input name="persons" value="1"><input name="persons.1.name.family" value="偽の住所">');
    }""")


def print_a_case(journey: Journey) -> None:
    """An officer prints the case, and a resident the receipt: without menus, with everything that matters."""
    resident, receipt = _apply(journey, RECORD, RECORD_EXAMPLE)
    journey.expect(resident.path.endswith("/receipt"), "the resident is not at the receipt")
    secret = resident.text("#case-secret")
    printed = journey.keep("receipt.pdf", resident.printed()).read_bytes()
    for words in (receipt.number, secret):
        journey.expect(words in words_of(printed), f"the printed receipt does not say {words}")
    journey.expect("ログアウト" not in words_of(printed), "the printed receipt shows a menu")
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    copy = pdf_behind(journey, officer.browser, officer.browser.values("main a[href$='/copy.pdf']", "href")[0])
    journey.keep("copy.pdf", copy)
    for words in (receipt.number, "佐藤", "糸川"):
        journey.expect(words in words_of(copy), f"the printable copy does not say {words}")
    page = words_of(journey.keep("case.pdf", officer.browser.printed()).read_bytes())
    journey.expect(receipt.number in page, "the printed page does not say the receipt number")


def lists_as_files(journey: Journey) -> None:
    """An officer filters the list and exports it as CSV and Excel: the files hold the very cases of the list."""
    receipts = [_apply(journey, RECORD, example)[1] for example in (RECORD_EXAMPLE, "pension-is-free")]
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open_inbox()
    officer.filter(procedure=RECORD, taken="nobody", order="newest")
    listed = officer.every_row()
    for receipt in receipts:
        journey.expect(receipt.number in [row[0] for row in listed], f"{receipt.number} is not in the list")
    csv_rows = read_csv(journey.keep("cases.csv", officer.browser.download("main a[href*='export.csv']")).read_bytes())
    sheet = read_spreadsheet(
        journey.keep("cases.xlsx", officer.browser.download("main a[href*='export.xlsx']")).read_bytes())
    _compare(journey, "CSV", csv_rows, listed)
    _compare(journey, "Excel", sheet, listed)
    officer.open_inbox("?status=withdrawn")
    officer.search("居ない人")
    journey.expect(not officer.browser.has("main a[href*='export.csv']"), "an empty list can be exported")


def _compare(journey: Journey, kind: str, rows: list[list[str]], listed: list[list[str]]) -> None:
    """Every case of the list, once, with the list's own words; the export is sorted by arrival."""
    head, body = rows[0], rows[1:]
    journey.expect(head[0] == "受付番号", f"{kind}: the first column is {head[0]}")
    journey.expect(
        sorted(row[0] for row in body) == sorted(row[0] for row in listed),
        f"{kind}: {len(body)} rows, the list has {len(listed)}")
    by_number = {row[0]: dict(zip(head, row)) for row in body}
    for number, procedure, applicant, status, *_ in listed:
        row = by_number[number]
        journey.expect(row["手続き"] == procedure, f"{kind} {number}: procedure {row['手続き']}")
        journey.expect(row["状態"] == status, f"{kind} {number}: status {row['状態']}, not {status}")
        journey.expect(row["申請者"] in applicant, f"{kind} {number}: applicant {row['申請者']}")
        journey.expect("0463-00-3001" in row.values(), f"{kind} {number}: the telephone number is gone")


JOURNEYS = [
    correct_and_grant, correction_at_the_marked_fields, hand_over_to_another_department, withdrawn_at_every_open_state,
    refuse_with_reason, refusal_needs_a_reason, two_officers_at_once, officer_works_without_script,
    hand_over_to_a_colleague, too_late_to_withdraw, print_a_case, lists_as_files,
]
