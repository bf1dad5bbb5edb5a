"""A person's browser: a profile of their own in the one running Chromium."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from chromium import BrowserTrouble, Chromium, Tab
from page_element import PageElement


@dataclass(frozen=True)
class Device:
    name: str
    width: int
    height: int
    is_phone: bool = False


PHONE = Device("phone", 390, 844, is_phone=True)
DESKTOP = Device("desktop", 1280, 900)
#: The narrowest layout WCAG 2.2, 1.4.10 asks for.
NARROW = Device("narrow", 320, 640, is_phone=True)

#: Keys by name: the key's code, its number and the text it types. Source: UI Events KeyboardEvent code Values.
KEYS = {
    "Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), " ": ("Space", 32, " "), "Backspace": ("Backspace", 8, ""),
    "ArrowDown": ("ArrowDown", 40, ""), "ArrowUp": ("ArrowUp", 38, ""), "Escape": ("Escape", 27, ""),
    "Delete": ("Delete", 46, ""), "F8": ("F8", 119, ""), "s": ("KeyS", 83, "s"),
} | {str(digit): (f"Digit{digit}", 48 + digit, str(digit)) for digit in range(1, 10)}


class Browser:
    """One tab of one person. A new one is a new person: no cookies, no history."""

    def __init__(
        self, chromium: Chromium, downloads: Path, device: Device = DESKTOP, has_script: bool = True,
        address: str = "10.0.0.1", profile: str | None = None, tab: Tab | None = None,
    ):
        """`address` is the network address this person seems to come from, told as a proxy tells it."""
        self.device = device
        self.has_script = has_script
        self._chromium = chromium
        self._downloads = downloads
        self._address = address
        self._profile = profile or chromium.new_profile(downloads)
        self._tab = tab or chromium.new_tab(self._profile)
        self._tab.call("Network.setExtraHTTPHeaders", headers={"X-Forwarded-For": address, "Accept-Language": "ja"})
        if not has_script:
            self.let_scripts_run(False)
        self.resize(device)

    def close(self) -> None:
        self._chromium.forget_profile(self._profile)

    def another_tab(self) -> "Browser":
        """A second tab of the same person."""
        return Browser(
            self._chromium, self._downloads, self.device, self.has_script, self._address, self._profile,
            self._chromium.new_tab(self._profile))

    def let_scripts_run(self, may: bool) -> None:
        self._tab.call("Emulation.setScriptExecutionDisabled", value=not may)

    def resize(self, device: Device) -> None:
        self._tab.call(
            "Emulation.setDeviceMetricsOverride", width=device.width, height=device.height, deviceScaleFactor=1,
            mobile=device.is_phone)

    # Where we are

    @property
    def url(self) -> str:
        return self.evaluate("location.href")

    @property
    def path(self) -> str:
        return self.evaluate("location.pathname")

    @property
    def title(self) -> str:
        return self.evaluate("document.title")

    @property
    def status(self) -> int:
        """The HTTP status the page came with."""
        return self._tab.status

    @property
    def html(self) -> str:
        return self.evaluate("document.documentElement.outerHTML")

    def visit(self, url: str) -> None:
        def go():
            answer = self._tab.call("Page.navigate", url=url)
            if "errorText" in answer:
                raise BrowserTrouble(f"{url}: {answer['errorText']}")
        self._leaving(go)

    def reload(self) -> None:
        self._leaving(lambda: self._tab.call("Page.reload"))

    def back(self) -> None:
        """The back button."""
        self._leaving(lambda: self._tab.evaluate("history.back()"))

    def _leaving(self, step) -> None:
        """Does something that leads to another document, and waits until that is there."""
        loads = self._tab.loads
        step()
        self._chromium.wait(lambda: self._tab.loads > loads, f"the page behind {self._tab.status}")

    # What is on the page

    def evaluate(self, expression: str, waits: bool = False):
        return self._tab.evaluate(expression, waits)

    def find(self, selector: str) -> PageElement:
        handle = self._tab.refer(f"document.querySelector({json.dumps(selector)})")
        if handle is None:
            raise BrowserTrouble(f"there is no {selector} on {self.path} ({self.title})")
        return PageElement(self._tab, handle)

    def find_all(self, selector: str) -> list[PageElement]:
        count = self.evaluate(f"(window.found = [...document.querySelectorAll({json.dumps(selector)})]).length")
        return [PageElement(self._tab, self._tab.refer(f"window.found[{index}]")) for index in range(count)]

    def point_at(self, expression: str) -> PageElement:
        """The element a JavaScript expression gives."""
        return PageElement(self._tab, self._tab.refer(expression))

    def named(self, name: str) -> list[PageElement]:
        """The fields with a name."""
        return self.find_all(f"[name={json.dumps(name)}]")

    def has(self, selector: str) -> bool:
        return self.evaluate(f"document.querySelector({json.dumps(selector)}) !== null")

    def text(self, selector: str) -> str:
        return self.find(selector).content

    def texts(self, selector: str) -> list[str]:
        """What every such element holds."""
        return self.evaluate(
            f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.textContent.trim())")

    def values(self, selector: str, attribute: str) -> list[str]:
        """An attribute of every such element that has it; addresses are whole ones."""
        return self.evaluate(
            f"[...document.querySelectorAll({json.dumps(selector)})].filter((e) => e.hasAttribute('{attribute}'))"
            f".map((e) => '{attribute}' === 'href' ? e.href : e.getAttribute('{attribute}'))")

    # What can be done

    def settle(self) -> None:
        """Waits until the page has followed the answers so far: what is to be pressed moves no more."""
        if not self.has_script:
            return
        self.evaluate(
            """(async () => { for (let i = 0; i < 300 && document.querySelector('form[data-asking]'); i++)
            await new Promise((done) => setTimeout(done, 50)); })()""", waits=True)

    def press(self, selector: str) -> None:
        """Presses a button or follows a link that leads to another page, and waits for that page."""
        self.settle()
        element = self.find(selector)
        self._leaving(element.click)

    def press_twice(self, selector: str) -> None:
        """A double click, and the page it leads to."""
        element = self.find(selector)
        self._leaving(lambda: element.click(times=2))

    def download(self, selector: str) -> bytes:
        """Presses a link that gives a file, and reads the file."""
        known = set(self._chromium.finished_downloads)
        self.find(selector).click()
        finished = self._chromium.finished_downloads
        self._chromium.wait(lambda: set(finished) - known, f"the file behind {selector}")
        return (self._downloads / (set(finished) - known).pop()).read_bytes()

    def key(self, name: str, has_shift: bool = False, has_control: bool = False) -> None:
        """Presses one key of the keyboard."""
        code, number, text = KEYS[name]
        if has_control:
            text = ""
        facts = {
            "key": name, "code": code, "windowsVirtualKeyCode": number, "nativeVirtualKeyCode": number,
            "modifiers": (8 if has_shift else 0) | (2 if has_control else 0),
        }
        self._tab.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **facts, **(
            {"text": text, "unmodifiedText": text} if text else {}))
        self._tab.call("Input.dispatchKeyEvent", type="keyUp", **facts)

    def key_leaving(self, name: str, has_control: bool = False) -> None:
        """Presses a key that leads to another page."""
        self._leaving(lambda: self.key(name, has_control=has_control))

    def draw(self, selector: str, points: list[tuple[float, float]]) -> None:
        """Draws a line with the pointer; each point is a share of the element's width and height."""
        self.find(selector).run("function () { this.scrollIntoView({block: 'center', behavior: 'instant'}) }")
        left, top, width, height = self.evaluate(
            f"(({{left, top, width, height}}) => [left, top, width, height])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())")
        kinds = ["mousePressed"] + ["mouseMoved"] * (len(points) - 2) + ["mouseReleased"]
        for kind, (x, y) in zip(kinds, points):
            self._tab.call(
                "Input.dispatchMouseEvent", type=kind, x=left + x * width, y=top + y * height, button="left",
                buttons=1, clickCount=1)

    def write(self, words: str) -> None:
        """Types where the focus is."""
        self._tab.call("Input.insertText", text=words)

    @property
    def cookies(self) -> list[dict]:
        return self._chromium.call("Storage.getCookies", browserContextId=self._profile)["cookies"]

    def take_cookies(self, cookies: list[dict]) -> None:
        kept = ("name", "value", "domain", "path", "secure", "httpOnly", "sameSite", "expires")
        self._chromium.call("Storage.setCookies", browserContextId=self._profile, cookies=[
            {key: cookie[key] for key in kept if key in cookie and not (key == "expires" and cookie[key] < 0)}
            for cookie in cookies])

    def forget_cookies(self, ending: str) -> None:
        """Loses the cookies whose names end so, as when their time is over."""
        for cookie in self.cookies:
            if cookie["name"].endswith(ending):
                self._tab.call(
                    "Network.deleteCookies", name=cookie["name"], domain=cookie["domain"], path=cookie["path"])

    # What can be kept

    def console_errors(self) -> list[str]:
        """What the browser complained about since the last time it was asked."""
        # An answer to anything at all means that everything before it has been heard.
        self._tab.evaluate("1")
        told, self._tab.complaints = self._tab.complaints, []
        return told

    def picture(self, begins_at: str = "", most: int | None = None) -> bytes:
        """The whole page as PNG, however long; or from an element on, so many pixels at most."""
        width, height = self.evaluate(
            "[Math.ceil(document.documentElement.scrollWidth), Math.ceil(document.documentElement.scrollHeight)]")
        height = max(height, self.device.height)
        top = 0 if not begins_at else max(0, self.evaluate(
            f"document.querySelector({json.dumps(begins_at)}).getBoundingClientRect().top + scrollY") - 16)
        shot = self._tab.call(
            "Page.captureScreenshot", format="png", captureBeyondViewport=True, optimizeForSpeed=most is None,
            clip={"x": 0, "y": top, "width": max(width, self.device.width),
                  "height": min(height - top, most or height), "scale": 1})
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as it comes out of the printer, as PDF."""
        return base64.b64decode(self._tab.call("Page.printToPDF", printBackground=False)["data"])
