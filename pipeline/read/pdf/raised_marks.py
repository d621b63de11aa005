"""Small signs raised above the line or lowered below it: note marks, powers, indices. A raised 1 behind 1000 is no digit of the
number: it is written as `¹`, as it is printed, and what is no digit or letter stays as it is (①, *)."""

from __future__ import annotations

from pipeline.read.pdf.page_objects import Char
from pipeline.text import lower_text, raise_text

# Marks are at most this share of the size of the words they stand beside.
SMALL = 0.8
# Shares of the size of the words beside. Below the first no eye sees that a sign is raised.
LEAST_RAISE, MOST_RAISE = 0.12, 0.75
LEAST_DROP, MOST_DROP = 0.08, 0.45
# How far from the words a mark stands at most.
NEAR = 0.5


def join_marks(rows: list[list[Char]]) -> list[list[Char]]:
    """Rows of characters by baseline, from the top; a mark that made a row of its own is put into the row of its words."""
    joined = [list(row) for row in rows]
    sizes = [[char.size for char in row] for row in rows]
    least, most = list(map(min, sizes)), list(map(max, sizes))
    for index, row in enumerate(rows):
        for beside in (index + 1, index - 1):
            if (
                0 <= beside < len(rows)
                and least[index] <= SMALL * most[beside]
                and _is_in_reach(rows[beside], row, most[beside])
            ):
                marks = _marks_of(rows[beside], joined[index])
                joined[beside] += marks
                joined[index] = [char for char in joined[index] if char not in marks]
    return [row for row in joined if row]


def _is_in_reach(words: list[Char], row: list[Char], size: float) -> bool:
    drop = row[0].baseline - words[-1].baseline
    return -MOST_RAISE * size < drop < MOST_DROP * size


def _marks_of(words: list[Char], row: list[Char]) -> list[Char]:
    """The characters of `row` that stand beside larger ones of `words`, or behind another mark."""
    found: list[Char] = []
    for char in sorted(row, key=lambda char: char.x0):
        if any(_is_beside(char, word) for word in words) or (
            found and abs(char.x0 - found[-1].x1) < NEAR * char.size and char.size == found[-1].size
        ):
            found.append(char)
    return found


def _is_beside(char: Char, word: Char) -> bool:
    if char.size > SMALL * word.size or word.text.isspace():
        return False
    near = NEAR * word.size
    gaps = char.x0 - word.x1, word.x0 - char.x1
    return any(-near < gap < near for gap in gaps) and _raise_of(char, word) != 0


def _raise_of(char: Char, word: Char) -> int:
    """1 where a character is raised above a word, -1 where it is lowered, 0 where it is neither."""
    share = (word.baseline - char.baseline) / (word.size or 1.0)
    if LEAST_RAISE < share < MOST_RAISE:
        return 1
    return -1 if LEAST_DROP < -share < MOST_DROP else 0


def mark_raised(row: list[Char]) -> list[Char]:
    """The characters of a line from left to right, raised and lowered ones as the signs for them."""
    marked = []
    largest = max(char[6] for char in row)
    for index, char in enumerate(row):
        if char[6] > SMALL * largest:
            marked.append(char)
            continue
        word = _word_of(row, index)
        raised = _raise_of(char, word) if word else 0
        write = {1: raise_text, -1: lower_text}.get(raised)
        marked.append(char._replace(text=write(char.text)) if write else char)
    return marked


def _word_of(row: list[Char], index: int) -> Char | None:
    """The nearest larger character that a small one stands beside, looked for to its left and then to its right."""
    char = row[index]
    for way in (range(index - 1, -1, -1), range(index + 1, len(row))):
        edge = char
        for other in (row[n] for n in way):
            gap = max(other.x0 - edge.x1, edge.x0 - other.x1)
            if other.text.isspace() or gap > NEAR * max(other.size, edge.size):
                break
            if char.size <= SMALL * other.size:
                return other
            edge = other
    return None
