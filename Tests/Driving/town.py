"""One ready town behind `tsumugi serve`, on either engine, for the crash test and the benchmarks."""

import json
import re
from pathlib import Path

from database import PostgresDatabase, SQLiteFile
from officer import OfficerAccount
from postgres import PostgresCluster
from product import HOST, ROOT, Running, free_port, run

TOWN = "tsumugi-city"
FOLDER = ROOT / "Examples" / "TsumugiCity"


class Town:
    """つむぎ市 in a folder of its own. `prefix` stands before every path of the town."""

    identifier = TOWN
    prefix = ""

    def __init__(self, folder: Path, engine: str):
        self.folder = folder.resolve()
        self.engine = engine
        self.running: Running | None = None
        self._postgres: PostgresCluster | None = None
        #: From the start of the process to its first ready answer, the last time.
        self.seconds_to_ready = 0.0

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def settings(self) -> Path:
        return self.folder / "tsumugi.yaml"

    def prepare(self) -> None:
        """Writes the settings, makes the tables, publishes the procedures."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.engine == "postgres":
            self._postgres = PostgresCluster()
        self._write_settings(free_port())
        self.command("migrate")
        self.command("procedures", "import")

    def _write_settings(self, port: int) -> None:
        town = {"folder": str(FOLDER), "address": f"http://{HOST}:{port}"}
        if self._postgres:
            town["database"] = self._postgres.url
        # JSON is YAML, too.
        self.settings.write_text(json.dumps({
            "listen": {"address": HOST, "port": port}, "data": str(self.data), "towns": [town],
            "trusted-proxies": [HOST], "mail": {"folder": str(self.folder / "mails")}, "log": {"level": "warning"},
        }, indent=2), encoding="utf-8")

    def command(self, *words: str) -> str:
        """Runs one command of the product on this town."""
        return run([*words, "--config", str(self.settings)])

    def add_officer(self, name: str, posts: list[str]) -> OfficerAccount:
        """Adds an officer, who signs in for the first time with the one-time password that is printed."""
        said = self.command(
            "staff", "add", name, "--name", "測定 太郎", "--kana", "ソクテイ タロウ", "--posts", *posts)
        found = re.search(r"one-time password (\S+)", said)
        if not found:
            raise RuntimeError(f"staff add printed no password: {said}")
        return OfficerAccount(name, found.group(1))

    def start(self, port: int | None = None) -> Running:
        """Starts the server and waits until it is ready."""
        port = port or free_port()
        self._write_settings(port)
        self.running = Running(["serve", "--config", str(self.settings)], port, self.folder / "serve.log")
        self.seconds_to_ready = self.running.wait_ready()
        return self.running

    def close(self) -> None:
        if self.running:
            self.running.stop()
        if self._postgres:
            self._postgres.stop()
            self._postgres = None

    def database(self) -> SQLiteFile | PostgresDatabase:
        if self._postgres:
            return self._postgres.database
        files = sorted(self.data.rglob("*.sqlite"))
        if not files:
            raise RuntimeError(f"there is no database in {self.data}")
        return SQLiteFile(files[0])

    def stored_files(self) -> int:
        """How many sealed attachments are on disk."""
        return sum(1 for folder in self.data.rglob("files") for path in folder.rglob("*") if path.is_file())

    def verify_audit(self) -> list[str]:
        """What `audit verify` has against the log; empty when it holds."""
        try:
            self.command("audit", "verify")
        except RuntimeError as error:
            return [f"audit verify: {error}"]
        return []
