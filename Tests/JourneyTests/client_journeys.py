"""Programs that apply: an engineer registers one and gives it a token, it applies, an officer sees it, it is revoked."""

import json
import re
import urllib.error
import urllib.request

from browser import Browser
from case_desk import ROWS, CaseDesk
from journey import Journey

ENGINEER, CLERK = "ogawa.tomoya", "aoki.midori"
CLIENTS, PROCEDURE = "/staff/clients", "resident-record-copy"


class Program:
    """What stands outside and calls."""

    def __init__(self, journey: Journey, token: str):
        self._address = journey.address
        self._token = token

    def call(self, path: str, body: bytes | None = None, key: str = "", kind: str = "") -> tuple[int, dict]:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": kind or "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(self._address + path, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused)

    def example(self) -> bytes:
        """An application as the town's own description of the call shows it."""
        _, described = self.call(f"/api/procedures/{PROCEDURE}/openapi.json")
        post = described["paths"][f"/api/procedures/{PROCEDURE}/applications"]["post"]
        examples = post["requestBody"]["content"]["application/json"]["examples"]
        return json.dumps(examples["own-record-at-counter"]["value"]).encode()


def _sign_in(journey: Journey, has_script: bool) -> Browser:
    desk = CaseDesk(journey, ENGINEER, has_script)
    desk.sign_in()
    journey.visit(desk.browser, CLIENTS)
    return desk.browser


def _token(journey: Journey, browser: Browser) -> str:
    found = re.search(r"tsk_[a-z2-7]{38}", browser.text("main"))
    journey.expect(found is not None, "no token is shown")
    return found.group(0)


def _register(journey: Journey, browser: Browser, name: str) -> str:
    """Fills the form in, first with mistakes; gives the token."""
    browser.press(f"main a[href$='{CLIENTS}/new']")
    journey.checkpoint(browser, "new")
    browser.press("main form button[type=submit]")
    journey.expect_refused(browser, "new-refused", "a program without a name is registered")
    browser.find("main input[name=name]").write(name)
    browser.find("main select[name=department]").choose("digital")
    browser.find("main input[name=reach][value=some]").click()
    browser.find(f"main input[name=procedures][value={PROCEDURE}]").click()
    browser.find("main input[name=days]").write("90")
    browser.press("main form button[type=submit]")
    journey.checkpoint(browser, "token")
    return _token(journey, browser)


def _life_of_a_program(journey: Journey, has_script: bool) -> None:
    browser = _sign_in(journey, has_script)
    # Journeys may share a town, and no two programs of one have the same name.
    name = "窓口受付システム" if has_script else "出張所の受付システム"
    journey.checkpoint(browser, "list-before")
    program = Program(journey, _register(journey, browser, name))
    body = program.example()
    status, made = program.call(f"/api/procedures/{PROCEDURE}/applications", body, key="journey-1")
    journey.expect(status == 201, f"the program's application is answered with {status}: {made}")
    again = program.call(f"/api/procedures/{PROCEDURE}/applications", body, key="journey-1")
    journey.expect(again == (201, made), f"sent again it is answered with {again}")
    status, found = program.call(f"/api/applications/{made['receipt']}")
    journey.expect((status, found["status"]) == (200, "submitted"), f"following it is answered with {status}: {found}")

    browser.press("main a.ds-button")
    journey.checkpoint(browser, "program")
    browser.press("main a[href$='/renewal']")
    journey.checkpoint(browser, "renewal")
    browser.press("main form button[type=submit]")
    renewed = Program(journey, _token(journey, browser))
    for called, which in [(program, "former"), (renewed, "new")]:
        status, _ = called.call(f"/api/applications/{made['receipt']}")
        journey.expect(status == 200, f"the {which} token is answered with {status}")
    browser.press("main a.ds-button")
    browser.press("main a[href$='/revocation']")
    journey.checkpoint(browser, "revocation")
    browser.press("main form button[type=submit]")
    journey.expect(browser.has("main .ds-banner-success"), "nothing says that it is revoked")
    journey.checkpoint(browser, "revoked")
    status, problem = renewed.call(f"/api/applications/{made['receipt']}")
    journey.expect((status, problem["code"]) == (401, "clients.token-revoked"), f"it may still call: {status} {problem}")
    journey.visit(browser, CLIENTS)
    journey.expect(name in browser.text("main table"), "the revoked program is not listed")
    journey.checkpoint(browser, "list")


def engineer_lets_a_program_apply(journey: Journey) -> None:
    """An engineer registers a program; it applies, is sent again, follows; its token is renewed, then revoked."""
    _life_of_a_program(journey, has_script=True)


def engineer_lets_a_program_apply_without_script(journey: Journey) -> None:
    """The same in a browser that runs no script."""
    _life_of_a_program(journey, has_script=False)


def clerk_sees_that_a_program_applied(journey: Journey) -> None:
    """The case says how it came; the pages about programs are not the clerk's."""
    browser = _sign_in(journey, has_script=True)
    program = Program(journey, _register(journey, browser, "隣の課のシステム"))
    _, made = program.call(f"/api/procedures/{PROCEDURE}/applications", program.example(), key="journey-2")
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.search(made["receipt"])
    clerk.browser.press(ROWS)
    journey.expect("接続プログラム" in clerk.browser.text("main"), "the case does not say that a program sent it")
    journey.checkpoint(clerk.browser, "case")
    journey.expect(not clerk.browser.has(f"a[href$='{CLIENTS}']"), "the way to the programs is offered to a clerk")
    journey.visit(clerk.browser, CLIENTS)
    journey.expect_turned_away(clerk.browser, "the programs open to a clerk")


def program_puts_an_application_right(journey: Journey) -> None:
    """A clerk asks for a correction; the program reads the words, changes what is asked, and withdraws in the end."""
    browser = _sign_in(journey, has_script=True)
    program = Program(journey, _register(journey, browser, "補正するシステム"))
    _, made = program.call(f"/api/procedures/{PROCEDURE}/applications", program.example(), key="journey-3")
    path = f"/api/applications/{made['receipt']}"
    clerk = CaseDesk(journey, CLERK)
    clerk.sign_in()
    clerk.search(made["receipt"])
    clerk.browser.press(ROWS)
    clerk.ask_correction({"copies": "2通でよいかご確認ください。"}, "お手数をおかけします。", looks=False)
    _, found = program.call(path)
    field = found["correction"]["fields"][0]
    journey.expect((field["pointer"], field["words"]) == ("/answers/copies", "2通でよいかご確認ください。"), f"{field}")
    for changes, expected in [({"copies": 2, "phone": "0463009999"}, 422), ({"copies": 2}, 200), ({"copies": 3}, 409)]:
        body = json.dumps({"answers": changes}).encode()
        status, answer = program.call(
            f"{path}/correction", body, key="journey-4", kind="application/merge-patch+json")
        journey.expect(status == expected, f"{changes} is answered with {status}: {answer}")
    clerk.open_inbox()
    clerk.search(made["receipt"])
    clerk.browser.press(ROWS)
    journey.checkpoint(clerk.browser, "corrected")
    journey.expect("600円" in clerk.browser.text("main"), "the clerk does not see what two copies cost")
    status, answer = program.call(f"{path}/withdrawal", json.dumps({"reason": "不要になりました"}).encode(), key="journey-5")
    journey.expect((status, answer["status"]) == (200, "withdrawn"), f"withdrawing is answered with {status}: {answer}")


JOURNEYS = [
    engineer_lets_a_program_apply, engineer_lets_a_program_apply_without_script, clerk_sees_that_a_program_applied,
    program_puts_an_application_right,
]
