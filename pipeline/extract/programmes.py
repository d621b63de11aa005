"""The programme that words name: a kind of training before a certificate, a certificate before words for any subsidy."""

from __future__ import annotations

from functools import cache

from pipeline.extract.prose.labels import Label, find_labels
from pipeline.extract.prose.scan import scan
from pipeline.extract.prose.structure import build_sentences
from pipeline.rules.lexicon import lexicon
from pipeline.text import fold


def programme_of(*texts: str, least: int = 1) -> str:
    """The programme that several texts name together, the nearest last: the strongest words decide, of equally strong ones the
    nearest that names one alone; "" where none does. `least` leaves weaker words out (2: no umbrella words)."""
    best = max((strength for text in texts for _, strength in programmes_in(text)), default=0)
    if best < least:
        return ""
    for text in reversed(texts):
        values = {value for value, strength in programmes_in(text) if strength == best}
        if len(values) == 1:
            return values.pop()
    return ""


@cache
def programmes_in(text: str) -> tuple[tuple[str, int], ...]:
    """(programme, strength of its words) of every programme that a text names, in order."""
    if whole := lexicon("cell").of(fold(text), "cell"):
        return ((whole, 4),)
    return tuple(
        (value, item.strength)
        for label in labels_in(text)
        if label.kind == "programme"
        for item in label.items
        for value in item.values
    )


@cache
def labels_in(text: str) -> tuple[Label, ...]:
    """All labels of a text: the cell of a table, a head, a caption."""
    folded = fold(text)
    tokens, _ = scan(folded)
    return tuple(
        label
        for sentence in build_sentences(folded, tokens)
        for phrase in sentence.phrases
        for label in find_labels(folded, phrase.words, phrase.brackets)
    )
