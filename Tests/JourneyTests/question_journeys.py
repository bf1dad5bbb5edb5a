"""A form with one question of every kind, with and without script, and filling it in from a former application."""

import dataclasses
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from account_journeys import Mailbox, sign_in
from application_form import ApplicationForm, open_status
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from demo import Demo
from example_answers import ExampleAnswers
from journey import Journey, officers
from product import ROOT

PROCEDURE, OFFICER = "every-question", "takahashi.jun"
FOLDER = Path(__file__).resolve().parent / "procedures" / PROCEDURE
REVIEW = "main form[action$='/review'] button"
#: The number of the example, and what of it may be seen.
NUMBER, COVERED = "123456789018", "••••••••9018"


@contextmanager
def _town(journey: Journey):
    """つむぎ市 with the sample procedure beside its own, in a demo that is only this journey's."""
    with tempfile.TemporaryDirectory(prefix="tsumugi-questions-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "Examples", folder / "Examples")
        shutil.copytree(FOLDER, folder / "Examples" / "TsumugiCity" / "procedures" / PROCEDURE)
        demo = Demo(folder / "demo", examples=folder / "Examples")
        try:
            demo.wait_ready()
            journey.stage = dataclasses.replace(
                journey.stage, origin=demo.origin, officers=officers(demo.sign_ins()), demo=demo, codes={}, sessions={})
            yield
        finally:
            demo.stop()


def _answers() -> ExampleAnswers:
    return ExampleAnswers.read(FOLDER / "examples" / "everything.yaml")


def _wait(journey: Journey, browser: Browser, condition: str, otherwise: str) -> None:
    """Until the page's script has made something true."""
    holds = browser.evaluate(
        f"""(async () => {{ for (let i = 0; i < 100; i++) {{ if ({condition}) return true;
        await new Promise((done) => setTimeout(done, 50)); }} return false; }})()""", waits=True)
    journey.expect(holds, otherwise)


def _seen(name: str) -> str:
    return f"!!document.querySelector('[name=\"{name}\"]')?.checkVisibility()"


def _choose(browser: Browser, name: str, value: str) -> None:
    browser.point_at(f"document.querySelector('[name=\"{name}\"][value=\"{value}\"]').labels[0]").click()


def _live_conditions(journey: Journey, browser: Browser) -> None:
    """Questions come and go while somebody answers, and what was typed into them comes back."""
    browser.settle()
    browser.named("copies")[0].write("3")
    _wait(journey, browser, "document.getElementById('fee').textContent.includes('900円')", "the fee is not worked out")
    journey.expect(not browser.evaluate(_seen("visit")), "a question is there before its answer")
    _choose(browser, "visits", "true")
    _wait(journey, browser, _seen("visit"), "the further question does not appear")
    journey.expect(
        browser.evaluate("document.activeElement.name") == "visits", "the focus left the answer that was given")
    journey.expect("来庁する時刻" in browser.evaluate("document.querySelector('[data-live-said]').textContent"),
                   "nothing says that a question has appeared")
    browser.named("visit")[0].write("午後3時")
    journey.checkpoint(browser, "wish-with-further-question")
    _choose(browser, "visits", "false")
    _wait(journey, browser, f"!({_seen('visit')})", "the question stays although nobody asks it any more")
    _choose(browser, "visits", "true")
    _wait(journey, browser, _seen("visit"), "the question does not come back")
    journey.expect(browser.named("visit")[0].value == "午後3時", "what was typed into a hidden question is gone")


def _live_rows(journey: Journey, browser: Browser) -> None:
    """Rows that an answer brings along are sent with what was typed into them."""
    browser.settle()
    _choose(browser, "has-helpers", "true")
    _wait(journey, browser, _seen("helpers.1.helper-name"), "the rows do not appear with a row to fill in")
    browser.named("helpers.1.helper-name")[0].write("中村　恵")
    journey.checkpoint(browser, "family-with-rows-that-appeared")


def _draw(browser: Browser) -> None:
    """Signs with a pen, as far as the page can tell."""
    browser.evaluate("""(() => {
      const pad = document.querySelector('.ds-signature-pad');
      pad.scrollIntoView();
      const box = pad.getBoundingClientRect();
      pad.setPointerCapture = () => {};
      const at = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {
        bubbles: true, pointerId: 1, clientX: box.left + x * box.width, clientY: box.top + y * box.height }));
      at('pointerdown', 0.2, 0.3);
      for (let i = 0; i < 40; i++) at('pointermove', 0.2 + i * 0.015, 0.5 + 0.3 * Math.sin(i / 3));
      at('pointerup', 0.8, 0.5);
    })()""")


def _fill_in(journey: Journey, browser: Browser, has_script: bool) -> ApplicationForm:
    """From the procedure's page to the review."""
    form = ApplicationForm(journey, browser, PROCEDURE, _answers())
    form.begin(looks=False)
    form.fill_to("/pages/wish")
    if has_script:
        _live_conditions(journey, browser)
    form.fill_to("/pages/family")
    if has_script:
        _live_rows(journey, browser)
        form.fill()
        form.go_on()
        journey.expect_path(browser, "/pages/place")
    form.fill_to("/pages/place")
    journey.checkpoint(browser, "place-empty")
    form.fill()
    if has_script:
        _draw(browser)
        _wait(journey, browser, "document.querySelector('input[name=sign]').files.length === 1", "nothing was signed")
        journey.checkpoint(browser, "place-signed")
    else:
        form.attach("sign", journey.stage.samples.photo())
    form.go_on()
    journey.expect_path(browser, "/review")
    return form


def _mistakes(journey: Journey, browser: Browser) -> None:
    """Every page sent empty names what is missing, and each name leads to a field."""
    form = ApplicationForm(journey, browser, PROCEDURE, _answers())
    form.begin(looks=False)
    for _ in range(5):
        section = form.section
        form.go_on()
        journey.expect_refused(browser, f"{section}-empty", f"{section} takes empty answers")
        form.wrong_fields()
        form.fill()
        if section == "place":
            form.attach("sign", journey.stage.samples.photo())
        for _ in range(3):
            if form.section == section:
                form.fill()
                form.go_on()


def _read_case(journey: Journey, form: ApplicationForm) -> None:
    """The officer reads rows as tables, where answers come from, and uncovers the number."""
    receipt = form.submit()
    desk = CaseDesk(journey, OFFICER)
    desk.sign_in()
    desk.open(receipt)
    page = desk.browser.text("main")
    for words in ("一郎", "電車", COVERED, "600円", "本庁の南担当"):
        journey.expect(words in page, f"the case does not say {words}")
    journey.expect(NUMBER not in page, "the number stands open on the page")
    journey.checkpoint(desk.browser, "case")
    desk.browser.press("main form[action*='/individual-numbers/'] button")
    journey.expect("1234 5678 9018" in desk.browser.text("main"), "the number is not shown")
    journey.checkpoint(desk.browser, "number-shown")


def every_question_with_script(journey: Journey) -> None:
    """A resident answers a question of every kind on a phone; the page follows the answers."""
    with _town(journey):
        browser = journey.person(PHONE)
        form = _fill_in(journey, browser, True)
        review = browser.text("main")
        for words in ("午後2時30分", "600円", COVERED, "南地区", "本庁の南担当", "一郎", "中村　恵", "signature.png"):
            journey.expect(words in review, f"the review does not say {words}")
        journey.checkpoint(browser, "review")
        journey.visit(browser, f"/apply/{PROCEDURE}/pages/numbers?change=1")
        _choose(browser, "refund", "false")
        form.go_on()
        journey.expect("次の答えは送られません" in browser.text("main"), "the review is silent about what is left out")
        journey.checkpoint(browser, "review-left-out")
        _read_case(journey, form)


def every_question_without_script(journey: Journey) -> None:
    """The same on a computer without script: rows by buttons, a photo of the signature, every mistake told."""
    with _town(journey):
        browser = journey.person(DESKTOP, has_script=False)
        _mistakes(journey, browser)
        journey.expect_path(browser, "/review")
        journey.visit(browser, f"/apply/{PROCEDURE}/pages/family?change=1")
        browser.press("main button[name=add-row][value=children]")
        journey.checkpoint(browser, "three-children")
        journey.expect(not browser.has("main button[name=add-row][value=children]"), "a fourth child can be added")
        browser.press("main button[name=remove-row][value='children.2']")
        journey.expect(browser.values("main input[name=children]", "value") == ["1", "3"], "the wrong row is gone")
        journey.expect(browser.named("children.1.child-name")[0].value == "一郎", "what was typed is gone")
        browser.press("main button[name=remove-row][value='children.3']")
        browser.press("main button[name=action][value=next]")
        journey.checkpoint(browser, "review")


def every_question_in_other_languages(journey: Journey) -> None:
    """Every page of it in やさしい日本語 and in English."""
    with _town(journey):
        for language in ("easy-ja", "en"):
            browser = journey.person(PHONE, has_script=False)
            journey.visit(browser, f"/?language={language}")
            _fill_in(journey, browser, False)
            journey.checkpoint(browser, f"review-{language}")


def former_application_fills_in(journey: Journey) -> None:
    """A resident with an account applies twice; the second time one press fills in what was said before."""
    with _town(journey):
        browser, mailbox = journey.person(PHONE), Mailbox(journey, "hanako")
        journey.visit(browser, "/")
        sign_in(journey, browser, mailbox)
        form = _fill_in(journey, browser, True)
        browser.press(REVIEW)
        form.begin(looks=False)
        journey.expect(browser.named("applicant-name.family")[0].value == "", "it was filled in before anyone asked")
        page = browser.text("main")
        journey.expect("の申請から（受付番号" in page, "nothing is offered, or not from which application")
        journey.expect("マイナンバー" not in page, "the number is offered")
        journey.checkpoint(browser, "offered")
        browser.find("main input[name=take][value=born]").click()
        browser.press("main form[action$='/prefill'] button")
        journey.expect(browser.named("applicant-name.family")[0].value == "佐藤", "nothing was filled in")
        journey.expect(browser.named("born")[0].value == "", "what was not chosen was filled in")
        journey.expect(not browser.has("main form[action$='/prefill']"), "it is offered again")
        journey.checkpoint(browser, "filled-in")
        browser.named("phone")[0].write("0463-00-1234")
        form.answers.fields["phone"] = ["0463-00-1234"]
        form.answers.fields["children.1.age"] = ["6"]
        form.fill_to("/pages/family", looks=False)
        journey.expect(browser.named("children.2.child-name")[0].value == "二郎", "the rows were not filled in")
        journey.checkpoint(browser, "family-filled-in")
        form.fill_to("/pages/place", looks=False)
        form.fill()
        form.attach("sign", journey.stage.samples.photo())
        form.go_on()
        receipt = form.submit()
        desk = CaseDesk(journey, OFFICER)
        desk.sign_in()
        desk.open(receipt)
        cells = desk.browser.texts("main dd table td")
        journey.expect(
            [sum("その後に変更" in cell for cell in cells), sum("前回の申請から入力" in cell for cell in cells)] == [1, 5],
            f"the rows do not say which of their answers were changed: {cells}")
        journey.expect("前回の申請から入力" in desk.browser.text("main"), "the officer does not see where answers come from")
        journey.checkpoint(desk.browser, "case-filled-in")


def correction_follows_its_answers(journey: Journey) -> None:
    """An officer asks about two answers; what they open and work out is on the resident's page at once."""
    with _town(journey):
        form = ApplicationForm(journey, journey.person(PHONE, has_script=False), PROCEDURE, _answers().changed(visits="false"))
        form.begin(looks=False)
        form.fill_to("/pages/place", looks=False)
        form.fill()
        form.attach("sign", journey.stage.samples.photo())
        form.go_on()
        receipt = form.submit()
        desk = CaseDesk(journey, OFFICER)
        desk.sign_in()
        desk.open(receipt)
        desk.ask_correction({"visits": "おいでになるときは、はいを選んでください。", "copies": "通数をお確かめください。"}, "", looks=False)
        browser = journey.person(PHONE)
        open_status(journey, browser, receipt)
        browser.press("main a[href$='/correction']")
        journey.checkpoint(browser, "correction")
        browser.named("copies")[0].write("4")
        _choose(browser, "visits", "true")
        _wait(journey, browser, _seen("visit"), "the further question does not appear")
        _wait(journey, browser, "document.getElementById('fee')?.textContent.includes('1,200円')", "the fee is not told")
        journey.checkpoint(browser, "correction-with-further-question")
        browser.named("visit")[0].write("10:30")
        browser.press("main button[name=action][value=next]")
        journey.expect(not browser.has("main a[href$='/correction']"), "the correction is still asked for")
        desk.open(receipt)
        page = desk.browser.text("main")
        for words in ("午前10時30分", "1,200円", "4通"):
            journey.expect(words in page, f"the corrected case does not say {words}")
        journey.checkpoint(desk.browser, "case-corrected")


JOURNEYS = [
    every_question_with_script, every_question_without_script, every_question_in_other_languages,
    former_application_fills_in, correction_follows_its_answers,
]
