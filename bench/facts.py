"""Facts that people wrote down of files of others, held against what is read of them: `python -m bench facts FACTS.jsonl`

A line a file: `{"path": ..., "facts": [...]}`, a fact one of
    cell       `text` (or one of `also`) stands in one row with all `row_words`, and below each word of `head` where it is given
    merge      `text` stands in a cell of `row_span` rows and `col_span` columns, or is a line of its own
    paragraph  `text` stands in a line, or in a cell
    count      a table has `value` rows, or up to five more above and below them (titles, heads, notes), or prints that number
White space and note marks do not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.base.errors import UserError
from pipeline.model.document import Cell, Document, Table
from pipeline.read import read_document
from pipeline.text import fold

MOST_OTHER_ROWS = 5
Fact = dict[str, Any]


def holds(fact: Fact, document: Document) -> bool:
    """Whether a fact is found in a document."""
    wanted = fold(str(fact.get("text", "")))
    if fact["kind"] == "paragraph":
        cells = (cell.text for cell in _cells(document))
        return any(wanted in fold(text) for text in (_lines(document), *cells))
    if fact["kind"] == "count":
        return any(_counts(table, int(fact["value"])) for table in document.tables)
    if fact["kind"] == "merge":
        spans = (fact["row_span"], fact["col_span"])
        is_line = any(wanted == fold(paragraph.text) for paragraph in document.paragraphs)
        return is_line or any((c.row_span, c.column_span) == spans and wanted in fold(c.text) for c in _cells(document))  # fmt: skip
    words = [fold(word) for word in fact["row_words"]]
    head = [fold(word) for word in (fact["head"] or "").split()]
    texts = {wanted, *map(fold, fact.get("also", ()))}
    return any(_has_cell(table, words, texts, head) for table in document.tables)


def _lines(document: Document) -> str:
    return "".join(paragraph.text for paragraph in document.paragraphs)


def _cells(document: Document) -> Iterator[Cell]:
    return (cell for table in document.tables for cell in table.cells)


def _counts(table: Table, value: int) -> bool:
    rows = sum(any(text.strip() for text in row) for row in table.grid)
    return 0 <= rows - value <= MOST_OTHER_ROWS or any(c.text.strip() == str(value) for c in table.cells)  # fmt: skip


def _has_cell(table: Table, words: Sequence[str], wanted: set[str], head: Sequence[str]) -> bool:
    owners = [[fold(cell.text) if cell else "" for cell in row] for row in table.owners()]
    for number, row in enumerate(owners):
        if not all(any(word in text for text in row) for word in words):
            continue
        for column, text in enumerate(row):
            above = "".join(other[column] for other in owners[:number])
            if text in wanted and all(word in above for word in head):
                return True
    return False


def run(path: Path) -> None:
    """Print for each file how many of its facts hold, and those that do not."""
    held = of = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line) if line.strip() else {"facts": []}
        if not item["facts"]:
            continue
        try:
            document = read_document(Path(item["path"]))
            missed = [fact for fact in item["facts"] if not holds(fact, document)]
            said = "; ".join(json.dumps(fact, ensure_ascii=False) for fact in missed)
        except UserError as error:
            missed, said = item["facts"], str(error)
        found = len(item["facts"]) - len(missed)
        held, of = held + found, of + len(item["facts"])
        print(f"{found} of {len(item['facts'])}  {Path(item['path']).name}  {said}", flush=True)
    print(f"{held} of {of} facts hold")
