"""A caption of words that nobody knows: what the list or the amounts below it are cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.context import Context, context_class
from pipeline.extract.programmes import labels_in
from pipeline.extract.prose.unknown import unknown_words
from pipeline.model.printed import Amount, Entry
from pipeline.rules.vocabulary import has_term
from pipeline.text import fold

DOUBT = "unknown_words"
# A longer line above a table is a sentence, and no caption.
LONGEST = 30


def is_unknown(context: Context) -> bool:
    """Whether the nearest caption holds words that nobody knows, and none that says what it heads."""
    caption = fold(context.captions[-1]) if context.captions else ""
    if not 0 < len(caption) <= LONGEST or not unknown_words(caption):
        return False
    is_said = has_term("list", caption) or context_class(Context(captions=(caption,)))
    return not (is_said or labels_in(caption))


def doubt_entries(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a table under such a caption, each in doubt."""
    return [replace(entry, doubts=_with(entry.doubts)) for entry in entries]


def doubt_amounts(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts of a table under such a caption, each in doubt."""
    return [replace(amount, doubts=_with(amount.doubts)) for amount in amounts]


def _with(doubts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*doubts, DOUBT)))
