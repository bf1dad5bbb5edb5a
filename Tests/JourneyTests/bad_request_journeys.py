"""Requests that no page of ours sends, addresses that are none, files that are not what they say: nothing breaks."""

from applicant import Receipt
from application_form import UPLOAD, ApplicationForm
from bad_requests import Stranger, multipart
from browser import DESKTOP, PHONE, Browser
from case_desk import CaseDesk
from journey import Journey

RECORD, EXAMPLE, CLERK, DECIDER = "resident-record-copy", "own-record-at-counter", "aoki.midori", "takahashi.jun"
FORM, NO_CASE = "application/x-www-form-urlencoded", "01a1fd05-b752-77c4-86e5-4302fb197a62"

PART = b'--y\r\nContent-Disposition: form-data; name="code"\r\n\r\n'
PARTS = "multipart/form-data; boundary=y"

#: Bodies and their media types, by what is wrong with them.
BROKEN_BODIES = {
    "Shift_JIS": ("氏名=佐藤".encode("shift_jis"), FORM),
    "Shift_JIS, escaped": (b"code=%8D%B2%93%A1", FORM),
    "a broken escape": (b"code=%ZZ", FORM),
    "a cut escape": (b"code=%E3%8", FORM),
    "three thousand fields": ("&".join(f"a{number}=1" for number in range(3000)).encode(), FORM),
    "a third of a megabyte": (b"code=" + b"x" * 350_000, FORM),
    "JSON": (b'{"code": "x"}', "application/json"),
    "XML": (b"<a/>", "text/xml"),
    "no type": (b"code=x", ""),
    "no boundary": (b"x", "multipart/form-data"),
    "a wrong boundary": (b"x", PARTS),
    "a form cut short": (PART + b"x", PARTS),
    "Shift_JIS in parts": (PART + "佐藤".encode("shift_jis") + b"\r\n--y--\r\n", PARTS),
}

#: Pages that are not there, or not for whoever asks.
NO_PAGES = [
    "/nothing", "/procedures/nothing", "/apply/nothing", f"/apply/{RECORD}/pages/nothing", "/status/nothing",
    f"/status/{NO_CASE}", "/status/x/documents/y", "/verify/nothing", "/verify/" + "A" * 3000, "/assets/nothing.css",
    "/..%2f..%2f..%2fetc%2fpasswd", "/../../../../etc/passwd", "/%00", "/%FF%FE", "/%E3%81", "/procedures/<script>",
    "/procedures/%27%20OR%201=1", f"/apply/{RECORD}/receipt", f"/apply/{RECORD}/review", f"/apply/{RECORD}/saved",
    "/staff/nothing",
]

STRANGE_QUERIES = [
    "?q=%FF", "?q=%", "?page=-1", "?language=xx", "?q=" + "x" * 7000, "?%00=%00", "?category=" + "x" * 500,
]
STRANGE_LISTS = [
    "?status=x&department=x&procedure=x&taken=x&order=x", "?after=x", "?search=x", "?after=%00%FF", "?page=x",
]


def _apply(journey: Journey) -> tuple[Browser, Receipt]:
    browser = journey.person(PHONE)
    return browser, ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE)).apply()


def _path(journey: Journey, browser: Browser) -> str:
    """Where the browser is, as a path of the town."""
    return browser.path.removeprefix(f"/{journey.town}")


def forged_form_does_nothing(journey: Journey) -> None:
    """Another site sends an officer's browser a form: without our guard, or with a foreign one, nothing is done."""
    _, receipt = _apply(journey)
    officer = CaseDesk(journey, DECIDER)
    officer.sign_in()
    officer.open(receipt)
    foreign = journey.person(DESKTOP)
    journey.visit(foreign, "/resume")
    token = foreign.find("input[name=csrf]").value
    inside, case = Stranger(journey, officer.browser), _path(journey, officer.browser)
    for guard in ("", "csrf=", "csrf=forged", f"csrf={token}"):
        for step in ("assignment", "decision", "notes"):
            reply = inside.ask("POST", f"{case}/{step}", f"{guard}&once=x&note=x".encode(), FORM)
            inside.expect_told_off(reply, f"{step} with the guard “{guard[:12]}”", (403,))
    inside.expect_told_off(inside.ask("POST", "/staff/sign-out", b"csrf=forged", FORM), "a forged sign-out", (403,))
    officer.open(receipt)
    journey.expect(officer.browser.has("main form[action$='/assignment']"), "a forged form has taken the case")


def broken_forms_are_told(journey: Journey) -> None:
    """Shift_JIS, cut off, too much, of another kind: a form that cannot be read is refused whole, in plain words."""
    stranger = Stranger(journey)
    for name, (body, kind) in BROKEN_BODIES.items():
        for path in ("/resume", "/status", f"/apply/{RECORD}", "/staff/sign-in"):
            stranger.expect_told_off(stranger.ask("POST", path, body, kind), f"{name} to {path}")
    # With a good guard, the rest is read: and is still not what it should be.
    guard = stranger.applicant.get("/resume").page.form_to("/resume").values["csrf"][0]
    for name, rest, statuses in (
        ("Shift_JIS", b"code=%8D%B2%93%A1", (400,)), ("control characters", "code=%00%0A\u202e".encode(), (422,)),
    ):
        reply = stranger.ask("POST", "/resume", f"csrf={guard}&once=1&".encode() + rest, FORM)
        stranger.expect_told_off(reply, f"guarded {name}", statuses)
    stranger.close()


def addresses_and_methods_that_are_none(journey: Journey) -> None:
    """Unknown pages, wrong methods, paths that climb: a page that says what to do, never a trace of the program."""
    stranger = Stranger(journey)
    for path in NO_PAGES:
        reply = stranger.ask("GET", path)
        stranger.expect_told_off(reply, f"GET {path[:60]}", (303, *range(400, 500)))
        journey.expect(reply.status == 303 or "<h1" in reply.text, f"GET {path[:60]} has no page")
    for query in STRANGE_QUERIES:
        reply = stranger.ask("GET", "/procedures" + query)
        journey.expect(reply.status in (200, 400, 414, 431), f"/procedures{query[:20]} answers {reply.status}")
        stranger.expect_nothing_inside(reply.text, f"/procedures{query[:20]}")
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "PROPFIND"):
        for path in ("/", "/status", f"/apply/{RECORD}", "/staff/cases", "/nothing"):
            stranger.expect_told_off(stranger.ask(method, path), f"{method} {path}")
    for path in ("/", "/procedures", "/verify/key", "/accessibility"):
        stranger.expect_told_off(stranger.ask("POST", path, b"a=b", FORM), f"POST {path}")
    _strange_headers(journey, stranger)
    browser = journey.person(PHONE)
    journey.visit(browser, "/procedures/nothing")
    journey.checkpoint(browser, "page-that-is-not-there", status=404)


def _strange_headers(journey: Journey, stranger: Stranger) -> None:
    cookies = f"\x7f=;;;=; __Host-{journey.town}-visitor=%%%; a=" + "b" * 3000
    journey.expect(stranger.ask("GET", "/", headers={"Cookie": cookies}).status < 500, "strange cookies break a page")
    strange = {"Accept-Language": "x" * 2000, "X-Forwarded-For": "nonsense, ,,", "Accept": "\xff/*;q=x"}
    journey.expect(stranger.ask("GET", "/", headers=strange).status == 200, "strange headers break a page")


def lists_and_cases_that_are_none(journey: Journey) -> None:
    """An officer follows a mistyped address: the list as usual, or a page that says there is no such case."""
    officer = CaseDesk(journey, CLERK)
    officer.sign_in()
    stranger = Stranger(journey, officer.browser)
    for query in STRANGE_LISTS:
        reply = stranger.ask("GET", "/staff/cases" + query)
        journey.expect(reply.status in (200, 400), f"the list with {query} answers {reply.status}")
    for step in ("", "/handover", "/correction", "/copy.pdf", "/files/x", "/documents/x", f"/documents/{NO_CASE}"):
        stranger.expect_told_off(stranger.ask("GET", f"/staff/cases/{NO_CASE}{step}"), f"no case{step}", (403, 404))
    journey.visit(officer.browser, f"/staff/cases/{NO_CASE}")
    journey.checkpoint(officer.browser, "case-that-is-not-there", status=404)


def files_that_are_not_what_they_say(journey: Journey) -> None:
    """A .jpg that is a web page, an empty file, a swollen PDF, too much, too many: told at the field, the rest kept."""
    browser = journey.person(PHONE)
    form = ApplicationForm(journey, browser, RECORD, journey.example(RECORD, EXAMPLE))
    form.begin(looks=False)
    form.fill_to("/pages/attachments", looks=False)
    samples = journey.stage.samples
    for name, path in (("web-page", samples.web_page()), ("nothing-in-it", samples.empty())):
        form.attach("identity-document", path)
        browser.press(UPLOAD)
        journey.expect_refused(browser, name, f"{name} is kept as a photo")
        journey.expect(not browser.has(".ds-stored-file"), f"{name} is among the kept files")
    _uploads_by_hand(journey, browser)
    journey.visit(browser, f"/apply/{RECORD}/pages/attachments")
    kept = browser.texts(".ds-stored-file")
    journey.expect(len(kept) == 1 and "passwd.png" in kept[0], f"kept are {kept}")
    journey.expect("/" not in kept[0].partition(".png")[0], f"the name climbs still: {kept[0]}")
    form.attach("identity-document", samples.swollen_pdf())
    browser.press(UPLOAD)
    journey.expect(browser.status == 200, f"a swollen PDF answers {browser.status}")
    journey.checkpoint(browser, "files-kept")
    form.fill_to("/review", looks=False)
    _officer_opens_them(journey, form.submit())


def _uploads_by_hand(journey: Journey, browser: Browser) -> None:
    """What no browser sends, with the guard of the page."""
    stranger, photo = Stranger(journey, browser), journey.stage.samples.photo().read_bytes()
    guard = {
        "csrf": browser.find("main input[name=csrf]").value, "once": "", "shown": "identity-document",
        "action": "upload",
    }
    field = "identity-document"
    for what, files, statuses in (
        ("a name that climbs", [(field, "../../../etc/passwd.png", photo)], (200,)),
        ("a question that is none", [("no-such-question", "a.png", photo)], (200,)),
        ("eleven files", [(field, f"{number}.png", photo) for number in range(11)], (413,)),
        ("sixty megabytes", [(field, f"{number}.png", bytes(9_000_000)) for number in range(7)], (413,)),
    ):
        kind, body = multipart(guard, files)
        reply = stranger.ask("POST", f"/apply/{RECORD}/pages/attachments", body, kind)
        stranger.expect_nothing_inside(reply.text, what)
        journey.expect(reply.status in statuses, f"{what} answers {reply.status}")


def _officer_opens_them(journey: Journey, receipt: Receipt) -> None:
    """What a stranger sent is handed out in a cage: never run, never shown as a page of ours."""
    officer = CaseDesk(journey, CLERK)
    officer.sign_in()
    officer.open(receipt)
    stranger = Stranger(journey, officer.browser)
    links = officer.browser.values("main a[href*='/files/']", "href")
    journey.expect(len(links) == 2, f"the case has {len(links)} attachments, not 2")
    for link in links:
        reply = stranger.ask("GET", link.partition(f"/{journey.town}")[2])
        journey.expect(reply.status == 200, f"an attachment answers {reply.status}")
        journey.expect("sandbox" in (reply.headers["Content-Security-Policy"] or ""), "an attachment is not caged")
        journey.expect(reply.headers["X-Content-Type-Options"] == "nosniff", "browsers may guess what it is")
        if reply.headers["Content-Type"] == "application/pdf":
            disposition = reply.headers["Content-Disposition"]
            journey.expect(disposition.startswith("attachment"), f"a foreign PDF opens in our page: {disposition}")


JOURNEYS = [
    files_that_are_not_what_they_say, forged_form_does_nothing, addresses_and_methods_that_are_none,
    broken_forms_are_told, lists_and_cases_that_are_none,
]
