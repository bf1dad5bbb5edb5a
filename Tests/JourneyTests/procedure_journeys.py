"""The city's other two procedures from the first word in the search to the paper: 住民票の写し and 要介護・要支援認定."""

import re

from applicant import Receipt
from application_form import ApplicationForm, open_status, pdf_behind
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from journey import Journey
from printed_paper import words_of

RECORD, CARE, DISASTER = "resident-record-copy", "long-term-care-certification", "disaster-damage-certificate"
CLERK, DECIDER, CARE_OFFICER = "aoki.midori", "takahashi.jun", "hamada.sachiko"


def found(browser: Browser) -> list[str]:
    """The procedures the page lists, from the top."""
    links = browser.values("main a[href*='/procedures/']", "href")
    return list(dict.fromkeys(link.rpartition("/")[2] for link in links))


def search(journey: Journey, browser: Browser, words: str) -> list[str]:
    """Looks for daily words on the portal. Returns what is found."""
    journey.visit(browser, "/")
    browser.find("main input[name=q]").write(words)
    browser.press("main form[action$='/procedures'] button")
    return found(browser)


def _find(journey: Journey, browser: Browser, procedure: str, words: list[str], category: str, event: str) -> None:
    """By each of the words, by category and by life event; the last way is taken to the procedure's page."""
    for word in words:
        listed = search(journey, browser, word)
        journey.expect(listed[:1] == [procedure], f"“{word}” finds {listed}, not {procedure} first")
    journey.checkpoint(browser, "found-by-words")
    for parameter, term in (("category", category), ("life-event", event)):
        journey.visit(browser, "/")
        browser.press(f"main a[href$='/procedures?{parameter}={term}']")
        journey.expect(procedure in found(browser), f"{procedure} is not among {parameter} {term}")
        journey.checkpoint(browser, f"found-by-{parameter}")
    browser.press(f"main a[href$='/procedures/{procedure}']")
    journey.expect_path(browser, f"/procedures/{procedure}")


def nothing_found_leads_on(journey: Journey) -> None:
    """A resident looks for what the city does not offer, and finds a way on instead of a dead end."""
    browser = journey.person(PHONE)
    for words in ("宇宙旅行", "<宇宙旅行>", "宇宙旅行'; --", "鯨" * 300):
        listed = search(journey, browser, words)
        journey.expect(listed == [], f"“{words[:20]}” finds {listed}")
        journey.expect(browser.status == 200, f"“{words[:20]}” answers {browser.status}")
    journey.checkpoint(browser, "nothing-found")
    browser.press("main a[href$='/procedures']")
    journey.expect({RECORD, CARE, DISASTER} < set(found(browser)), f"the list of all procedures is {found(browser)}")


def _apply(journey: Journey, browser: Browser, procedure: str, example: str) -> tuple[Receipt, str]:
    """Applies with a look at every page. Returns the receipt and the words of the review."""
    form = ApplicationForm(journey, browser, procedure, journey.example(procedure, example))
    browser.press(f"main a[href$='/apply/{procedure}']")
    browser.press(f"main form[action$='/apply/{procedure}'] button")
    form.fill_to("/review")
    review = browser.text("main")
    journey.checkpoint(browser, "review")
    receipt = form.submit()
    journey.checkpoint(browser, "receipt")
    return receipt, review


def _receive(journey: Journey, browser: Browser, receipt: Receipt, name: str, titles: list[str]) -> list[str]:
    """Opens the decision and downloads its papers. Returns their words without spaces."""
    open_status(journey, browser, receipt)
    journey.checkpoint(browser, name)
    papers = browser.values("main a[href*='/documents/']", "href")
    journey.expect(len(papers) >= len(titles), f"there are {len(papers)} papers, not {len(titles)}")
    read = []
    for number, href in enumerate(papers, 1):
        paper = pdf_behind(journey, browser, href)
        journey.keep(f"paper-{number}.pdf", paper)
        read.append(re.sub(r"\s", "", words_of(paper)))
    for title in titles:
        journey.expect(any(title in words for words in read), f"no paper says {title}")
    return read


def daughter_asks_for_a_record_by_post(journey: Journey) -> None:
    """A daughter asks with a letter of authority for two copies of her father's 住民票, sent by post for 600 yen."""
    daughter = journey.person(PHONE)
    _find(journey, daughter, RECORD, ["住民票", "じゅうみんひょう", "住民票の写し"], "certificates", "moving")
    receipt, review = _apply(journey, daughter, RECORD, "proxy-whole-household-by-post")
    for words in ("600", "渡邉", "髙﨑"):
        journey.expect(words in review, f"the review does not say {words}")
    clerk, decider = CaseDesk(journey, CLERK), CaseDesk(journey, DECIDER)
    clerk.sign_in()
    clerk.open(receipt)
    for words in ("600", "渡邉", "髙﨑"):
        journey.expect(words in clerk.browser.text("main"), f"the case does not say {words}")
    journey.checkpoint(clerk.browser, "case-by-proxy")
    _look_at_attachments(journey, clerk.browser, 2)
    clerk.take()
    decider.sign_in()
    decider.open(receipt)
    decider.decide("granted", "", journey.example(RECORD, "proxy-whole-household-by-post"))
    read = _receive(journey, daughter, receipt, "status-granted", ["交付"])
    journey.expect(any("髙﨑" in words for words in read), "no paper names the person it is about")
    decider.deliver()
    journey.expect(not decider.browser.has("main form[action$='/delivery']"), "a delivered case can be delivered again")
    journey.checkpoint(decider.browser, "case-delivered")
    open_status(journey, daughter, receipt)
    journey.checkpoint(daughter, "status-delivered")
    journey.expect(daughter.has("main .ds-tag-success"), "the resident does not see that it is done")


def _look_at_attachments(journey: Journey, browser: Browser, count: int) -> None:
    """Every attachment opens: photos in the browser, everything else as a download."""
    links = browser.values("main a[href*='/files/']", "href")
    journey.expect(len(links) == count, f"{len(links)} attachments, not {count}")
    tab = browser.another_tab()
    for place, link in enumerate(links):
        if "png" in browser.texts("main a[href*='/files/']")[place]:
            tab.visit(link)
            journey.expect(tab.status == 200, f"an attachment answers {tab.status}")
        else:
            journey.expect(pdf_behind(journey, browser, link) != b"", "an attachment is empty")


def record_is_picked_up_at_the_counter(journey: Journey) -> None:
    """A resident asks on a computer for one copy, is told the fee and the day, and picks it up at the counter."""
    resident = journey.person(DESKTOP)
    _find(journey, resident, RECORD, ["本籍", "世帯全員の写し"], "certificates", "marriage")
    receipt, review = _apply(journey, resident, RECORD, "own-record-at-counter")
    journey.expect("300" in review, "the review does not tell the fee")
    answers = journey.example(RECORD, "own-record-at-counter")
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    officer.take()
    officer.decide("granted", "", answers)
    read = _receive(journey, resident, receipt, "status-granted", ["交付"])
    year, month, day = map(int, answers.decision["ready-on"][0].split("-"))
    ready = f"令和{year - 2018}年{month}月{day}日"
    journey.expect(any(ready in words for words in read), f"no paper says that it is ready on {ready}")
    journey.expect(any("300円" in words for words in read), "no paper tells the fee")
    officer.deliver()
    open_status(journey, resident, receipt)
    journey.expect(resident.has("main .ds-tag-success"), "the resident does not see that it is done")


def daughter_applies_for_care(journey: Journey) -> None:
    """A daughter applies for her father's 要介護認定 by phone; the care division decides, and the notice tells why."""
    daughter = journey.person(PHONE)
    _find(journey, daughter, CARE, ["介護", "認知症", "ヘルパー"], "care", "care")
    receipt, review = _apply(journey, daughter, CARE, "daughter-for-father")
    journey.expect("0012345678" in review, "the review does not show the number of the insured")
    elsewhere = CaseDesk(journey, CLERK)
    elsewhere.sign_in()
    journey.expect(not elsewhere.can_find(receipt), "another department finds the application for care")
    officer = CaseDesk(journey, CARE_OFFICER)
    officer.sign_in()
    officer.open(receipt)
    journey.checkpoint(officer.browser, "case")
    officer.take()
    answers = journey.example(CARE, "daughter-for-father")
    officer.decide("granted", "", answers)
    journey.checkpoint(officer.browser, "case-granted")
    read = _receive(journey, daughter, receipt, "status-granted", ["要介護2"])
    reason = re.sub(r"\s", "", answers.decision["judgement-reason"][0])
    journey.expect(any(reason in words for words in read), "no paper tells why")


def care_found_in_easy_japanese(journey: Journey) -> None:
    """A resident who reads やさしい日本語 finds help with care, and the same in English."""
    browser = journey.person(PHONE)
    for language, words in (("easy-ja", ["かいご", "老人ホーム"]), ("en", ["nursing", "care"])):
        journey.visit(browser, f"/?language={language}")
        for word in words:
            journey.expect(CARE in search(journey, browser, word), f"{language}: “{word}” does not find care")
        journey.checkpoint(browser, f"found-{language}")
        browser.press(f"main a[href$='/procedures/{CARE}']")
        journey.checkpoint(browser, f"procedure-{language}")


JOURNEYS = [
    daughter_asks_for_a_record_by_post, daughter_applies_for_care, record_is_picked_up_at_the_counter,
    care_found_in_easy_japanese, nothing_found_leads_on,
]
