"""A PostgreSQL of its own, made by `bin/postgres` and removed afterwards."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from database import PostgresDatabase
from product import ROOT


class PostgresCluster:
    """Starts when it is made. `url` reaches it."""

    def __init__(self):
        # Straight under the system's folder: PostgreSQL runs as another user, who may not look into ours.
        self._folder = Path(tempfile.mkdtemp(prefix="tsumugi-pg-"))
        self.url = self._call("start").splitlines()[-1]

    def _call(self, verb: str) -> str:
        done = subprocess.run(
            [str(ROOT / "bin" / "postgres"), verb, str(self._folder)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"bin/postgres {verb}: {done.stderr.strip()}")
        return done.stdout.strip()

    @property
    def database(self) -> PostgresDatabase:
        return PostgresDatabase(self.url)

    def stop(self) -> None:
        self._call("stop")
        shutil.rmtree(self._folder, ignore_errors=True)
