"""Pages that print the sound of characters in brackets (補(bǔ)貼): the brackets are left out, the places of the print are kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from pipeline.text import squeeze

_SOUND = re.compile("[(（][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}[)）]")


def without_sounds(text: str) -> tuple[str, Callable[[int], int]]:
    """(the text without such brackets, a function from its places to those of the printed text; white space is not counted)."""
    found = [m.span() for m in _SOUND.finditer(squeeze(text))]
    if not found:
        return text, lambda place: place
    gone = list(accumulate(end - start for start, end in found))
    starts = [start - before for (start, _), before in zip(found, [0, *gone], strict=False)]
    return _SOUND.sub("", text), lambda place: place + [0, *gone][bisect_right(starts, place)]
