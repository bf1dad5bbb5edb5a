"""A Chromium with a profile of its own."""

import base64
import os
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait


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


class Browser:
    """One browser session. A new one is a new person: no cookies, no history."""

    def __init__(
        self, device: Device = DESKTOP, has_script: bool = True, downloads: Path | None = None,
        address: str = "10.0.0.1",
    ):
        """`address` is the network address this person seems to come from, told as a proxy tells it."""
        self.device = device
        self.has_script = has_script
        options = webdriver.ChromeOptions()
        options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        for argument in self._arguments():
            options.add_argument(argument)
        options.add_experimental_option("prefs", {
            "download.default_directory": str(downloads or ""), "download.prompt_for_download": False,
            "plugins.always_open_pdf_externally": True, "intl.accept_languages": "ja",
        })
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = Service(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(60)
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {"X-Forwarded-For": address}})
        self.resize(device)

    def _arguments(self) -> list[str]:
        arguments = ["--headless=new", "--disable-gpu", "--lang=ja", "--hide-scrollbars", "--no-first-run"]
        if os.geteuid() == 0:
            # Chromium's sandbox refuses to start for root, as in a container.
            arguments.append("--no-sandbox")
        if not self.has_script:
            arguments.append("--blink-settings=scriptEnabled=false")
        return arguments

    def resize(self, device: Device) -> None:
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": device.width, "height": device.height, "deviceScaleFactor": 1, "mobile": device.is_phone})

    def close(self) -> None:
        self.driver.quit()

    @property
    def path(self) -> str:
        return self.driver.execute_script("return location.pathname")

    @property
    def title(self) -> str:
        return self.driver.title

    def visit(self, url: str) -> None:
        self.driver.get(url)

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def has(self, selector: str) -> bool:
        return bool(self.find_all(selector))

    def text(self, selector: str) -> str:
        return self.find(selector).get_attribute("textContent").strip()

    def press(self, selector: str) -> None:
        """Presses a button or follows a link that leads to another page, and waits for that page."""
        before = self.find("html")
        self.bring_into_view(self.find(selector)).click()
        self._wait(lambda _: self._is_gone(before))
        self._wait(lambda driver: driver.execute_script("return document.readyState") == "complete")

    def bring_into_view(self, element: WebElement) -> WebElement:
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        return element

    def _wait(self, condition) -> None:
        WebDriverWait(self.driver, 60, poll_frequency=0.02).until(condition)

    @staticmethod
    def _is_gone(element: WebElement) -> bool:
        try:
            element.is_enabled()
            return False
        except Exception:
            return True

    def console_errors(self) -> list[str]:
        """What the browser complained about since the last time it was asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def picture(self) -> bytes:
        """The whole page as PNG, however long."""
        size = self.driver.execute_script(
            "const e = document.documentElement; return [Math.ceil(e.scrollWidth), Math.ceil(e.scrollHeight)]")
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": max(size[0], self.device.width),
                     "height": max(size[1], self.device.height), "scale": 1}})
        return base64.b64decode(shot["data"])
