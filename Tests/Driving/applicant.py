"""Applies as a browser without script does: reads each form, fills it in, sends it, follows where it leads."""

import http.client
import secrets
import socket
import urllib.parse
from dataclasses import dataclass

import sample_files
from example_answers import ExampleAnswers
from form_reader import Form, PageReader


class Refused(Exception):
    """The product answered, but not with what was to come next."""


@dataclass(frozen=True)
class Receipt:
    """What an applicant takes away."""

    number: str
    secret: str


@dataclass
class Answer:
    """One page as it arrived."""

    path: str
    status: int
    body: bytes

    @property
    def page(self) -> PageReader:
        return PageReader(self.body.decode("utf-8"))


class Applicant:
    """One browser: its cookies and its connection.

    `forwarded_for` is the network address a proxy would report, so that many applicants on one machine are many.
    """

    def __init__(self, host: str, port: int, prefix: str = "", forwarded_for: str | None = None, timeout: float = 30):
        self.prefix = prefix
        self.cookies: dict[str, str] = {}
        self._forwarded_for = forwarded_for
        self._connection = http.client.HTTPConnection(host, port, timeout=timeout)

    def close(self) -> None:
        self._connection.close()

    def headers(self) -> dict[str, str]:
        found = {"Accept": "text/html"}
        if self.cookies:
            found["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self._forwarded_for:
            found["X-Forwarded-For"] = self._forwarded_for
        return found

    def get(self, path: str) -> Answer:
        """Shows a page of the town; redirects are followed."""
        return self._visit("GET", self.prefix + path)

    def send(self, form: Form, values: dict[str, list[str]], files: dict[str, list[bytes]] | None = None) -> Answer:
        """Sends a form with these values and files."""
        kind, body = encode(form, values, files or {})
        return self._visit("POST", form.action, body, kind)

    def _visit(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Answer:
        for _ in range(6):
            status, location, content = self._exchange(method, path, body, kind)
            if status not in (301, 302, 303, 307):
                return Answer(path, status, content)
            parts = urllib.parse.urlsplit(location)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            method, body, kind = "GET", b"", ""
        raise Refused(f"too many redirects, the last to {path}")

    def _exchange(self, method: str, path: str, body: bytes, kind: str) -> tuple[int, str, bytes]:
        headers = self.headers()
        if kind:
            headers["Content-Type"] = kind
        if self._connection.sock is None:
            self._connection.connect()
            # A form goes out as head and body: without this each would wait for the other's acknowledgement.
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection.request(method, path, body or None, headers)
        response = self._connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return response.status, response.headers.get("Location", ""), content

    def begin(self, procedure: str) -> Answer:
        """Starts a draft. Returns its first page."""
        return self.send(self._expect(self.get(f"/apply/{procedure}"), 200).page.form_to(f"/apply/{procedure}"), {})

    def fill(self, procedure: str, answers: ExampleAnswers) -> Answer:
        """Begins, and fills in every page. Returns the review."""
        answer = self.begin(procedure)
        for _ in range(40):
            if urllib.parse.urlsplit(answer.path).path.endswith("/review"):
                return self._expect(answer, 200)
            answer = self.fill_page(self._expect(answer, 200), answers)
        raise Refused(f"the form does not end: {answer.path}")

    def fill_page(self, answer: Answer, answers: ExampleAnswers) -> Answer:
        """Fills in one page of a form and goes on."""
        form = answer.page.form_to(urllib.parse.urlsplit(answer.path).path)
        values = {name: values for name, values in answers.fields.items() if name in form.names - form.hidden_names}
        files = {name: attachments(answers.files.get(name, [])) for name in form.file_names}
        return self.send(form, values | missing_row(form, answers.fields), files)

    def submit(self, review: Answer) -> Receipt:
        """Submits a finished draft. Returns only when the receipt has been read."""
        answer = self._expect(self.send(review.page.form_to("/review"), {}), 200)
        page = answer.page
        receipt = Receipt(page.text("receipt-number"), page.text("case-secret"))
        if not (receipt.number and receipt.secret):
            raise Refused(f"no receipt on {answer.path}")
        return receipt

    def apply(self, procedure: str, answers: ExampleAnswers) -> Receipt:
        """From the first page to the receipt."""
        return self.submit(self.fill(procedure, answers))

    def open_status(self, receipt: Receipt) -> Answer:
        """Opens an application by its receipt number and secret."""
        form = self._expect(self.get("/status"), 200).page.form_to("/status")
        return self.send(form, {"receipt": [receipt.number], "secret": [receipt.secret]})

    def _expect(self, answer: Answer, status: int) -> Answer:
        if answer.status != status:
            raise Refused(f"{answer.path} answered {answer.status}")
        return answer


def attachments(kinds: list[str]) -> list[bytes]:
    """Different bytes each time: nobody sends the same photo twice."""
    return [
        sample_files.pdf(secrets.token_hex(8)) if kind == "pdf" else sample_files.png(48, 30, secrets.randbits(63))
        for kind in kinds
    ]


def missing_row(form: Form, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """The button to press: the one that adds a row where there are fewer than answers, else the one that goes on."""
    for name, group in form.buttons:
        if name == "add-row" and len(form.values.get(group, [])) < len(fields.get(group, [])):
            return {"add-row": [group]}
    return {"action": ["next"]}


def encode(form: Form, values: dict[str, list[str]], files: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """The body of a form and its media type."""
    sent = form.values | values
    if not form.carries_files:
        pairs = [(name, value) for name, several in sent.items() for value in several]
        return "application/x-www-form-urlencoded", urllib.parse.urlencode(pairs).encode("ascii")
    boundary = f"----tsumugi{secrets.token_hex(12)}"
    body = bytearray()
    for name, several in sent.items():
        for value in several:
            body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, several in files.items():
        for contents in several:
            ending, kind = ("pdf", "application/pdf") if contents.startswith(b"%PDF") else ("png", "image/png")
            body += (
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="paper.{ending}"\r\n'
                f"Content-Type: {kind}\r\n\r\n").encode() + contents + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", bytes(body)
