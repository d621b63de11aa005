"""A cell that lists the names of a whole class."""

from pipeline.extract import extract_document
from pipeline.read import read_document
from tests.recipes.document import Notice, Paragraph, grid
from tests.recipes.write_docx import write_docx

# A name of its own for each number, as long as names are.
DIGITS = "车铣磨焊钳电管木瓦漆"


def test_a_cell_of_four_thousand_names_is_read_name_by_name(tmp_path):
    names = ["设备" + "".join(DIGITS[int(d)] for d in f"{n:04}") + "工" for n in range(4_000)]
    rows = f"类别 | 职业（工种） | 等级 | 补贴标准（元/人）\nA | {'、'.join(names)} | 初级 | 1000"
    write_docx(Notice([Paragraph("附件1"), grid(rows)]), tmp_path / "notice.docx")
    _, found = extract_document(read_document(tmp_path / "notice.docx"))
    assert [entry.printed_name for entry in found.entries] == names
