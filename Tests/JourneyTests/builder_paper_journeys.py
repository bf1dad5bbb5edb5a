"""The builder: an officer writes the papers and mails of a new procedure, and looks at it in every channel."""

from author_desk import BUILDER, SAVE, at_desk, begin_draft, draft_path
from browser import Browser
from journey import Journey

AUTHOR = "takahashi.jun"


def _add_paper(journey: Journey, browser: Browser, outline: str) -> None:
    journey.visit(browser, f"{outline}/papers")
    journey.checkpoint(browser, "papers")
    browser.press("main a[href*='new-paper']")
    browser.press("main form button[type=submit]")
    journey.expect_refused(browser, "new-paper-refused", "a paper without a title is made")
    browser.find("main input[name=starter][value=certificate]").click()
    browser.find("main input[name=title]").write("巣箱設置証明書")
    browser.press("main form button[type=submit]")
    journey.checkpoint(browser, "paper", has_signs=True)
    journey.expect("下記のとおり証明します。" in browser.text("main"), "the paper does not begin with what it always says")


def _write_blocks(journey: Journey, browser: Browser) -> None:
    """One block is changed, one is added, and it goes up."""
    paper = browser.url[browser.url.index(BUILDER):].split("#")[0]
    browser.press("main .ds-bench-items a[href*='paper-block']")
    journey.checkpoint(browser, "block", has_signs=True)
    browser.find("main textarea[name=text]").write("{applicant.nam}さんの巣箱について、下記のとおり証明します。")
    browser.press(SAVE)
    journey.expect_refused(browser, "block-refused", "a sign that nothing stands for is kept", has_signs=True)
    browser.find("main textarea[name=text]").write("巣箱について、下記のとおり証明します。")
    browser.press(SAVE)
    journey.expect("巣箱について" in browser.text("main"), "the block was not kept")
    browser.find("main select[name=kind]").choose("fields")
    browser.press("main form[action$='paper-block'] button[type=submit]")
    browser.find("main input[name='row:0.label']").write("設置した方")
    browser.find("main input[name='row:0.value']").write("{applicant.name}")
    browser.press("main button[name=press][value=row-add]")
    browser.find("main input[name='row:1.label']").write("受け付けた日")
    journey.checkpoint(browser, "rows", has_signs=True)
    browser.press(SAVE)
    journey.expect_refused(browser, "rows-refused", "a row without a value is kept", has_signs=True)
    browser.find("main input[name='row:1.value']").write("{case.received-on}")
    browser.press(SAVE)
    journey.visit(browser, paper)
    before = browser.evaluate("[...document.querySelectorAll('main .ds-bench-items > li')].length")
    browser.press("main .ds-bench-items > li:last-child button[name=move]")
    journey.expect(
        "設置した方" in browser.text(f"main .ds-bench-items > li:nth-child({before - 1})"), "the block did not go up")
    journey.checkpoint(browser, "moved", has_signs=True)


def _write_mail(journey: Journey, browser: Browser, outline: str) -> None:
    journey.visit(browser, f"{outline}/messages")
    journey.checkpoint(browser, "messages", has_signs=True)
    browser.press("main .ds-summary a[href*='moment=granted']")
    journey.checkpoint(browser, "message", has_signs=True)
    browser.find("main textarea[name='mail:ja:body']").write("{answer.matter}が決まりました。")
    browser.press(SAVE)
    journey.expect_refused(browser, "message-refused", "a mail that tells an answer is kept", has_signs=True)
    browser.find("main textarea[name='mail:ja:body']").write("{applicant.name} 様\n\n巣箱の届出が決まりました。")
    browser.press("main button[name=press][value=show]")
    journey.checkpoint(browser, "message-shown", has_signs=True)
    journey.expect("巣箱の届出が決まりました" in browser.text("main .ds-letter"), "the mail is not shown as typed")
    browser.press(SAVE)


def _look(journey: Journey, browser: Browser, outline: str) -> None:
    journey.visit(browser, f"{outline}/preview")
    for channel in ["web", "counter", "chat", "phone", "paper"]:
        browser.press(f"main .ds-tabs a[href*='channel={channel}']")
        journey.checkpoint(browser, channel)
        if channel == "paper":
            continue
        window = browser.evaluate(
            "document.querySelector('main iframe').contentDocument.body.innerText.trim().length", waits=True)
        journey.expect(window > 40, f"the window of {channel} is empty")
    journey.expect(browser.has("main a[href*='form.pdf']"), "the paper form cannot be looked at")


def _write_letters(journey: Journey, has_script: bool, procedure: str) -> None:
    browser = at_desk(journey, AUTHOR, has_script)
    outline = begin_draft(journey, browser, "巣箱の証明", procedure)
    _add_paper(journey, browser, outline)
    _write_blocks(journey, browser)
    _write_mail(journey, browser, outline)
    _look(journey, browser, outline)


def author_writes_papers_and_mails(journey: Journey) -> None:
    """A certificate with blocks of its own, a mail, and the procedure in every channel."""
    _write_letters(journey, has_script=True, procedure="builder-papers")


def author_writes_papers_and_mails_without_script(journey: Journey) -> None:
    _write_letters(journey, has_script=False, procedure="builder-papers-plain")


def author_puts_a_sign_where_the_cursor_is(journey: Journey) -> None:
    """A press puts the sign into the text; without script there is none to press."""
    browser = at_desk(journey, AUTHOR)
    outline = begin_draft(journey, browser, "巣箱の受付", "builder-papers-signs")
    journey.visit(browser, f"{outline}/message?moment=received")
    browser.find("main textarea[name='mail:en:body']").write("Dear ")
    browser.find("main button[data-insert='{applicant.name}']").click()
    typed = browser.evaluate("document.querySelector(\"main textarea[name='mail:en:body']\").value")
    journey.expect(typed == "Dear {applicant.name}", f"the sign did not come where one typed: {typed}")


def author_looks_at_an_example_in_every_channel(journey: Journey) -> None:
    """A procedure that is in use, with the answers of one of its examples: on pages, in talk, on paper, in a mail."""
    browser = at_desk(journey, AUTHOR)
    journey.visit(browser, BUILDER + "?q=印鑑")
    browser.press("main table form button[type=submit]")
    outline = draft_path(browser)
    journey.visit(browser, f"{outline}/preview?channel=chat&width=full")
    journey.checkpoint(browser, "chat")
    said = "document.querySelector('main iframe').contentDocument.querySelectorAll('.talk-you').length"
    journey.expect(browser.evaluate(said) > 2, "nobody says anything in the conversation")
    journey.visit(browser, f"{outline}/preview?channel=counter&language-of=en")
    journey.checkpoint(browser, "counter-in-english")
    journey.visit(browser, f"{outline}/preview?width=narrow")
    journey.checkpoint(browser, "narrow")
    journey.visit(browser, f"{outline}/papers")
    browser.press("main .ds-card a")
    journey.checkpoint(browser, "paper", has_signs=True)
    drawn = "document.querySelector('main img.ds-window-page').naturalWidth"
    journey.expect(browser.evaluate(drawn) == 800, "there is no picture of the paper")
    paper = browser.evaluate(
        "fetch(document.querySelector(\"main a[href*='paper.pdf']\").href).then((reply) => reply.text())", waits=True)
    journey.expect(paper.startswith("%PDF"), "the paper is no PDF")
    journey.visit(browser, f"{outline}/message?moment=received")
    journey.checkpoint(browser, "message", has_signs=True)
    journey.expect("{" not in browser.text("main .ds-letter"), "a sign is left in the mail of an example")


JOURNEYS = [
    author_looks_at_an_example_in_every_channel, author_writes_papers_and_mails, author_writes_papers_and_mails_without_script,
    author_puts_a_sign_where_the_cursor_is,
]
