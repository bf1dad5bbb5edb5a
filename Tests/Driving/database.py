"""Looks into a town's database from outside, on either engine. Reads only."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

SEPARATOR = "\x1f"


class SQLiteFile:
    def __init__(self, path: Path):
        self._path = path

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        """The rows of a query, every value as text."""
        connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=30)
        try:
            return [tuple("" if value is None else str(value) for value in row) for row in connection.execute(sql)]
        finally:
            connection.close()


class PostgresDatabase:
    def __init__(self, url: str):
        self._url = url
        self._psql = shutil.which("psql") or "/usr/lib/postgresql/15/bin/psql"

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        """The rows of a query, every value as text."""
        done = subprocess.run(
            [self._psql, self._url, "--no-psqlrc", "-At", "-F", SEPARATOR, "-v", "ON_ERROR_STOP=1", "-c", sql],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip())
        return [tuple(line.split(SEPARATOR)) for line in done.stdout.splitlines()]
