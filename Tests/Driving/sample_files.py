"""Small real files to attach, and files that must be refused. Made anew each time: nothing binary is kept."""

import struct
import zlib
from pathlib import Path


def png(width: int = 640, height: int = 400, seed: int = 0) -> bytes:
    """A photo-like PNG: a gradient. No two seeds give the same bytes."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes(((x + seed) & 255, (y * 2) & 255, ((x ^ y) + seed * 7) & 255))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"tEXt", b"Comment\0%d" % seed)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pdf(words: str = "Sample") -> bytes:
    """A PDF of one page."""
    content = f"BT /F1 24 Tf 72 720 Td ({words}) Tj ET".encode("ascii")
    return pdf_of([b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)])


def pdf_of(streams: list[bytes]) -> bytes:
    """A PDF of one page with the first of these streams as its content."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        *streams,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def oversized_png(bytes_at_least: int = 10_500_000) -> bytes:
    """A PNG above the limit of one file (10 MB); what is behind its end belongs to no picture."""
    return png(64, 64) + bytes(bytes_at_least)


def swollen_pdf(megabytes: int = 512) -> bytes:
    """A small PDF whose one page swells to many megabytes when somebody unpacks it."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(1 << 20)) for _ in range(megabytes)) + packing.flush()
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf_of([stream])


def program() -> bytes:
    """The beginning of a Windows program: of no kind a procedure takes, whatever its name says."""
    return b"MZ\x90\x00" + bytes(range(256)) * 8


class SampleFolder:
    """The samples as files, for a browser to choose."""

    def __init__(self, folder: Path):
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, name: str, contents: bytes) -> Path:
        path = self._folder / name
        if not path.exists():
            path.write_bytes(contents)
        return path

    def photo(self) -> Path:
        return self.path("identity-card.png", png())

    def paper(self) -> Path:
        return self.path("letter.pdf", pdf("Letter of authority"))

    def oversized(self) -> Path:
        return self.path("too-large.png", oversized_png())

    def wrong_kind(self) -> Path:
        return self.path("photo.jpg", program())

    def web_page(self) -> Path:
        return self.path("holiday.jpg", b"<!doctype html><script>alert(1)</script>")

    def empty(self) -> Path:
        return self.path("empty.png", b"")

    def swollen_pdf(self) -> Path:
        return self.path("swollen.pdf", swollen_pdf())
