"""The lines of a section: its paragraphs, healed where a page cut them, each with its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.extract.notice.annex_names import ANNEX
from pipeline.extract.notice.clause_path import (
    ClausePath,
    clause_start,
    split_clauses,
    without_number,
)
from pipeline.extract.notice.sections import Section
from pipeline.model.document import Paragraph, Table
from pipeline.rules.patterns import pattern
from pipeline.rules.vocabulary import has_term
from pipeline.text import fold, join_lines, squeeze

_NEW = pattern("sections.new")
# Lines that begin with a class or a grade one below the other are a list, however long.
_LABEL = pattern("sections.label")


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


def read_lines(section: Section) -> list[Line]:
    """The paragraphs of a section, cut ones healed, each with its clause."""
    captions = {id(p) for lines in section.captions.values() for p in lines}
    path = ClausePath()
    lines: list[Line] = []
    for parts in heal(
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


def heal(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
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
        or bool(_LABEL.match(follows) and _LABEL.match(fold(before[-1].text)))
    )
    is_heading = not re.search("[，,。；;]", inner) and not re.search("[、（(]$", text)
    return (
        has_sentence
        and not is_heading
        and not re.search(r"[。；;：:！!？?…”》]$|[)）]$", text)
        and not is_new
    )
