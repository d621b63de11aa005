"""Reading beside the plain library call in the same run: pdfplumber's extract_tables(), python-docx's row.cells, str.split;
for PDF also the fastest there is, tablers' find_tables (Rust), and the raw text that pdfium gives.

Times are processor time, the best of some rounds taken in turn; only the ratios of one run compare. Run: python bench/read.py
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
ROUNDS = 5
# Rows of a long list, and of one four times as long.
GROWTH = 5_000, 20_000
STAGES = ("open", "page", "characters", "rules", "cells", "text", "join", "counts")


def best(rounds: int, *works: Callable[[], Any]) -> list[float]:
    """Seconds of processor time that the fastest of some rounds of each work took; they take turns, as machines drift."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for number, work in enumerate(works):
            gc.collect()
            start = time.process_time()
            work()
            found[number].append(time.process_time() - start)
    return [min(seconds) for seconds in found]


def plain_pdf(path: Path) -> list[Any]:
    """What a few lines of pdfplumber give."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [table for page in pdf.pages for table in page.extract_tables()]


def fast_tables(path: Path) -> list[Any]:
    """What tablers gives."""
    import tablers

    with tablers.Document(str(path)) as pdf:
        return [tablers.find_tables(page, extract_text=True) for page in pdf.pages()]


def raw_text(path: Path) -> list[str]:
    """The text that pdfium gives, page by page."""
    import pypdfium2

    texts = []
    with pypdfium2.PdfDocument(path) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range())
            textpage.close()
            page.close()
    return texts


def plain_docx(path: Path) -> list[Any]:
    """What a few lines of python-docx give."""
    import docx

    return [
        [cell.text for cell in row.cells]
        for table in docx.Document(str(path)).tables
        for row in table.rows
    ]


def plain_text(path: Path) -> list[Any]:
    """The lines, parted at tabs."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def stages(path: Path) -> dict[str, float]:
    """The share of each stage of reading a PDF, in per cent; timing it makes it a little slower."""
    from pipeline.read.pdf import grids, page_reader, reader

    spent = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*words: Any) -> Any:
            start = time.process_time()
            try:
                return work(*words)
            finally:
                spent[stage] += time.process_time() - start

        return run

    places = [(page_reader, "read_text", "characters"), (page_reader, "read_drawing", "rules"), (grids, "find_cells", "cells"),
              (page_reader, "find_grids", "text"), (reader, "_assemble", "join"),
              (page_reader, "check_page", "counts"), (reader, "check_document", "counts")]  # fmt: skip
    kept = [(module, name, getattr(module, name)) for module, name, _ in places]
    for module, name, stage in places:
        setattr(module, name, timed(stage, getattr(module, name)))
    # The plain call leaves much to collect, which must not fall into one of the stages.
    gc.collect()
    start = time.process_time()
    try:
        reader.read_pdf(path)
    finally:
        for module, name, work in kept:
            setattr(module, name, work)
    whole = time.process_time() - start
    spent["text"] -= spent["cells"]
    spent["page"] = whole - sum(spent.values())
    return {stage: 100 * seconds / whole for stage, seconds in spent.items() if stage != "open"}


def long_notice(pages: int) -> Any:
    """A recipe of a list of occupations, about 28 rows a page."""
    from tests.recipes.document import Notice, Paragraph, grid

    rows = "\n".join(
        f"{n} | {'机械设备安装与维修' if n % 7 else '工业机器人系统操作与运行维护技术'}工 | 6-{n % 31:02}-{n % 9:02}-{n % 97:02} |"
        f" {'五级至一级' if n % 3 else '四级'} | {1000 + n % 13 * 100}"
        for n in range(1, 28 * pages)
    )
    head = "序号 | 职业名称 | 职业编码 | 等级 | 补贴标准（元）\n"
    return Notice(
        [
            Paragraph("职业技能培训补贴目录", align="center"),
            grid(head + rows, widths=[1, 4, 2, 2, 2]),
        ]
    )


def measure_growth(folder: Path) -> list[str]:
    """Lines that say what lists of some thousand rows and of four times as many take, by kind of file; each read once, as
    the second is long."""
    from pipeline.base.collector import collector_paused
    from pipeline.read import read_document
    from tests.recipes.write_docx import write_docx
    from tests.recipes.write_pdf import write_pdf

    said = []
    for ending, write in ((".pdf", write_pdf), (".docx", write_docx)):
        took = []
        for rows in GROWTH:
            path = folder / f"{rows} rows{ending}"
            write(long_notice(rows // 28), path)
            with collector_paused():
                took += best(1, lambda path=path: read_document(path))
        few, many = took
        said.append(
            f"{ending} of {GROWTH[0]:,} rows {few:.2f} s, of {GROWTH[1]:,} rows {many:.2f} s: {many / few:.1f} times"
        )
    return said


def prose_notice(pages: int) -> Any:
    """A recipe of prose with two small tables."""
    from tests.recipes.document import Notice, Paragraph, grid

    words = (
        "各区人力资源和社会保障局要加强培训过程管理，按照规定的程序审核培训机构提交的材料，并将补贴资金及时拨付到位。"
        * 4
    )
    table = grid("序号 | 职业 | 补贴\n1 | 焊工 | 1000\n2 | 电工 | 1200")
    prose = [Paragraph(f"（{n}）{words}") for n in range(4 * pages)]
    return Notice([*prose[: 2 * pages], table, *prose[2 * pages :], table])


def merged_docx(path: Path, rows: int) -> None:
    """One cell merged over all rows."""
    from tests.recipes.document import Notice, grid
    from tests.recipes.write_docx import write_docx

    lines = "\n".join(f"{'甲类' if n == 0 else '^'} | {n} | 焊工 | 1000" for n in range(rows))
    write_docx(Notice([grid(lines)]), path)


def make(folder: Path) -> None:
    """All files that are measured."""
    from tests.recipes.copied import copied_notice
    from tests.recipes.write_pdf import write_pdf

    copy = copied_notice(ROOT / "raw" / "huaian-2024" / "notice.docx")
    write_pdf(copy, folder / "ruled.pdf", border="rules")
    write_pdf(copy, folder / "each cell its own thin rects.pdf", border="rects")
    write_pdf(prose_notice(40), folder / "prose with two tables.pdf")
    for pages in (28, 280):
        write_pdf(long_notice(pages), folder / f"{pages} pages.pdf")
    merged_docx(folder / "one merge over 900 rows.docx", 900)


def peak(path: Path) -> dict[str, float]:
    """Megabytes that reading a file adds to a process at its highest, and its pages."""
    from pipeline.read import read_document

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pages = read_document(path).pages
    return {
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "pages": pages or 0,
    }


def in_process(*words: str) -> Any:
    """What a fresh process says: a peak of memory is that of everything before it too."""
    done = subprocess.run(
        [sys.executable, __file__, *words], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout or "null")


def compare(grid: Any, path: Path, plain: Callable[[Path], Any], rounds: int = ROUNDS) -> None:
    """A row: ours, the plain call and how often ours fits into it; for PDF also how often tablers and the raw text of pdfium
    fit into ours, and the share of the stages (counts: the law of conservation)."""
    from pipeline.read import read_document

    (theirs,) = best(1 if plain is plain_docx else 2, lambda: plain(path))
    name = f"{path.parent.name}/{path.name}" if path.is_relative_to(ROOT) else path.name
    if path.suffix != ".pdf":
        (ours,) = best(rounds, lambda: read_document(path))
        grid.add_row(name, f"{ours:.3f}", f"{theirs:.3f}", f"{theirs / ours:.1f}", "", "", "")
        return
    ours, fast, raw = best(
        rounds, lambda: read_document(path), lambda: fast_tables(path), lambda: raw_text(path)
    )
    said = ", ".join(f"{stage} {share:.0f}" for stage, share in stages(path).items())
    grid.add_row(
        name, f"{ours:.3f}", f"{theirs:.3f}", f"{theirs / ours:.1f}", f"{ours / fast:.2f}", f"{ours / raw:.1f}", said
    )  # fmt: skip


def run() -> None:
    """Print the comparison and the growth of memory with the number of pages."""
    from rich.console import Console
    from rich.table import Table

    screen = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    grid = Table(
        "file", "ours s", "plain s", "times faster", "tablers in ours", "raw text in ours", "share of stages, %",
        box=None, pad_edge=False,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        in_process("--make", name)
        # First, while this process is small: a child's peak of memory begins with its parent's.
        peaks = {
            path: in_process("--peak", str(path)) for path in sorted(folder.glob("*pages.pdf"))
        }
        compare(grid, ROOT / "tests" / "data" / "formats" / "huaian-2024.pdf", plain_pdf)
        for notice in ("jinan-2023", "wenzhou-2023"):
            compare(grid, ROOT / "raw" / notice / "notice.pdf", plain_pdf)
        for path in sorted(folder.glob("*.pdf")):
            if not path.name.startswith("280"):
                compare(grid, path, plain_pdf)
        compare(grid, folder / "one merge over 900 rows.docx", plain_docx)
        compare(grid, ROOT / "raw" / "huaian-2024" / "notice.docx", plain_docx)
        compare(grid, ROOT / "raw" / "huaian-2024" / "notice.txt", plain_text)
    screen.print(grid)
    few, many = sorted(peaks.values(), key=lambda found: found["pages"])
    for found in (few, many):
        screen.print(
            f"{found['pages']:.0f} pages: {found['megabytes']:.1f} MB above what the imports need"
        )
    growth = (many["megabytes"] - few["megabytes"]) / (many["pages"] - few["pages"])
    screen.print(f"growth: {growth:.3f} MB a page")
    with tempfile.TemporaryDirectory() as name:
        for line in measure_growth(Path(name)):
            screen.print(line)
    from bench import read_office

    read_office.run()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--peak"]:
        print(json.dumps(peak(Path(sys.argv[2]))))
    else:
        run()
