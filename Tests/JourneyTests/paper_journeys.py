"""Paper: a form is printed, empty or filled in; it comes back by post, and an officer enters it."""

from application_form import ApplicationForm, pdf_behind
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey
from keyboard_journeys import Keyboard
from printed_paper import codes_on, words_of

PROCEDURE, EXAMPLE, CLERK = "resident-record-copy", "pension-is-free", "aoki.midori"
ARRIVAL = "/staff/counter/paper"
BEGIN = "main form[action$='/staff/counter/paper'] button"
SAVE, CHECK = "main button[name=_action][value=save]:not([tabindex])", "main button[name=_action][value=check]"


def _arrive(journey: Journey, browser: Browser, codes: list[str]) -> None:
    journey.visit(browser, ARRIVAL)
    browser.find("textarea[name=codes]").write("\n".join(codes))
    browser.press(BEGIN)


def _send(journey: Journey, desk: CaseDesk) -> None:
    """From the answers that were entered to the case in the inbox."""
    browser = desk.browser
    browser.press(CHECK)
    journey.expect_path(browser, "/check")
    journey.checkpoint(browser, "check")
    browser.press("main form[action$='/check'] button")
    journey.expect_path(browser, "/receipt")
    number = browser.text("#receipt-number")
    desk.open_inbox("?channel=paper")
    journey.expect(number in desk.receipts(), "the case is not among those that came on paper")


def filled_form_comes_back_by_post(journey: Journey) -> None:
    """A resident prints what was typed, in place of sending it; the codes of the paper fill the officer's page in."""
    resident = journey.person(PHONE)
    form = ApplicationForm(journey, resident, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    form.begin()
    form.fill_to("/review", looks=False)
    paper = pdf_behind(journey, resident, resident.values("main a[href$='/form.pdf']", "href")[0])
    journey.keep("filled.pdf", paper)
    journey.expect("佐藤" in words_of(paper), "the name does not stand on the paper")
    codes = codes_on(paper)
    sealed = [code for code in codes if code.startswith("TSUMUGI.A.")]
    journey.expect(bool(sealed), f"no code with answers is on the paper: {codes}")
    journey.expect(all("佐藤" not in code for code in codes), "a code tells the name")

    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser = desk.browser
    if len(sealed) > 1:
        _arrive(journey, browser, sealed[1:])
        journey.expect_refused(browser, "code-missing", "an incomplete paper is taken")
    _arrive(journey, browser, list(reversed(sealed)))
    journey.expect(browser.named("applicant-name.family")[0].value == "佐藤", "the codes fill nothing in")
    journey.checkpoint(browser, "filled-in")
    # What the codes cannot hold lies in the envelope; and the paper itself is photographed.
    browser.find("#_scan").attach(journey.stage.samples.photo())
    for field in browser.find_all("main input[type=file]:not([name=_scan])")[:1]:
        field.attach(journey.stage.samples.photo())
    browser.press(SAVE)
    journey.expect(browser.has("main a[href*='/scans/']"), "the picture of the paper cannot be looked at")
    journey.checkpoint(browser, "scanned")
    _send(journey, desk)
    journey.expect(browser.has("main a[href*='/staff/cases/']"), "the receipt does not lead to the case")
    browser.press("main a[href*='/staff/cases/']")
    journey.expect(browser.has("main dl a[href*='/files/']"), "the picture of the paper does not stand with the case")


def handwritten_form_is_entered_without_script(journey: Journey) -> None:
    """An empty form is printed; what was written on it is entered by its numbers in a browser that runs no script."""
    resident = journey.person(PHONE, has_script=False)
    journey.visit(resident, f"/procedures/{PROCEDURE}")
    paper = pdf_behind(journey, resident, resident.values("main a[href$='/form.pdf']", "href")[0])
    journey.keep("empty.pdf", paper)
    pages = codes_on(paper)
    journey.expect(
        [code.rsplit(".", 2)[1] for code in pages] == [str(number + 1) for number in range(len(pages))],
        f"the pages do not tell their numbers: {pages}")

    desk = CaseDesk(journey, CLERK, has_script=False)
    desk.sign_in()
    browser = desk.browser
    journey.visit(browser, ARRIVAL)
    journey.checkpoint(browser, "arrival")
    browser.press(BEGIN)
    journey.expect_refused(browser, "nothing-scanned", "a paper is taken without a code or a procedure")
    _arrive(journey, browser, pages[:1])
    journey.checkpoint(browser, "entry")
    form = ApplicationForm(journey, browser, PROCEDURE, journey.example(PROCEDURE, EXAMPLE))
    # What is saved first opens further lines of the paper, as those of the people a record is to show.
    for _ in range(2):
        form.fill()
        browser.press(SAVE)
    journey.checkpoint(browser, "entered")
    _send(journey, desk)


def paper_is_entered_by_keyboard(journey: Journey) -> None:
    """An officer without a mouse scans the code of an empty form and types what is on it; its rows come meanwhile."""
    resident = journey.person(PHONE)
    journey.visit(resident, f"/procedures/{PROCEDURE}")
    code = codes_on(pdf_behind(journey, resident, resident.values("main a[href$='/form.pdf']", "href")[0]))[0]
    desk = CaseDesk(journey, CLERK)
    desk.sign_in()
    browser, answers = desk.browser, journey.example(PROCEDURE, EXAMPLE)
    hands = Keyboard(journey, browser)
    journey.visit(browser, ARRIVAL)
    hands.skip_to_main()
    hands.tab_to(lambda focus: focus["name"] == "codes", "the field for the codes")
    browser.write(code)
    hands.push(action=ARRIVAL)
    journey.checkpoint(browser, "entry")
    hands.fill(answers.fields, answers.files)
    browser.key_leaving("s", has_control=True)
    journey.expect(not browser.has("[data-error-summary]"), f"good answers are refused: {browser.text('main')[:300]}")
    browser.key_leaving("Enter", has_control=True)
    journey.checkpoint(browser, "by-keyboard", 200 if browser.path.endswith("/check") else 422)
    journey.expect_path(browser, "/check")
    hands.push(action="/check")
    journey.expect_path(browser, "/receipt")


JOURNEYS = [
    filled_form_comes_back_by_post, handwritten_form_is_entered_without_script, paper_is_entered_by_keyboard,
]
