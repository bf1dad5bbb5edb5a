"""The builder: an officer makes the form of a new procedure, question by question, and looks at it as residents will."""

from author_desk import BUILDER, SAVE, at_desk, name_draft
from browser import PHONE, Browser
from journey import Journey

AUTHOR, COLLEAGUE = "takahashi.jun", "ogawa.tomoya"


def _begin(journey: Journey, browser: Browser, title: str, procedure: str) -> str:
    """Makes a draft, first with mistakes; gives the path of its outline."""
    journey.visit(browser, BUILDER)
    journey.checkpoint(browser, "list")
    browser.press("main .ds-buttons a.ds-button-primary")
    browser.press("main form button[type=submit]")
    journey.expect_refused(browser, "new-refused", "a procedure without a name is made")
    outline = name_draft(browser, title, procedure)
    journey.checkpoint(browser, "outline")
    return outline


def _add_question(journey: Journey, browser: Browser, outline: str, label: str, kind: str) -> None:
    journey.visit(browser, outline)
    browser.press("main a[href*='new-question']:last-of-type")
    browser.find("main input[name=label]").write(label)
    browser.find(f"main input[name=type][value={kind}]").click()
    browser.press("main form[action*='new-question'] button[type=submit]")


def _word_options(journey: Journey, browser: Browser, words: list[str]) -> None:
    """Words every option that is there, and adds those that are missing."""
    for number, word in enumerate(words):
        if not browser.has(f"main input[name='option:{number}.label']"):
            browser.press("main button[name=press][value=option-add]")
        browser.find(f"main input[name='option:{number}.label']").write(word)
    journey.checkpoint(browser, "options")
    browser.press(SAVE)


def _make_form(journey: Journey, has_script: bool, procedure: str) -> None:
    browser = at_desk(journey, AUTHOR, has_script)
    outline = _begin(journey, browser, "庭木の届出", procedure)
    _add_question(journey, browser, outline, "木の種類", "choice")
    journey.checkpoint(browser, "question")
    _word_options(journey, browser, ["桜", "松", "そのほか"])
    _add_question(journey, browser, outline, "木の高さ", "number")
    browser.find("main input[name='set:max-length'], main input[name='set:max']").write("高い")
    browser.press(SAVE)
    journey.expect_refused(browser, "question-refused", "a height in words is kept")
    browser.find("main input[name='set:max']").write("30")
    browser.press("main .ds-summary a[href*='condition']")
    _put_condition_together(journey, browser)
    journey.visit(browser, f"{outline}/preview")
    journey.checkpoint(browser, "preview-phone")
    browser.press("main .ds-tabs a[href*='width=full']")
    journey.checkpoint(browser, "preview-full")
    journey.visit(browser, f"{outline}/checks")
    journey.checkpoint(browser, "checks")
    journey.visit(browser, BUILDER + "?state=draft")
    journey.expect("庭木の届出" in browser.text("main table"), "the draft is not in the list")


def _put_condition_together(journey: Journey, browser: Browser) -> None:
    journey.checkpoint(browser, "condition")
    tree = browser.evaluate(
        "[...document.querySelectorAll('main select[name=add] option')].find((o) => o.text === '木の種類').value")
    browser.find("main select[name=add]").choose(tree)
    browser.press("main button[name=press][value=add]")
    browser.find("main input[name='row:0.value'][value=option-1]").click()
    browser.press("main button[name=press][value=show]:not([tabindex])")
    journey.checkpoint(browser, "condition-row")
    journey.expect("「木の種類」が「桜」" in browser.text("main .ds-callout"), "the condition is not told in words")
    browser.press(SAVE)
    journey.expect("「木の種類」が「桜」" in browser.text("main .ds-summary"), "the condition was not kept")


def author_makes_a_form(journey: Journey) -> None:
    """Questions, options, a condition, the preview: all with what the page offers."""
    _make_form(journey, has_script=True, procedure="builder-journey")


def author_makes_a_form_without_script(journey: Journey) -> None:
    _make_form(journey, has_script=False, procedure="builder-journey-plain")


def two_authors_change_the_same_question(journey: Journey) -> None:
    """The second sees both, side by side, and chooses; nothing disappears."""
    first = at_desk(journey, AUTHOR)
    outline = _begin(journey, first, "巣箱の届出", "builder-journey-two")
    _add_question(journey, first, outline, "巣箱の数", "number")
    question = first.url[first.url.index(BUILDER):]
    second = at_desk(journey, COLLEAGUE)
    second.resize(PHONE)
    journey.visit(second, question)
    first.find("main input[name='set:label']").write("巣箱はいくつですか")
    first.press(SAVE)
    second.find("main input[name='set:label']").write("巣箱の個数")
    second.press(SAVE)
    journey.checkpoint(second, "conflict", status=409)
    words = second.text("main")
    journey.expect("巣箱はいくつですか" in words and "巣箱の個数" in words, "the two changes are not side by side")
    second.find("main input[value=mine]").click()
    second.press("main form button[type=submit]")
    journey.checkpoint(second, "chosen")
    journey.expect("巣箱の個数" in second.text("main"), "what was chosen is not kept")
    journey.visit(second, outline)
    journey.expect("ほかの方も編集しています" in second.text("main"), "nobody tells that another one is at it")


JOURNEYS = [author_makes_a_form, author_makes_a_form_without_script, two_authors_change_the_same_question]
