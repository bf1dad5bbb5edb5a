"""The engine of rules beside zen-engine and OpenFisca: the same rules and rows, the same run, the same answers."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import rules_benefit as benefit
import rules_tables as tables
from product import ROOT

PACKAGE = ROOT / "Benchmarks" / "Rules"
KIT = Path(os.environ.get("TSUMUGI_DMN_TCK") or ROOT.parent / "shared" / "suites" / "dmn-tck")
PEOPLE = 1_000_000
#: In turns, so that whatever else the machine does meets all of them.
ROUNDS = 3


def measure(folder: Path) -> list[dict]:
    """Evaluations per second, the kit, and a million people."""
    return RulesBench(folder).run()


class RulesBench:
    """A folder to work in, the program that measures ours, and the Python that measures the others."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.program = _program()
        self.python = _python()

    def run(self) -> list[dict]:
        self._write("rows.csv", "\n".join(
            f"{row['category']},{row['income']},{row['age']}" for row in tables.people()))
        two = {name: tables.INPUTS[name] for name in ("income", "age")}
        name, text, _ = tables.LITERAL
        steps = tables.chain()
        known = [*two, *(step[0] for step in steps)]
        results = [
            self._beside("expression", ["expression", text, ",".join(two)], ["expression"]),
            self._rate("literal", [tables.Decision(name, "number", list(two), text)], two, ["literal"]),
            self._rate("table-10", [_fees(10)], tables.INPUTS, ["table-10"]),
            self._rate("table-1000", [_fees(1000)], tables.INPUTS, ["table-1000"]),
            self._rate("chain", [
                tables.Decision(step, "number", [word for word in known if word in expression.split(" ")], expression)
                for step, expression, _ in steps], two, ["chain-nodes", "chain-one"]),
        ]
        return results + self._kit() + self._sweep()

    def _rate(self, subject: str, decisions: list, inputs: dict[str, str], theirs: list[str]) -> dict:
        model = self._write(f"{subject}.dmn", tables.dmn(inputs, decisions))
        return self._beside(subject, ["rate", model, decisions[-1].name], theirs)

    def _beside(self, subject: str, ours: list, theirs: list[str]) -> dict:
        mine, others = [], {name: [] for name in theirs}
        for _ in range(ROUNDS):
            mine.append(self._ours(*ours, self.folder / "rows.csv", self.folder / "ours.txt"))
            for name in theirs:
                others[name].append(self._theirs("rules_zen.py", name, self.folder / "theirs.txt"))
                self._compare(subject)
        result = {"name": "rules", "subject": subject} | _medians(mine)
        zen = {name: _medians(found) for name, found in others.items()}
        result["zen"] = zen
        result["zenPerSecond"] = max(_net(found) for found in zen.values())
        result["share"] = result["perSecond"] / result["zenPerSecond"]
        tell(f"{subject}: {result['perSecond']:,.0f}/s, zen-engine {result['zenPerSecond']:,.0f}/s, "
             f"{result['share']:.1f} of it")
        return result

    def _compare(self, subject: str) -> None:
        """Both have given the same answers, numbers to nine digits: one of them answers with binary fractions."""
        mine, theirs = (
            (self.folder / name).read_text(encoding="utf-8").split("\n") for name in ("ours.txt", "theirs.txt"))
        wrong = [pair for pair in zip(mine, theirs, strict=True) if not _is_same(*pair)]
        if wrong:
            raise RuntimeError(f"{subject}: {len(wrong)} different answers, the first of them {wrong[0]}")
        if not any(mine):
            raise RuntimeError(f"{subject}: there are no answers")

    def _kit(self) -> list[dict]:
        if not KIT.is_dir():
            tell("the kit of DMN models is not here: name its folder in TSUMUGI_DMN_TCK to measure it")
            return []
        result = {"name": "rules-kit"} | _medians([self._ours("kit", KIT) for _ in range(ROUNDS)])
        tell(f"{result['models']} models of the kit read and compiled in {result['seconds'] * 1000:.0f} ms")
        return [result]

    def _sweep(self) -> list[dict]:
        model = self._write("benefit.dmn", benefit.model())
        people, mine, theirs = (self.folder / name for name in ("people.bin", "ours.bin", "theirs.bin"))
        self._run(self.python, "rules_openfisca.py", "people", str(PEOPLE), str(people))
        results = []
        for day in benefit.DAYS:
            ours, others = [], []
            for _ in range(ROUNDS):
                others.append(self._theirs("rules_openfisca.py", "sweep", people, day[:7], theirs, one_core=False))
                ours.append(self._ours("sweep", model, people, day, mine, one_core=False))
            if mine.read_bytes() != theirs.read_bytes():
                raise RuntimeError(f"{day}: not everybody has the same benefit from both")
            result = {"name": "rules-sweep", "date": day, "people": PEOPLE} | _medians(ours)
            result["openfisca"] = _medians(others)
            result["seconds"] = min(result["secondsOnOneThread"], result["secondsOnTwoThreads"])
            result["share"] = result["openfisca"]["seconds"] / result["seconds"]
            tell(f"{PEOPLE:,} people on {day}: {result['seconds'] * 1000:.1f} ms, "
                 f"OpenFisca {result['openfisca']['seconds'] * 1000:.0f} ms "
                 f"({result['openfisca']['secondsOfFormulaAlone'] * 1000:.0f} ms of it the formula)")
            results.append(result)
        return results

    def _write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def _ours(self, *words, one_core: bool = True) -> dict:
        return json.loads(self._run(self.program, *words, one_core=one_core))

    def _theirs(self, script: str, *words, one_core: bool = True) -> dict:
        return json.loads(self._run(self.python, script, *words, one_core=one_core))

    def _run(self, *words, one_core: bool = False) -> str:
        pinned = ["taskset", "--cpu-list", str(max(os.sched_getaffinity(0)))] if one_core else []
        done = subprocess.run(
            [*pinned, *map(str, words)], capture_output=True, text=True, cwd=PACKAGE.parent,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr.strip()[-2000:]}")
        return done.stdout


def _fees(count: int) -> tables.Decision:
    return tables.Decision("fee", "", list(tables.INPUTS), tables.fees(count))


def _medians(found: list[dict]) -> dict:
    """Of every number the median; of everything else the first."""
    return {
        key: statistics.median(one[key] for one in found) if isinstance(value, (int, float)) else value
        for key, value in found[0].items()}


def _net(found: dict) -> float:
    """The fastest way through the binding, what the same call costs with nothing to decide taken off."""
    ways = [(found["perCall"], found["floor"])]
    if "inBatches" in found:
        ways.append((found["inBatches"], found["batchFloor"]))
    # A floor that is hardly above the call itself says nothing.
    return max(1 / (1 / call - 1 / floor) if floor > call * 1.05 else call for call, floor in ways)


def _is_same(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return True
    try:
        return abs(float(mine) - float(theirs)) <= 1e-9 * max(1.0, abs(float(theirs)))
    except ValueError:
        return False


def _program() -> Path:
    subprocess.run(
        ["swift", "build", "--configuration", "release", "--package-path", str(PACKAGE)], check=True,
        stdout=subprocess.DEVNULL)
    return PACKAGE / ".build" / "release" / "Rules"


def _python() -> Path:
    """The others' own packages, in a folder that is kept between runs."""
    place, wanted = ROOT / ".build" / "rules-python", PACKAGE / "requirements.txt"
    ready = place / "ready"
    if not ready.exists() or ready.read_text() != wanted.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        subprocess.run(
            [str(place / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", "-r", str(wanted)],
            check=True)
        ready.write_text(wanted.read_text())
    return place / "bin" / "python"


def tell(words: str) -> None:
    print(f"  {words}", flush=True)
