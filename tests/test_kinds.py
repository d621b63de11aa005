"""Sentences and tables as cities write them, kind by kind, through Word and text files: nothing wrong, nothing lost in silence.

`sentences/kinds.jsonl` holds each kind with what it says, in the form of `sentences/blind/README.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read_document
from tests.recipes.document import Cell, Notice, Paragraph, Table
from tests.recipes.write_docx import write_docx
from tests.recipes.write_text import write_text
from tests.truth_cases import HEAD, Row, merges_of, read_cases, score_document

CASES = read_cases(Path(__file__).parent / "sentences" / "kinds.jsonl")
FORMS = ("docx", "txt")


def notice_of(case: Row) -> Notice:
    """A case under the head of a notice, as recipes write it."""
    blocks: list[Paragraph | Table] = [Paragraph(words) for words in HEAD]
    for block in case["blocks"]:
        blocks.append(Paragraph(block["p"]) if "p" in block else _table(block))
    return Notice(blocks)


def _table(block: Row) -> Table:
    words = block["table"]
    spans, covered = merges_of(block)
    rows = [
        [
            None if (r, c) in covered else Cell(text, *spans.get((r, c), (1, 1)))
            for c, text in enumerate(line)
        ]
        for r, line in enumerate(words)
    ]
    return Table(rows, [1.0] * len(words[0]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_kind_is_read_as_it_says(case: Row, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"notice.{form}"
    write = write_docx if form == "docx" else write_text
    write(notice_of(case), path)
    score = score_document(case, read_document(path))
    assert (score.wrong, score.silent) == ([], [])
    assert score.unread == 0


@pytest.mark.parametrize("form", FORMS)
def test_one_fact_in_twenty_is_in_doubt_at_most(form: str, tmp_path: Path) -> None:
    exact = doubtful = 0
    for case in CASES:
        path = tmp_path / f"{case['id']}.{form}"
        (write_docx if form == "docx" else write_text)(notice_of(case), path)
        score = score_document(case, read_document(path))
        exact += score.exact
        doubtful += score.doubtful
    assert doubtful <= 0.05 * (exact + doubtful)
