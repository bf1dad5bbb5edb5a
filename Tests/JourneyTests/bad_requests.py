"""Requests that no page of ours sends, and what every answer to one must be like."""

import http.client
import re
import secrets
import urllib.parse
from dataclasses import dataclass

from applicant import Answer, Applicant
from browser import Browser
from form_reader import Form
from journey import Journey

#: What nobody may ever read: traces of the program's inside.
INSIDE = re.compile(
    r"Fatal error|Stack dump|\.swift:\d|Optional\(|StorageError|SQLITE_|NIOCore|Hummingbird|SELECT \w+ FROM|/Sources/")

#: Words that break careless programs: markup, SQL, formulas, direction marks, a family of four, no end.
NONSENSE = "<script>alert('x')</script> ' OR 1=1 -- =cmd|'/c calc'!A1 \u202eﷺ👨‍👩‍👧‍👦 𠮷野家 " + "長" * 80

#: Fields whose contents a page need not send back.
SECRETS = re.compile(r"password|^again$|^code$|^secret$")


@dataclass(frozen=True)
class Reply:
    """The bare answer to one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")


class Stranger:
    """Somebody with a program instead of a browser. May use the cookies of a browser."""

    def __init__(self, journey: Journey, browser: Browser | None = None):
        self.journey = journey
        self._url = urllib.parse.urlsplit(journey.address)
        journey.stage.people += 1
        people = journey.stage.people
        self.applicant = Applicant(
            self._url.hostname, self._url.port, f"/{journey.town}",
            forwarded_for=f"10.{people >> 16 & 255}.{people >> 8 & 255}.{people & 255}")
        if browser:
            self.applicant.cookies |= {cookie["name"]: cookie["value"] for cookie in browser.cookies}

    def close(self) -> None:
        self.applicant.close()

    def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "", headers: dict[str, str] | None = None,
    ) -> Reply:
        """One request exactly as given, under the town's path."""
        sent = self.applicant.headers() | (headers or {})
        if kind:
            sent["Content-Type"] = kind
        connection = http.client.HTTPConnection(self._url.hostname, self._url.port, timeout=60)
        try:
            connection.putrequest(method, self._url.path + path, skip_accept_encoding=True)
            for name, value in (sent | {"Content-Length": str(len(body))}).items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    def expect_told_off(self, reply: Reply, what: str, statuses: range | tuple[int, ...] = range(400, 500)) -> None:
        """The answer is a refusal that says nothing of the inside."""
        self.journey.expect(reply.status in statuses, f"{what} answers {reply.status}")
        self.expect_nothing_inside(reply.text, what)

    def expect_nothing_inside(self, text: str, what: str) -> None:
        found = INSIDE.search(text)
        self.journey.expect(found is None, f"{what} shows the inside: {found and found.group()}")

    def try_form(
        self, path: str, ending: str, may_be_empty: bool = False, may_say_anything: bool = False, **chosen: str,
    ) -> None:
        """Sends the form of a page empty, then full of nonsense: told what is wrong, and nothing typed is lost."""
        for name, fill in (("empty", _emptied), ("nonsense", _nonsense)):
            page = self.applicant.get(path)
            self.journey.expect(page.status == 200, f"{path} answers {page.status}")
            form = page.page.form_to(ending)
            values = fill(form) | {field: [value] for field, value in chosen.items()}
            answer = self.applicant.send(form, values)
            self._expect_refused(
                f"{path} sent {name}", answer, values, may_be_empty if name == "empty" else may_say_anything)

    def _expect_refused(self, what: str, answer: Answer, values: dict[str, list[str]], may_pass: bool) -> None:
        text = answer.body.decode("utf-8")
        self.expect_nothing_inside(text, what)
        if may_pass and answer.status < 400:
            return
        self.journey.expect(answer.status == 422, f"{what} answers {answer.status} at {answer.path}")
        self.journey.expect(answer.page.has_errors, f"{what} has no error summary")
        self.journey.expect("<script>alert" not in text, f"{what} sends back markup as markup")
        kept = {name: several for form in answer.page.forms for name, several in form.values.items()}
        for name, several in values.items():
            if several and several[0] == NONSENSE and not SECRETS.search(name):
                back = kept.get(name, [""])[0].strip()
                self.journey.expect(back == NONSENSE.strip(), f"{what}: {name} lost what was typed: {back[:40]}")


def _emptied(form: Form) -> dict[str, list[str]]:
    typed = form.names - form.hidden_names - form.file_names
    return {name: ([] if name in form.options else [""]) for name in typed}


def _nonsense(form: Form) -> dict[str, list[str]]:
    typed = form.names - form.hidden_names - form.file_names
    return {name: (["no-such-entry"] if name in form.options else [NONSENSE]) for name in typed}


def multipart(fields: dict[str, str], files: list[tuple[str, str, bytes]]) -> tuple[str, bytes]:
    """A form with files as (field, file name, contents): its media type and its bytes."""
    boundary = f"----stranger{secrets.token_hex(8)}"
    body = bytearray()
    for name, value in fields.items():
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for field, filename, contents in files:
        body += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{filename}"\r\n'
            f"Content-Type: image/png\r\n\r\n").encode() + contents + b"\r\n"
    return f"multipart/form-data; boundary={boundary}", bytes(body) + f"--{boundary}--\r\n".encode()
