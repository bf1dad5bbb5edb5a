"""A journey: one person's way through the pages, with a look around at each checkpoint."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from accessibility import AccessibilityCheck
from browser import DESKTOP, Browser, Device
from chromium import Chromium
from demo import Demo
from example_answers import ExampleAnswers
from one_time_code import OneTimeCodes
from product import ROOT
from sample_files import SampleFolder

TSUMUGI, ASAGI = "tsumugi-city", "asagi-town"
FOLDERS = {TSUMUGI: "TsumugiCity", ASAGI: "AsagiTown"}


class Unexpected(AssertionError):
    """Something was not as the journey says."""


@dataclass(frozen=True)
class SignIn:
    """How one officer of the demo signs in."""

    name: str
    password: str
    secret: str


def officers(sign_ins: list[dict[str, str]]) -> dict[tuple[str, str], SignIn]:
    """By town and sign-in name, from the list a demo writes."""
    return {
        (entry["town"], entry["signIn"]): SignIn(entry["signIn"], entry["password"], entry["secret"])
        for entry in sign_ins
    }


@dataclass
class Stage:
    """Where the journeys of one worker take place: a demo and a Chromium of its own."""

    #: Where both towns are served, such as `http://127.0.0.1:8080`.
    origin: str
    #: By town and sign-in name.
    officers: dict[tuple[str, str], SignIn]
    chromium: Chromium
    check: AccessibilityCheck
    samples: SampleFolder
    #: The demo, when it is our own: for what only its machine has, such as the mails.
    demo: Demo | None = None
    codes: dict[tuple[str, str], OneTimeCodes] = field(default_factory=dict)
    #: Cookies of officers who are signed in, so that not every journey has to wait for a new one-time code.
    sessions: dict[tuple[str, str], list[dict]] = field(default_factory=dict)
    people: int = 0
    artefacts: Path = field(default_factory=lambda: Path(os.environ.get("TSUMUGI_ARTEFACTS", ROOT / "artefacts")))

    def own_demo(self) -> Demo:
        if self.demo is None:
            raise Unexpected("this journey needs a demo of its own (run it without --at)")
        return self.demo


class Journey:
    """The steps, the pictures and the findings of one journey."""

    def __init__(self, stage: Stage, name: str):
        self.stage = stage
        self.name = name
        #: The town whose pages `visit` opens.
        self.town = TSUMUGI
        self.findings: list[str] = []
        self.checkpoints = 0
        self._browsers: list[Browser] = []
        self._folder = (stage.artefacts / "journeys" / name).resolve()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)

    @property
    def address(self) -> str:
        """The town's address."""
        return f"{self.stage.origin}/{self.town}"

    @property
    def downloads(self) -> Path:
        folder = self._folder / "downloads"
        folder.mkdir(exist_ok=True)
        return folder

    def person(self, device: Device = DESKTOP, has_script: bool = True) -> Browser:
        """A browser nobody has used before."""
        # Everyone lives somewhere else: how often one address may try something does not count for all together.
        self.stage.people += 1
        address = f"10.{self.stage.people >> 16 & 255}.{self.stage.people >> 8 & 255}.{self.stage.people & 255}"
        browser = Browser(self.stage.chromium, self.downloads, device, has_script, address)
        self._browsers.append(browser)
        return browser

    def close(self) -> None:
        for browser in self._browsers:
            browser.close()

    def example(self, procedure: str, name: str) -> ExampleAnswers:
        folder = ROOT / "Examples" / FOLDERS[self.town] / "procedures" / procedure
        return ExampleAnswers.read(folder / "examples" / f"{name}.yaml")

    def officer(self, name: str) -> SignIn:
        known = self.stage.officers
        if (self.town, name) not in known:
            raise Unexpected(f"the demo has no officer {name}, only {', '.join(sorted(map(str, known))) or 'none'}")
        return known[self.town, name]

    def code(self, name: str) -> str:
        """The next code of an officer's second factor, in whatever journey: each is accepted once."""
        secret = self.officer(name).secret
        return self.stage.codes.setdefault((self.town, name), OneTimeCodes(secret)).next()

    def visit(self, browser: Browser, path: str) -> None:
        """Opens a page of the town by its path."""
        browser.visit(self.address + path)

    def checkpoint(self, browser: Browser, name: str, status: int = 200, has_signs: bool = False) -> None:
        """Keeps a picture of the page and notes everything that is wrong with it.

        `status` is what the page must have come with; above 399 it is an answer to a mistake, which browsers report
        in their console. A page `has_signs` when it is about what is filled in between braces.
        """
        self.checkpoints += 1
        place = f"{self.checkpoints:02d}-{name}"
        (self._folder / f"{place}.png").write_bytes(browser.picture())
        found = [] if browser.status == status else [f"the page came with status {browser.status}, not {status}"]
        found += self._basics(browser, has_signs) + self.stage.check.findings(browser)
        found += [f"console: {line}" for line in browser.console_errors() if status < 400 or str(status) not in line]
        self.findings += [f"{place}: {line}" for line in found]

    def _basics(self, browser: Browser, has_signs: bool) -> list[str]:
        found = []
        if not browser.has("html[lang]"):
            found.append("the page does not say its language")
        headings = browser.texts("h1")
        if len(headings) != 1 or not headings[0]:
            found.append(f"the page has {len(headings)} first headings")
        words = browser.evaluate("document.body.innerText")
        if not has_signs and "{" in words and "}" in words[words.index("{"):]:
            start = words.index("{")
            found.append(f"a placeholder was not filled in: {words[start:start + 40]}")
        return found

    def expect(self, holds: bool, otherwise: str) -> None:
        """Ends the journey when something is not as it must be."""
        if not holds:
            raise Unexpected(otherwise)

    def expect_path(self, browser: Browser, ending: str) -> None:
        self.expect(browser.path.endswith(ending), f"expected a page …{ending}, got {browser.path} ({browser.title})")

    def expect_refused(
        self, browser: Browser, name: str, otherwise: str, status: int = 422, has_signs: bool = False) -> None:
        """The page came back with an error summary that names what is wrong."""
        self.expect(browser.status == status, f"{otherwise} (status {browser.status}, {browser.title})")
        self.expect(browser.has("[data-error-summary]"), f"{otherwise}: there is no error summary")
        self.checkpoint(browser, name, status=status, has_signs=has_signs)

    def expect_turned_away(self, browser: Browser, otherwise: str) -> None:
        """The page is an answer to something that cannot be, and says so to the person as well as to the browser."""
        self.expect(400 <= browser.status < 500, f"{otherwise}: status {browser.status}, {browser.title}")
        self.expect(browser.has("main h1"), f"{otherwise}: the page has no heading")
        # What the console says of it was to be expected.
        browser.console_errors()

    def keep(self, name: str, contents: bytes) -> Path:
        """Keeps a file that somebody received beside the pictures."""
        path = self._folder / name
        path.write_bytes(contents)
        return path

    def keep_failure(self) -> None:
        """A picture of every open browser, for whoever looks why it failed."""
        for number, browser in enumerate(self._browsers, 1):
            try:
                (self._folder / f"failure-{number}.png").write_bytes(browser.picture())
                (self._folder / f"failure-{number}.html").write_text(browser.html, encoding="utf-8")
            except Exception as error:
                self.findings.append(f"no picture of browser {number}: {type(error).__name__}")
