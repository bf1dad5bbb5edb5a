"""A whole small town to try: `tsumugi demo` in a folder of its own."""

import json
from pathlib import Path

from database import SQLiteFile
from product import HOST, Running, free_port


class Demo:
    """A running demo without its own walk through the pages."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.running = Running(
            ["demo", "--data", str(folder / "data"), "--port", str(self.port), "--no-walk"], self.port,
            folder / "demo.log")

    def wait_ready(self) -> None:
        self.running.wait_ready(seconds=180)

    def address(self, town: str) -> str:
        return f"http://{HOST}:{self.port}/{town}"

    def sign_ins(self) -> list[dict[str, str]]:
        """How the officers sign in: town, signIn, password, secret."""
        return json.loads((self.folder / "data" / "sign-ins.json").read_text(encoding="utf-8"))

    def database(self, town: str) -> SQLiteFile:
        return SQLiteFile(self.folder / "data" / town / "tsumugi.sqlite")

    def stop(self) -> int:
        return self.running.stop()
