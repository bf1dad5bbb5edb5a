#!/usr/bin/env python3
"""Runs the journeys. The last line is the verdict: `N passed, N failed`. Exit status: 0 all passed, 1 not all."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "Driving")]

import administration_journeys  # noqa: E402
import officer_journeys  # noqa: E402
import resident_journeys  # noqa: E402
from accessibility import AccessibilityCheck  # noqa: E402
from demo import Demo  # noqa: E402
from journey import Journey, SignIn, Stage  # noqa: E402
from sample_files import SampleFolder  # noqa: E402

TOWN = "tsumugi-city"
JOURNEYS = {
    step.__name__.replace("_", "-"): step
    for module in (resident_journeys, officer_journeys, administration_journeys) for step in module.JOURNEYS
}


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run only the journeys whose names contain one of these")
    parser.add_argument("--list", action="store_true", help="print the journeys and end")
    parser.add_argument("--at", metavar="URL", help="a town that is running already, with its path")
    parser.add_argument("--sign-ins", metavar="FILE", type=Path, help="how its officers sign in (JSON)")
    return parser.parse_args()


def chosen(words: list[str]) -> dict:
    found = {name: step for name, step in JOURNEYS.items() if not words or any(word in name for word in words)}
    if not found:
        raise SystemExit(f"no journey has {' or '.join(words)} in its name; --list shows them")
    return found


def officers(sign_ins: list[dict[str, str]]) -> dict[str, SignIn]:
    return {
        entry["signIn"]: SignIn(entry["signIn"], entry["password"], entry["secret"])
        for entry in sign_ins if entry["town"] == TOWN
    }


def play(name: str, step, stage: Stage) -> bool:
    """Runs one journey, prints how it went, and says whether everything held."""
    started = time.monotonic()
    journey = Journey(stage, name)
    problem = ""
    try:
        step(journey)
    except KeyboardInterrupt:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}{place(error)}"
        journey.keep_failure()
    finally:
        journey.close()
    holds = not problem and not journey.findings
    seconds = time.monotonic() - started
    print(f"{'passed' if holds else 'FAILED'}  {name}  ({journey.checkpoints} pages, {seconds:.1f} s)")
    for line in ([problem] if problem else []) + summary(journey.findings):
        print(f"    {line}")
    sys.stdout.flush()
    return holds


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


def run(steps: dict, stage: Stage) -> int:
    print(f"axe-core {stage.check.version}, pictures in {stage.artefacts / 'journeys'}", flush=True)
    results = [play(name, step, stage) for name, step in steps.items()]
    stage.check.close()
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


def main() -> int:
    arguments = read_arguments()
    if arguments.list:
        for name, step in JOURNEYS.items():
            print(f"{name}: {step.__doc__}")
        return 0
    steps = chosen(arguments.words)
    with tempfile.TemporaryDirectory(prefix="tsumugi-journeys-") as folder:
        samples = SampleFolder(Path(folder) / "samples")
        if arguments.at:
            known = json.loads(arguments.sign_ins.read_text(encoding="utf-8")) if arguments.sign_ins else []
            return run(steps, Stage(arguments.at.rstrip("/"), TOWN, officers(known), AccessibilityCheck(), samples))
        demo = Demo(Path(folder) / "demo")
        try:
            demo.wait_ready()
            stage = Stage(
                demo.address(TOWN), TOWN, officers(demo.sign_ins()), AccessibilityCheck(), samples,
                database=demo.database(TOWN))
            return run(steps, stage)
        finally:
            demo.stop()


if __name__ == "__main__":
    sys.exit(main())
