"""The effects of control words, in general: an action takes the walk and the number behind the word."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.read.rtf.state import Where
from pipeline.read.rtf.walk import Walk

Action = Callable[[Walk, int | None], None]


def only_text(action: Action) -> Action:
    """An action that has no meaning in codes of fields, tables of fonts and the like."""

    def act(walk: Walk, number: int | None) -> None:
        if walk.state.where in {Where.TEXT, Where.NUMBER}:
            action(walk, number)

    return act


def goes_to(where: Where) -> Action:
    """An action that says what the words of the group are."""

    def act(walk: Walk, number: int | None) -> None:
        walk.state.where = where

    return act
