"""Control words of RTF for tables: cells and rows as they end, and what a row is defined to be."""

from __future__ import annotations

from pipeline.read.rtf.actions import Action, only_text
from pipeline.read.rtf.tables import GOES_ON, RESTART, Definition
from pipeline.read.rtf.walk import Walk


def _in_table(walk: Walk, number: int | None) -> None:
    walk.parts.story.depth = 0 if number == 0 else max(1, walk.parts.story.depth)


def _depth(walk: Walk, number: int | None) -> None:
    walk.parts.story.depth = max(0, number or 0)


def _cell(walk: Walk, number: int | None) -> None:
    walk.parts.story.end_cell(1)
    walk.parts.number = ""


def _nested_cell(walk: Walk, number: int | None) -> None:
    walk.parts.story.end_cell(max(2, walk.parts.story.depth))
    walk.parts.number = ""


def _row(walk: Walk, number: int | None) -> None:
    walk.parts.story.end_row(1, walk.definition)


def _nested_row(walk: Walk, number: int | None) -> None:
    walk.parts.story.end_row(max(2, walk.parts.story.depth), walk.definition)


def _define(walk: Walk, number: int | None) -> None:
    walk.definition = Definition()


def _define_apart(walk: Walk, number: int | None) -> None:
    """The row of a nested table is defined in a group of its own; the outer row's definition comes back behind it."""
    walk.outer_definitions.append(walk.definition)
    walk.state.at_end = lambda: _restore(walk)


def _restore(walk: Walk) -> None:
    walk.definition = walk.outer_definitions.pop()


def _left(walk: Walk, number: int | None) -> None:
    walk.definition.left = number or 0


def _edge(walk: Walk, number: int | None) -> None:
    walk.definition.end_cell(number or 0)


def _head(walk: Walk, number: int | None) -> None:
    walk.definition.is_head = True


def _down(how: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        walk.definition.next.down = how

    return act


def _aside(how: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        walk.definition.next.aside = how

    return act


TABLE_WORDS: dict[str, Action] = {
    "intbl": _in_table, "itap": _depth,
    "cell": only_text(_cell), "nestcell": only_text(_nested_cell), "row": only_text(_row), "nestrow": only_text(_nested_row),
    "trowd": _define, "nesttableprops": _define_apart, "trleft": _left, "cellx": _edge, "trhdr": _head,
    "clvmgf": _down(RESTART), "clvmrg": _down(GOES_ON), "clmgf": _aside(RESTART), "clmrg": _aside(GOES_ON),
}  # fmt: skip
