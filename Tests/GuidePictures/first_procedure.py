"""The pictures of the guide to one's first procedure: the journey that follows the guide, photographed on its way."""

from pathlib import Path

from accessibility import AccessibilityCheck
from browser import Browser
from builder_first_procedure_journeys import builder_first_procedure
from camera import make_small
from chromium import Chromium
from demo import Demo
from journey import Journey, Stage, Unexpected, officers
from sample_files import SampleFolder

#: By the journey's checkpoint: the name of the picture, where it begins, and how high it is at most.
PICTURES = {
    "draft": ("first-draft", "main", 860), "question-file": ("first-question", "main", 900),
    "condition": ("first-condition", "main", 900), "fee-table": ("first-fee", "main", 860),
    "notice": ("first-notice", "main", 1000), "words": ("first-words", "main", 1100),
    "proposal": ("first-proposal", "main", 1200), "publication": ("first-publication", "#next", 700),
    "resident-procedure": ("first-resident", "main", 900),
}


class PhotographedJourney(Journey):
    """A journey that keeps some of its pages as pictures of a guide, and looks for no mistakes."""

    def __init__(self, stage: Stage, images: Path):
        super().__init__(stage, "pictures")
        self._images = images

    def checkpoint(self, browser: Browser, name: str, status: int = 200, has_signs: bool = False) -> None:
        if name not in PICTURES:
            return
        picture, begins_at, most = PICTURES[name]
        browser.evaluate("document.activeElement && document.activeElement.blur()")
        path = self._images / f"{picture}.png"
        path.write_bytes(browser.picture(begins_at, most))
        make_small(path)
        print(f"{path.name}  {path.stat().st_size // 1024} KB")


def photograph_first_procedure(demo: Demo, chromium: Chromium, images: Path, folder: Path) -> None:
    stage = Stage(
        demo.origin, officers(demo.sign_ins()), chromium, AccessibilityCheck(), SampleFolder(folder / "samples"), demo)
    journey = PhotographedJourney(stage, images)
    try:
        builder_first_procedure(journey)
        if journey.findings:
            raise Unexpected("; ".join(journey.findings))
    finally:
        journey.close()
