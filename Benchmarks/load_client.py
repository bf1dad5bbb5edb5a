"""Builds and runs the load client."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from product import ROOT

PACKAGE = ROOT / "Benchmarks" / "LoadClient"


@dataclass
class Request:
    """One request as it goes over the wire, but for its cookies."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    def wire(self, cookies: dict[str, str]) -> bytes:
        head = [f"{self.method} {self.path} HTTP/1.1", "Host: 127.0.0.1"]
        head += [f"{name}: {value}" for name, value in self.headers.items() if name != "Cookie"]
        if cookies:
            head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
        if self.method == "POST":
            head.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(head).encode() + b"\r\n\r\n" + self.body


class LoadClient:
    """Sends files of requests to one port."""

    def __init__(self, folder: Path):
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._program = build(PACKAGE, "LoadClient")

    def send(
        self, port: int, wires, clients: int, expect: int, seconds: float | None = None,
        cookies: Path | None = None,
    ) -> dict:
        """Sends the requests and returns what came of it."""
        file = self._folder / "requests"
        with file.open("wb") as out:
            for wire in wires:
                out.write(len(wire).to_bytes(4, "big") + wire)
        words = [
            str(self._program), "--port", str(port), "--clients", str(clients), "--expect", str(expect),
            "--requests", str(file)]
        words += ["--seconds", str(seconds)] if seconds else []
        words += ["--keep-cookies", str(cookies)] if cookies else []
        done = subprocess.run(words, capture_output=True, text=True)
        file.unlink()
        if done.returncode != 0:
            raise RuntimeError(f"the load client ended with {done.returncode}: {done.stderr.strip()}")
        return json.loads(done.stdout)


def build(package: Path, name: str) -> Path:
    """Builds a package of ours for release. Returns its program."""
    done = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", str(package)], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name} does not build:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return package / ".build" / "release" / name
