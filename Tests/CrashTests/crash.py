#!/usr/bin/env python3
"""Kills the server under load, again and again, and looks whether anything was lost or counted twice."""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "Driving")]

from applicant import Receipt, Refused  # noqa: E402
from example_answers import ExampleAnswers  # noqa: E402
from ledger import Ledger  # noqa: E402
from product import ROOT  # noqa: E402
from residents import Residents  # noqa: E402
from town import Town  # noqa: E402

PROCEDURE = "resident-record-copy"
#: Applications each resident has ready when all press the last button.
AT_ONCE = 3
EXAMPLE = ROOT / "Examples/TsumugiCity/procedures" / PROCEDURE / "examples/own-record-at-counter.yaml"


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50, help="how often the server is killed (50)")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--residents", type=int, default=8, help="how many apply at the same time (8)")
    parser.add_argument("--longest", type=float, default=3.0, help="seconds of load before the latest kill (3)")
    parser.add_argument("--seed", type=int, help="of the moments; printed, so that a run can be repeated")
    parser.add_argument("--keep", type=Path, help="a folder to work in, kept afterwards")
    return parser.parse_args()


class CrashTest:
    """The rounds, and everything acknowledged in any of them."""

    def __init__(self, town: Town, arguments: argparse.Namespace, moments: random.Random):
        self._town = town
        self._arguments = arguments
        self._moments = moments
        self._answers = ExampleAnswers.read(EXAMPLE)
        self.acknowledged: list[Receipt] = []
        self.doubts = 0
        #: How long one submission takes, as far as is known: so that kills meet submissions.
        self._seconds = 0.1
        self.problems: list[str] = []

    def run(self) -> None:
        running = self._town.start()
        for number in range(1, self._arguments.rounds + 1):
            # In turns: anywhere on the way, and in the middle of submissions.
            at_once = 0 if number % 2 else AT_ONCE
            residents = Residents(
                running.port, self._town.prefix, PROCEDURE, self._answers, self._arguments.residents, at_once)
            residents.start()
            longest = self._seconds * AT_ONCE if at_once else self._arguments.longest
            time.sleep(self._moments.uniform(0, longest))
            was_alive = running.is_alive
            running.kill()
            residents.wait()
            running = self._town.start(port=running.port)
            self._look(number, residents, was_alive)
        status = running.stop()
        if status != 0:
            self.problems.append(f"asked to finish, the server ended with status {status}")
        self._verify(self._arguments.rounds)

    def _look(self, number: int, residents: Residents, was_alive: bool) -> None:
        memory = residents.memory
        if memory.seconds:
            self._seconds = statistics.median(memory.seconds)
        problems = list(memory.complaints)
        if not was_alive:
            problems.append("the server had ended before it was killed")
        answered = len(memory.acknowledged)
        problems += self._press_again(residents)
        self.acknowledged += memory.acknowledged
        problems += self._open(residents, memory.acknowledged)
        ledger = Ledger(self._town.database())
        problems += ledger.lost_or_double(self.acknowledged) + ledger.half_cases()
        missing = ledger.cases() - self._town.stored_files()
        if missing > 0:
            problems.append(f"{missing} attachments are not on disk")
        problems += self._town.verify_audit()
        self.doubts += len(memory.in_doubt)
        self.problems += [f"round {number}: {problem}" for problem in problems]
        print(
            f"round {number}: {answered} acknowledged, {len(memory.in_doubt)} in doubt and sent again, "
            f"{ledger.cases()} cases, {'held' if not problems else '; '.join(problems[:3])}", flush=True)

    def _press_again(self, residents: Residents) -> list[str]:
        """Whoever got no answer sends the same form once more."""
        problems = []
        for resident, review in residents.memory.in_doubt:
            try:
                residents.memory.acknowledged.append(resident.submit(review))
            except (Refused, OSError) as error:
                problems.append(f"sending again failed: {error}")
            finally:
                resident.close()
        return problems

    def _open(self, residents: Residents, receipts: list[Receipt]) -> list[str]:
        """Opens each application as its applicant would."""
        problems = []
        for receipt in receipts:
            someone = residents.someone()
            answer = someone.open_status(receipt)
            someone.close()
            if answer.status != 200 or receipt.number.encode() not in answer.body:
                problems.append(f"receipt {receipt.number} does not open: {answer.path} answered {answer.status}")
        return problems

    def _verify(self, rounds: int) -> None:
        """Once more, with nobody writing."""
        ledger = Ledger(self._town.database())
        found = ledger.lost_or_double(self.acknowledged) + ledger.half_cases() + self._town.verify_audit()
        self.problems += [f"after {rounds} rounds: {problem}" for problem in found]


def main() -> int:
    arguments = read_arguments()
    seed = arguments.seed if arguments.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"crash test on {arguments.engine}, {arguments.rounds} rounds, seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="tsumugi-crash-") as folder:
        town = Town(arguments.keep or Path(folder), arguments.engine)
        try:
            town.prepare()
            test = CrashTest(town, arguments, random.Random(seed))
            test.run()
        except RuntimeError as error:
            print(error, file=sys.stderr)
            print("the crash test could not run")
            return 2
        finally:
            town.close()
    for problem in test.problems:
        print(f"    {problem}")
    if not test.acknowledged:
        print("the crash test proved nothing: no application was acknowledged")
        return 2
    print(
        f"crash test {'held' if not test.problems else 'FAILED'} on {arguments.engine}: {arguments.rounds} kills, "
        f"{len(test.acknowledged)} acknowledged ({test.doubts} of them sent again), "
        f"{len(test.problems)} problems, seed {seed}")
    return 0 if not test.problems else 1


if __name__ == "__main__":
    sys.exit(main())
