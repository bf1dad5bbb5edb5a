"""Mails: what residents receive, and what officers do when one could not be sent."""

import re

from application_form import PAUSE, ApplicationForm
from browser import DESKTOP, PHONE
from case_desk import CaseDesk
from journey import TSUMUGI, Journey

RECORD, EXAMPLE = "resident-record-copy", "own-record-at-counter"
DECIDER, ADMINISTRATOR = "takahashi.jun", "ogawa.tomoya"
BOARD = "/staff/notices"


def resume_on_another_device(journey: Journey) -> None:
    """A resident has the resume code mailed, and goes on with it on a device that knows nothing of the draft."""
    phone, address = journey.person(PHONE), f"resume.{id(journey)}@example.jp"
    answers = journey.example(RECORD, EXAMPLE)
    form = ApplicationForm(journey, phone, RECORD, answers)
    form.begin(looks=False)
    form.fill_to("/pages/record", looks=False)
    form.fill()
    phone.press(PAUSE)
    shown = phone.text("#resume-code")
    phone.find("input[name=email]").write(address)
    phone.press("main form[action$='/saved'] button")
    mail = journey.stage.own_demo().wait_for_mail(lambda mail: address in mail.recipient)
    journey.expect("佐藤" not in mail.body, "the mail carries an answer of the draft")
    found = re.search(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{1,4}){2,}\b", mail.body)
    journey.expect(found is not None and found.group() == shown, f"the mail does not carry the code {shown}")
    links = re.findall(r"https?://\S+", mail.body)
    journey.expect(links[:1] == [f"{journey.address}/resume"], f"the mail leads to {links}")

    computer = journey.person(DESKTOP)
    computer.visit(links[0])
    computer.find("input[name=code]").write(found.group())
    computer.press("main form[action$='/resume'] button")
    # The page that was paused had everything: it goes on with the first that has not.
    journey.expect_path(computer, "/pages/items")
    journey.checkpoint(computer, "resumed-where-it-stopped")
    again = ApplicationForm(journey, computer, RECORD, answers)
    again.fill_to("/review", looks=False)
    journey.expect("佐藤" in computer.text("main"), "what was typed on the phone is gone")
    receipt = again.submit()
    journey.stage.own_demo().wait_for_mail(lambda mail: receipt.number in mail.body)
    # The phone still holds the draft: it leads to the receipt, and not to a second application.
    journey.visit(phone, f"/apply/{RECORD}/pages/record")
    journey.expect(phone.text("#receipt-number") == receipt.number, "the phone goes on with a draft that was sent")


def mails_tell_each_step(journey: Journey) -> None:
    """The resident is told by mail of receipt and decision, in words that give nothing of the application away."""
    answers = journey.example(RECORD, EXAMPLE)
    address = f"steps.{id(journey)}@example.jp"
    answers.fields |= {"email": [address], "email.again": [address]}
    receipt = ApplicationForm(journey, journey.person(PHONE), RECORD, answers).apply()
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    officer.take()
    officer.decide("granted", "", answers)
    demo = journey.stage.own_demo()
    seen: list[str] = []
    for _ in ("received", "granted"):
        mail = demo.wait_for_mail(lambda mail: address in mail.recipient and mail.subject not in seen)
        seen.append(mail.subject)
        for words in ("糸川", "0463-00-3001", receipt.secret):
            journey.expect(words not in mail.body + mail.subject, f"a mail says “{words}”")
        journey.expect("つむぎ市" in mail.subject, f"the subject does not say who writes: {mail.subject}")
        journey.expect(f"{journey.address}/status" in mail.body, "the mail does not lead to the status page")


def send_again(journey: Journey) -> None:
    """The post is out of order while a resident applies; the administrator sees it on the board and sends it again."""
    demo = journey.stage.own_demo()
    folder = demo.mail_folder(TSUMUGI)
    away = folder.with_name("out-of-order")
    answers = journey.example(RECORD, EXAMPLE)
    address = f"again.{id(journey)}@example.jp"
    answers.fields |= {"email": [address], "email.again": [address]}
    board = CaseDesk(journey, ADMINISTRATOR)
    board.sign_in()
    folder.rename(away)
    try:
        receipt = ApplicationForm(journey, journey.person(PHONE), RECORD, answers).apply()
        _wait_for_failure(journey)
    finally:
        away.rename(folder)
    journey.visit(board.browser, BOARD)
    journey.checkpoint(board.browser, "board-of-mails")
    journey.expect(address not in board.browser.html, "the board shows a whole mail address")
    board.browser.press("main table button[name=step][value=send-again]")
    journey.checkpoint(board.browser, "sent-again")
    mail = demo.wait_for_mail(lambda mail: address in mail.recipient)
    journey.expect(receipt.number in mail.body, "another mail was sent")
    journey.visit(board.browser, f"{BOARD}?view=sent")
    journey.checkpoint(board.browser, "board-of-sent-mails")
    journey.visit(board.browser, BOARD)
    journey.expect(not board.browser.has("main table"), "the mail is still among those that could not be sent")


def _wait_for_failure(journey: Journey) -> None:
    """Until the mail has been tried in vain: its line on the board says so."""
    desk = CaseDesk(journey, ADMINISTRATOR)
    desk.sign_in()
    for _ in range(200):
        journey.visit(desk.browser, BOARD)
        if desk.browser.has("main table"):
            return
    journey.expect(False, "the mail does not come onto the board of what could not be sent")


def clerk_sees_no_board(journey: Journey) -> None:
    """A clerk, who may not manage mails, does not see the board, by menu or by address."""
    clerk = CaseDesk(journey, "aoki.midori")
    clerk.sign_in()
    journey.expect(not clerk.browser.has(f"a[href$='{BOARD}']"), "a clerk is offered the board of mails")
    journey.visit(clerk.browser, BOARD)
    journey.checkpoint(clerk.browser, "not-for-clerks", status=403)


JOURNEYS = [resume_on_another_device, mails_tell_each_step, send_again, clerk_sees_no_board]
