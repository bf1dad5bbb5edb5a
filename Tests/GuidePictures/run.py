#!/usr/bin/env python3
"""Makes the pictures of the guides anew: `bin/screenshots`, or `bin/screenshots inbox case` for some of them."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Driving"), str(HERE.parent / "JourneyTests")]

from camera import DESKTOP, PHONE, Camera, Screen, make_small  # noqa: E402
from chromium import Chromium  # noqa: E402
from decision_sheet import photograph_sheet  # noqa: E402
from demo import Demo  # noqa: E402
from first_procedure import PICTURES, photograph_first_procedure  # noqa: E402
from product import HOST, ROOT  # noqa: E402
from town_at_work import DISASTER, RECORD, TOWN, Case, TownAtWork, example_of  # noqa: E402

IMAGES = ROOT / "docs" / "images"
CLERK, DECIDER, SURVEYOR, ADMINISTRATOR = "aoki.midori", "takahashi.jun", "mori.kenji", "ogawa.tomoya"


class Guide:
    """The pictures, in the order in which the town comes to life."""

    def __init__(self, demo: Demo, chromium: Chromium, wanted: set[str]):
        self._demo, self._chromium, self._wanted = demo, chromium, wanted
        self._town = TownAtWork(demo)

    def make(self) -> None:
        self._portal()
        self._form()
        self._talk()
        self._town.receive_everything()
        self._officers_work()
        self._residents_look()
        self._own_page()
        self._officers_look()
        self._administrator_looks()

    def _camera(self, screen: Screen, person=None, language: str = "ja") -> Camera:
        cookies = dict(person.cookies) if person else {}
        camera = Camera(self._chromium, screen, f"http://{HOST}:{self._demo.port}/{TOWN}", cookies, IMAGES)
        camera.visit(f"/?language={language}")
        return camera

    def _photograph(self, camera: Camera, name: str, path: str | None = None, **how) -> None:
        if self._wanted and name not in self._wanted:
            return
        if path is not None:
            camera.visit(path)
        camera.photograph(name, **how)

    def _portal(self) -> None:
        camera = self._camera(DESKTOP)
        self._photograph(camera, "portal-ja", "/")
        self._photograph(camera, "procedure-ja", f"/procedures/{RECORD}")
        camera.close()
        english = self._camera(DESKTOP, language="en")
        self._photograph(english, "portal", "/")
        self._photograph(english, "procedure", f"/procedures/{DISASTER}")
        english.close()
        easy = self._camera(PHONE, language="easy-ja&furigana=on")
        self._photograph(easy, "portal-easy", "/")
        easy.close()

    def _form(self) -> None:
        resident = self._town.stranger()
        resident.begin(RECORD)
        answers = example_of(RECORD, "own-record-at-counter")
        resident.fill_page(resident.get(f"/apply/{RECORD}/pages/requester"), answers)
        camera = self._camera(PHONE, resident)
        camera.visit(f"/apply/{RECORD}/pages/applicant")
        camera.press("button[value=next]")
        self._photograph(camera, "form-mistakes")
        camera.type(answers.fields)
        camera.press("button[value=next]")
        self._photograph(camera, "form-more", begins_at=".ds-steps")
        self._photograph(camera, "saved", f"/apply/{RECORD}/saved", begins_at="main")
        camera.close()

    def _talk(self) -> None:
        if self._wanted and "talk" not in self._wanted:
            return
        camera = self._camera(PHONE)
        camera.visit(f"/talk/{DISASTER}")
        camera.press("main form button[type=submit]")
        camera.press("button[name=choice][value='1']")
        for words in ("山本", "さき", "ヤマモト", "サキ", "昭和64年1月7日", "とばす", "神奈川県", "つむぎ市", "糸川", "7-7-2", "とばす"):
            camera.type({"say": [words]})
            camera.press("main form:has([name=step]) .ds-buttons button")
        self._photograph(camera, "talk", begins_at=".talk-log", height=900)
        camera.close()

    def _officers_work(self) -> None:
        town = self._town
        returned = town.case(RECORD, "own-record-at-counter")
        town.take(CLERK, returned)
        town.note(CLERK, returned, "お電話がつながらなかったため、番号の確認をお願いします。")
        town.ask_correction(
            CLERK, returned, "phone", "日中につながる番号を入力してください。", "お電話がつながりませんでした。お手数ですが、ご確認をお願いします。")
        for example in ("minor-by-parent", "organisation-creditor"):
            town.take(CLERK, town.case(RECORD, example))
        town.take(DECIDER, town.case(RECORD, "pension-is-free"))
        for example in ("proxy-whole-household-by-post",):
            town.take(DECIDER, town.case(RECORD, example))
            town.decide(DECIDER, town.case(RECORD, example), "granted")
        surveyed = town.case(DISASTER, "typhoon-survey")
        town.take(SURVEYOR, surveyed)
        town.decide(SURVEYOR, surveyed, "granted")

    def _residents_look(self) -> None:
        town = self._town
        new = town.receive(RECORD, "own-record-at-counter")
        camera = self._camera(PHONE, new.resident)
        self._photograph(camera, "receipt", f"/apply/{RECORD}/receipt", begins_at="main")
        camera.close()
        returned = town.case(RECORD, "own-record-at-counter")
        camera = self._camera(PHONE, returned.resident)
        self._photograph(camera, "status-returned", f"/status/{returned.id}", begins_at="main")
        self._photograph(camera, "correction", f"/status/{returned.id}/correction", begins_at="main")
        camera.close()
        surveyed = town.case(DISASTER, "typhoon-survey")
        camera = self._camera(PHONE, surveyed.resident)
        self._photograph(camera, "status-granted", f"/status/{surveyed.id}", begins_at="main")
        camera.close()
        rows = self._demo.database(TOWN).rows(
            f"SELECT verification FROM cases_document WHERE case_id = '{surveyed.id}' AND verification IS NOT NULL")
        camera = self._camera(DESKTOP)
        self._photograph(camera, "verify-ja", rows[0][0], begins_at="main", height=560)
        camera.close()
        self._photograph_paper(surveyed, "罹災証明書 ", "certificate")

    def _own_page(self) -> None:
        if self._wanted and not self._wanted & {"sign-in-code", "my-page"}:
            return
        camera, address = self._camera(PHONE), "hanako.itokawa@example.jp"
        camera.visit("/sign-in")
        camera.type({"mail": [address]})
        camera.press("main form button")
        self._photograph(camera, "sign-in-code", begins_at="main", height=520)
        mail = self._demo.wait_for_mail(lambda mail: address in mail.recipient)
        camera.type({"code": [re.search(r"\b[0-9]{6}\b", mail.body).group()]})
        camera.press("main form button")
        camera.type({"consent": ["yes"]})
        camera.press("main form button")
        for example in ("pension-is-free", "own-record-at-counter"):
            receipt = self._town.case(RECORD, example).receipt
            camera.visit("/my/add")
            camera.type({"receipt": [receipt.number], "secret": [receipt.secret]})
            camera.press("main form button")
        camera.visit(f"/apply/{DISASTER}")
        camera.press("main form button")
        self._photograph(camera, "my-page", "/my", begins_at="main", height=1000)
        camera.close()

    def _photograph_paper(self, case: Case, title: str, name: str) -> None:
        """The first page of the paper whose link begins so."""
        if self._wanted and name not in self._wanted:
            return
        page = case.resident.get(f"/status/{case.id}").body.decode("utf-8")
        href = page[:page.index(f">{title}")].rpartition('href="')[2].rpartition('"')[0]
        self._photograph_first_page(case.resident.get(href.removeprefix(case.resident.prefix)).body, name)

    def _photograph_first_page(self, paper: bytes, name: str) -> None:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(paper)
            file.flush()
            subprocess.run(
                ["pdftoppm", "-png", "-singlefile", "-scale-to-x", "640", "-scale-to-y", "-1", file.name,
                 str(IMAGES / name)], check=True)
        make_small(IMAGES / f"{name}.png")

    def _officers_look(self) -> None:
        town = self._town
        camera = self._camera(DESKTOP, town.officer(DECIDER))
        self._photograph(camera, "inbox", "/staff/cases")
        pension = town.case(RECORD, "pension-is-free")
        self._photograph(camera, "case", f"/staff/cases/{pension.id}")
        self._photograph(camera, "determination", f"/staff/cases/{pension.id}", begins_at="#rules", height=390)
        corrected = town.case(RECORD, "minor-by-parent")
        self._photograph(camera, "correction-request", f"/staff/cases/{corrected.id}/correction")
        self._photograph(camera, "handover", f"/staff/cases/{corrected.id}/handover")
        camera.visit(f"/staff/cases/{pension.id}/decision")
        camera.type(pension.answers.decision | {"_outcome": ["granted"]})
        camera.press("button[value=check]")
        self._photograph(camera, "decision-check")
        self._photograph(camera, "account", "/staff/account")
        self._photograph_call(camera)
        self._photograph_counter(camera)
        english = self._camera(DESKTOP, town.officer(DECIDER), language="en")
        self._photograph(english, "inbox-en", "/staff/cases")
        english.close()
        stranger = self._camera(DESKTOP)
        self._photograph(stranger, "staff-sign-in", "/staff/sign-in", height=420)
        stranger.close()
        self._photograph_mails(camera)
        camera.close()

    def _photograph_counter(self, camera: Camera) -> None:
        """An interview under way, a paper that is entered, and the first page of the paper itself."""
        if self._wanted and not self._wanted & {"interview", "paper-entry", "paper-form"}:
            return
        camera.visit("/staff/counter")
        camera.press(f"button[name=begin][value='counter:{RECORD}']")
        camera.type({"requester": ["self"]})
        camera.press("main button[name=_action][value=save]:not([tabindex])")
        camera.type({
            "applicant-name.family": ["佐藤"], "applicant-name.given": ["花子"],
            "applicant-name.family-kana": ["サトウ"], "applicant-name.given-kana": ["ハナコ"]})
        self._photograph(camera, "interview")
        camera.visit("/staff/counter/paper")
        camera.type({"procedure": [DISASTER]})
        camera.press("main form[action$='/staff/counter/paper'] button")
        self._photograph(camera, "paper-entry")
        paper = self._town.stranger().get(f"/procedures/{RECORD}/form.pdf").body
        self._photograph_first_page(paper, "paper-form")

    def _photograph_mails(self, camera: Camera) -> None:
        """The board with a mail that could not be sent: it is read before the next try."""
        if self._wanted and "mails" not in self._wanted:
            return
        self._town.receive_without_mail(RECORD, "own-record-at-counter")
        self._photograph(camera, "mails", "/staff/notices", height=560)

    def _photograph_call(self, camera: Camera) -> None:
        if self._wanted and "call" not in self._wanted:
            return
        camera.visit("/staff/talk")
        camera.press(f"button[name=procedure][value='{RECORD}']")
        camera.type({"name": ["佐藤 花子"], "phone": ["090-0000-1234"]})
        camera.press("button[value=go-on]")
        for words in ("1", "佐藤", "花子", "サトウ", "ハナコ"):
            camera.type({"say": [words]})
            camera.press("main form:has([name=step]) .ds-buttons button")
        self._photograph(camera, "call", begins_at="main")

    def _administrator_looks(self) -> None:
        camera = self._camera(DESKTOP, self._town.officer(ADMINISTRATOR))
        self._photograph(camera, "officers", "/staff/officers", height=620)
        self._photograph(camera, "officer-new", "/staff/officers/new")
        self._photograph(camera, "audit", "/staff/audit", height=620)
        camera.close()


def at_demo(photograph: Callable[[Demo, Chromium, Path], None]) -> None:
    """Photographs at a demo of its own, in which nobody has used a code of the second factor yet."""
    with tempfile.TemporaryDirectory(prefix="tsumugi-pictures-") as folder:
        demo = Demo(Path(folder) / "demo")
        chromium = None
        try:
            demo.wait_ready()
            chromium = Chromium()
            photograph(demo, chromium, Path(folder))
        finally:
            if chromium:
                chromium.close()
            demo.stop()


def main() -> int:
    wanted = set(sys.argv[1:])
    first = {name for name, _, _ in PICTURES.values()}
    if not wanted or "decision-sheet" in wanted:
        photograph_sheet(IMAGES)
    if not wanted or wanted - first - {"decision-sheet"}:
        at_demo(lambda demo, chromium, _: Guide(demo, chromium, wanted).make())
    if not wanted or wanted & first:
        at_demo(lambda demo, chromium, folder: photograph_first_procedure(demo, chromium, IMAGES, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
