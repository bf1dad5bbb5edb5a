"""Search: everyday phrases in a catalogue of 5,000 procedures; and a plan for an event of life."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import yaml

from load_client import build
from product import ROOT
from rules import tell

PROCEDURES = 5000
STEPS = (15, 150)
DICTIONARY = "/var/lib/mecab/dic/ipadic-utf8"


def measure(folder: Path) -> list[dict]:
    folder.mkdir(parents=True, exist_ok=True)
    program = build(ROOT / "Benchmarks" / "Search", "Search")
    file = folder / "catalogue.json"
    file.write_text(json.dumps(_catalogue(), ensure_ascii=False), encoding="utf-8")
    found = _run(program, "catalogue", str(file), str(PROCEDURES))
    tell(f"{found['procedures']} procedures: ready in {found['readySeconds']:.2f} s, a search "
         f"{found['searchMilliseconds']:.2f} ms (p95 {found['searchMillisecondsP95']:.2f}, "
         f"at most {found['searchMillisecondsMax']:.1f}), {found['found']} of {found['phrases']} phrases found something")
    plans = [_run(program, "plan", str(steps)) for steps in STEPS]
    for plan in plans:
        tell(f"a plan of {plan['steps']} steps: {plan['planMilliseconds']:.2f} ms (p95 {plan['planMillisecondsP95']:.2f})")
    return [{"name": "search"} | found, *({"name": "plan"} | plan for plan in plans)]


def _run(program: Path, *arguments: str) -> dict:
    return json.loads(subprocess.run([str(program), *arguments], check=True, capture_output=True, text=True).stdout)


def _catalogue() -> dict:
    """The example city's procedures, the phrases of the search's own test, and how all of them are read aloud."""
    procedures = []
    for file in sorted((ROOT / "Examples" / "TsumugiCity" / "procedures").glob("*/procedure.yaml")):
        facts = yaml.safe_load(file.read_text(encoding="utf-8"))
        procedures.append({
            "title": facts["title"], "summary": facts["summary"], "keywords": [str(word) for word in facts["keywords"]],
            "audience": facts["who-may-apply"]})
    phrases = ROOT / "Tests" / "ProceduresTests" / "everyday-phrases.csv"
    with phrases.open(encoding="utf-8", newline="") as rows:
        typed = [row["phrase"] for row in csv.DictReader(rows)]
    words = sorted({word for one in procedures for word in [one["title"], *one["keywords"]]} | set(typed))
    return {"procedures": procedures, "phrases": typed, "readings": _readings(words)}


def _readings(words: list[str]) -> dict[str, str]:
    """Without the program `mecab` only kana are found by their sound; the index is then smaller."""
    if shutil.which("mecab") is None or not Path(DICTIONARY).is_dir():
        return {}
    read = subprocess.run(
        ["mecab", "-d", DICTIONARY, "-O", "yomi"], input="\n".join(words) + "\n", check=True, capture_output=True, text=True)
    return dict(zip(words, read.stdout.splitlines(), strict=True))
