"""Which lines head an annex, and which only cite one or list it."""

from __future__ import annotations

import re

from pipeline.extract.notice.annex_names import ANNEX
from pipeline.model.document import Paragraph, Table
from pipeline.rules.metadata import metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import fold

ENDS = re.compile(r"[。；;：:！!？?…]$")
# What a heading of an annex goes on with where it only cites the annex.
_CITES = pattern("sections.cites")
_LISTED = pattern("sections.listed")


def annex_starts(blocks: list[Paragraph | Table]) -> list[int]:
    """Positions of annex headings. `附件1` alone on its line always is one; `附件1：title` only where it is not followed by
    the next entry of a list, and `附件：` with the title behind it only opens the list."""
    heads = [
        (i, heading_of(block)) for i, block in enumerate(blocks) if isinstance(block, Paragraph)
    ]
    found = [(i, head) for i, head in heads if head is not None]
    last = {number: i for i, (number, _) in found}
    starts = []
    for index, (number, title) in found:
        is_list = bool(title) and (not number or last[number] != index or _is_listed(blocks, index))
        opens_list = not number and not title and _is_first_entry(blocks, index)
        if not is_list and not opens_list and (index > 0 or title):
            starts.append(index)
    return starts


def _is_first_entry(blocks: list[Paragraph | Table], index: int) -> bool:
    """Whether the next line is `1．…`: then `附件：` opens the list of annexes."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(following, Paragraph) and bool(re.match(r"1[.、．]", fold(following.text)))


def _is_listed(blocks: list[Paragraph | Table], index: int) -> bool:
    """Whether the next line is the heading of the next annex: then both are entries of a list."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    before = blocks[index - 1] if index else None
    return any(
        isinstance(b, Paragraph) and (heading_of(b) or (None, ""))[1] for b in (following, before)
    )


def is_annex_heading(paragraph: Paragraph) -> bool:
    """Whether a line may head an annex."""
    return heading_of(paragraph) is not None


def heading_of(paragraph: Paragraph) -> tuple[str, str] | None:
    """(number, title) of a line that may head an annex."""
    text = re.sub(r"^[-—·\s]+", "", fold(paragraph.text))
    match = re.fullmatch(metadata_pattern("annexes", "heading"), text)
    if (
        not match
        or len(text) > 70
        or ENDS.search(text.rstrip(":：") if not match.group(2) else text)
    ):
        return None
    number, title = match.group(1), match.group(2)
    is_clause = _CITES.match(title)
    if title and (is_clause or ANNEX in title):
        return ("", title) if _LISTED.match(title) else None
    return number.strip("()"), title
