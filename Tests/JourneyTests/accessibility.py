"""What axe-core finds on a page, and whether the page fits into 320 CSS pixels."""

import importlib.util
import re
from pathlib import Path

from browser import NARROW, Browser

#: Packages that carry axe-core, the newest axe first.
CARRIERS = ("axe_playwright_python", "axe_selenium_python", "axe_core_python")

RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then(
  (found) => done({violations: found.violations.map((violation) => ({
    id: violation.id, impact: violation.impact, help: violation.help,
    nodes: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`)})) }),
  (error) => done({failure: String(error)}));
"""

#: Elements that stand out to the right of a 320 pixel page, and are not inside something that scrolls by itself.
STANDING_OUT = """
const scrolls = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
  const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; } };
const page = document.scrollingElement;
if (page.scrollWidth <= 320) return [];
const wide = [...document.body.querySelectorAll('*')].filter((e) =>
  e.getBoundingClientRect().right > 320.5 && !scrolls(e)).slice(0, 5);
return [`the page is ${page.scrollWidth} pixels wide`, ...wide.map((e) =>
  `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${e.className}: ` +
  `right edge at ${e.getBoundingClientRect().right}`)];
"""


def axe_source() -> str:
    for name in CARRIERS:
        place = importlib.util.find_spec(name)
        for folder in (place.submodule_search_locations or []) if place else []:
            for path in sorted(Path(folder).rglob("axe.min.js")):
                return path.read_text(encoding="utf-8")
    raise SystemExit("no package carries axe-core: bin/setup installs it")


class AccessibilityCheck:
    """Keeps axe-core, and the second browser that looks at pages whose own browser runs no script."""

    def __init__(self):
        self._source = axe_source()
        self._second: Browser | None = None

    @property
    def version(self) -> str:
        found = re.search(r"axe v([0-9.]+)", self._source[:200])
        return found.group(1) if found else "unknown"

    def close(self) -> None:
        if self._second:
            self._second.close()

    def findings(self, browser: Browser) -> list[str]:
        """Everything that is wrong with the page, in sentences; empty when nothing is."""
        return self._violations(self._looked_at_in(browser)) + self._standing_out(browser)

    def _looked_at_in(self, browser: Browser) -> Browser:
        if browser.has_script:
            return browser
        if self._second is None:
            self._second = Browser(browser.device)
        self._second.resize(browser.device)
        # A page of the same origin, so that style sheets and pictures are found; then the reader's HTML in its place.
        self._second.visit(browser.driver.current_url)
        html = re.sub(r"<script\b.*?</script>", "", browser.driver.page_source, flags=re.DOTALL)
        tree = self._second.driver.execute_cdp_cmd("Page.getFrameTree", {})
        self._second.driver.execute_cdp_cmd(
            "Page.setDocumentContent", {"frameId": tree["frameTree"]["frame"]["id"], "html": html})
        self._second.driver.execute_async_script(
            "const done = arguments[0]; const ready = () => document.readyState === 'complete'"
            " ? document.fonts.ready.then(() => done()) : setTimeout(ready, 10); ready()")
        return self._second

    def _violations(self, browser: Browser) -> list[str]:
        driver = browser.driver
        if not driver.execute_script("return typeof axe !== 'undefined'"):
            driver.execute_script(self._source)
        result = driver.execute_async_script(RUN)
        if "failure" in result:
            return [f"axe could not look at the page: {result['failure']}"]
        return [
            f"axe: {found['id']} ({found['impact']}): {found['help']}\n      " + "\n      ".join(found["nodes"][:4])
            for found in result["violations"]
        ]

    def _standing_out(self, browser: Browser) -> list[str]:
        browser.resize(NARROW)
        try:
            found = browser.driver.execute_script(STANDING_OUT)
        finally:
            browser.resize(browser.device)
        return [f"320 pixels: {line}" for line in found]
