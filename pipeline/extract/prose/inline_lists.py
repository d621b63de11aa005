"""Lists in sentences: `1、焊工（含电焊工、气焊工）；2、模具工；…`, in an annex without a table or under a head that names a list."""

from __future__ import annotations

import re

from pipeline.extract.name_lists import CLOSE, OPEN, find_offsets, split_names
from pipeline.extract.notice.sections import Section
from pipeline.extract.tables.table_reading import Context, context_class
from pipeline.model.document import Paragraph, Table
from pipeline.model.printed import Entry
from pipeline.reference.editions import known_names
from pipeline.rules.vocabulary import first_term
from pipeline.text import close_gaps, fold

_NUMBERED = re.compile(r"(?:^|(?<=[；;、，,。]))(\d{1,3})[、.．]")
# So many of the pieces must be names of the classification for a run of words to count as a list.
FEWEST_KNOWN = 0.5


def read_runs(section: Section, annex: str | None) -> list[tuple[Paragraph, list[Entry]]]:
    """(paragraph, its entries) of every paragraph that is a list; empty where a table carries the names of this section."""
    if section.is_annex and any(isinstance(block, Table) for block in section.blocks):
        return []
    found: list[tuple[Paragraph, list[Entry]]] = []
    heads: list[str] = []
    last = 0
    for block in section.blocks:
        if not isinstance(block, Paragraph) or block.kind != "text":
            continue
        entries = _read_run(block, heads, section, annex, last)
        if entries:
            found.append((block, entries))
            last = int(entries[-1].seq)
        elif len(fold(block.text)) < 40:
            heads.append(close_gaps(block.text))
            last = 0
    return found


def _read_run(
    paragraph: Paragraph, heads: list[str], section: Section, annex: str | None, last: int
) -> list[Entry]:
    pieces = split_numbered(paragraph.text)
    if not pieces:
        return []
    known = sum(fold(split_bracket(name)) in known_names() for _, name in pieces)
    nearest = heads[-1] if heads else ""
    named = first_term("list", nearest, section.title if section.is_annex else "")
    goes_on = last > 0 and pieces[0][0] == str(last + 1)
    if (known < max(1, FEWEST_KNOWN * len(pieces)) and not goes_on) or not (
        section.is_annex or named
    ):
        return []
    letter = context_class(Context(captions=tuple(heads[-1:])))
    entry_list = (
        first_term("list", nearest)
        or (first_term("list", section.title) if section.is_annex else "")
        or "subsidised"
    )
    offsets = find_offsets(paragraph.text, [name for _, name in pieces])
    return [
        Entry(
            paragraph.place, annex, entry_list, name, seq=seq, printed_class=letter, is_grouped=True,
            offset=offset,
        )
        for (seq, name), offset in zip(pieces, offsets, strict=True)
    ]  # fmt: skip


def split_bracket(name: str) -> str:
    """The name before its brackets."""
    return re.split("[（(【]", name)[0]


def split_numbered(text: str) -> list[tuple[str, str]]:
    """(number, name) of `1、焊工；2、模具工。`; [] where the numbers do not count on by one, or the pieces are sentences."""
    marks = [m for m in _NUMBERED.finditer(text) if _depth(text[: m.start()]) == 0]
    numbers = [int(m.group(1)) for m in marks]
    if (
        not marks
        or marks[0].start() != 0
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
    ):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    pieces = [
        (m.group(1), text[m.end() : end].strip("；;。，, \n"))
        for m, end in zip(marks, ends, strict=True)
    ]
    return pieces if all(_is_name(name) for _, name in pieces) else []


def _is_name(text: str) -> bool:
    bare = split_bracket(text)
    return (
        1 < len(bare) <= 20
        and len(split_names(text).names) == 1
        and not re.search("[。；;：:，,]", bare)
    )


def _depth(text: str) -> int:
    return sum(text.count(c) for c in OPEN) - sum(text.count(c) for c in CLOSE)
