"""A notice as PDF from bytes to rows: marks, strikes and scanned pages do not change what it pays, or are told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main
from tests.compare import read_folder
from tests.recipes.doubts import scan_page
from tests.recipes.drawn_pdf import Draw, Pen, draw_pdf
from tests.recipes.pdf_layout import text_width

ROWS = ["序号|职业（工种）|补贴标准（元/人）", "1|车工|1000", "2|钳工|1200", "3|焊工|1500"]


def head(pen: Pen) -> None:
    for y, words in (
        (780, "关于公布职业技能培训补贴标准的通知"),
        (750, "台人社发〔2024〕3号"),
        (500, "2024年1月2日"),
    ):
        pen.write(150, y, words, 14)
    pen.write(104, 720, "现将补贴标准予以公布，自2024年3月1日起施行。", 12)
    pen.write(80, 690, "附件：职业技能培训补贴标准表", 12)


def write(root: Path, *pages: Draw) -> Path:
    folder = root / "raw" / "place-2024"
    folder.mkdir(parents=True)
    draw_pdf(folder / "notice.pdf", *pages)
    sha = hashlib.sha256((folder / "notice.pdf").read_bytes()).hexdigest()
    text = f'region = "331000"\n[[files]]\nname = "notice.pdf"\nsha256 = "{sha}"\n'
    (folder / "notice.toml").write_text(text, encoding="utf-8")
    return folder


def amounts(folder: Path) -> list[int | None]:
    return [row["amount_yuan"] for row in read_folder(folder)["rates"]]


@pytest.mark.parametrize("mark", ["1", "①", "*", "[2]", "注1"])
def test_an_amount_with_a_note_mark_is_the_amount(tmp_path, mark):
    def annex(pen: Pen) -> None:
        pen.write(200, 760, "职业技能培训补贴标准表", 14)
        pen.table(ROWS, y=720)
        pen.write(326 + text_width("1000", 10.5), 720 - 48 + 13, mark, 6)

    assert amounts(write(tmp_path, head, annex)) == [1000, 1200, 1500]


def test_a_struck_amount_is_not_paid(tmp_path):
    def annex(pen: Pen) -> None:
        pen.write(200, 760, "职业技能培训补贴标准表", 14)
        pen.table([ROWS[0], "1|车工|1000 1200", *ROWS[2:]], y=720)
        pen.canvas.setLineWidth(0.6)
        pen.canvas.line(326, 683.6, 326 + text_width("1000", 10.5), 683.6)

    assert amounts(write(tmp_path, head, annex)) == [1200, 1200, 1500]


def test_check_names_scanned_pages_and_exits_1(tmp_path):
    write(tmp_path, head, scan_page, scan_page)
    run = CliRunner().invoke
    words = ["--root", str(tmp_path), "--lang", "en"]
    run(main, [*words, "extract"])
    done = run(main, [*words, "check"])
    assert done.exit_code == 1
    assert "a picture, whose words were not read: page(s) 2–3" in " ".join(done.output.split())
