"""Where a paragraph or table stands: in the body or an annex; the annex's title; the captions right above a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.extract.notice.annex_headings import ENDS, annex_starts, heading_of
from pipeline.extract.notice.annex_names import annex_name
from pipeline.extract.notice.offices import offices_of
from pipeline.model.document import Document, Paragraph, Table
from pipeline.rules.metadata import metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import has_term
from pipeline.text import close_gaps, fold, join_lines

# Kinds of paragraphs that are no part of the notice's own text.
AROUND = {"running", "about"}
CAPTION = pattern("sections.caption")
# So bounded that a line of leaders costs no more than it is long.
LEADERS = re.compile(r"(?:…{2}|\.{5}|·{5}|_{5})\s{0,60}\S{0,60}\d")
UNIT = pattern("sections.unit")
_NOTES = pattern("sections.notes")
_END_OF_TITLE = pattern("sections.end_of_title")
_DAY = pattern("metadata.issue_date")


@dataclass
class Section:
    """A run of blocks: the body (annex None, is_annex false) or an annex. `captions` maps a table to the lines above it."""

    annex: str | None = None
    is_annex: bool = False
    title: str = ""
    blocks: list[Paragraph | Table] = field(default_factory=list)
    captions: dict[int, list[Paragraph]] = field(default_factory=dict)
    heads: list[Paragraph] = field(default_factory=list)


def split_sections(document: Document) -> list[Section]:
    """The body, then each annex. An annex begins at a heading that the list of annexes in the body does not contain."""
    blocks = [_mark_led(b) for b in document.blocks if isinstance(b, Table) or b.kind not in AROUND]
    starts = annex_starts(blocks)
    sections = [Section(blocks=list(blocks[: starts[0]] if starts else blocks))]
    for start, end in pairwise([*starts, len(blocks)]):
        sections.append(_annex(blocks[start:end]))
    for section in sections:
        _find_captions(section)
    return sections


def _mark_led(block: Paragraph | Table) -> Paragraph | Table:
    """A line with dotted leaders is a table without rules: `模具工………四级 1800元`."""
    if isinstance(block, Table) or block.kind != "text" or not LEADERS.search(block.text):
        return block
    return replace(block, kind="unread")


def _annex(blocks: list[Paragraph | Table]) -> Section:
    head = blocks[0]
    assert isinstance(head, Paragraph)
    number, title = heading_of(head) or ("", "")
    section = Section(annex_name(number, "(" in fold(head.text)), True, title, heads=[head])
    rest = list(blocks[1:])
    if not title:
        while (
            rest and isinstance(rest[0], Paragraph) and _is_title_line(rest[0].text, section.title)
        ):
            line = rest.pop(0)
            assert isinstance(line, Paragraph)
            section.heads.append(line)
            if line.kind != "sheet":
                section.title = join_lines([section.title, close_gaps(line.text)])
    section.blocks = rest
    return section


def _is_title_line(text: str, so_far: str) -> bool:
    folded = fold(text)
    is_head = not ENDS.search(folded) and len(folded) <= 45 and not UNIT.fullmatch(folded)
    is_done = bool(so_far) and bool(
        _END_OF_TITLE.search(fold(so_far))
        or re.search(metadata_pattern("title", "ends") + "$", fold(so_far))
    )
    return (
        is_head and not is_done and not CAPTION.fullmatch(folded) and not has_term("note", folded)
    )


def _find_captions(section: Section) -> None:
    """The short lines right above a table: captions, units. They end at a sentence, a note, another table or the foot of a text."""
    for index, block in enumerate(section.blocks):
        if not isinstance(block, Table):
            continue
        lines: list[Paragraph] = []
        for number in range(index - 1, -1, -1):
            above = section.blocks[number]
            if isinstance(above, Table) or not _is_caption_line(above.text) or len(lines) == 4:
                break
            if number and _signs(section.blocks[number - 1], above):
                break
            lines.insert(0, above)
            if above.kind == "sheet":
                # What stands above the name of a sheet stands on another one.
                break
        section.captions[index] = lines


def _signs(office: Paragraph | Table, day: Paragraph) -> bool:
    """Whether two lines are the foot of a text: who signs, and the day."""
    is_day = bool(_DAY.fullmatch(fold(day.text)))
    return is_day and isinstance(office, Paragraph) and bool(offices_of(fold(office.text)))


def _is_caption_line(text: str) -> bool:
    folded = fold(text)
    return (
        len(folded) <= 45
        and not re.search(r"[。；;]", folded)
        and (not _is_note(folded) or bool(UNIT.search(folded)))
    )


def _is_note(folded: str) -> bool:
    return bool(_NOTES.match(folded))
