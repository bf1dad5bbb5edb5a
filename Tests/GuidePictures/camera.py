"""One page in Chromium, photographed."""

import base64
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from chromium import Chromium


@dataclass(frozen=True)
class Screen:
    """A screen, in CSS pixels. `sharpness` is how many pixels of the picture one of them takes."""

    width: int
    height: int
    sharpness: float = 1
    is_phone: bool = False


DESKTOP = Screen(1280, 860)
PHONE = Screen(390, 760, sharpness=1.6, is_phone=True)


class Camera:
    """A person's browser: their cookies, their screen."""

    def __init__(self, chromium: Chromium, screen: Screen, origin: str, cookies: dict[str, str], folder: Path):
        self._chromium, self._screen, self._origin, self._folder = chromium, screen, origin, folder
        self._profile = chromium.new_profile(folder)
        self._tab = chromium.new_tab(self._profile)
        self._tab.call(
            "Emulation.setDeviceMetricsOverride", width=screen.width, height=screen.height,
            deviceScaleFactor=screen.sharpness, mobile=screen.is_phone)
        for name, value in cookies.items():
            # A name that begins so belongs to secure cookies only; browsers trust this machine's own address.
            self._tab.call(
                "Network.setCookie", name=name, value=value, url=origin + "/", path="/", secure=name.startswith("__"))

    def close(self) -> None:
        self._chromium.forget_profile(self._profile)

    def visit(self, path: str) -> None:
        """Opens a page. Raises LookupError when there is none."""
        self._leaving(lambda: self._tab.call("Page.navigate", url=path if "://" in path else self._origin + path))
        if self._tab.status >= 400:
            raise LookupError(f"{path} answers {self._tab.status}")

    def type(self, answers: dict[str, list[str]]) -> None:
        """Fills in the fields of the page that have these names."""
        for name, values in answers.items():
            self._tab.evaluate(
                "((name, values) => { for (const e of document.getElementsByName(name)) {"
                " if (e.type === 'radio' || e.type === 'checkbox') {"
                " if (e.checked !== values.includes(e.value)) e.click(); }"
                " else if (e.type !== 'file' && e.type !== 'hidden') { e.value = values[0];"
                " e.dispatchEvent(new Event('input', {bubbles: true})); } } })"
                f"({_literal(name)}, {_literal(values)})")

    def press(self, selector: str) -> None:
        """Presses what leads to another page."""
        self._leaving(lambda: self._tab.evaluate(f"document.querySelector({_literal(selector)}).click()"))

    def _leaving(self, step) -> None:
        loads = self._tab.loads
        step()
        self._chromium.wait(lambda: self._tab.loads > loads, "the next page")

    def photograph(self, name: str, begins_at: str = "body", height: int | None = None) -> None:
        """Keeps a picture `name`.png of one screen, from the top of an element on; of the whole page at `height` 0."""
        top = self._tab.evaluate(
            f"document.querySelector({_literal(begins_at)}).getBoundingClientRect().top + scrollY")
        whole = self._tab.evaluate("document.documentElement.scrollHeight")
        top = 0 if begins_at == "body" else max(0, top - 16)
        if height != 0:
            whole = min(whole - top, height or self._screen.height)
        self._tab.evaluate("document.activeElement && document.activeElement.blur()")
        shot = self._tab.call(
            "Page.captureScreenshot", format="png", captureBeyondViewport=True,
            clip={"x": 0, "y": top, "width": self._screen.width, "height": whole, "scale": 1})
        path = self._folder / f"{name}.png"
        path.write_bytes(base64.b64decode(shot["data"]))
        make_small(path)
        print(f"{path.name}  {path.stat().st_size // 1024} KB")


def make_small(path: Path) -> None:
    """Fewer colours, where `pngquant` is there to choose them."""
    if tool := shutil.which("pngquant"):
        subprocess.run([tool, "--force", "--skip-if-larger", "--ext", ".png", "--speed", "1", "96", str(path)])


def _literal(value) -> str:
    return json.dumps(value, ensure_ascii=False)
