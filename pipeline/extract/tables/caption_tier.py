"""The tier of scarcity that the captions of a table print for all its rows."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.programmes import labels_in
from pipeline.rules.lexicon import lexicon
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_ALONE = pattern("caption_tier.alone")
# What a caption may call a whole list: it is a list of scarce ones then, and has no tiers.
PLAIN = {"scarce", "not_scarce"}


def tier_of(captions: Sequence[str], is_paid: bool) -> str:
    """The tier of the nearest caption that prints one (`（非常紧缺职业）`), or "". A table that pays its own amounts is no
    list of scarce ones, however its title calls it; under `（紧缺职业）` alone its entries are scarce."""
    for text in reversed(captions):
        alone = _ALONE.fullmatch(fold(text)) if is_paid else None
        if alone and lexicon("tier").of(alone.group("tier"), "tier") == "scarce":
            return alone.group("tier")
        tiers = [label for label in labels_in(text) if label.kind == "tier"]
        if len(tiers) == 1 and tiers[0].values[0] not in PLAIN:
            return tiers[0].values[0]
    return ""
