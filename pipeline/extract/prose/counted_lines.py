"""Lists of one name a line below a line that counts them: 共14个：, in the body of a notice too, where nothing else says what is a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.prose.name_runs import Run, split_numbered
from pipeline.extract.prose.occupation_names import are_names, is_known, is_name
from pipeline.model.document import Paragraph, Table
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, fold, parse_numeral

_OPENS = pattern("counted_lines.opens")
_MARKS = "；;、，,"
BULLETS = "—-●•·◆■▪★☆ "
# A question or caption right above the line that counts is no longer than this.
LONGEST_HEAD = 40


def counted_lines(blocks: Sequence[Paragraph | Table]) -> dict[int, Run]:
    """id of each line of such a list -> its name, below the line that counts and the head above that. Only where as many lines follow
    as are counted, each of them a name by its form, and half of them names of the classification."""
    found: dict[int, Run] = {}
    for index, block in enumerate(blocks):
        count = _count(block)
        if not count or count < 2:
            continue
        lines = list(_names(blocks[index + 1 : index + 1 + count]))
        behind = _names(blocks[index + 1 + count : index + 2 + count])
        is_more = any(is_known(name) for _, (_, name) in behind)
        if len(lines) == count and not is_more and are_names([name for _, (_, name) in lines]):
            head = _head(blocks, index)
            found |= {id(line): Run(head, (name,)) for line, name in lines}
    return found


def _count(block: Paragraph | Table) -> int | None:
    if not isinstance(block, Paragraph) or block.kind != "text":
        return None
    match = _OPENS.fullmatch(fold(block.text))
    return parse_numeral(match.group("count")) if match else None


def _names(blocks: Sequence[Paragraph | Table]) -> Iterator[tuple[Paragraph, tuple[str, str]]]:
    """(line, (its number, name)) of the lines up to the first that is no name."""
    for block in blocks:
        if not isinstance(block, Paragraph) or block.kind != "text":
            return
        text = close_gaps(block.text).rstrip(_MARKS).lstrip(BULLETS)
        (name,) = split_numbered(text)[:1] or [("", text)]
        if not is_name(name[1]) and not is_known(name[1].rstrip("。")):
            return
        yield block, (name[0], name[1].rstrip("。"))


def _head(blocks: Sequence[Paragraph | Table], index: int) -> str:
    """The line that counts, with the short line above it (问题五：今年有哪些紧缺职业？)."""
    own, above = blocks[index], blocks[index - 1] if index else None
    texts = [
        close_gaps(block.text)
        for block in (above, own)
        if isinstance(block, Paragraph) and len(fold(block.text)) <= LONGEST_HEAD
    ]
    return " ".join(texts)
