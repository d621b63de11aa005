"""The values of a cell that prints several: one a line, or each with its grade or class (五级：1000；四级：1500)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.base.remembered import remembered
from pipeline.extract.name_lists import find_offsets
from pipeline.extract.tables.cell_kinds import kind_of
from pipeline.rules.patterns import pattern
from pipeline.rules.patterns import words as words_named
from pipeline.rules.vocabulary import class_of, grade_range
from pipeline.text import fold

_PARTS = pattern("cell_parts.parts")
_GRADED = pattern("cell_parts.graded")
_SEAM = pattern("cell_parts.seam")
_HOURS_WORDS = pattern("cell_parts.hours_words")
(_YUAN,) = words_named("heads.yuan")
FIGURES = {"number", "amount", "hours", "unpaid", "percent"}
# A cell of amounts prints one for each grade, class or part of a sum, and no more.
MOST_PARTS = 40
VALUES = FIGURES | {"grade", "code", "class"}


class Part(NamedTuple):
    """A value of a cell: its words, the grade or class printed with it ("" for none), how many characters of the cell stand before
    it (white space not counted), whether nothing tells what it is for beside the others, and the component that it says itself."""

    text: str
    grade: str = ""
    printed_class: str = ""
    at: int = 0
    is_loose: bool = False
    component: str = ""


@remembered
def parts_of_cell(text: str) -> tuple[Part, ...]:
    """The values of a cell of amounts; the cell itself where it prints one, or a sentence."""
    graded = () if _YUAN in fold(text) else _graded_parts(text)
    if 0 < len(graded) <= MOST_PARTS:
        return graded
    values = values_of(text)
    if not 0 < len(values) <= MOST_PARTS or kind_of(values[0]) not in FIGURES:
        return (Part(text),)
    places = find_offsets(text, values)
    return tuple(
        Part(value, at=at, is_loose=True) for value, at in zip(values, places, strict=True)
    )


@remembered
def hours_by_grade(text: str) -> tuple[Part, ...]:
    """The class hours of a cell that prints some for each grade or class (初级80课时、中级110课时); () where it does not."""
    return _graded_parts(_HOURS_WORDS.sub("", text))


def _graded_parts(text: str) -> tuple[Part, ...]:
    """Figures that stand each behind or before a grade or class, parted by marks or by nothing; () where any does not."""
    pieces = [piece.strip() for piece in _PARTS.split(text) if piece.strip()]
    return _labelled(text, pieces) or _labelled(
        text, [part.strip() for piece in pieces for part in _SEAM.split(piece)]
    )


def _labelled(text: str, pieces: Sequence[str]) -> tuple[Part, ...]:
    """The pieces of a cell as figures with their grades or classes; () where one has none, or two that differ."""
    parts = []
    for piece, at in zip(pieces, find_offsets(text, pieces), strict=True):
        match = _GRADED.fullmatch(fold(piece))
        labels = [label for label in (match["before"], match["behind"]) if label] if match else []
        says = {class_of(label) or grade_range(label) for label in labels}
        if match is None or len(says) != 1 or None in says:
            return ()
        letter = class_of(labels[0])
        parts.append(Part(match["figure"], "" if letter else labels[0], letter, at))
    return tuple(parts)


@remembered
def values_of(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several of one kind, one a line or parted by marks; () where it holds one or other words."""
    parts = tuple(part.strip() for part in _PARTS.split(text) if part.strip())
    # A list of names is told by its first.
    if len(parts) < 2 or kind_of(parts[0]) not in VALUES:
        return ()
    kinds = {kind_of(part) for part in parts}
    if not kinds <= VALUES or not (kinds <= FIGURES or len(kinds) == 1):
        return ()
    grades = [grade_range(part) for part in parts] if kinds == {"grade"} else []
    # 五级/初级工 is one grade by two names.
    return () if len(set(grades)) < len(grades) else parts
