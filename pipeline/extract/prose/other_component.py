"""Another part of what was paid right before: 五级培训补贴700元，鉴定补贴180元; the second is for the grade of the first."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.prose.spots import Spot
from pipeline.extract.prose.structure import Phrase

# Kinds of labels that the parts of a subsidy have in common.
SHARED = {"grade", "class", "tier"}
# So many numbers before one are looked through for other grades.
LONGEST = 8
_TRAINING = "training"


def is_other_component(phrases: Sequence[Phrase], spots: Sequence[Spot], spot: Spot) -> bool:
    """Whether a number names another part of the subsidy whose part for the training, of one grade, stands right before it."""
    before = _graded_before(phrases, spots, spot)
    return (
        before is not None
        and component_of(before) == _TRAINING
        and not _ends_list(phrases, spots, before)
    )


def is_unsure_component(phrases: Sequence[Phrase], spots: Sequence[Spot], spot: Spot) -> bool:
    """Whether it may be for the grade right before it, or for all grades of a list that ends there."""
    before = _graded_before(phrases, spots, spot)
    return before is not None and not is_other_component(phrases, spots, spot)


def component_of(spot: Spot) -> str:
    """The part of a subsidy that the own words of a number name last; "" for none."""
    return next((w.value("component") for w in reversed(spot.words) if w.has("component")), "")


def _graded_before(phrases: Sequence[Phrase], spots: Sequence[Spot], spot: Spot) -> Spot | None:
    """The number with a grade right before one for another part that names no grade itself."""
    before = spots[spot.order - 1] if spot.order else None
    if before is None or before.kind != spot.kind or len(spot.numbers) + len(before.numbers) > 2:
        return None
    is_next = spot.phrase_index - before.phrase_index <= 1
    is_near = is_next and (spot.phrase is before.phrase or before.phrase.mark == ",")
    is_other = component_of(spot) not in {"", "total", "living", component_of(before)}
    is_graded = any(label.kind == "grade" for label in before.labels)
    is_bare = not any(label.kind in SHARED for label in spot.labels)
    return before if is_near and is_other and is_graded and is_bare else None


def _ends_list(phrases: Sequence[Phrase], spots: Sequence[Spot], spot: Spot) -> bool:
    """Whether another number with a grade, and without a part of its own behind it, stands before one up to the ；."""
    first = spot.phrase_index
    while first > max(0, spot.phrase_index - LONGEST) and phrases[first - 1].mark != ";":
        first -= 1
    for earlier in spots[max(0, spot.order - LONGEST) : spot.order]:
        is_graded = any(label.kind == "grade" for label in earlier.labels)
        is_followed = _graded_before(phrases, spots, spots[earlier.order + 1]) is earlier
        if earlier.phrase_index >= first and is_graded and not is_followed:
            return True
    return False
