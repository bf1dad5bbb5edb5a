"""The builder: what a procedure says about itself, and what is still to be mended in it."""

import time

from author_desk import BUILDER, at_desk, begin_draft
from browser import PHONE, Browser
from journey import Journey

AUTHOR = "takahashi.jun"
SAVE = "main form .ds-buttons button[type=submit]"


def _open(journey: Journey, browser: Browser, outline: str, group: str) -> None:
    journey.visit(browser, f"{outline}/facts")
    browser.press(f"#{group} .ds-summary-change a")


def _tell_facts(journey: Journey, browser: Browser, outline: str) -> None:
    journey.visit(browser, outline)
    browser.press("main .ds-tabs a[href$='/facts']")
    journey.checkpoint(browser, "facts")
    _open(journey, browser, outline, "about")
    browser.find("main [name='set:title']").write("")
    browser.press(SAVE)
    journey.expect_refused(browser, "about-refused", "a procedure without a name is kept")
    browser.find("main [name='set:title']").write("側溝のふたの交換の申請")
    browser.find("main [name='set:keywords']").write("どぶ板\n側溝\n道路のふた")
    browser.press(SAVE)
    journey.checkpoint(browser, "facts-saved")
    journey.expect("道路のふた" in browser.text("#about"), "the words to search for were not kept")
    _open(journey, browser, outline, "place")
    browser.find("main [name='set:related']").write("住民票のふた")
    browser.press(SAVE)
    journey.expect_refused(browser, "place-refused", "a procedure that is none is kept as related")
    browser.find("main [name='set:related']").write("犬の登録・狂犬病予防注射済票の交付申請")
    browser.press(SAVE)
    journey.expect("狂犬病" in browser.text("#place"), "the related procedure was not kept")
    _tell_reason(journey, browser, outline)
    for group in ("applicants", "days", "ways", "basis"):
        _open(journey, browser, outline, group)
        journey.checkpoint(browser, group)


def _tell_reason(journey: Journey, browser: Browser, outline: str) -> None:
    _open(journey, browser, outline, "reasons")
    browser.find("main textarea[name='reason:0.text']").write("市が管理する道路の側溝が対象です。")
    browser.press(SAVE)
    journey.expect("側溝が対象です" in browser.text("#reasons"), "the reason was not kept")
    _open(journey, browser, outline, "reasons")
    journey.checkpoint(browser, "reasons")


def _look_for_mistakes(journey: Journey, browser: Browser, outline: str, has_script: bool) -> None:
    journey.visit(browser, f"{outline}/new-question?at=form.yaml%3Asections%2F%40matter%2Fquestions")
    browser.find("main input[name=label]").write("ふたの種類")
    browser.find("main input[name=type][value=choice]").click()
    browser.press("main form[action*='new-question'] button[type=submit]")
    journey.visit(browser, f"{outline}/findings")
    journey.checkpoint(browser, "findings")
    journey.expect("直さないと公開できない所" in browser.text("main"), "options without words are no mistake")
    deadline = time.monotonic() + 30
    while "すべて確かめました" not in browser.text("#check-standing"):
        journey.expect(time.monotonic() < deadline, "the full check never ends")
        time.sleep(0.3)
        # Without script the link asks again.
        if not has_script and browser.has("#check-standing a"):
            browser.press("#check-standing a")
    journey.checkpoint(browser, "findings-checked")
    browser.press("main .ds-bench-items a[href*='/question?']")
    journey.expect(browser.has("main input[name='option:0.label']"), "the finding leads somewhere else")
    browser.resize(PHONE)
    journey.visit(browser, f"{outline}/findings")
    journey.checkpoint(browser, "findings-phone")
    journey.visit(browser, f"{outline}/facts")
    journey.checkpoint(browser, "facts-phone")
    journey.visit(browser, f"{BUILDER}?sort=use")
    journey.checkpoint(browser, "list-by-use")
    journey.expect("累計" in browser.text("main table"), "nobody tells how much a procedure is used")


def _tell_and_mend(journey: Journey, has_script: bool, procedure: str) -> None:
    browser = at_desk(journey, AUTHOR, has_script)
    outline = begin_draft(journey, browser, "側溝のふたの交換", procedure)
    _tell_facts(journey, browser, outline)
    _look_for_mistakes(journey, browser, outline, has_script)


def author_tells_the_facts(journey: Journey) -> None:
    """Name, department, days, reasons; then what is wrong, found at once and after a while, and mended."""
    _tell_and_mend(journey, has_script=True, procedure="facts-journey")


def author_tells_the_facts_without_script(journey: Journey) -> None:
    _tell_and_mend(journey, has_script=False, procedure="facts-journey-plain")


JOURNEYS = [author_tells_the_facts, author_tells_the_facts_without_script]
