#!/usr/bin/env python3
"""Measures the product and writes results/<time>-<commit>.json."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests" / "Driving")]

import builder  # noqa: E402
import forms  # noqa: E402
import large_form  # noqa: E402
import machine  # noqa: E402
import paper  # noqa: E402
import registry  # noqa: E402
import report  # noqa: E402
import rules  # noqa: E402
import search  # noqa: E402
from measurements import Bench  # noqa: E402
from product import binary  # noqa: E402

NAMES = ("start", "page", "submissions", "inbox", "sustained", "rules", "forms", "large", "builder", "published", "paper", "registry", "search")


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"what to measure: {', '.join(NAMES)}; or report")
    parser.add_argument("--engines", default="sqlite,postgres")
    parser.add_argument("--clients", default="8,64,256")
    parser.add_argument("--count", type=int, default=6000, help="submissions per measurement (6000)")
    parser.add_argument("--cases", default="1000,100000,1000000", help="how full the inbox is")
    parser.add_argument("--minutes", type=float, default=1, help="how long `sustained` lasts (1)")
    parser.add_argument("--pause", action="store_true", help="wait for Enter before a filled inbox is measured")
    return parser.parse_args()


def measure(name: str, bench: Bench | None, folder: Path, arguments: argparse.Namespace) -> list[dict]:
    match name:
        case "rules": return rules.measure(folder / name)
        case "forms": return forms.measure()
        case "large": return large_form.measure(folder / name)
        case "builder": return builder.measure(folder / name)
        case "published": return forms.published(folder / name)
        case "paper": return paper.measure(folder / name)
        case "registry": return registry.measure(folder / name, arguments.engines.split(","))
        case "search": return search.measure(folder / name)
        case "start": return bench.start()
        case "page": return bench.page()
        case "submissions": return bench.submissions()
        case "inbox": return bench.inbox([int(size) for size in arguments.cases.split(",")])
        case "sustained": return bench.sustained(arguments.minutes)
    raise SystemExit(f"there is no measurement {name}, only {', '.join(NAMES)}")


class Record:
    """The file of one run. What was measured is in it at once, so that a run cut short loses nothing."""

    def __init__(self, facts: dict):
        self._facts = facts
        folder = HERE / "results"
        folder.mkdir(exist_ok=True)
        name = f"{facts['at'].replace(':', '')}-{facts['commit']}"
        # Two runs may begin in the same second.
        paths = (folder / f"{name}{number}.json" for number in ("", *(f"-{number}" for number in range(1, 100))))
        self.path = next(path for path in paths if not path.exists())

    def keep(self, results: list[dict]) -> None:
        self.path.write_text(
            json.dumps({"machine": self._facts, "results": results}, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    arguments = read_arguments()
    if arguments.names == ["report"]:
        return report.write()
    names = arguments.names or NAMES
    # Rules, forms and searches have programs of their own, always a release build.
    of_product = set(names) - {"rules", "forms", "search"}
    is_release = not of_product or "/release/" in str(binary())
    if not is_release:
        print("bench: a debug build says nothing about a town; its numbers are shown and not kept")
    facts = machine.facts()
    record = Record(facts) if is_release else None
    results, failures = [], []
    with tempfile.TemporaryDirectory(prefix="tsumugi-bench-") as folder:
        bench = Bench(
            Path(folder), arguments.engines.split(","), [int(number) for number in arguments.clients.split(",")],
            arguments.count, arguments.pause) if of_product - {"large", "builder", "published", "paper", "registry"} else None
        for name in names:
            print(name, flush=True)
            try:
                results += measure(name, bench, Path(folder), arguments)
                if record:
                    record.keep(results)
            except RuntimeError as error:
                print(f"  {error}")
                failures.append(name)
    if record and results:
        print(f"written: {record.path}")
    print(f"{len(results)} results, {len(failures)} measurements failed {' '.join(failures)}".rstrip())
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
