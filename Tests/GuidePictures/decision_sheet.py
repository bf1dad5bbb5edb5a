"""A decision table as a spreadsheet: a workbook that the program wrote, drawn as office programs show it."""

import html
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from camera import Camera, Screen
from chromium import Chromium
from product import run

TABLE = Path(__file__).with_name("fee.csv")
#: As wide as the page that shows it, and higher than any such sheet.
SCREEN = Screen(1120, 300)
STYLE = (
    "body{margin:12px 16px;background:#fff;color:#14181f;font:15px 'Noto Sans CJK JP',sans-serif}"
    "table{border-collapse:collapse}td{padding:2px 6px;height:21px;white-space:pre}")


def photograph_sheet(images: Path) -> None:
    """Keeps the picture `decision-sheet`. Raises RuntimeError when the product has anything against the table."""
    with tempfile.TemporaryDirectory(prefix="tsumugi-sheet-") as name:
        folder = Path(name)
        page = folder / "sheet.html"
        page.write_text(_page(openpyxl.load_workbook(_workbook(folder)).worksheets[0]), encoding="utf-8")
        chromium = Chromium()
        try:
            camera = Camera(chromium, SCREEN, "", {}, images)
            camera.visit(page.as_uri())
            camera.photograph("decision-sheet", height=0)
            camera.close()
        finally:
            chromium.close()


def _workbook(folder: Path) -> Path:
    model, book = folder / "fee.dmn", folder / "fee.xlsx"
    run(["dmn", "convert", str(TABLE), str(model), "--language", "ja"])
    run(["dmn", "check", str(model)])
    run(["dmn", "convert", str(model), str(book), "--language", "ja"])
    return book


def _page(sheet: Worksheet) -> str:
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1)]
    columns = "".join(f"<col style='width:{width * 7 + 5:.0f}px'>" for width in widths)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in sheet.iter_rows())
    table = f"<table><colgroup>{columns}</colgroup>{rows}</table>"
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{table}"


def _cell(cell: Cell) -> str:
    style = []
    if cell.fill.fill_type == "solid":
        style.append(f"background:#{cell.fill.fgColor.rgb[-6:]}")
    if cell.font.color is not None and isinstance(cell.font.color.rgb, str):
        style.append(f"color:#{cell.font.color.rgb[-6:]}")
    if cell.font.bold:
        style.append("font-weight:700")
    if cell.border.left is not None and cell.border.left.style:
        style.append("border:1px solid #a9aeb8")
    words = "" if cell.value is None else html.escape(str(cell.value))
    return f"<td style='{';'.join(style)}'>{words}</td>"
