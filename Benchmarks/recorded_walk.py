"""One application, recorded and sent again for as many applicants as wanted."""

from dataclasses import dataclass, field
from pathlib import Path

from applicant import Applicant
from load_client import LoadClient, Request


@dataclass
class Step:
    request: Request
    #: What the server answered the first time, and must answer every time.
    status: int


class RecordingApplicant(Applicant):
    """Remembers every request it makes."""

    def __init__(self, *place, **more):
        super().__init__(*place, **more)
        self.steps: list[Step] = []

    def _exchange(self, method, path, body, kind):
        headers = self.headers() | ({"Content-Type": kind} if kind else {})
        answer = super()._exchange(method, path, body, kind)
        self.steps.append(Step(Request(method, path, headers, body), answer[0]))
        return answer


@dataclass
class RecordedWalk:
    """The requests that matter: the one that makes an applicant known by a cookie, the pages, the submission."""

    #: Gives each applicant a cookie of their own.
    first: Step
    pages: list[Step]
    submission: Step
    #: Cookies that one browser has for all of its applications.
    shared: dict[str, str]
    own_cookies: list[dict[str, str]] = field(default_factory=list)

    def begin(self, client: LoadClient, port: int, count: int, folder: Path) -> None:
        """Begins `count` applications. What each gets as a cookie is kept."""
        kept = folder / "cookies"
        wire = self.first.request.wire(self.shared)
        self._check(client.send(port, (wire for _ in range(count)), 16, self.first.status, cookies=kept), count)
        self.own_cookies = []
        with kept.open(encoding="utf-8") as lines:
            for line in lines:
                pairs = line.rstrip("\n").split("\t")[1:]
                self.own_cookies.append(dict(pair.partition("=")[::2] for pair in pairs))
        kept.unlink()
        if not all(self.own_cookies):
            raise RuntimeError("an applicant got no cookie")

    def fill(self, client: LoadClient, port: int) -> None:
        """Fills in every page of every application."""
        for page in self.pages:
            self._check(client.send(port, self.wires(page), 16, page.status), len(self.own_cookies))

    def submit(self, client: LoadClient, port: int, clients: int) -> dict:
        """Submits every application: the part that is measured."""
        return client.send(port, self.wires(self.submission), clients, self.submission.status)

    def wires(self, step: Step):
        for own in self.own_cookies:
            yield step.request.wire(self.shared | own)

    @staticmethod
    def _check(result: dict, count: int) -> None:
        if result["failures"] or result["requests"] != count:
            raise RuntimeError(f"preparing the applications failed: {result}")


