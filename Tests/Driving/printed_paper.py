"""What a person or a reader sees on a printed paper: its words, and its 2D code.

Source of the programs: Debian's poppler-utils and zbar-tools.
"""

import subprocess
import tempfile
from pathlib import Path

#: As finely as an office scanner looks, in dots per inch.
RESOLUTION = 200


def words_of(pdf: bytes) -> str:
    """The text of a PDF."""
    return _run(["pdftotext", "-layout", "-", "-"], pdf).decode("utf-8")


def codes_on(pdf: bytes) -> list[str]:
    """What the 2D codes hold, read from a picture of every page."""
    with tempfile.TemporaryDirectory(prefix="tsumugi-paper-") as folder:
        _run(["pdftoppm", "-png", "-r", str(RESOLUTION), "-", f"{folder}/page"], pdf)
        pages = sorted(Path(folder).glob("page*.png"))
        done = subprocess.run(
            ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", *map(str, pages)], capture_output=True)
    # 4: no code was found, which is an answer as well.
    if done.returncode not in (0, 4):
        raise RuntimeError(f"zbarimg: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8").split()


def _run(command: list[str], given: bytes) -> bytes:
    done = subprocess.run(command, input=given, capture_output=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
