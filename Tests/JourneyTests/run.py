#!/usr/bin/env python3
"""Runs the journeys. The last line is the verdict: `N passed, N failed`. Exit status: 0 all passed, 1 not all."""

import argparse
import importlib
import json
import queue
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "Driving")]

from accessibility import AccessibilityCheck  # noqa: E402
from chromium import Chromium  # noqa: E402
from demo import Demo  # noqa: E402
from journey import Journey, Stage, officers  # noqa: E402
from sample_files import SampleFolder  # noqa: E402

#: Every `JOURNEYS` of every `*_journeys.py` beside this file.
MODULES = [importlib.import_module(path.stem) for path in sorted(Path(__file__).parent.glob("*_journeys.py"))]
JOURNEYS = {step.__name__.replace("_", "-"): step for module in MODULES for step in module.JOURNEYS}


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run only the journeys whose names contain one of these")
    parser.add_argument("--list", action="store_true", help="print the journeys and end")
    parser.add_argument("--workers", type=int, default=2, help="how many journeys at once, each in a demo of its own")
    parser.add_argument("--at", metavar="URL", help="a town that is running already, with its path; one at a time")
    parser.add_argument("--sign-ins", metavar="FILE", type=Path, help="how its officers sign in (JSON)")
    return parser.parse_args()


def chosen(words: list[str]) -> dict:
    found = {name: step for name, step in JOURNEYS.items() if not words or any(word in name for word in words)}
    if not found:
        raise SystemExit(f"no journey has {' or '.join(words)} in its name; --list shows them")
    return found


class Playing:
    """The journeys that are still to be played, and how the others went. Shared by the workers."""

    def __init__(self, steps: dict):
        self._waiting = queue.SimpleQueue()
        for name, step in steps.items():
            self._waiting.put((name, step))
        self._count = len(steps)
        self._speaking = threading.Lock()
        self.passed = 0

    @property
    def failed(self) -> int:
        return self._count - self.passed

    def play_all(self, stage: Stage) -> None:
        """Plays one journey after the other until none is left."""
        while True:
            try:
                name, step = self._waiting.get_nowait()
            except queue.Empty:
                return
            self._play(name, step, stage)

    def _play(self, name: str, step, stage: Stage) -> None:
        """Runs one journey and prints how it went."""
        started = time.monotonic()
        journey = Journey(stage, name)
        problem = ""
        try:
            step(journey)
        except Exception as error:
            problem = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}{place(error)}"
            journey.keep_failure()
        finally:
            journey.close()
        holds = not problem and not journey.findings
        seconds = time.monotonic() - started
        lines = [f"{'passed' if holds else 'FAILED'}  {name}  ({journey.checkpoints} pages, {seconds:.1f} s)"]
        lines += [f"    {line}" for line in ([problem] if problem else []) + summary(journey.findings)]
        with self._speaking:
            self.passed += holds
            print("\n".join(lines), flush=True)

    def play_in_own_demo(self, folder: Path) -> None:
        """One worker: a demo and a Chromium of its own, so that nobody else's cases come into its lists."""
        demo, chromium = Demo(folder), Chromium()
        try:
            demo.wait_ready()
            known = officers(demo.sign_ins())
            samples = SampleFolder(folder / "samples")
            self.play_all(Stage(demo.origin, known, chromium, AccessibilityCheck(), samples, demo))
        except Exception as error:
            with self._speaking:
                print(f"a worker ended: {type(error).__name__}: {error}{place(error)}", flush=True)
        finally:
            demo.stop()
            chromium.close()


def summary(findings: list[str]) -> list[str]:
    """The same finding on many pages is told once, with the pages."""
    pages: dict[str, list[str]] = {}
    for finding in findings:
        page, _, words = finding.partition(": ")
        pages.setdefault(words, []).append(page)
    return [f"{words}\n      at {', '.join(where)}" for words, where in pages.items()]


def place(error: BaseException) -> str:
    """Where in the journeys it happened."""
    trace, where = error.__traceback__, ""
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.name.endswith("_journeys.py") or path.parent == Path(__file__).parent and path.name != "run.py":
            where += f" < {path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def play_at(address: str, sign_ins: Path | None, playing: Playing, folder: Path) -> None:
    """Plays everything in a demo somebody else has started."""
    url = urllib.parse.urlsplit(address)
    known = json.loads(sign_ins.read_text(encoding="utf-8")) if sign_ins else []
    chromium = Chromium()
    try:
        playing.play_all(
            Stage(f"{url.scheme}://{url.netloc}", officers(known), chromium, AccessibilityCheck(),
                  SampleFolder(folder / "samples")))
    finally:
        chromium.close()


def play_with_workers(count: int, playing: Playing, folder: Path) -> None:
    workers = [
        threading.Thread(target=playing.play_in_own_demo, args=(folder / f"demo-{number}",)) for number in range(count)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def main() -> int:
    arguments = read_arguments()
    if arguments.list:
        for name, step in JOURNEYS.items():
            print(f"{name}: {step.__doc__}")
        return 0
    steps = chosen(arguments.words)
    playing, started = Playing(steps), time.monotonic()
    print(f"axe-core {AccessibilityCheck().version}, {len(steps)} journeys", flush=True)
    with tempfile.TemporaryDirectory(prefix="tsumugi-journeys-") as folder:
        if arguments.at:
            play_at(arguments.at, arguments.sign_ins, playing, Path(folder))
        else:
            play_with_workers(min(arguments.workers, len(steps)), playing, Path(folder))
    print(f"all journeys took {time.monotonic() - started:.0f} s")
    print(f"{playing.passed} passed, {playing.failed} failed")
    return 0 if playing.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
