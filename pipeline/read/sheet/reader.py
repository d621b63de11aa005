"""Sheets to Document, whatever the format of the workbook."""

from __future__ import annotations

from itertools import chain
from typing import NoReturn

from pipeline.base.collector import acyclic_made
from pipeline.base.errors import UserError
from pipeline.model.document import Document, LeftOut, Paragraph, Place, Table
from pipeline.read.conservation import check_part, each_text, tell
from pipeline.read.conversion_artifacts import Sweeper
from pipeline.read.sheet.blocks import build_blocks
from pipeline.read.sheet.sheets import Workbook

MOST_SHOWN = 32_000_000
_AT_ONCE = 1000


def build_document(name: str, format: str, workbook: Workbook) -> Document:
    """The Document of a workbook: each displayed cell stands in it once. UserError where no cell holds a word."""
    printed = [list(sheet.printed()) for sheet in workbook.sheets]
    may_hold_litter = _check_words(printed)
    with acyclic_made():
        return _build(name, format, workbook, printed, may_hold_litter)


def _build(
    name: str, format: str, workbook: Workbook, words: list[list[str]], may_hold_litter: bool
) -> Document:
    blocks: list[Paragraph | Table] = []
    left_out: list[LeftOut] = []
    issues = [*workbook.issues]
    sweeper = Sweeper()
    for sheet, printed in zip(workbook.sheets, words, strict=True):
        known = len(sweeper.litter)
        built = build_blocks(sheet, sweeper, may_hold_litter)
        unread = [item.text for item in built.left_out] + [
            item.tag for item in sweeper.litter[known:]
        ]
        issues += sheet.issues
        printed[:0] = built.added
        read = list(filter(None, chain(each_text(built.blocks), unread)))
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


def _check_words(sheets: list[list[str]]) -> bool:
    """Whether the words may hold litter of conversion. UserError where the cells show more words than any notice has: a text that
    is stored once can be shown in a million cells. Words lie far apart in memory, so that part by part both is asked of them."""
    total, is_littered = 0, False
    for words in sheets:
        for start in range(0, len(words), _AT_ONCE):
            part = words[start : start + _AT_ONCE]
            total += sum(map(len, part))
            if total > MOST_SHOWN:
                _refuse(sum(map(len, chain.from_iterable(sheets))))
            is_littered = is_littered or Sweeper.may_hold_litter(part)
    return is_littered


def _refuse(total: int) -> NoReturn:
    raise UserError(
        f"the cells show {total:,} characters; more than {MOST_SHOWN:,} is no notice: give the notice alone",
        f"单元格共显示 {total:,} 个字符，超过 {MOST_SHOWN:,} 不会是通知：请只给出通知本身",
    )
