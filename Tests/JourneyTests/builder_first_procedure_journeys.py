"""The guide page about the first procedure, step by step in a browser: what it says is on the pages, and works."""

import json

from application_form import NEXT
from browser import PHONE, Browser
from case_desk import CaseDesk
from journey import Journey, Unexpected
from product import ROOT

AUTHOR, ADMIN = "aoki.midori", "takahashi.jun"
PROCEDURE = "bicycle-parking"
GUIDE = ROOT / "docs" / "guide" / "clerk" / "first-procedure.ja.md"

#: What can be pressed and is seen, whose words begin so; the same words first, then the shortest that begin with them.
FIND_WORDS = """((words, inside) =>
  [...document.querySelectorAll(inside + ' a, ' + inside + ' button, ' + inside + ' summary')]
  .filter((e) => e.checkVisibility() && !e.closest('.ds-visually-hidden') && e.tabIndex >= 0)
  .map((e) => [e, e.textContent.trim()])
  .filter(([e, text]) => text.startsWith(words))
  .sort((a, b) => a[1].length - b[1].length)[0]?.[0])"""

#: The field or the choice with this label.
FIND_FIELD = """((words) => {
  const label = [...document.querySelectorAll('main label')].find((label) => label.checkVisibility() &&
    (label.querySelector('.ds-label-text, .ds-choice-label') ?? label).textContent.trim() === words);
  return label && (label.control ?? document.getElementById(label.htmlFor));
})"""


class GuidedBrowser:
    """A browser that does nothing the guide page does not say."""

    def __init__(self, journey: Journey, browser: Browser):
        self.journey = journey
        self.browser = browser
        self._guide = GUIDE.read_text(encoding="utf-8")

    def press(self, words: str, inside: str = "main") -> None:
        """Presses the button or the link that the guide calls so, and waits for the page behind it."""
        element = self._point(words, inside)
        self.browser.settle()
        self.browser._leaving(element.click)

    def unfold(self, words: str) -> None:
        self._point(words, "main").click()

    def write(self, label: str, words: str) -> None:
        """Types into the field with this label."""
        self._said(words)
        self.field(label).write(words)

    def choose(self, label: str, option: str) -> None:
        """Chooses from the list with this label by what its option says."""
        self._said(option)
        expression = f"{FIND_FIELD}({_literal(label)})"
        value = self.browser.evaluate(
            f"[...({expression}).options].find((o) => o.text === {_literal(option)})?.value ?? null")
        if value is None:
            raise Unexpected(f"{label} offers no {option}")
        self.field(label).choose(value)

    def tick(self, label: str) -> None:
        self._said(label)
        self.browser.point_at(f"{FIND_FIELD}({_literal(label)}).labels[0]").click()

    def field(self, label: str):
        expression = f"{FIND_FIELD}({_literal(label)})"
        if not self.browser.evaluate(f"!!{expression}"):
            raise Unexpected(f"there is no field {label} on {self.browser.path}")
        return self.browser.point_at(expression)

    @property
    def draft(self) -> str:
        """The path of the draft whose page the browser shows."""
        parts = self.browser.path.split("/")
        place = parts.index("builder")
        return "/" + "/".join(parts[place - 1:place + 2])

    def translations(self) -> list[list[str]]:
        """The rows of the guide's table of translations."""
        lines = self._guide[self._guide.index("| 日本語 |"):].splitlines()[2:]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return rows[:next(number for number, line in enumerate(lines) if not line.startswith("|"))]

    def _point(self, words: str, inside: str):
        self._said(words)
        expression = f"{FIND_WORDS}({_literal(words)}, {_literal(inside)})"
        if not self.browser.evaluate(f"!!{expression}"):
            raise Unexpected(f"there is no {words} to press on {self.browser.path}")
        return self.browser.point_at(expression)

    def _said(self, words: str) -> None:
        if words not in self._guide:
            raise Unexpected(f"the guide does not say {words}")


def _literal(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _page(journey: Journey, officer: str) -> GuidedBrowser:
    desk = CaseDesk(journey, officer)
    desk.sign_in()
    return GuidedBrowser(journey, desk.browser)


def _begin(author: GuidedBrowser) -> None:
    author.press("手続き作成", inside="header, nav")
    author.press("新しい手続きを作る")
    author.write("手続きの名前", "自転車駐車場の定期利用の申込み")
    author.write("手続きのID", PROCEDURE)
    if author.browser.has("main select[name=department] option[value='']"):
        author.choose("担当課", "市民課")
    author.write("窓口での申請のしかた", "市民課（市役所1階）の窓口へお越しください。")
    author.press("下書きを作る")
    author.journey.checkpoint(author.browser, "draft")


def _outline(author: GuidedBrowser) -> None:
    """Back to the form by the way on top of the page."""
    author.press("自転車駐車場の定期利用の申込み", inside=".ds-breadcrumbs")


def _part(officer: GuidedBrowser, words: str) -> None:
    """One of the parts of the draft; where a page does not offer them, by the way on top of it."""
    if not officer.browser.has("main .ds-tabs"):
        _outline(officer)
    officer.press(words, inside="main .ds-tabs")


def _ask(author: GuidedBrowser, label: str, kind: str) -> None:
    """A question on the last page of the form."""
    if author.browser.path.endswith("/question"):
        _outline(author)
    links = author.browser.values("main a[href*='new-question']", "href")
    author._said("質問を足す")
    author.browser.visit(links[-1])
    author.write("質問の言葉", label)
    author.tick(kind)
    author.press("質問を足す")


def _make_form(author: GuidedBrowser) -> None:
    browser = author.browser
    _ask(author, "利用する方", "1つ選ぶ")
    author.write("選択肢1の言葉", "一般")
    author.write("選択肢2の言葉", "高校生以下")
    author.press("保存する")
    _ask(author, "学生証の写し", "ファイル")
    author.journey.checkpoint(browser, "question-file")
    browser.press("main .ds-summary a[href*='condition']")
    author.choose("条件にする質問", "利用する方")
    author.press("この質問を条件に足す")
    author.tick("高校生以下")
    author.press("意味を確かめる")
    author.journey.expect("「利用する方」が「高校生以下」" in browser.text("main .ds-callout"), "the condition is another")
    author.journey.checkpoint(browser, "condition")
    author.press("この条件にする")
    _outline(author)
    browser.press("main .ds-bench-items li a[href*='removal?at='][href*='matter%2Fquestions'], "
                  "main .ds-bench-items a[href*='removal'][href*='@matter/questions/@matter']")
    author.press("なくす")
    author.journey.checkpoint(browser, "form")


def _make_fee_table(author: GuidedBrowser) -> None:
    browser = author.browser
    _part(author, "決まり")
    author.press("手数料の表を作る")
    author.tick("利用する方")
    author.press("表を作る")
    for name, words in (("cell:0:1", "6000"), ("cell:0:3", "条例別表第2"), ("cell:1:1", "4000"), ("cell:1:3", "条例別表第2")):
        author._said(words)
        browser.find(f"main input[name='{name}']").write(words)
    author.press("保存する")
    author.journey.checkpoint(browser, "fee-table")


def _add_to_notice(author: GuidedBrowser) -> None:
    browser = author.browser
    _part(author, "書類")
    author.press("自転車駐車場の定期利用の申込み 決定通知書")
    author.choose("足すもの", "項目の表")
    author.press("本文に足す")
    author.write("1行目の項目名", "利用する方")
    author.write("1行目の内容", "{answer.question-1}")
    author.press("行を足す")
    author.write("2行目の項目名", "利用料")
    author.write("2行目の内容", "{fee}")
    author.press("保存する")
    for place in (4, 3):
        author.press("上へ", inside=f"main .ds-bench-items > li:nth-child({place})")
    author.journey.checkpoint(browser, "notice", has_signs=True)


def _tell_cost(author: GuidedBrowser) -> None:
    browser = author.browser
    _part(author, "案内")
    browser.press("#applicants .ds-summary-change a")
    author.write("費用", "3か月6,000円（高校生以下は4,000円）")
    author.press("保存する")


def _translate(author: GuidedBrowser) -> None:
    """Fills in what the guide's table says, sentence by sentence, and leaves nothing without a translation."""
    browser = author.browser
    _part(author, "訳文")
    author.journey.checkpoint(browser, "words", has_signs=True)
    for japanese, easy, english in author.translations():
        for language, words in (("easy-ja", easy), ("en", english)):
            fields = browser.evaluate(
                "[...document.querySelectorAll('main fieldset')].filter((f) => [...f.querySelectorAll('p')]"
                f".some((p) => p.textContent.trim() === {_literal(japanese)}))"
                f".flatMap((f) => [...f.querySelectorAll('[name^=\"text:{language}:\"]')].map((e) => e.name))")
            author.journey.expect(fields, f"{japanese} cannot be translated into {language}")
            for name in fields:
                browser.named(name)[0].write(words)
    author.press("訳文を保存する")
    for state in ("missing", "stale"):
        author.journey.visit(browser, f"{author.draft}/words?state={state}")
        left = browser.texts("main fieldset legend")
        author.journey.expect(not left, f"the guide leaves sentences that are {state}: {left}")


def _propose(author: GuidedBrowser) -> None:
    browser = author.browser
    _part(author, "見え方")
    author.journey.checkpoint(browser, "preview")
    _part(author, "公開")
    author.write("確かめる方への説明", "定期利用をオンラインで申し込めるようにします。")
    author.journey.checkpoint(browser, "proposal")
    author.press("公開を申し出る")
    author.journey.expect("公開を申し出ました" in browser.text("main"), "the proposal is refused")


def _publish(admin: GuidedBrowser) -> None:
    browser = admin.browser
    admin.press("手続き作成", inside="header, nav")
    browser.find("main input[name=q]").write("自転車駐車場")
    browser.press("form.ds-filter button")
    admin.press("自転車駐車場の定期利用の申込み")
    _part(admin, "公開")
    admin.press("承認する")
    admin.journey.expect("承認しました" in browser.text("main"), f"not approved: {browser.text('main')[:400]}")
    admin.journey.checkpoint(browser, "publication")
    admin.press("公開する")
    admin.journey.expect("この下書きは公開しました" in browser.text("main"), "it is not published")
    admin.journey.checkpoint(browser, "published")


#: A pupil's application, as they type it.
ANSWERS = {
    "applicant-name.family": "佐藤", "applicant-name.given": "花", "applicant-name.family-kana": "サトウ",
    "applicant-name.given-kana": "ハナ", "applicant-address.postal-code": "259-9999",
    "applicant-address.prefecture": "神奈川県", "applicant-address.city": "つむぎ市", "applicant-address.town": "本町", "applicant-address.street": "1-1",
    "applicant-phone": "090-0000-1234",
}


def _apply(journey: Journey, resident: Browser) -> str:
    """Finds the procedure by its name and applies for it as a pupil; gives the receipt number."""
    journey.visit(resident, "/procedures?q=%E8%87%AA%E8%BB%A2%E8%BB%8A%E9%A7%90%E8%BB%8A%E5%A0%B4")
    resident.press(f"main a[href$='/procedures/{PROCEDURE}']")
    journey.checkpoint(resident, "resident-procedure")
    resident.press(f"main a[href$='/apply/{PROCEDURE}']")
    resident.press(f"main form[action$='/apply/{PROCEDURE}'] button")
    for name, words in ANSWERS.items():
        for field in resident.find_all(f"main select[name='{name}']"):
            field.choose(words)
        for field in resident.find_all(f"main input[name='{name}']"):
            field.write(words)
    resident.press(NEXT)
    journey.expect("/pages/matter" in resident.path, f"the first page is refused: {resident.text('main')[:300]}")
    resident.find("main input[name=question-1][value=option-2]").click()
    resident.settle()
    resident.named("question-2")[0].attach(journey.stage.samples.photo())
    journey.checkpoint(resident, "resident-matter")
    resident.press(NEXT)
    journey.expect("4,000円" in resident.text("main"), f"the fee is not told: {resident.text('main')[:300]}")
    journey.checkpoint(resident, "resident-review")
    resident.press("main form[action$='/review'] button[type=submit].ds-button-primary")
    journey.checkpoint(resident, "resident-receipt")
    return resident.text("#receipt-number")


def builder_first_procedure(journey: Journey) -> None:
    """Somebody makes, proposes, and another publishes the guide's procedure; a resident applies for it."""
    author = _page(journey, AUTHOR)
    journey.visit(author.browser, "/staff")
    _begin(author)
    _make_form(author)
    _make_fee_table(author)
    _add_to_notice(author)
    _tell_cost(author)
    _translate(author)
    _propose(author)
    admin = _page(journey, ADMIN)
    journey.visit(admin.browser, "/staff")
    _publish(admin)
    journey.expect(_apply(journey, journey.person(PHONE)), "there is no receipt number")


JOURNEYS = [builder_first_procedure]
