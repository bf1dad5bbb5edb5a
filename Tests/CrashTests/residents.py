"""Residents who apply all at once, and remember what they were told."""

import http.client
import itertools
import threading
import time
from dataclasses import dataclass, field

from applicant import Answer, Applicant, Receipt, Refused
from example_answers import ExampleAnswers
from product import HOST


@dataclass
class Memory:
    """What the residents know after a round."""

    acknowledged: list[Receipt] = field(default_factory=list)
    #: Sent, and no answer came: the case may be there or not.
    in_doubt: list[tuple[Applicant, Answer]] = field(default_factory=list)
    #: Answers that no crash explains.
    complaints: list[str] = field(default_factory=list)
    #: How long submissions took that were answered.
    seconds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Residents:
    """`count` residents at a time, until the server is gone.

    Either they apply from the first page to the receipt, one after another; or, with `at_once`, everyone fills in so
    many applications first, and then all press the last button as fast as they can: most kills then meet a submission.
    """

    #: Goes on from round to round: an address that comes again would meet the limit of its earlier look-ups.
    _addresses = itertools.count(1)

    def __init__(
        self, port: int, prefix: str, procedure: str, answers: ExampleAnswers, count: int, at_once: int = 0
    ):
        self._port, self._prefix = port, prefix
        self._procedure, self._answers = procedure, answers
        self._at_once = at_once
        self.memory = Memory()
        self._is_over = threading.Event()
        self._all_have_filled_in = threading.Barrier(count + 1)
        live = self._press_at_once if at_once else self._live
        self._threads = [threading.Thread(target=live, daemon=True) for _ in range(count)]

    def start(self) -> None:
        """Returns when there is something to lose."""
        for thread in self._threads:
            thread.start()
        if self._at_once:
            self._all_have_filled_in.wait()

    def wait(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def someone(self) -> Applicant:
        """A resident nobody has seen before, at a network address of their own."""
        with self.memory.lock:
            number = next(self._addresses)
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        return Applicant(HOST, self._port, self._prefix, forwarded_for=address)

    def _live(self) -> None:
        while not self._is_over.is_set():
            resident = self.someone()
            review = None
            try:
                review = resident.fill(self._procedure, self._answers)
                receipt = resident.submit(review)
                with self.memory.lock:
                    self.memory.acknowledged.append(receipt)
            except (OSError, http.client.HTTPException):
                self._doubt(resident, review)
                return
            except Refused as refusal:
                with self.memory.lock:
                    self.memory.complaints.append(str(refusal))
                return
            finally:
                resident.close()

    def _press_at_once(self) -> None:
        finished = []
        try:
            for _ in range(self._at_once):
                resident = self.someone()
                finished.append((resident, resident.fill(self._procedure, self._answers)))
        except (Refused, OSError, http.client.HTTPException) as error:
            with self.memory.lock:
                self.memory.complaints.append(f"filling in failed before the server was killed: {error}")
        self._all_have_filled_in.wait()
        for resident, review in finished:
            self._press(resident, review)

    def _press(self, resident: Applicant, review: Answer) -> None:
        began = time.monotonic()
        try:
            receipt = resident.submit(review)
            with self.memory.lock:
                self.memory.acknowledged.append(receipt)
                self.memory.seconds.append(time.monotonic() - began)
        except (OSError, http.client.HTTPException):
            self._doubt(resident, review)
        except Refused as refusal:
            with self.memory.lock:
                self.memory.complaints.append(str(refusal))
        finally:
            resident.close()

    def _doubt(self, resident: Applicant, review: Answer | None) -> None:
        if review is not None:
            with self.memory.lock:
                self.memory.in_doubt.append((resident, review))
