#!/usr/bin/env python3
"""Rotates the sealing keys while residents apply, kills the rotation again and again, and looks whether all still opens."""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "Driving")]

from applicant import Applicant, Receipt  # noqa: E402
from example_answers import ExampleAnswers  # noqa: E402
from officer import SignIn  # noqa: E402
from product import HOST, ROOT, binary, plain_environment  # noqa: E402
from residents import Residents  # noqa: E402
from town import Town  # noqa: E402

PROCEDURE = "resident-record-copy"
EXAMPLE = ROOT / "Examples/TsumugiCity/procedures" / PROCEDURE / "examples/own-record-at-counter.yaml"
FILE = re.compile(r'href="(/staff/cases/[0-9a-f-]{36}/files/[^"?]+)')


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="how often a rotation is killed (20)")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--residents", type=int, default=4, help="how many apply at the same time (4)")
    parser.add_argument("--longest", type=float, default=1.5, help="seconds until the latest kill (1.5)")
    parser.add_argument("--seed", type=int, help="of the moments; printed, so that a run can be repeated")
    return parser.parse_args()


class RotationTest:
    def __init__(self, town: Town, arguments: argparse.Namespace, moments: random.Random):
        self._town = town
        self._arguments = arguments
        self._moments = moments
        self.receipts: list[Receipt] = []
        self.problems: list[str] = []

    def run(self) -> None:
        running = self._town.start()
        residents = Residents(
            running.port, self._town.prefix, PROCEDURE, ExampleAnswers.read(EXAMPLE), self._arguments.residents)
        residents.start()
        time.sleep(2)
        for number in range(1, self._arguments.rounds + 1):
            print(f"round {number}: {self._cut_off()}", flush=True)
        print(self._town.command("keys", "rotate").strip(), flush=True)
        residents.wait()
        self.receipts = residents.memory.acknowledged
        self.problems += residents.memory.complaints
        self.problems += [f"{len(residents.memory.in_doubt)} residents got no answer"] * bool(residents.memory.in_doubt)
        self.problems += self._under_old_keys() + self._town.verify_audit()
        self._open_all(running.port)
        running.stop()

    def _cut_off(self) -> str:
        """Starts a rotation and kills it at a random moment."""
        seconds = self._moments.uniform(0, self._arguments.longest)
        rotation = subprocess.Popen(
            [str(binary()), "keys", "rotate", "--config", str(self._town.settings)], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env=plain_environment(), cwd=ROOT, start_new_session=True)
        try:
            said = rotation.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            rotation.kill()
            return f"killed after {seconds:.2f} s: {' / '.join(rotation.communicate()[0].split(chr(10))[-3:]).strip()}"
        if rotation.returncode != 0:
            self.problems.append(f"keys rotate ended with {rotation.returncode}: {said}")
        return f"ended before it was killed: {said.strip().splitlines()[-1:]}"

    def _under_old_keys(self) -> list[str]:
        """What is not sealed with the newest key."""
        lines = self._town.command("keys", "list", "--count").strip().splitlines()
        print("\n".join(lines), flush=True)
        return [f"still under an old key: {line}" for line in lines[:-1] if not line.endswith("seals 0 values, 0 files")]

    def _open_all(self, port: int) -> None:
        """Opens each application as its applicant, and then, found by its number, with its files as an officer."""
        officer = Applicant(HOST, port, self._town.prefix)
        SignIn(officer, self._town.add_officer("rotation.officer", ["*/town-admin", "citizens/clerk"])).run()
        cases = dict(self._town.database().rows("SELECT receipt, id FROM cases_case"))
        files = 0
        for number, receipt in enumerate(self.receipts):
            someone = Applicant(HOST, port, self._town.prefix, forwarded_for=f"10.9.{number >> 8}.{number & 255}")
            answer = someone.open_status(receipt)
            someone.close()
            if answer.status != 200 or receipt.number.encode() not in answer.body:
                self.problems.append(f"receipt {receipt.number} does not open: {answer.path} answered {answer.status}")
            files += self._open_as(officer, receipt, cases.get(receipt.number))
        officer.close()
        print(f"{len(self.receipts)} applications and {files} files opened", flush=True)

    def _open_as(self, officer: Applicant, receipt: Receipt, case: str | None) -> int:
        if case is None:
            self.problems.append(f"{receipt.number} is not in the database")
            return 0
        page = officer.get(f"/staff/cases/{case}")
        found = set(FILE.findall(page.body.decode()))
        if page.status != 200 or not found:
            self.problems.append(f"the case of {receipt.number} answered {page.status} with {len(found)} files")
        for path in found:
            answer = officer.get(path.removeprefix(self._town.prefix))
            if answer.status != 200 or not answer.body.startswith((b"%PDF", b"\x89PNG")):
                self.problems.append(f"a file of {receipt.number} answered {answer.status}")
        return len(found)


def main() -> int:
    arguments = read_arguments()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"rotation on {arguments.engine}, {arguments.rounds} kills, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="tsumugi-rotation-") as folder:
        town = Town(Path(folder), arguments.engine)
        try:
            town.prepare()
            test = RotationTest(town, arguments, random.Random(seed))
            test.run()
        except RuntimeError as error:
            print(error, file=sys.stderr)
            print("the rotation test could not run")
            return 2
        finally:
            town.close()
    for problem in test.problems[:20]:
        print(f"    {problem}")
    if not test.receipts:
        print("the rotation test proved nothing: nobody applied")
        return 2
    print(
        f"rotation {'held' if not test.problems else 'FAILED'} on {arguments.engine}: {arguments.rounds} kills, "
        f"{len(test.receipts)} applications, {len(test.problems)} problems, seed {seed}")
    return 0 if not test.problems else 1


if __name__ == "__main__":
    sys.exit(main())
