"""Captions that name more than one training: 就业技能培训和创业培训补贴标准. No row below is surely of the one that is known."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.programmes import labels_in, programme_of, programmes_in
from pipeline.extract.tables.table_reading import Reading
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_BEFORE = pattern("caption_programme.before")
_BEHIND = pattern("caption_programme.behind")
# What is paid beside any training, or for any.
_BESIDE = {"living_allowance", "vocational_qualification"}


def doubts_of_caption(reading: Reading, programme: str, labels: Sequence[str]) -> tuple[str, ...]:
    """A doubt about the programme of a row with these labels, where only such a caption says it."""
    if not programme or programme in _BESIDE or programme != reading.programme:
        return ()
    is_own = programme == programme_of(*labels)
    return (
        ()
        if is_own or not names_several(programme, reading.context.words)
        else ("doubtful_programme",)
    )


def names_several(programme: str, words: Sequence[str]) -> bool:
    """Whether the first of some captions that names a programme names another training beside it."""
    text = next((w for w in words if programme in {value for value, _ in programmes_in(w)}), "")
    items = [i for label in labels_in(text) if label.kind == "programme" for i in label.items]
    own = [item for item in items if programme in item.values]
    if not own:
        return False
    folded = fold(text)
    return bool(_BEFORE.search(folded[: own[0].start]) or _BEHIND.match(folded[own[-1].end :]))
