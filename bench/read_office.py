"""Workbooks and web pages beside pandas on the same files, and whether time grows as the rows do: part of `python -m bench read`,
alone `python -m bench read_office`.

The same list of occupations as .xlsx, .ods and .html; .xls and .doc too where LibreOffice is there to write them.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

FEW, MANY = 5_000, 50_000
HEAD = ("序号", "职业名称", "职业编码", "等级", "补贴标准（元）", "备注")


def rows(number: int) -> Iterable[tuple[Any, ...]]:
    """A list of occupations with that many rows, the head first."""
    yield HEAD
    for n in range(1, number + 1):
        code = f"6-{n % 31:02}-{n % 9:02}-{n % 97:02}"
        grade, note = "五级至一级" if n % 3 else "四级", "紧缺" if n % 5 == 0 else None
        yield n, f"机械设备安装与维修工{n % 1000}", code, grade, 1000 + n % 13 * 100, note


def make(folder: Path) -> None:
    """The files that are measured, `5000.xlsx` and so on."""
    from openpyxl import Workbook

    for number in (FEW, MANY):
        book = Workbook(write_only=True)
        sheet = book.create_sheet("目录")
        for row in rows(number):
            sheet.append(row)
        book.save(folder / f"{number}.xlsx")
        body = "".join("<tr>" + "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) + "</tr>\n" for row in rows(number))  # fmt: skip
        page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    _save(folder, [folder / f"{number}.xlsx" for number in (FEW, MANY)], ("ods", "xls"))


def _save(folder: Path, sources: list[Path], endings: Iterable[str]) -> None:
    from pipeline.read.word.libreoffice import find_office

    if not find_office():
        return
    for ending in endings:
        command = [find_office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending]  # fmt: skip
        subprocess.run([*command, "--outdir", str(folder), *map(str, sources)], capture_output=True, check=True)  # fmt: skip


def plain_sheet(path: Path) -> Any:
    """What pandas gives by its fastest engine."""
    import pandas

    return pandas.read_excel(path, engine="calamine", header=None, sheet_name=None)


def plain_page(path: Path) -> Any:
    """What pandas gives of a page."""
    import pandas

    return pandas.read_html(io.StringIO(path.read_text(encoding="utf-8")), flavor="lxml")


def compare(grid: Any, folder: Path, best: Callable[..., list[float]], rounds: int) -> None:
    """A row a file: ours, pandas, ours in pandas' (and where the cells of plain tables, which are made when they are asked for,
    are asked for), and how many times longer ours takes for ten times the rows."""
    from pipeline.read import read_document

    def with_cells(path: Path) -> Any:
        document = read_document(path)
        return document, [table.cells[:1] for table in document.tables]

    for ending in ("xlsx", "xls", "ods", "html"):
        plain = plain_page if ending == "html" else plain_sheet
        few = 0.0
        for number in (FEW, MANY):
            path = folder / f"{number}.{ending}"
            if not path.exists():
                continue
            works = (read_document, with_cells, plain)
            ours, whole, theirs = best(rounds, *(partial(work, path) for work in works))
            growth = f"{ours / few:.1f}" if few else ""
            grid.add_row(
                path.name,
                f"{ours:.2f}",
                f"{theirs:.2f}",
                f"{ours / theirs:.2f}",
                f"{whole / theirs:.2f}",
                growth,
            )
            few = ours


def run() -> None:
    """Print the comparison."""
    from rich.console import Console
    from rich.table import Table

    from bench.read import best

    heads = (
        "file of rows",
        "ours s",
        "pandas s",
        "ours in pandas'",
        "with cells",
        "for ten times the rows",
    )
    grid = Table(*heads, box=None, pad_edge=False)
    with tempfile.TemporaryDirectory() as name:
        make(Path(name))
        compare(grid, Path(name), best, 3)
    Console(width=120, highlight=False).print(grid)
