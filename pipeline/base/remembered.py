"""The answers of a pure function on short texts, kept: a list prints the same words and figures in row after row."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")
# Longer texts are rarely printed twice, and keeping them costs memory; so many short ones take a few megabytes.
LONGEST = 64
MOST = 8192


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The function with its last answers kept. What it gives must never be changed by those who get it."""
    kept = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def ask(text: str) -> Answer:
        return kept(text) if len(text) <= LONGEST else function(text)

    return ask
