"""A paragraph as one text: its runs with their raised marks, and its automatic number before the words."""

from __future__ import annotations

from itertools import groupby
from unicodedata import category

from pipeline.model.document import Cause
from pipeline.read.docx.names import Element
from pipeline.read.docx.numbering import Level
from pipeline.read.docx.story import Story
from pipeline.read.docx.styles import Look, fill_link, read_link
from pipeline.text import lower_text, raise_text

# Longer raised words are no mark but words set small.
MOST_IN_MARK = 6
_BULLETS = "•●○■□◆◇▪▶➢✓☑❖-–—·"


def count_paragraph(story: Story, style: str, own: Element | None, mark: Look) -> tuple[str, str]:
    """The automatic number of a paragraph and what parts it from the words; ("", "") where it has none. `own` is its
    `w:numPr`, `mark` how its mark is shown."""
    if not story.numbering.lists:
        return "", ""
    link = fill_link(read_link(own), story.styles.link_of(style))
    number = story.numbering.level_of(link, style or story.styles.default_paragraph)
    if number is None:
        return "", ""
    level, text = story.numbering.count(str(link.list_id), number)
    if level.is_hidden:
        return "", ""
    story.add(text)
    if mark.is_crossed_out:
        story.leave_out(Cause.STRUCK, text)
        return "", ""
    return text, _suffix(level)


def _suffix(level: Level) -> str:
    return "" if level.suffix == "nothing" else " "


def with_number(number: str, suffix: str, text: str) -> str:
    """A number before its words, as a person would have typed it: `一、补贴标准`, but `1. 5元`, `1 车工` and `● 车工`."""
    if not number or not text:
        return number or text
    last, first = number[-1], text.lstrip()[:1]
    is_apart = (last.isalnum() and category(last) != "No") or last in _BULLETS
    is_cut = last.isascii() and first.isdecimal()
    glue = " " if is_cut else suffix if is_apart else ""
    return number + glue + text.lstrip()


def join_pieces(pieces: list[tuple[str, int]]) -> str:
    """Runs as one text; short ones above or below the line are marks, and written as such where they stand beside words."""
    if len(pieces) == 1:
        return pieces[0][0]
    if not any(raised for _, raised in pieces):
        return "".join([text for text, _ in pieces])
    is_all_moved = all(raised for text, raised in pieces if text.strip())
    said = []
    for raised, group in groupby(pieces, key=lambda piece: piece[1]):
        text = "".join(piece for piece, _ in group)
        if raised and not is_all_moved and len(text.strip()) <= MOST_IN_MARK:
            text = raise_text(text) if raised > 0 else lower_text(text)
        said.append(text)
    return "".join(said)
