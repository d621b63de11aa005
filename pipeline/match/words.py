"""Words that two names share. Only shown to people: in ranking, characters did better (see bench)."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from functools import cache
from types import ModuleType


@cache
def _tokenizer() -> ModuleType:
    """jieba, loaded when first asked for: its dictionary takes over a second."""
    with warnings.catch_warnings():
        # Its source has invalid escapes, which newer Pythons warn of while compiling it.
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(logging.ERROR)
        jieba.initialize()
    module: ModuleType = jieba
    return module


def cut_words(name: str) -> list[str]:
    """Words of two characters or more, in order."""
    return [word for word in _tokenizer().lcut(name) if len(word) > 1]


def shared_words(name: str, others: Sequence[str]) -> list[list[str]]:
    """For each other name the words that it shares with `name`."""
    words = cut_words(name)
    return [[word for word in words if word in set(cut_words(other))] for other in others]
