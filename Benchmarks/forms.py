"""Forms: a large one made ready, read and filled in; and a thousand published procedures in memory."""

import hashlib
import json
import os
import sqlite3
import statistics
import subprocess
import time
from pathlib import Path

from applicant import Applicant
from load_client import build
from product import HOST, ROOT
from rules import tell
from subjects import PROCEDURE
from town import Town

SECTIONS = 50
PUBLISHED = 1000
ROUNDS = 3


def measure() -> list[dict]:
    """A form of a thousand questions, without the product."""
    program = build(ROOT / "Benchmarks" / "Forms", "Forms")
    pinned = ["taskset", "--cpu-list", str(max(os.sched_getaffinity(0)))]
    found = [
        json.loads(subprocess.run(
            [*pinned, str(program), "large", str(SECTIONS)], check=True, capture_output=True, text=True).stdout)
        for _ in range(ROUNDS)]
    result = {"name": "forms"} | {key: statistics.median(one[key] for one in found) for key in found[0]}
    tell(f"{result['questions']} questions: ready in {result['readyMilliseconds']:.1f} ms, "
         f"read in {result['readMilliseconds']:.1f} ms, a stroke {result['strokeMicroseconds']:.1f} µs "
         f"(p95 {result['strokeMicrosecondsP95']:.1f}, at most {result['strokeMicrosecondsMax']:.0f})")
    return [result]


def published(folder: Path) -> list[dict]:
    """The product with one procedure published as many, each with its own words, beside the product as it was."""
    town = Town(folder, "sqlite")
    try:
        town.prepare()
        before = _resident(town)
        size = _multiply(town)
        after = _resident(town)
    finally:
        town.close()
    added = after["residentBytes"] - before["residentBytes"]
    result = {
        "name": "published", "procedure": PROCEDURE, "procedures": PUBLISHED, "textBytes": size,
        "residentBytesBefore": before["residentBytes"], "residentBytesAfter": after["residentBytes"],
        "bytesEach": added / PUBLISHED, "readySeconds": after["readySeconds"], "listSeconds": after["listSeconds"],
    }
    tell(f"{PUBLISHED} procedures like {PROCEDURE}: {added / 1e6:.0f} MB, ready in {after['readySeconds']:.2f} s, "
         f"first list after {after['listSeconds']:.2f} s")
    return [result]


def _resident(town: Town) -> dict:
    """Memory with every open procedure read."""
    running = town.start()
    # The first list reads every procedure.
    reader = Applicant(HOST, running.port, timeout=600)
    began = time.perf_counter()
    answer = reader.get(f"{town.prefix}/procedures")
    seconds = time.perf_counter() - began
    reader.close()
    if answer.status != 200:
        raise RuntimeError(f"the list answered {answer.status}")
    time.sleep(2)
    resident = {
        "residentBytes": running.resident_bytes(), "readySeconds": town.seconds_to_ready, "listSeconds": seconds}
    running.stop()
    return resident


def _multiply(town: Town) -> int:
    """Publishes copies of a procedure behind the product's back, each with its own id. Returns the bytes of one."""
    connection = sqlite3.connect(next(iter(sorted(town.data.rglob("*.sqlite")))))
    with connection:
        text, at = connection.execute(
            "SELECT v.definition, v.imported_at FROM procedures_version v JOIN procedures_publication p "
            "ON p.version = v.id WHERE p.procedure_id = ?", (PROCEDURE,)).fetchone()
        for number in range(PUBLISHED):
            definition = json.loads(text)
            identifier = definition["procedure.yaml"]["id"] = f"{PROCEDURE}-{number}"
            copy = json.dumps(definition, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            version = hashlib.sha256(copy.encode()).hexdigest()
            connection.execute(
                "INSERT INTO procedures_version (id, procedure_id, number, definition, imported_at) "
                "VALUES (?, ?, 1, ?, ?)", (version, identifier, copy, at))
            connection.execute(
                "INSERT INTO procedures_publication (procedure_id, version, published_at) VALUES (?, ?, ?)",
                (identifier, version, at))
        connection.execute("UPDATE procedures_revision SET number = number + 1")
    connection.close()
    return len(text.encode())
