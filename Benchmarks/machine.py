"""Where and what was measured."""

import datetime
import os
import platform
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from product import ROOT


def facts() -> dict:
    return {
        "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": _said("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD"),
        "isClean": _said("git", "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no") == "",
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memoryBytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": _system(),
        "kernel": platform.release(),
        "swift": _first_line(_said("swift", "--version")),
        "postgres": _said(shutil.which("postgres") or "/usr/lib/postgresql/15/bin/postgres", "--version"),
        "python": platform.python_version(),
        "fsyncMilliseconds": _fsync_milliseconds(),
    }


def _said(*words: str) -> str:
    try:
        return subprocess.run(words, capture_output=True, text=True, timeout=60).stdout.strip()
    except OSError:
        return ""


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _system() -> str:
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip('"')
    return platform.system()


def _fsync_milliseconds(times: int = 50) -> float:
    """What one wait for this disk costs: the floor under every durable write. The median of `times`."""
    taken = []
    with tempfile.NamedTemporaryFile(prefix="tsumugi-fsync-") as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    return round(sorted(taken)[times // 2] * 1000, 3)
