"""From a draft to the residents: proposed by one officer, approved by another, planned, undone, closed, opened again."""

from author_desk import BUILDER, at_desk, copy_procedure, draft_path
from browser import PHONE, Browser
from journey import Journey

AUTHOR, ADMIN = "aoki.midori", "takahashi.jun"
SUMMARY_SAVE = "main button[type=submit].ds-button-primary"


def _press(browser: Browser, action: str) -> None:
    browser.press(f"main form[action$='/{action}'] button[type=submit]")


def _open_fold(browser: Browser, action: str) -> None:
    """Unfolds what a form stands in, as a click on its summary does."""
    browser.find(f"main details:has(form[action$='/{action}']) > summary").click()


def _propose(journey: Journey, browser: Browser, draft: str, words: str) -> None:
    journey.visit(browser, f"{draft}/publish")
    browser.find("main textarea[name=words]").write(words)
    _press(browser, "proposal")
    journey.expect("公開を申し出ました" in browser.text("main"), "the proposal is not told")


def _approve(journey: Journey, browser: Browser, draft: str) -> None:
    journey.visit(browser, f"{draft}/publish")
    _press(browser, "approval")
    journey.expect("承認しました" in browser.text("main"), f"not approved: {browser.text('main')[:300]}")


def _rename(journey: Journey, browser: Browser, draft: str, label: str) -> None:
    """Another label for the first question of the form that has one of its own."""
    journey.visit(browser, draft)
    browser.press("main .ds-bench-items a[href*='/question?at=']")
    browser.find("main input[name='set:label'], main textarea[name='set:label']").write(label)
    browser.press("main button[name=press][value=save]:not([tabindex])")


def _travel(journey: Journey, has_script: bool, procedure: str) -> None:
    author, admin = at_desk(journey, AUTHOR, has_script), at_desk(journey, ADMIN, has_script)
    draft = copy_procedure(journey, author, procedure, "印鑑登録証明書の出張交付")
    journey.visit(author, f"{draft}/publish")
    journey.checkpoint(author, "new")
    _propose(journey, author, draft, "出張所でも交付できるようにします。")
    journey.checkpoint(author, "proposed")
    _be_sent_back(journey, author, admin, draft)
    _approve(journey, admin, draft)
    journey.checkpoint(admin, "approved")
    _publish(journey, admin, procedure)
    second = _change(journey, author, admin, procedure)
    _plan(journey, admin, second)
    _look_at_versions(journey, author, admin, procedure)


def _be_sent_back(journey: Journey, author: Browser, admin: Browser, draft: str) -> None:
    journey.visit(admin, f"{draft}/publish")
    journey.checkpoint(admin, "to-approve")
    _open_fold(admin, "returning")
    _press(admin, "returning")
    journey.expect_refused(admin, "returning-refused", "a draft goes back without a word")
    admin.find("main textarea[name=remark]").write("最初の質問を、わかりやすくしてください。")
    _press(admin, "returning")
    journey.visit(author, f"{draft}/publish")
    journey.expect("わかりやすくしてください" in author.text("main"), "the author does not see what is to be changed")
    journey.checkpoint(author, "sent-back")
    _rename(journey, author, draft, "証明書が要るのは、どなたですか")
    _propose(journey, author, draft, "質問の言葉を直しました。")


def _publish(journey: Journey, admin: Browser, procedure: str) -> None:
    admin.find("main input[name=start][value=day]").click()
    admin.find("main input[name=from]").write("平成30年4月1日")
    _press(admin, "publication")
    journey.expect_refused(admin, "day-refused", "a day of the past is taken")
    admin.find("main input[name=start][value=now]").click()
    _press(admin, "publication")
    journey.checkpoint(admin, "published")
    resident = journey.person(PHONE)
    journey.visit(resident, f"/procedures/{procedure}")
    journey.expect("印鑑登録証明書の出張交付" in resident.text("main"), "residents do not find what was published")


def _change(journey: Journey, author: Browser, admin: Browser, procedure: str) -> str:
    """A second version, proposed and approved; gives the address of its draft."""
    journey.visit(author, f"{BUILDER}?q=%E5%87%BA%E5%BC%B5%E4%BA%A4%E4%BB%98")
    author.press("main table form[action$='/drafts'] button")
    draft = draft_path(author)
    _rename(journey, author, draft, "どなたの印鑑登録ですか")
    journey.visit(author, f"{draft}/publish")
    words = author.text("main")
    journey.expect("証明書が要るのは、どなたですか → どなたの印鑑登録ですか" in words, "the difference is not told in words")
    journey.checkpoint(author, "difference")
    author.resize(PHONE)
    journey.checkpoint(author, "difference-phone")
    _look_back(journey, author, draft)
    _propose(journey, author, draft, "")
    _approve(journey, admin, draft)
    return draft


def _look_back(journey: Journey, author: Browser, draft: str) -> None:
    """Undoes an edit from the history, and does it again."""
    journey.visit(author, f"{draft}/history")
    journey.checkpoint(author, "history")
    for number in (1, 2):
        author.press("main button[name=revision]")
        journey.expect("変更を元に戻しました" in author.text("main"), f"nothing was undone ({number})")
    journey.checkpoint(author, "history-undone")
    journey.visit(author, draft)
    journey.expect("どなたの印鑑登録ですか" in author.text("main"), "what was undone twice is not there")
    author.press("main .ds-bench-items a[href*='/question?at=']")
    author.press("main a[href*='/uses?at=']")
    journey.checkpoint(author, "uses")


def _plan(journey: Journey, admin: Browser, draft: str) -> None:
    admin.find("main input[name=start][value=day]").click()
    admin.find("main input[name=from]").write("令和20年4月1日")
    admin.find("main input[name=end][value=day]").click()
    admin.find("main input[name=to]").write("2039-03-31")
    _press(admin, "publication")
    journey.expect("令和20年4月1日（2038年" in admin.text("main"), "the first day is not told in both calendars")
    journey.checkpoint(admin, "planned")
    _press(admin, "cancellation")
    journey.expect("公開の予定を取り消しました" in admin.text("main"), "the plan is not cancelled")
    _press(admin, "publication")
    journey.expect("この下書きは公開しました" in admin.text("main"), "it cannot be published after all")


def _look_at_versions(journey: Journey, author: Browser, admin: Browser, procedure: str) -> None:
    page = f"{BUILDER}/procedures/{procedure}"
    journey.visit(author, page)
    journey.checkpoint(author, "versions")
    author.press("main a[href*='/difference?from=']")
    journey.checkpoint(author, "versions-difference")
    journey.visit(author, page)
    author.press("main a[href*='/roll-back?version=']")
    journey.checkpoint(author, "roll-back")
    _press(author, "roll-back")
    journey.expect("どなたの印鑑登録ですか → 証明書が要るのは、どなたですか" in author.text("main"), "the draft is not the earlier version")
    draft = draft_path(author).removesuffix("/publish")
    _open_fold(author, "discarding")
    _press(author, "discarding")
    journey.checkpoint(author, "discarded")
    journey.visit(admin, page)
    _open_fold(admin, "closing")
    _press(admin, "closing")
    journey.checkpoint(admin, "closed")
    resident = journey.person()
    journey.visit(resident, f"/procedures/{procedure}")
    journey.expect(resident.status == 404, "a closed procedure is still shown")
    _press(admin, "reopening")
    journey.checkpoint(admin, "reopened")
    resident.reload()
    journey.expect(resident.status == 200, f"what was opened again is not shown ({draft})")


def two_officers_publish_a_procedure(journey: Journey) -> None:
    _travel(journey, has_script=True, procedure="publish-journey")


def two_officers_publish_a_procedure_without_script(journey: Journey) -> None:
    _travel(journey, has_script=False, procedure="publish-journey-plain")


JOURNEYS = [two_officers_publish_a_procedure, two_officers_publish_a_procedure_without_script]
