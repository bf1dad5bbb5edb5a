"""The builder: translations beside each other, the examples of a procedure, and its form filled in to try it."""

from author_desk import BUILDER, at_desk, begin_draft, draft_path
from browser import PHONE, Browser
from journey import Journey

AUTHOR = "takahashi.jun"
SAVE = "main form button[type=submit]"


def _draft(journey: Journey, title: str, procedure: str, has_script: bool = True) -> tuple[Browser, str]:
    browser = at_desk(journey, AUTHOR, has_script)
    return browser, begin_draft(journey, browser, title, procedure)


def author_translates_side_by_side(journey: Journey) -> None:
    """A new question has no translation; both are written beside the Japanese, and a changed sentence is told."""
    browser, outline = _draft(journey, "見守りの申込み", "builder-words")
    journey.visit(browser, outline)
    browser.press("main a[href*='new-question']:last-of-type")
    browser.find("main input[name=label]").write("見守る時間")
    browser.find("main input[name=type][value=text]").click()
    browser.press("main form[action*='new-question'] button[type=submit]")
    journey.visit(browser, f"{outline}/words?state=missing")
    journey.checkpoint(browser, "missing")
    journey.expect("見守る時間" in browser.text("main"), "what is not translated is not shown")
    field = "main [name^='text:en:question.'][name$='.label']"
    key = browser.evaluate(f"document.querySelector(\"{field}\").name.slice(8)")
    browser.find(f"main [name='text:en:{key}']").write("Hours to watch")
    browser.find(f"main [name='text:easy-ja:{key}']").write("見守る 時間")
    browser.press("main form[action$='/words'][method=post] button[type=submit]")
    journey.checkpoint(browser, "saved")
    journey.expect("2件の訳文を保存しました" in browser.text("main"), "nobody says what was saved")
    browser.resize(PHONE)
    # Mails have placeholders, which a checkpoint takes for words that were forgotten.
    journey.visit(browser, f"{outline}/words?kind=question")
    journey.checkpoint(browser, "phone")
    journey.visit(browser, f"{outline}/words/upload")
    journey.checkpoint(browser, "upload")
    browser.press("main form[action*='upload'] button[type=submit]")
    journey.expect_refused(browser, "upload-refused", "no file is taken for one")
    sheet = journey.downloads / "words.csv"
    sheet.write_text(f"key [key],en [en]\r\n{key},Hours of watching\r\n", encoding="utf-8")
    browser.find("main input[type=file]").attach(sheet)
    browser.press("main form[action*='upload'] button[type=submit]")
    journey.checkpoint(browser, "changes")
    journey.expect("Hours of watching" in browser.text("main table"), "what would change is not shown")
    browser.press("main form[action*='changes'] button[type=submit]")
    journey.expect("1件の訳文を保存しました" in browser.text("main"), "the sheet was not taken")


def _fill_in(journey: Journey, has_script: bool, procedure: str) -> None:
    browser, outline = _draft(journey, "花壇の申込み", procedure, has_script)
    journey.visit(browser, f"{outline}/examples")
    journey.checkpoint(browser, "examples-none")
    journey.visit(browser, f"{outline}/trial")
    journey.checkpoint(browser, "trial-start")
    browser.press("main form[action$='/trial'] button[type=submit]")
    journey.checkpoint(browser, "trial-page")
    browser.press("main button[name=action][value=next]:not([tabindex])")
    journey.expect_refused(browser, "trial-refused", "an empty page goes on")
    browser.press("main button[name='trial:go'][value=result]")
    journey.checkpoint(browser, "result-refused")
    journey.expect("直していただく所があります" in browser.text("main"), "what is missing is not told")
    browser.find("main input[name=title]").write("何も入力しない方")
    browser.find("main input[name=id]").write("empty")
    browser.press("main button[name=press][value=new]")
    journey.checkpoint(browser, "example")
    journey.expect("期待どおり" in browser.text("main"), "what came out is not what is expected")
    journey.visit(browser, f"{outline}/examples")
    journey.checkpoint(browser, "examples")
    journey.expect("何も入力しない方" in browser.text("main table"), "the example is not in the list")


def author_tries_a_form_and_keeps_it(journey: Journey) -> None:
    """The form page by page with nothing kept; the answers become an example."""
    _fill_in(journey, has_script=True, procedure="builder-trial")


def author_tries_a_form_without_script(journey: Journey) -> None:
    _fill_in(journey, has_script=False, procedure="builder-trial-plain")


def author_looks_at_examples_of_a_published_procedure(journey: Journey) -> None:
    """Every example holds; one is opened, its answers are shown in the form, its result told with the rules."""
    browser = at_desk(journey, AUTHOR)
    journey.visit(browser, f"{BUILDER}?q=住民票の写し")
    browser.press("main table form button[type=submit]")
    outline = draft_path(browser)
    journey.visit(browser, f"{outline}/examples")
    journey.checkpoint(browser, "list")
    journey.expect("期待とちがう" not in browser.text("main"), "an example of a published procedure fails")
    browser.press("main table tbody tr:first-child a")
    journey.checkpoint(browser, "example")
    journey.expect("円" in browser.text("main table"), "no fee is told")
    browser.press("main a[href*='/trial?at=']")
    journey.checkpoint(browser, "trial")
    browser.press("main button[name='trial:go'][value=result]")
    journey.checkpoint(browser, "result")
    browser.resize(PHONE)
    journey.visit(browser, f"{outline}/words?kind=option")
    journey.checkpoint(browser, "words-phone")


JOURNEYS = [
    author_translates_side_by_side,
    author_tries_a_form_and_keeps_it,
    author_tries_a_form_without_script,
    author_looks_at_examples_of_a_published_procedure,
]
