"""Whether words are names of occupations, and how many of them a text enumerates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.name_lists import outside, split_names
from pipeline.reference.editions import known_names
from pipeline.rules.patterns import pattern
from pipeline.text import fold

_VERBAL = pattern("occupation_names.verbal")
_NO_NAME = pattern("occupation_names.no_name")
_JOINED = pattern("occupation_names.joined")
_PIECES = pattern("occupation_names.pieces")
_PERSON = pattern("occupation_names.person")
LONGEST_ITEM = 16
# So many of the pieces must be names of the classification for a run of words to count as a list.
FEWEST_KNOWN = 0.5
# Lists whose names stand in no classification.
UNCLASSIFIED = {"specialised_ability", "project_based", "training_completion"}
# A longer enumeration of occupations in running prose is shown to a person where it was not read.
LONG = 6


def are_names(names: Sequence[str], named: str = "") -> bool:
    """Whether words are names: at least half of the classification, or (in a list that has no codes) all of the form of one."""
    if named in UNCLASSIFIED:
        return all(len(fold(name)) <= LONGEST_ITEM and not _VERBAL.search(name) for name in names)
    known = sum(fold(without_bracket(name)) in known_names() for name in names)
    return known >= max(1, FEWEST_KNOWN * len(names))


def is_name(text: str) -> bool:
    """Whether a text is one name of an occupation by its form: short, one name, no word that names never hold."""
    is_short = 1 < len(without_bracket(text)) <= 20
    return is_short and len(split_names(text).names) == 1 and not _NO_NAME.search(outside(text))


def is_person(text: str) -> bool:
    """Whether a text is the name of an occupation, though words of a programme stand in it (职业培训师)."""
    bare = fold(without_bracket(text))
    return bare in known_names() or bool(_PERSON.search(bare))


def part_joined(names: Sequence[str]) -> tuple[str, ...]:
    """The names, with 茶艺师和美容师 parted where both sides are names of the classification and the whole is none."""
    return tuple(part for name in names for part in _parted(name))


def _parted(name: str) -> tuple[str, ...]:
    both = _JOINED.fullmatch(name)
    is_one = both is None or is_known(name)
    return both.groups() if both and not is_one and all(map(is_known, both.groups())) else (name,)


def is_joined(name: str) -> bool:
    """Whether a name may be two that a word joins: it is none of the classification as a whole."""
    return bool(_JOINED.fullmatch(name)) and not is_known(name)


def is_known(name: str) -> bool:
    """Whether a name stands in the classification, what its bracket says left out."""
    return fold(without_bracket(name)) in known_names()


def known_in(text: str) -> int:
    """How many names of the classification a text enumerates, parted by 、 and the like; words may stand before the first."""
    pieces = [piece.strip() for piece in _PIECES.split(text)]
    found = 0
    for index, piece in enumerate(pieces):
        ends = (
            (piece[start:] for start in range(max(0, len(piece) - 12), len(piece) - 1))
            if index == 0 or len(piece) > 12
            else (piece,)
        )
        found += any(fold(end) in known_names() for end in ends if len(end) > 1)
    return found


def without_bracket(name: str) -> str:
    """The name before its brackets."""
    return re.split("[（(【]", name)[0]
