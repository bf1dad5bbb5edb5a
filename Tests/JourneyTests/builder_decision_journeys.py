"""The builder's tables: an officer changes a fee, tries it, makes a new table, and meets a colleague in it."""

from author_desk import SAVE, at_desk, copy_procedure
from browser import PHONE, Browser
from journey import Journey

AUTHOR, COLLEAGUE = "takahashi.jun", "ogawa.tomoya"
TITLE = "印鑑登録証明書（練習）"


def _press(browser: Browser, press: str) -> None:
    browser.press(f"main button[name=press][value='{press}']:not([tabindex])")


def _unfold(browser: Browser, inside: str) -> None:
    browser.find(f"main details:has({inside}) > summary").click()


def _change_the_fee(journey: Journey, has_script: bool, procedure: str) -> None:
    browser = at_desk(journey, AUTHOR, has_script)
    draft = copy_procedure(journey, browser, procedure, TITLE)
    journey.visit(browser, f"{draft}/decisions")
    journey.checkpoint(browser, "list")
    browser.press("main a[href*='decision?at=decisions%2Ffee'], main a[href*='decision?at=decisions/fee']")
    journey.checkpoint(browser, "table")
    browser.find("main input[name='cell:2:1']").write("三百円 × 通数")
    browser.press(SAVE)
    journey.expect_refused(browser, "table-refused", "an amount nobody can read is kept")
    browser.find("main input[name='cell:2:1']").write("400 * 通数")
    _press(browser, "show")
    browser.find("main input[name='try:0']").write("２")
    _press(browser, "try")
    journey.checkpoint(browser, "tried")
    journey.expect("当たった行：3行目" in browser.text("main"), "the row that fits is not told")
    journey.expect("800円" in browser.text("main"), "what two copies cost is not told")
    browser.resize(PHONE)
    browser.press(SAVE)
    journey.checkpoint(browser, "saved-phone")
    journey.expect("表を保存しました" in browser.text("main"), "the table is not saved")
    _paste(journey, browser)
    _new_table(journey, browser, draft)


def _paste(journey: Journey, browser: Browser) -> None:
    _unfold(browser, "textarea[name=paste]")
    browser.find("main textarea[name=paste]").write("-\t三百円\t\t要綱 第3条\n")
    browser.find("main input[name=paste-way][value=append]").click()
    _press(browser, "paste")
    journey.expect_refused(browser, "paste-refused", "a pasted amount nobody can read is kept")
    browser.find("main input[name='cell:3:1']").write("500")
    _press(browser, "show")
    journey.checkpoint(browser, "overlap")
    journey.expect("同時に当たります" in browser.text("main"), "two rows that fit at once are not told")
    browser.find("main input[name=cell-pick][value='4']").click()
    _press(browser, "row-remove")
    journey.expect(not browser.has("main input[name='cell:3:1']"), "the row is still there")


def _new_table(journey: Journey, browser: Browser, draft: str) -> None:
    journey.visit(browser, f"{draft}/new-decision?kind=routing")
    journey.checkpoint(browser, "new")
    browser.find("main input[name=column][value='question:delivery']").click()
    browser.press("main form[action*='new-decision'] button[type=submit].ds-button-primary")
    journey.checkpoint(browser, "new-table")
    journey.expect(browser.find("main input[name='cell:0:0']").value == "窓口で受け取る", "the options are no rows")


def author_changes_a_fee(journey: Journey) -> None:
    """Mistakes at their cells, a try, rows from a spreadsheet, an overlap, a new table."""
    _change_the_fee(journey, has_script=True, procedure="decision-journey")


def author_changes_a_fee_without_script(journey: Journey) -> None:
    _change_the_fee(journey, has_script=False, procedure="decision-journey-plain")


def two_authors_change_the_same_fee(journey: Journey) -> None:
    """The second sees what the first wrote, at the cell, and says what stays."""
    first = at_desk(journey, AUTHOR)
    draft = copy_procedure(journey, first, "decision-journey-two", TITLE)
    table = f"{draft}/decision?at=decisions%2Ffee.dmn"
    second = at_desk(journey, COLLEAGUE)
    journey.visit(first, table)
    journey.visit(second, table)
    first.find("main input[name='cell:2:1']").write("350 * 通数")
    first.press(SAVE)
    second.find("main input[name='cell:2:1']").write("400 * 通数")
    second.press(SAVE)
    journey.checkpoint(second, "clash", status=409)
    journey.expect("「350 * 通数」に直しています" in second.text("main"), "the other one's amount is not told")
    second.press(SAVE)
    journey.expect("表を保存しました" in second.text("main"), "what was chosen is not saved")


JOURNEYS = [author_changes_a_fee, author_changes_a_fee_without_script, two_authors_change_the_same_fee]
