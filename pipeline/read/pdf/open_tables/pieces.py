"""Lines cut into pieces, each the words of one line in one column, or in several that they run through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pdf.open_tables.columns import Blank
from pipeline.read.pdf.open_tables.words import OnBaseline, TextLine, Word, is_number
from pipeline.text import is_chinese

# A blank between words of one text is narrower than this share of a letter's size.
INNER_GAP = 0.6


@dataclass(frozen=True)
class Piece(OnBaseline):
    """Words of one line from the column `first` to the column `last`."""

    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_number(self) -> bool:
        return is_number(self.text)


def cut_line(line: TextLine, blanks: Sequence[Blank]) -> list[Piece]:
    """The pieces of a line from left to right."""
    middles = [blank.middle for blank in blanks]
    groups: list[tuple[int, int, list[Word]]] = []
    for word in line.words:
        first, last = _columns_of(word, middles)
        if groups and _goes_on(groups[-1], word, first, line.size):
            start, end, words = groups[-1]
            groups[-1] = start, max(end, last), [*words, word]
        else:
            groups.append((first, last, [word]))
    return [Piece(tuple(w), line.baseline, line.size, a, b) for a, b, w in groups]


def _columns_of(word: Word, middles: Sequence[float]) -> tuple[int, int]:
    return bisect_right(middles, word.x0), bisect_right(middles, word.x1)


def _goes_on(group: tuple[int, int, list[Word]], word: Word, first: int, size: float) -> bool:
    _, last, words = group
    if first <= last:
        return True
    gap = word.x0 - words[-1].x1
    if (
        min(len(words[-1].text), len(word.text)) > 1
        and is_chinese(words[-1].text[-1])
        and is_chinese(word.text[0])
    ):
        # Chinese is written without blanks: two words are two heads set close together.
        return False
    return gap < INNER_GAP * size and not (is_number(words[-1].text) and is_number(word.text))
