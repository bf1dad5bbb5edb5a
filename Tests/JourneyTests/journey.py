"""A journey: one person's way through the pages, with a look around at each checkpoint."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from accessibility import AccessibilityCheck
from browser import DESKTOP, Browser, Device
from database import SQLiteFile
from example_answers import ExampleAnswers
from one_time_code import OneTimeCodes
from product import ROOT
from sample_files import SampleFolder


class Unexpected(AssertionError):
    """Something was not as the journey says."""


@dataclass(frozen=True)
class SignIn:
    """How one officer of the demo signs in."""

    name: str
    password: str
    secret: str


@dataclass
class Stage:
    """Where the journeys take place."""

    #: The town's address, such as `http://127.0.0.1:8080/tsumugi-city`.
    address: str
    town: str
    officers: dict[str, SignIn]
    check: AccessibilityCheck
    samples: SampleFolder
    codes: dict[str, OneTimeCodes] = field(default_factory=dict)
    people: int = 0
    #: The town's database, where the journeys may look into it: for the address behind a printed 2D code.
    database: SQLiteFile | None = None
    artefacts: Path = field(default_factory=lambda: Path(os.environ.get("TSUMUGI_ARTEFACTS", ROOT / "artefacts")))

    def example(self, procedure: str, name: str) -> ExampleAnswers:
        town = {"tsumugi-city": "TsumugiCity", "asagi-town": "AsagiTown"}[self.town]
        return ExampleAnswers.read(ROOT / "Examples" / town / "procedures" / procedure / "examples" / f"{name}.yaml")

    def code(self, name: str) -> str:
        """The next code of an officer's second factor, in whatever journey: each is accepted once."""
        return self.codes.setdefault(name, OneTimeCodes(self.officer(name).secret)).next()

    def officer(self, name: str) -> SignIn:
        if name not in self.officers:
            raise Unexpected(f"the demo has no officer {name}, only {', '.join(sorted(self.officers)) or 'none'}")
        return self.officers[name]


class Journey:
    """The steps, the pictures and the findings of one journey."""

    def __init__(self, stage: Stage, name: str):
        self.stage = stage
        self.name = name
        self.findings: list[str] = []
        self.checkpoints = 0
        self._browsers: list[Browser] = []
        self._folder = stage.artefacts / "journeys" / name
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)

    @property
    def downloads(self) -> Path:
        return self._folder / "downloads"

    def person(self, device: Device = DESKTOP, has_script: bool = True) -> Browser:
        """A browser nobody has used before."""
        self.downloads.mkdir(exist_ok=True)
        # Everyone lives somewhere else: how often one address may try something does not count for all together.
        self.stage.people += 1
        address = f"10.{self.stage.people >> 16 & 255}.{self.stage.people >> 8 & 255}.{self.stage.people & 255}"
        browser = Browser(device, has_script, self.downloads, address)
        self._browsers.append(browser)
        return browser

    def close(self) -> None:
        for browser in self._browsers:
            browser.close()

    def visit(self, browser: Browser, path: str) -> None:
        """Opens a page of the town by its path."""
        browser.visit(self.stage.address + path)

    def checkpoint(self, browser: Browser, name: str, status: int = 200) -> None:
        """Keeps a picture of the page and notes everything that is wrong with it.

        `status` above 399 says that this page is an answer to a mistake, which browsers report in their console.
        """
        self.checkpoints += 1
        place = f"{self.checkpoints:02d}-{name}"
        (self._folder / f"{place}.png").write_bytes(browser.picture())
        found = self._basics(browser) + self.stage.check.findings(browser)
        found += [f"console: {line}" for line in browser.console_errors() if status < 400 or str(status) not in line]
        self.findings += [f"{place}: {line}" for line in found]

    def _basics(self, browser: Browser) -> list[str]:
        found = []
        if not browser.has("html[lang]"):
            found.append("the page does not say its language")
        headings = [element.text for element in browser.find_all("h1")]
        if len(headings) != 1 or not headings[0].strip():
            found.append(f"the page has {len(headings)} first headings")
        words = browser.driver.execute_script("return document.body.innerText")
        if "{" in words and "}" in words[words.index("{"):]:
            start = words.index("{")
            found.append(f"a placeholder was not filled in: {words[start:start + 40]}")
        return found

    def expect(self, holds: bool, otherwise: str) -> None:
        """Ends the journey when something is not as it must be."""
        if not holds:
            raise Unexpected(otherwise)

    def expect_path(self, browser: Browser, ending: str) -> None:
        self.expect(browser.path.endswith(ending), f"expected a page …{ending}, got {browser.path} ({browser.title})")

    def keep_failure(self) -> None:
        """A picture of every open browser, for whoever looks why it failed."""
        for number, browser in enumerate(self._browsers, 1):
            try:
                (self._folder / f"failure-{number}.png").write_bytes(browser.picture())
                (self._folder / f"failure-{number}.html").write_text(browser.driver.page_source, encoding="utf-8")
            except Exception as error:
                self.findings.append(f"no picture of browser {number}: {type(error).__name__}")
