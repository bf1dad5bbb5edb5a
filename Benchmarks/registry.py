"""The registry of residents: an extract of a hundred thousand invented people, imported, and imported again."""

import csv
import os
import random
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path

from product import binary, plain_environment
from rules import tell
from town import Town

PEOPLE = 100_000
SEED = 20261121
HEADINGS = [
    "宛名番号", "世帯番号", "続柄", "氏", "名", "氏（カナ）", "名（カナ）", "生年月日", "性別", "国籍", "郵便番号", "町字", "番地以下"]
FAMILIES = [("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ"), ("田中", "タナカ"), ("伊藤", "イトウ"), ("渡邉", "ワタナベ")]
NAMES = [("花子", "ハナコ"), ("健", "ケン"), ("葵", "アオイ"), ("蓮", "レン"), ("陽菜", "ヒナ"), ("正", "タダシ"), ("トメ", "トメ")]
PLACES = [("254-0993", "糸川"), ("254-0991", "本町"), ("254-0992", "港町")]


def measure(folder: Path, engines: list[str]) -> list[dict]:
    results = []
    for engine in engines:
        town = Town(folder / engine, engine)
        try:
            town.prepare()
            extract = town.folder / "extract.csv"
            _write(extract)
            result = {"name": "registry", "subject": engine, "people": PEOPLE, "bytes": extract.stat().st_size}
            for what in ("first", "again"):
                seconds, peak = _import(town, extract)
                result |= {f"{what}Seconds": seconds, f"{what}PeakBytes": peak}
        finally:
            town.close()
        tell(f"{engine}: {PEOPLE} people in {result['firstSeconds']:.1f} s ({result['firstPeakBytes'] / 1e6:.0f} MB), "
             f"again in {result['againSeconds']:.1f} s")
        results.append(result)
    return results


def _import(town: Town, extract: Path) -> tuple[float, int]:
    """Seconds, and the most memory the command had."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(binary()), "residents", "import", str(extract), "--config", str(town.settings)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=plain_environment())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"the import ended with status {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss * 1024


def _write(path: Path) -> None:
    """Households of one to five people, the same for the same seed."""
    chance = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        left, household = 0, 500_000
        for number in range(PEOPLE):
            if left == 0:
                left, household = chance.randint(1, 5), household + 1
                (family, kana), (code, place) = chance.choice(FAMILIES), chance.choice(PLACES)
                street, relation = f"{chance.randint(1, 20)}-{chance.randint(1, 99)}", "世帯主"
            given, given_kana = chance.choice(NAMES)
            born = date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))
            lines.writerow([
                1_000_000 + number, household, relation, family, given, kana, given_kana, born, chance.choice("男女"),
                "日本", code, place, street])
            left, relation = left - 1, "子"
