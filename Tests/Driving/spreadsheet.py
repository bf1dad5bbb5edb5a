"""Opens the files of an export as an office program does."""

import csv
import datetime
import io

import openpyxl


def read_csv(contents: bytes) -> list[list[str]]:
    """The rows of a CSV for Excel. Raises ValueError when Excel would misread it."""
    if not contents.startswith(b"\xef\xbb\xbf"):
        raise ValueError("without its byte order mark Excel reads Japanese as Shift_JIS")
    return list(csv.reader(io.StringIO(contents.decode("utf-8-sig"), newline=""), strict=True))


def read_spreadsheet(contents: bytes) -> list[list[str]]:
    """The rows of the first sheet of a workbook, every value as text."""
    book = openpyxl.load_workbook(io.BytesIO(contents), read_only=True, data_only=True)
    try:
        return [[_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M")
    return str(value)
