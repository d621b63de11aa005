"""The corpus itself: the same seed gives the same case, and what is written is what the recipe says."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.corpus import FAMILIES, Case, generate, write_case
from tests.layouts.truth import OCCUPATION_COLUMNS, RATE_COLUMNS
from tests.recipes.document import Paragraph, Table, cells
from tests.recipes.pdf_layout import CELL_PAD, text_width
from tests.recipes.write_pdf import WIDTH

CASES = [generate(5000 + family, family) for family in FAMILIES]
MANY = [generate(seed) for seed in range(60)]


def tables(case: Case) -> list[Table]:
    """The tables of a case."""
    return [block for block in case.notice.blocks if isinstance(block, Table)]


def letters(case: Case) -> tuple[Counter[str], set[str]]:
    """The letters of the recipe, and those that may be printed again."""
    words = [block.text for block in case.notice.blocks if isinstance(block, Paragraph)]
    found = [
        (row < table.header_rows, cell.text)
        for table in tables(case)
        for row, _, cell in cells(table)
    ]
    again = {letter for is_head, text in found if is_head for letter in text} | set("—0123456789")
    return Counter("".join("".join([*words, *(text for _, text in found)]).split())), again


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_pdf_holds_the_words_of_the_recipe(case: Case, tmp_path: Path) -> None:
    with pdfium.PdfDocument(write_case(case, tmp_path, "pdf")) as document:
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    printed, (said, again) = Counter("".join("".join(pages).split())), letters(case)
    assert not said - printed
    assert set(printed - said) <= again


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_same_seed_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    once = write_case(case, tmp_path, "pdf").read_bytes()
    again = generate(int(case.id[:6]), case.family)
    assert again == case
    assert write_case(again, tmp_path, "pdf").read_bytes() == once
    assert write_case(case, tmp_path, "docx").stat().st_size > 0
    assert write_case(case, tmp_path, "txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", MANY, ids=lambda case: case.id)
def test_truth_stands_in_the_document(case: Case) -> None:
    said = "".join(
        letter
        for table in tables(case)
        for _, _, cell in cells(table)
        for letter in cell.text.split()
    )
    # Sentences print thousands with a comma, or in 万.
    sentences = "".join(b.text for b in case.notice.blocks if isinstance(b, Paragraph))
    printed = said + sentences.replace(",", "")
    for record in case.occupations:
        assert set(record) <= set(OCCUPATION_COLUMNS)
        assert "".join(str(record["printed_name"]).split()) in said
    for record in case.rates:
        # Of a range the ends are printed, and no single amount.
        assert set(record) <= {
            *RATE_COLUMNS,
            "amount_min_yuan",
            "beneficiary",
            "bound",
            "condition",
            "scarcity",
        }
        ends = (
            ("amount_yuan",)
            if record["amount_yuan"] is not None
            else ("amount_min_yuan", "amount_max_yuan")
        )
        amounts = [int(str(record[name])) for name in ends if record[name] is not None]
        assert all(str(each) in printed or f"{each / 10000:g}万" in printed for each in amounts)
    assert case.occupations or case.family in {5, 18}


@pytest.mark.parametrize("case", MANY, ids=lambda case: case.id)
def test_no_amount_is_cut_by_its_column(case: Case) -> None:
    for table in tables(case):
        for _, column, cell in cells(table):
            room = (
                WIDTH * sum(table.widths[column : column + cell.columns]) / sum(table.widths)
                - CELL_PAD
            )
            amounts = [
                line
                for line in cell.text.split("\n")
                if re.fullmatch(r"\d+(元(/人)?)?|[\d-]{10}", line)
            ]
            assert all(text_width(line, case.cell_size) <= room for line in amounts)
