"""Events of life: a plan from a few answers, its deadlines, and applications that begin together."""

from browser import DESKTOP, PHONE, Browser
from journey import Journey


def _open(journey: Journey, browser: Browser, guide: str) -> None:
    journey.visit(browser, "/")
    browser.press(f"main a[href$='/life-events/{guide}']")
    journey.expect_path(browser, f"/life-events/{guide}")


def _answer(browser: Browser, answers: dict[str, str]) -> None:
    """Answers what the page asks; what it asks next only when that is there."""
    for name, value in answers.items():
        for field in browser.named(name):
            if field.attribute("type") == "radio":
                if field.attribute("value") == value:
                    field.click()
            else:
                field.write(value)


def _show(journey: Journey, browser: Browser, answers: dict[str, str]) -> list[str]:
    """Answers and asks for the plan, once more where an answer led to another question. Returns the steps."""
    for _ in range(3):
        _answer(browser, answers)
        browser.press("main form[action*='/life-events/'] button[type=submit]")
        if browser.has("main form[action$='/applications']") or not browser.has("main input[name=shown]"):
            break
    journey.expect(not browser.has("main input[name=shown]"), "the questions do not come to an end")
    return browser.texts("main ol > li > h2")


def family_moves_with_two_applications(journey: Journey) -> None:
    """A family leaves the city: one plan, two applications that begin with what was typed once."""
    browser = journey.person(PHONE, has_script=False)
    _open(journey, browser, "moving")
    journey.checkpoint(browser, "questions")
    steps = _show(journey, browser, {
        "direction": "out", "moving-day": "2026-12-20", "national-health": "false", "has-child": "true",
        "has-care": "false", "has-dog": "false", "has-bulky": "true", "has-licence": "true",
    })
    journey.expect(len(steps) == 5, f"the plan is {steps}")
    journey.checkpoint(browser, "plan")
    for name, value in {
        "shared-name.family": "紡木", "shared-name.given": "陽菜", "shared-name.family-kana": "ツムギ",
        "shared-name.given-kana": "ヒナ", "shared-email": "hina@example.jp", "shared-phone": "090-0000-0000",
    }.items():
        browser.named(name)[0].write(value)
    for box in browser.named("procedure"):
        if box.is_ticked != (box.attribute("value") in ("moving-out", "bulky-waste")):
            box.click()
    browser.press("main form[action$='/applications'] button[type=submit]:not([formaction]):not([name])")
    journey.checkpoint(browser, "started")
    begun = browser.values("main a[href*='/apply/']", "href")
    journey.expect(len(begun) == 2, f"{begun} began")
    told = 0
    for address in begun:
        path = address[address.index("/apply/"):]
        journey.visit(browser, path)
        journey.checkpoint(browser, "begun-" + path.split("/")[2])
        seen = browser.html
        journey.expect(browser.status == 200, f"{path} answers {browser.status}")
        if 'value="紡木"' in seen:
            told += "くらしの出来事の案内で入力した内容" in seen
    journey.expect(told > 0, "no application says where the name is from")


def daughter_plans_after_a_death(journey: Journey) -> None:
    """A daughter sees what has to be done after a death, in the order of the deadlines, and keeps it."""
    browser = journey.person(DESKTOP)
    _open(journey, browser, "death")
    browser.press("main form[action*='/life-events/'] button[type=submit]")
    journey.expect_refused(browser, "nothing-answered", "a plan comes from no answers")
    steps = _show(journey, browser, {
        "death-day": "令和8年11月18日", "was-head": "true", "others-left": "true", "national-health": "true",
        "care-insured": "true", "pension": "true", "child-allowance": "false", "had-income": "false", "has-land": "true",
    })
    journey.expect(len(steps) == 9 and "死亡届" in steps[0], f"the plan is {steps}")
    journey.checkpoint(browser, "plan")
    journey.expect("令和8年11月24日" in browser.text("main"), "the first deadline is not told")
    calendar = browser.download("main button[formaction$='/calendar']").decode("utf-8")
    journey.expect(calendar.count("BEGIN:VEVENT") == 7 and "DTSTART;VALUE=DATE:20261124" in calendar, calendar[:300])
    journey.keep("plan.pdf", browser.printed())


JOURNEYS = [family_moves_with_two_applications, daughter_plans_after_a_death]
