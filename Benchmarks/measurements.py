"""The measurements. Each gives a list of results, ready to be written down."""

import statistics
import time
from pathlib import Path

from applicant import Applicant
from load_client import LoadClient, Request, build
from officer import OfficerAccount, SignIn
from product import HOST, ROOT, Running, binary, free_port
from subjects import PROCEDURE, Baseline, Tsumugi
from town import Town


class Bench:
    """A folder to work in, the load client, and how much to measure."""

    def __init__(self, folder: Path, engines: list[str], clients: list[int], count: int, pauses: bool = False):
        self.folder = folder
        self.engines = engines
        self.clients = clients
        self.count = count
        # Filling a town takes long and may go on beside other work; what is measured then wants the machine alone.
        self.pauses = pauses
        self.client = LoadClient(folder / "client")

    def submissions(self) -> list[dict]:
        """Durable submissions per second."""
        subjects = [Tsumugi(self.folder / f"submissions-{engine}", engine) for engine in self.engines]
        if "postgres" in self.engines:
            subjects.append(Baseline(self.folder / "submissions-baseline"))
        return [result for subject in subjects for result in self._of(subject, self._submissions)]

    def _of(self, subject, measure) -> list[dict]:
        try:
            subject.start()
            return measure(subject)
        finally:
            subject.stop()

    def _submissions(self, subject) -> list[dict]:
        walk = subject.record()
        # A first round, so that nothing measured is done for the first time.
        self._round(subject, walk, 16, min(300, self.count))
        results = []
        for clients in self.clients:
            result = self._round(subject, walk, clients, self.count)
            results.append({"name": "submissions", "subject": subject.name, "clients": clients} | result)
            errors = result["failures"] or "no errors"
            tell(f"{subject.name}, {clients} clients: {result['perSecond']:.0f} submissions/s, {errors}")
        return results

    def _round(self, subject, walk, clients: int, count: int) -> dict:
        walk.begin(self.client, subject.port, count, self.folder)
        walk.fill(self.client, subject.port)
        before, spent = subject.cases(), subject.processor_seconds()
        result = walk.submit(self.client, subject.port, clients)
        result["serverProcessorSeconds"] = round(subject.processor_seconds() - spent, 3)
        stored = subject.cases() - before
        answered = result["requests"] - sum(result["failures"].values())
        if stored != answered:
            raise RuntimeError(f"{subject.name}: {answered} submissions were answered, {stored} are in the database")
        return result

    def sustained(self, minutes: float) -> list[dict]:
        """The whole way of applications, over and over, for minutes."""
        return [
            result for engine in self.engines
            for result in self._of(
                Tsumugi(self.folder / f"sustained-{engine}", engine),
                lambda subject: [self._sustained(subject, minutes)])
        ]

    def _sustained(self, subject: Tsumugi, minutes: float) -> dict:
        walk = subject.record()
        began, submitted, seconds, failures, slowest = time.monotonic(), 0, 0.0, 0, 0.0
        while time.monotonic() - began < minutes * 60:
            result = self._round(subject, walk, 64, self.count)
            submitted += result["requests"]
            seconds += result["seconds"]
            failures += sum(result["failures"].values())
            slowest = max(slowest, result["maxMilliseconds"])
        took = time.monotonic() - began
        requests = submitted * (len(walk.pages) + 2)
        tell(f"{subject.name}: {took / 60:.1f} min, {requests} requests, {submitted} submissions, {failures} errors")
        return {
            "name": "sustained", "subject": subject.name, "clients": 64, "minutes": round(took / 60, 2),
            "requests": requests, "submissions": submitted, "submissionsPerSecond": submitted / seconds,
            "applicationsPerSecond": submitted / took, "errors": failures, "slowestMilliseconds": slowest,
            "residentMegabytes": round(subject.town.running.resident_bytes() / 1e6, 1),
        }

    def inbox(self, sizes: list[int]) -> list[dict]:
        """The officers' list, by how many cases the town has."""
        return [result for engine in self.engines for result in self._inbox(engine, sizes)]

    def _inbox(self, engine: str, sizes: list[int]) -> list[dict]:
        town = Town(self.folder / f"inbox-{engine}", engine)
        results, seeded = [], 0
        try:
            town.prepare()
            officer = town.add_officer("bench.officer", ["citizens/clerk", "citizens/decider"])
            for size in sizes:
                while seeded < size:
                    portion = min(50_000, size - seeded)
                    town.command("seed", "--town", town.identifier, "--cases", str(portion))
                    seeded += portion
                if self.pauses:
                    input(f"  {engine}, {size} cases are there; Enter measures the inbox ")
                results += self._inbox_pages(town, officer, size)
        finally:
            town.close()
        return results

    def _inbox_pages(self, town: Town, officer: OfficerAccount, size: int) -> list[dict]:
        port = town.start().port
        browser = Applicant(HOST, port, town.prefix)
        SignIn(browser, officer).run()
        browser.close()
        cookies = browser.cookies
        results = []
        for page, path in INBOX_PAGES.items():
            wire = Request("GET", town.prefix + path, {"Accept": "text/html"}).wire(cookies)
            self.client.send(port, [wire] * 50, 4, 200)
            result = self.client.send(port, [wire] * 1000, 4, 200)
            results.append({"name": "inbox", "subject": f"tsumugi-{town.engine}", "cases": size, "page": page} | result)
            times = f"p50 {result['p50Milliseconds']} ms, p95 {result['p95Milliseconds']} ms"
            tell(f"{town.engine}, {size} cases, {page}: {times}")
        town.running.stop()
        return results

    def page(self) -> list[dict]:
        """A page of about 10 kB against a bare route that has the same bytes ready-made."""
        return self._of(Tsumugi(self.folder / "page", "sqlite"), self._page)

    def _page(self, subject: Tsumugi) -> list[dict]:
        path = f"{subject.town.prefix}/procedures/{PROCEDURE}"
        applicant = Applicant(HOST, subject.port)
        answer = applicant.get(path)
        cookies = applicant.cookies
        applicant.close()
        body = self.folder / "page.html"
        body.write_bytes(answer.body)
        port = free_port()
        program = build(ROOT / "Benchmarks" / "BareRoute", "BareRoute")
        bare = Running([str(port), str(body)], port, self.folder / "bare.log", program=program)
        bare.wait_ready()
        ours = Request("GET", path, {"Accept": "text/html"}).wire(cookies)
        theirs = Request("GET", "/", {"Accept": "text/html"}).wire({})
        rates: dict[str, list[float]] = {"page": [], "bare": []}
        # In turns, so that whatever else the machine does meets both.
        for _ in range(5):
            for name, wire, at in (("page", ours, subject.port), ("bare", theirs, port)):
                result = self.client.send(at, [wire] * 100, 64, 200, seconds=3)
                if result["failures"]:
                    raise RuntimeError(f"{name}: {result['failures']}")
                rates[name].append(result["perSecond"])
        bare.stop()
        page, route = (statistics.median(rates[name]) for name in ("page", "bare"))
        tell(f"page of {len(answer.body)} bytes: {page:.0f}/s, bare route: {route:.0f}/s, {page / route:.2f} of it")
        return [{"name": "page", "subject": "tsumugi-sqlite", "bytes": len(answer.body), "clients": 64,
                 "perSecond": page, "barePerSecond": route, "share": page / route}]

    def start(self, times: int = 15) -> list[dict]:
        """Cold start, memory when idle, size of the binary."""
        subject = Tsumugi(self.folder / "start", "sqlite")
        return self._of(subject, lambda subject: [self._start(subject, times)])

    def _first_pages(self, subject: Tsumugi) -> float:
        """Asks for the portal, which reads every procedure, then for a search, which reads the dictionary.
        Returns the seconds the portal took."""
        applicant = Applicant(HOST, subject.port, subject.town.prefix)
        began = time.monotonic()
        applicant.get("/")
        took = time.monotonic() - began
        applicant.get("/procedures?q=%E4%BD%8F%E6%B0%91%E7%A5%A8")
        applicant.close()
        return took

    def _start(self, subject: Tsumugi, times: int) -> dict:
        subject.town.running.stop()
        seconds = []
        for _ in range(times):
            running = subject.town.start()
            seconds.append(subject.town.seconds_to_ready)
            if len(seconds) < times:
                running.stop()
        time.sleep(10)
        running = subject.town.running
        idle, idle_own = running.resident_bytes(), running.own_bytes()
        first_page = self._first_pages(subject)
        result = {
            "name": "start", "subject": subject.name, "times": times,
            "p50Milliseconds": round(statistics.median(seconds) * 1000, 1),
            "maxMilliseconds": round(max(seconds) * 1000, 1),
            "idleMegabytes": round(idle / 1e6, 1),
            "idleOwnMegabytes": round(idle_own / 1e6, 1),
            "firstPageMilliseconds": round(first_page * 1000, 1),
            "readMegabytes": round(running.resident_bytes() / 1e6, 1),
            "readOwnMegabytes": round(running.own_bytes() / 1e6, 1),
            "binaryMegabytes": round(binary().stat().st_size / 1e6, 1),
            "binary": "release" if "release" in str(binary()) else "debug",
        }
        sizes = f"idle {result['idleMegabytes']} MB, binary {result['binaryMegabytes']} MB"
        tell(f"start: {result['p50Milliseconds']} ms, {sizes}")
        return result


#: The lists officers open all day, and one that looks for a name.
INBOX_PAGES = {
    "open, by due date": "/staff/cases",
    "in review, newest first": "/staff/cases?status=in-review&order=newest",
    "one procedure, nobody's": f"/staff/cases?procedure={PROCEDURE}&taken=nobody",
}


def tell(words: str) -> None:
    print(f"  {words}", flush=True)
