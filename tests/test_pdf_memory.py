"""What a page of a long list costs in memory until its table is made."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from pipeline.read import read_document
from tests.recipes.document import Notice, grid
from tests.recipes.write_pdf import write_pdf

# A ruled row of five cells: its words, the boxes of its cells, its place, and some lines at the ends of the page.
MOST_BYTES_A_ROW = 4_000


def peak_of(rows: int, folder: Path) -> int:
    """Bytes that Python holds at most while it reads a list of so many rows."""
    lines = [
        f"{n} | 机械设备安装与维修工 | 6-18-01-{n % 97:02} | 四级 | 1200"
        for n in range(1, rows + 1)
    ]
    path = folder / f"{rows}.pdf"
    write_pdf(
        Notice([grid("\n".join(["序号 | 职业名称 | 职业编码 | 等级 | 补贴标准", *lines]))]), path
    )
    tracemalloc.start()
    try:
        read = read_document(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(read.tables) == 1
    assert len(read.tables[0].places) >= rows
    return peak


def test_the_cells_of_a_list_over_many_pages_are_not_held_twice(tmp_path: Path) -> None:
    peak_of(100, tmp_path)
    growth = (peak_of(500, tmp_path) - peak_of(200, tmp_path)) / 300
    assert growth < MOST_BYTES_A_ROW, f"{growth:.0f} bytes a row"
