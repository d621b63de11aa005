"""Where a paragraph or table stands: front, body or annex; its clause; its annex's title; the caption right above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.extract.notice.annex_names import ANNEX
from pipeline.extract.notice.clause_path import (
    ClausePath,
    clause_start,
    split_clauses,
    without_number,
)
from pipeline.model.document import Document, Paragraph, Table
from pipeline.rules.metadata import metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import has_term
from pipeline.text import close_gaps, fold, join_lines, squeeze

# Kinds of paragraphs that are no part of the notice's own text.
AROUND = {"running", "about"}
ENDS = re.compile(r"[。；;：:！!？?…]$")
CAPTION = pattern("sections.caption")
# So bounded that a line of leaders costs no more than it is long.
LEADERS = re.compile(r"(?:…{2}|\.{5}|·{5}|_{5})\s{0,60}\S{0,60}\d")
UNIT = pattern("sections.unit")
# What a heading of an annex goes on with where it only cites the annex.
_CITES = pattern("sections.cites")
_LISTED = pattern("sections.listed")
_NOTES = pattern("sections.notes")
_NEW = pattern("sections.new")
_END_OF_TITLE = pattern("sections.end_of_title")


@dataclass
class Section:
    """A run of blocks: the body (annex None, is_annex false) or an annex. `captions` maps a table to the lines above it."""

    annex: str | None = None
    is_annex: bool = False
    title: str = ""
    blocks: list[Paragraph | Table] = field(default_factory=list)
    captions: dict[int, list[Paragraph]] = field(default_factory=dict)
    heads: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A healed paragraph with its clause (`一（一）2（4）`), the heads of its clauses from the outermost to its own, and the
    paragraphs it was printed as. Several articles in one paragraph are a line each; `begin` counts the characters of the
    paragraph before the line, white space left out; `captions` are the places among the heads of those without a number."""

    text: str
    clause: str
    parts: tuple[Paragraph, ...]
    heads: tuple[str, ...] = ()
    begin: int = 0
    captions: frozenset[int] = frozenset()

    @property
    def is_first(self) -> bool:
        """Whether the line begins its paragraph."""
        return self.begin == 0


def split_sections(document: Document) -> list[Section]:
    """The body, then each annex. An annex begins at a heading that the list of annexes in the body does not contain."""
    blocks = [_mark_led(b) for b in document.blocks if isinstance(b, Table) or b.kind not in AROUND]
    starts = _annex_starts(blocks)
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


def _annex_starts(blocks: list[Paragraph | Table]) -> list[int]:
    """Positions of annex headings. `附件1` alone on its line always is one; `附件1：title` only where it is not followed by
    the next entry of a list, and `附件：` with the title behind it only opens the list."""
    heads = [(i, _heading(block)) for i, block in enumerate(blocks) if isinstance(block, Paragraph)]
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
        isinstance(b, Paragraph) and (_heading(b) or (None, ""))[1] for b in (following, before)
    )


def is_annex_heading(paragraph: Paragraph) -> bool:
    """Whether a line may head an annex."""
    return _heading(paragraph) is not None


def _heading(paragraph: Paragraph) -> tuple[str, str] | None:
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


def annex_name(number: str, is_bracketed: bool = False) -> str | None:
    """The printed number without blanks: 附件2, 附件（二）; None for an unnumbered annex."""
    if not number:
        return None
    return f"{ANNEX}（{number}）" if is_bracketed else f"{ANNEX}{number}"


def _annex(blocks: list[Paragraph | Table]) -> Section:
    head = blocks[0]
    assert isinstance(head, Paragraph)
    number, title = _heading(head) or ("", "")
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
    """The short lines right above a table: captions, units. They end at a sentence, a note or another table."""
    for index, block in enumerate(section.blocks):
        if not isinstance(block, Table):
            continue
        lines: list[Paragraph] = []
        for above in reversed(section.blocks[:index]):
            if isinstance(above, Table) or not _is_caption_line(above.text) or len(lines) == 4:
                break
            lines.insert(0, above)
        section.captions[index] = lines


def _is_caption_line(text: str) -> bool:
    folded = fold(text)
    return (
        len(folded) <= 45
        and not re.search(r"[。；;]", folded)
        and (not _is_note(folded) or bool(UNIT.search(folded)))
    )


def _is_note(folded: str) -> bool:
    return bool(_NOTES.match(folded))


def read_lines(section: Section) -> list[Line]:
    """The paragraphs of a section, cut ones healed, each with its clause."""
    captions = {id(p) for lines in section.captions.values() for p in lines}
    path = ClausePath()
    lines: list[Line] = []
    for parts in _heal(
        [b for b in section.blocks if isinstance(b, Paragraph) and id(b) not in captions]
    ):
        text = join_lines([part.text for part in parts])
        begin = 0
        for piece in split_clauses(text):
            clause = path.step(piece)
            lines.append(Line(piece, clause, tuple(parts), path.heads(), begin, path.captions()))
            begin += len(squeeze(piece))
    return lines


def lines_above_table(section: Section) -> list[Line]:
    """The lines above the first table, captions among them: in a notice that is a title and a table, the title is one."""
    end = next(
        (i for i, block in enumerate(section.blocks) if isinstance(block, Table)),
        len(section.blocks),
    )
    return read_lines(replace(section, blocks=section.blocks[:end], captions={}))


def _heal(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs cut in mid-sentence, where a page of the original ended, joined with what follows."""
    healed: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        is_text = paragraph.kind == "text"
        if healed and is_text and healed[-1][-1].kind == "text" and _is_cut(healed[-1], paragraph):
            healed[-1].append(paragraph)
        else:
            healed.append([paragraph])
    return healed


def _is_cut(before: list[Paragraph], after: Paragraph) -> bool:
    text = fold("".join(part.text for part in before))
    inner = without_number(text)
    has_sentence = (
        len(inner) >= 18
        and bool(re.search("[，,。、；;（(]", inner))
        and not text.startswith(ANNEX)
    )
    follows = fold(after.text)
    is_new = (
        clause_start(follows) is not None
        or bool(_NEW.match(follows))
        or has_term("note", follows[:8])
    )
    is_heading = not re.search("[，,。；;]", inner) and not re.search("[、（(]$", text)
    return (
        has_sentence
        and not is_heading
        and not re.search(r"[。；;：:！!？?…”》]$|[)）]$", text)
        and not is_new
    )
