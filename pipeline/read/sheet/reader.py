"""Sheets to Document, whatever the format of the workbook."""

from __future__ import annotations

from itertools import chain

from pipeline.base.collector import acyclic_made
from pipeline.base.errors import UserError
from pipeline.model.document import Document, LeftOut, Paragraph, Place, Table
from pipeline.read.conservation import check_part, tell, texts_of
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.sheet.blocks import build_blocks
from pipeline.read.sheet.sheets import Workbook

MOST_SHOWN = 32_000_000


def build_document(name: str, format: str, workbook: Workbook) -> Document:
    """The Document of a workbook: each displayed cell stands in it once. UserError where no cell holds a word."""
    _check_words(workbook)
    with acyclic_made():
        return _build(name, format, workbook)


def _build(name: str, format: str, workbook: Workbook) -> Document:
    blocks: list[Paragraph | Table] = []
    left_out: list[LeftOut] = []
    issues = [*workbook.issues]
    sweeper = Sweeper()
    for sheet in workbook.sheets:
        known = len(sweeper.litter)
        built = build_blocks(sheet, sweeper)
        unread = [item.text for item in built.left_out] + [
            item.tag for item in sweeper.litter[known:]
        ]
        issues += sheet.issues
        printed = list(filter(None, [*built.added, *sheet.printed()]))
        read = list(filter(None, [*texts_of(built.blocks), *unread]))
        # As a rule the very same texts in the same order; only where they are not, characters are counted.
        if printed != read:
            issues += check_part(Place(f"s{sheet.number}"), printed, read)
        blocks += built.blocks
        left_out += built.left_out
    if not blocks:
        raise UserError("the workbook has no words that are shown", "工作簿中没有显示出来的文字")
    issues += tell(left_out)
    return Document(
        name, format, tuple(blocks), None, tuple(sweeper.litter), tuple(left_out), tuple(issues)
    )


def _check_words(workbook: Workbook) -> None:
    """UserError where the cells show more words than any notice has: a text that is stored once can be shown in a million cells."""
    rows = chain.from_iterable(sheet.rows.values() for sheet in workbook.sheets)
    total = sum(map(len, chain.from_iterable(row.values() for row in rows)))
    if total > MOST_SHOWN:
        raise UserError(
            f"the cells show {total:,} characters; more than {MOST_SHOWN:,} is no notice: give the notice alone",
            f"单元格共显示 {total:,} 个字符，超过 {MOST_SHOWN:,} 不会是通知：请只给出通知本身",
        )
