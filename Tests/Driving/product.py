"""Starts, waits for, stops and kills the product's binary: by process id, on a free loopback port."""

import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


def binary() -> Path:
    """The binary to drive: `TSUMUGI_BINARY`, else the newest that has been built."""
    named = os.environ.get("TSUMUGI_BINARY")
    if named:
        return Path(named)
    built = [
        ROOT / ".build" / configuration / name
        for configuration in ("release", "debug") for name in ("tsumugi", "Tsumugi")
    ]
    built = [path for path in built if path.is_file()]
    if not built:
        raise SystemExit("there is no binary yet: build it (swift build), or name it in TSUMUGI_BINARY")
    return max(built, key=lambda path: path.stat().st_mtime)


def plain_environment() -> dict[str, str]:
    """The environment without our own variables: the product refuses settings it does not know."""
    return {name: value for name, value in os.environ.items() if not name.startswith("TSUMUGI_")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Running:
    """One process of the product."""

    def __init__(
        self, arguments: list[str], port: int, log: Path, environment: dict[str, str] | None = None,
        program: Path | None = None,
    ):
        """`program` is another server to drive in the same way."""
        self.port = port
        self.log = log
        self.started = time.perf_counter()
        with log.open("ab") as output:
            # A process group of its own: a Ctrl-C meant for the test does not reach the server before the test has.
            self._process = subprocess.Popen(
                [str(program or binary()), *arguments],
                stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                env=plain_environment() | (environment or {}), cwd=ROOT, start_new_session=True)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_ready(self, seconds: float = 60) -> float:
        """Waits until the product says that it can serve. Returns the seconds since its start."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if not self.is_alive:
                raise RuntimeError(f"the server ended with status {self._process.returncode}:\n{self.last_words()}")
            if self._answers_ready():
                return time.perf_counter() - self.started
            time.sleep(0.005)
        self.stop()
        raise RuntimeError(f"the server was not ready after {seconds:.0f} s:\n{self.last_words()}")

    def _answers_ready(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def last_words(self, lines: int = 20) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def kill(self) -> None:
        """SIGKILL: what a power cut looks like to the process."""
        self._process.kill()
        self._process.wait()

    def stop(self, seconds: float = 20) -> int:
        """Asks it to finish, and kills it when it does not. Returns its exit status."""
        if self.is_alive:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
        return self._process.returncode

    def resident_bytes(self) -> int:
        """Memory in use, in bytes (Linux: VmRSS): its own, and of the program and other files what is mapped."""
        return self._status_bytes("VmRSS")

    def own_bytes(self) -> int:
        """Memory that is of this process alone, in bytes (Linux: RssAnon)."""
        return self._status_bytes("RssAnon")

    def _status_bytes(self, name: str) -> int:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
        raise LookupError(name)

    def processor_seconds(self) -> float:
        """Processor time used so far, in seconds."""
        parts = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def attempt(arguments: list[str], environment: dict[str, str] | None = None, seconds: float = 600) -> tuple[int, str]:
    """Runs one command of the product to its end. Returns its exit status and what it printed."""
    done = subprocess.run(
        [str(binary()), *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds,
        env=plain_environment() | (environment or {}), cwd=ROOT)
    return done.returncode, done.stdout + done.stderr


def run(arguments: list[str], environment: dict[str, str] | None = None, seconds: float = 600) -> str:
    """Runs one command of the product to its end.

    Returns what it printed; raises RuntimeError with that when it fails.
    """
    status, printed = attempt(arguments, environment, seconds)
    if status != 0:
        raise RuntimeError(f"tsumugi {' '.join(arguments)} ended with {status}:\n{printed}")
    return printed
