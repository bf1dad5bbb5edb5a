"""Paper: how long the form takes that somebody filled in, from the request to the last byte of the PDF."""

import re
import statistics
import subprocess
import time
from pathlib import Path

from applicant import Applicant
from example_answers import ExampleAnswers
from product import HOST, ROOT
from rules import tell
from town import Town

PROCEDURE = "long-term-care-certification"
EXAMPLE = ROOT / "Examples/TsumugiCity/procedures" / PROCEDURE / "examples/daughter-for-father.yaml"
#: A draft is printed so often in ten minutes and no more (`FilledFormRoutes.limit`).
COPIES, DRAFTS = 20, 3


def measure(folder: Path) -> list[dict]:
    """A few drafts, each printed again and again: nothing is kept of a filled form, so each is drawn anew."""
    town = Town(folder, "sqlite")
    try:
        town.prepare()
        running = town.start()
        times, paper = [], b""
        for _ in range(DRAFTS):
            applicant = Applicant(HOST, running.port, town.prefix)
            applicant.fill(PROCEDURE, ExampleAnswers.read(EXAMPLE))
            for _ in range(COPIES):
                began = time.perf_counter()
                answer = applicant.get(f"/apply/{PROCEDURE}/form.pdf")
                times.append((time.perf_counter() - began) * 1000)
                paper = answer.body
                if answer.status != 200 or not paper.startswith(b"%PDF-"):
                    raise RuntimeError(f"the form answered {answer.status}")
            applicant.close()
    finally:
        town.close()
    times.sort()
    result = {
        "name": "paper", "procedure": PROCEDURE, "pages": _pages(paper), "bytes": len(paper),
        "p50Milliseconds": statistics.median(times), "p95Milliseconds": times[int(len(times) * 0.95)],
    }
    tell(f"{PROCEDURE}, {result['pages']} pages, {result['bytes']} bytes: "
         f"p50 {result['p50Milliseconds']:.0f} ms, p95 {result['p95Milliseconds']:.0f} ms")
    return [result]


def _pages(pdf: bytes) -> int:
    told = subprocess.run(["pdfinfo", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    return int(re.search(r"^Pages:\s*(\d+)", told, re.MULTILINE)[1])
