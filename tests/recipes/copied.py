"""A recipe of what a file holds: its paragraphs, and its tables with their spans."""

from pathlib import Path
from typing import Any

from pipeline.model.document import Table as Read
from pipeline.read import read_document

from .document import Cell, Notice, Paragraph, Table


def copied_notice(path: Path) -> Notice:
    """The blocks of a file as a recipe, to be written in another format."""
    blocks: list[Any] = []
    for block in read_document(path).blocks:
        if isinstance(block, Read):
            rows: list[list[Any]] = [[None] * block.columns for _ in block.places]
            for cell in block.cells:
                rows[cell.row][cell.column] = Cell(cell.text, cell.row_span, cell.column_span)
            blocks.append(Table(rows, [1.0] * block.columns))
        elif block.kind != "running":
            blocks.append(Paragraph(block.text))
    return Notice(blocks)
