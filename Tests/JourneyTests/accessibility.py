"""What axe-core finds on a page, and whether the page fits into 320 CSS pixels."""

import importlib.util
import re
from pathlib import Path

from browser import NARROW, Browser

#: Packages that carry axe-core, the newest axe first.
CARRIERS = ("axe_playwright_python", "axe_selenium_python", "axe_core_python")

RUN = """
axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((violation) => ({
  id: violation.id, impact: violation.impact, help: violation.help,
  nodes: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`)})))
"""

#: Elements that stand out to the right of a 320 pixel page, and are not inside something that scrolls by itself.
STANDING_OUT = """(() => {
const scrolls = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
  const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; } };
const page = document.scrollingElement;
if (page.scrollWidth <= 320) return [];
const wide = [...document.body.querySelectorAll('*')].filter((e) =>
  e.getBoundingClientRect().right > 320.5 && !scrolls(e)).slice(0, 5);
return [`the page is ${page.scrollWidth} pixels wide`, ...wide.map((e) =>
  `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${e.className}: ` +
  `right edge at ${e.getBoundingClientRect().right}`)];
})()"""


def axe_source() -> str:
    for name in CARRIERS:
        place = importlib.util.find_spec(name)
        for folder in (place.submodule_search_locations or []) if place else []:
            for path in sorted(Path(folder).rglob("axe.min.js")):
                return path.read_text(encoding="utf-8")
    raise SystemExit("no package carries axe-core: bin/setup installs it")


class AccessibilityCheck:
    """Keeps axe-core."""

    def __init__(self):
        self._source = axe_source()

    @property
    def version(self) -> str:
        found = re.search(r"axe v([0-9.]+)", self._source[:200])
        return found.group(1) if found else "unknown"

    def findings(self, browser: Browser) -> list[str]:
        """Everything that is wrong with the page, in sentences; empty when nothing is."""
        return self._violations(browser) + self._standing_out(browser)

    def _violations(self, browser: Browser) -> list[str]:
        if not browser.has_script:
            # axe is a script itself. The page is there already: its own scripts have had their turn, and got none.
            browser.let_scripts_run(True)
        try:
            if not browser.evaluate("typeof axe !== 'undefined'"):
                browser.evaluate(self._source + "\n;1")
            found = browser.evaluate(RUN, waits=True)
        finally:
            if not browser.has_script:
                browser.let_scripts_run(False)
        return [
            f"axe: {each['id']} ({each['impact']}): {each['help']}\n      " + "\n      ".join(each["nodes"][:4])
            for each in found
        ]

    def _standing_out(self, browser: Browser) -> list[str]:
        browser.resize(NARROW)
        try:
            found = browser.evaluate(STANDING_OUT)
        finally:
            browser.resize(browser.device)
        return [f"320 pixels: {line}" for line in found]
