"""Two whole small towns to try: `tsumugi demo` in a folder of its own."""

import email
import email.policy
import json
import time
from dataclasses import dataclass
from pathlib import Path

from database import SQLiteFile
from product import HOST, ROOT, Running, free_port

REFERENCE = ROOT / ".build" / "reference-data"


@dataclass(frozen=True)
class SentMail:
    """One mail as it was handed over."""

    recipient: str
    sender: str
    subject: str
    body: str


class Demo:
    """A running demo without its own walk through the pages."""

    def __init__(self, folder: Path, examples: Path = ROOT / "Examples"):
        self.folder = folder.resolve()
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.running = Running(
            ["demo", "--data", str(self.folder / "data"), "--port", str(self.port), "--no-walk",
             "--reference", str(self._nearby_places()), "--examples", str(examples)], self.port, self.folder / "demo.log")

    def _nearby_places(self) -> Path:
        """The reference data with the postal codes of the towns' own corner of the country: much sooner read."""
        near = self.folder / "reference-data"
        near.mkdir()
        for path in REFERENCE.glob("*.csv"):
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            if path.name == "postal-places.csv":
                lines = [line for line in lines if line.split(",")[2].strip('"').startswith("25")]
            (near / path.name).write_text("".join(lines), encoding="utf-8")
        return near

    def wait_ready(self) -> None:
        self.running.wait_ready(seconds=180)

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def sign_ins(self) -> list[dict[str, str]]:
        """How the officers sign in: town, signIn, password, secret."""
        return json.loads((self.folder / "data" / "sign-ins.json").read_text(encoding="utf-8"))

    def database(self, town: str) -> SQLiteFile:
        return SQLiteFile(self.folder / "data" / town / "tsumugi.sqlite")

    def mail_folder(self, town: str) -> Path:
        return self.folder / "data" / "mails" / town

    def mails(self) -> list[SentMail]:
        """Every mail that either town has handed over so far."""
        found = []
        for path in sorted(self.mail_folder("").glob("*/*.eml")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            found.append(SentMail(mail["To"], mail["From"], mail["Subject"], mail.get_content()))
        return found

    def wait_for_mail(self, holds, seconds: float = 30) -> SentMail:
        """The first mail for which `holds` is true; waits for it.

        Raises TimeoutError when none comes.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for mail in self.mails():
                if holds(mail):
                    return mail
            time.sleep(0.05)
        raise TimeoutError(f"no such mail came; there are {[mail.subject for mail in self.mails()]}")

    def stop(self) -> int:
        return self.running.stop()
