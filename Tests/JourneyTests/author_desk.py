"""The officer who makes procedures: at the builder, with a draft that was just begun or copied."""

from browser import Browser
from case_desk import CaseDesk
from journey import Journey

BUILDER = "/staff/builder"
#: The button of a page whose form has several.
SAVE = "main button[name=press][value=save]:not([tabindex])"


def at_desk(journey: Journey, name: str, has_script: bool = True) -> Browser:
    """A browser in which the officer is signed in."""
    desk = CaseDesk(journey, name, has_script)
    desk.sign_in()
    return desk.browser


def draft_path(browser: Browser) -> str:
    """The path of the page that is shown, without its query: behind a new draft, the path of its outline."""
    return browser.path[browser.path.index(BUILDER):].split("?")[0]


def begin_draft(journey: Journey, browser: Browser, title: str, procedure: str) -> str:
    """Makes a draft; gives the path of its outline."""
    journey.visit(browser, f"{BUILDER}/new")
    return name_draft(browser, title, procedure)


def name_draft(browser: Browser, title: str, procedure: str) -> str:
    """Fills in the page of a new procedure and sends it; gives the path of the draft's outline."""
    browser.find("main input[name=title]").write(title)
    browser.find("main input[name=id]").write(procedure)
    if browser.has("main select[name=department] option[value='']"):
        browser.find("main select[name=department]").choose("citizens")
    browser.find("main textarea[name=counter]").write("市民課の窓口へお越しください。")
    browser.press("main form button[type=submit]")
    return draft_path(browser)


def copy_procedure(journey: Journey, browser: Browser, procedure: str, title: str) -> str:
    """A copy of 印鑑登録証明書, which is small and has a table of fees; gives the path of its draft."""
    journey.visit(browser, f"{BUILDER}?q=%E5%8D%B0%E9%91%91")
    browser.press("main table a[href*='copies?version=']")
    browser.find("main input[name=title]").write(title)
    browser.find("main input[name=id]").write(procedure)
    browser.press("main button[type=submit].ds-button-primary")
    return draft_path(browser)
